//! What of the workbench is loaded when it is asked for, and how the views ask. How it is loaded is the
//! app's business: it gives the workbench [`PartService`].

use ports_components::Shared;
use ports_components::waiting::waiting;
use ports_core::dataset::Dataset;
use ports_core::evaluation::Evaluation;
use ports_core::upgrade::Upgrade;
use ports_formats::checks::Kind;
use ports_formats::link::{Arrival, Owner};
use ports_formats::{FORMAT_IDS, Format, Group, Ruleset, format_name, host_formats};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::files::Answer;
use crate::services::use_services;

/// A part of the workbench.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The formats for anything but hosts.
    Formats,
    /// Test scripts.
    Scripts,
    /// What changes with an upgrade, and the snippets for before and after.
    Upgrade,
    /// The change request as it will be saved.
    Request,
    /// The addresses, with their sites.
    Addresses,
    /// What reads links that are not as the page writes them.
    Links,
}

/// The entry points of [`Part::Formats`].
#[derive(Clone, Copy, Debug)]
pub struct FormatParts {
    /// All formats that are not [`host_formats`].
    pub formats: fn() -> [&'static [&'static Format]; 4],
}

/// The entry points of [`Part::Scripts`].
#[derive(Clone, Copy, Debug)]
pub struct ScriptParts {
    /// The test scripts of a kind.
    pub view: fn(Kind, &Shared<Vec<Ruleset<'static>>>) -> Html,
}

/// The entry points of [`Part::Upgrade`].
#[derive(Clone, Copy, Debug)]
pub struct UpgradeParts {
    /// The lists of an upgrade, its files and its snippets.
    pub view: fn(&'static Dataset, &Shared<Upgrade<'static>>) -> Html,
}

/// The entry points of [`Part::Request`].
#[derive(Clone, Copy, Debug)]
pub struct RequestParts {
    /// The change request: its buttons and its tables.
    pub view: fn() -> Html,
}

/// The entry points of [`Part::Addresses`].
#[derive(Clone, Copy, Debug)]
pub struct AddressParts {
    /// The view of the addresses, for the rules that are shown, the upgrade if one is asked for, and what
    /// the hosts of each role have to allow.
    pub view: AddressView,
}

/// Renders the view of the addresses.
pub type AddressView = fn(
    &Shared<Evaluation<'static>>,
    Option<&Shared<Upgrade<'static>>>,
    &Shared<Vec<Ruleset<'static>>>,
) -> Html;

/// The entry points of [`Part::Links`].
#[derive(Clone, Copy, Debug)]
pub struct LinkParts {
    /// Which address was meant, by a query and a fragment.
    pub arrival: fn(&str, &str, &Dataset, Owner) -> Arrival,
}

/// How the workbench gets its parts: each if it is there, and one function that loads one.
#[derive(Clone, Copy, Debug)]
pub struct PartService {
    /// See [`Part::Formats`].
    pub formats: fn() -> Option<&'static FormatParts>,
    /// See [`Part::Scripts`].
    pub scripts: fn() -> Option<&'static ScriptParts>,
    /// See [`Part::Upgrade`].
    pub upgrade: fn() -> Option<&'static UpgradeParts>,
    /// See [`Part::Request`].
    pub request: fn() -> Option<&'static RequestParts>,
    /// See [`Part::Addresses`].
    pub addresses: fn() -> Option<&'static AddressParts>,
    /// See [`Part::Links`].
    pub links: fn() -> Option<&'static LinkParts>,
    /// Loads a part; false where it does not arrive. Asking again tries again.
    pub load: fn(Part) -> Answer<(), ()>,
}

impl Part {
    fn is_there(self, service: &PartService) -> bool {
        match self {
            Self::Formats => (service.formats)().is_some(),
            Self::Scripts => (service.scripts)().is_some(),
            Self::Upgrade => (service.upgrade)().is_some(),
            Self::Request => (service.request)().is_some(),
            Self::Addresses => (service.addresses)().is_some(),
            Self::Links => (service.links)().is_some(),
        }
    }
}

/// The part that a format is in; none for what comes with the workbench.
fn part_of(group: Group) -> Option<Part> {
    (group != Group::Host).then_some(Part::Formats)
}

/// The format with an id, or the first one, where it is there already.
pub fn loaded_format(service: &PartService, id: &str) -> Option<&'static Format> {
    let name = format_name(id).or_else(|| format_name(FORMAT_IDS[0]))?;
    let has_id = |format: &&&'static Format| format.id == name.id;
    if let Some(format) = host_formats().iter().find(has_id) {
        return Some(format);
    }
    let others = ((service.formats)()?.formats)();
    others
        .iter()
        .find_map(|group| group.iter().find(has_id))
        .copied()
}

/// The format with an id, or the first one, loaded where it has to be; until it is there, what to show in
/// its place.
#[hook]
pub fn use_format(id: &str) -> Result<&'static Format, Html> {
    let service = use_services().parts;
    let name = format_name(id);
    let waiting = use_part(name.and_then(|name| part_of(name.group)));
    loaded_format(&service, id).ok_or(waiting)
}

/// Has a part loaded, if one is asked for. Until it is there, a line says so; where it did not arrive, with
/// a button to try again.
#[hook]
pub fn use_part(part: Option<Part>) -> Html {
    let service = use_services().parts;
    let attempt = use_state(|| 0_u32);
    let is_missing = use_state_eq(|| false);
    let wanted = part.filter(|part| !part.is_there(&service));
    {
        let (is_missing, attempt) = (is_missing.setter(), attempt.clone());
        use_effect_with((wanted, *attempt), move |(wanted, _)| {
            let Some(part) = *wanted else { return };
            is_missing.set(false);
            spawn_local(async move {
                match (service.load)(part).await {
                    // Renders anew, with the part.
                    Ok(()) => attempt.set(*attempt + 1),
                    Err(()) => is_missing.set(true),
                }
            });
        });
    }
    if wanted.is_none() {
        return Html::default();
    }
    let onretry = Callback::from(move |_| attempt.set(*attempt + 1));
    waiting(*is_missing, onretry)
}
