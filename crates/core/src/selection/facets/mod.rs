//! Everything a reader can choose, in one table.
//!
//! Links, the page's title and the parameters that the custom element knows derive from [`FACETS`]; so
//! should controls, requests and documentation. A new facet costs its field in [`Selection`] or
//! [`SnippetOptions`], its entry here, its messages and its control.

mod legacy;
mod table;
#[cfg(test)]
mod tests;

pub use legacy::{LEGACY, LegacyParameter};
pub use table::FACETS;

use super::{Selection, SnippetOptions, View};
use crate::dataset::Dataset;
use crate::release::Release;
use crate::text::{cut, listed};

/// The name of the parameter for the firewall format.
pub const FORMAT: &str = "format";

/// The value of the role's parameter for all roles.
pub const ALL_ROLES: &str = "all";

/// One thing a reader can choose.
pub struct Facet {
    /// The name of its parameter in links.
    pub parameter: &'static str,
    /// The label of its control.
    pub label: &'static str,
    /// What its values are.
    pub kind: FacetKind,
    /// Whether it is a filter: it leaves out rules that apply, and is lifted by "clear filters".
    pub is_filter: bool,
    get: fn(&Selection, &SnippetOptions) -> FacetValue,
    set: fn(&mut Selection, &mut SnippetOptions, FacetValue),
    title: fn(&Dataset, &Selection) -> Option<String>,
}

/// What the values of a facet are, and how links write them.
pub enum FacetKind {
    /// One of a few options, or none of them. Links write the option's id.
    OneOf(fn(&Dataset) -> Vec<FacetOption>),
    /// Any of a few options. Links write their ids with commas in between, and nothing for none.
    AnyOf(&'static [FacetOption]),
    /// A release.
    Release,
    /// Text of at most so many characters.
    Text {
        /// How many characters.
        max: usize,
    },
    /// On or off. Links write one of two words, and none for the default.
    Switch {
        /// The word for off.
        off: &'static str,
        /// The word for on.
        on: &'static str,
        /// Whether it is on unless the reader turns it off.
        default: bool,
    },
    /// A view of the page. Links write none for the first one, and may list several, of which the first
    /// counts.
    View,
    /// The id of a firewall format, taken as it is: formats are known to another crate, which checks
    /// it.
    Format,
}

/// One of a few values of a facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FacetOption {
    /// The id, as links write it.
    pub id: &'static str,
    /// The label of its control.
    pub label: &'static str,
}

/// The value of a facet.
#[derive(Clone, Debug, PartialEq)]
pub enum FacetValue {
    /// Nothing is chosen: both directions, no release, no search.
    None,
    /// The id of an option.
    Id(&'static str),
    /// The ids of several options, in their order.
    Ids(Vec<&'static str>),
    /// A release.
    Release(Release),
    /// Text, or the id of a format.
    Text(String),
    /// On or off.
    Switch(bool),
}

/// The facet of a parameter.
pub fn by_parameter(name: &str) -> Option<&'static Facet> {
    FACETS.iter().find(|facet| facet.parameter == name)
}

/// The names of all parameters that links are written with, in the order of [`FACETS`].
pub fn parameters() -> impl Iterator<Item = &'static str> {
    FACETS.iter().map(|facet| facet.parameter)
}

/// The names of all parameters that are read, those of earlier releases among them: what tells ours from
/// a host page's own.
pub fn known_parameters() -> impl Iterator<Item = &'static str> {
    parameters().chain(LEGACY.iter().map(|legacy| legacy.parameter))
}

/// The parameter of an earlier release with this name.
pub fn legacy_by_parameter(name: &str) -> Option<&'static LegacyParameter> {
    LEGACY.iter().find(|legacy| legacy.parameter == name)
}

impl Facet {
    /// What is chosen.
    pub fn get(&self, selection: &Selection, options: &SnippetOptions) -> FacetValue {
        (self.get)(selection, options)
    }

    /// Chooses a value that is of this facet's kind.
    pub fn set(&self, selection: &mut Selection, options: &mut SnippetOptions, value: FacetValue) {
        (self.set)(selection, options, value);
    }

    /// Takes the choice back. A facet that always has a value, such as the version, keeps it.
    pub fn clear(&self, selection: &mut Selection, options: &mut SnippetOptions) {
        self.set(
            selection,
            options,
            match self.kind {
                FacetKind::Switch { default, .. } => FacetValue::Switch(default),
                _ => FacetValue::None,
            },
        );
    }

    /// What the title of the page says of the choice, if anything.
    pub fn title(&self, dataset: &Dataset, selection: &Selection) -> Option<String> {
        (self.title)(dataset, selection)
    }

    /// Whether its values are words of the reader's own.
    pub fn is_text(&self) -> bool {
        matches!(self.kind, FacetKind::Text { .. })
    }

    /// Reads the value of its parameter.
    ///
    /// # Errors
    /// When the value cannot be right: what would be, as a part of a sentence.
    pub fn parse(&self, text: &str, dataset: &Dataset) -> Result<FacetValue, String> {
        match self.kind {
            FacetKind::OneOf(options) => {
                let ids: Vec<&str> = options(dataset).iter().map(|option| option.id).collect();
                let known = ids.iter().find(|id| **id == text);
                known
                    .map(|id| FacetValue::Id(id))
                    .ok_or_else(|| one_of(&ids))
            }
            FacetKind::AnyOf(options) => {
                let given: Vec<&str> = text.split(',').map(str::trim).collect();
                let ids: Vec<&str> = options.iter().map(|option| option.id).collect();
                match given.iter().all(|id| id.is_empty() || ids.contains(id)) {
                    true => Ok(FacetValue::of_ids(options, |id| given.contains(&id))),
                    false => Err(one_of(&ids)),
                }
            }
            FacetKind::Release => match text.parse() {
                Ok(release) => Ok(FacetValue::Release(release)),
                Err(_) => Err(msg!(link_release).to_owned()),
            },
            FacetKind::Text { max } if text.chars().count() > max => {
                Err(msg_fmt!(link_search_too_long, most = max).to_string())
            }
            FacetKind::Switch { off, on, .. } => match text {
                _ if text == off => Ok(FacetValue::Switch(false)),
                _ if text == on => Ok(FacetValue::Switch(true)),
                _ => Err(one_of(&[off, on])),
            },
            FacetKind::View => match View::first_of(text) {
                Some(view) => Ok(FacetValue::Id(view.id())),
                None => Err(one_of(&View::ALL.map(View::id))),
            },
            FacetKind::Text { .. } | FacetKind::Format => Ok(FacetValue::of_text(text)),
        }
    }

    /// The value of its parameter, or none where a link does without.
    pub fn write(&self, selection: &Selection, options: &SnippetOptions) -> Option<String> {
        match (self.get(selection, options), &self.kind) {
            (FacetValue::None, _) => None,
            (FacetValue::Switch(on), FacetKind::Switch { default, .. }) if on == *default => None,
            (FacetValue::Switch(true), FacetKind::Switch { on, .. }) => Some((*on).to_owned()),
            (FacetValue::Switch(false), FacetKind::Switch { off, .. }) => Some((*off).to_owned()),
            (FacetValue::Switch(_), _) => None,
            (FacetValue::Id(id), FacetKind::View) if *id == *View::default().id() => None,
            (FacetValue::Id(id), _) => Some(id.to_owned()),
            (FacetValue::Ids(ids), _) => Some(ids.join(",")),
            (FacetValue::Release(release), _) => Some(release.to_string()),
            (FacetValue::Text(text), FacetKind::Text { max }) => Some(cut(&text, *max).to_owned()),
            (FacetValue::Text(text), _) => Some(text),
        }
    }
}

/// Which values are known, as a part of a sentence.
fn one_of(values: &[&str]) -> String {
    msg_fmt!(link_known, values = listed(values)).to_string()
}

impl FacetOption {
    const fn new(id: &'static str, label: &'static str) -> Self {
        Self { id, label }
    }
}

impl FacetValue {
    /// The options whose ids are given, or nothing where none is.
    fn of_ids(options: &[FacetOption], is_given: impl Fn(&str) -> bool) -> Self {
        let ids: Vec<&str> = options.iter().map(|option| option.id).collect();
        let given: Vec<&str> = ids.into_iter().filter(|id| is_given(id)).collect();
        match given.is_empty() {
            true => Self::None,
            false => Self::Ids(given),
        }
    }

    /// Text, or nothing where it is empty.
    fn of_text(text: &str) -> Self {
        match text {
            "" => Self::None,
            text => Self::Text(text.to_owned()),
        }
    }

    fn id(&self) -> Option<&'static str> {
        match self {
            Self::Id(id) => Some(id),
            _ => None,
        }
    }

    fn holds(&self, id: &str) -> bool {
        matches!(self, Self::Ids(ids) if ids.contains(&id))
    }

    fn release(self) -> Option<Release> {
        match self {
            Self::Release(release) => Some(release),
            _ => None,
        }
    }

    fn text(self) -> String {
        match self {
            Self::Text(text) => text,
            _ => String::new(),
        }
    }

    fn is_on(&self) -> bool {
        matches!(self, Self::Switch(true))
    }
}
