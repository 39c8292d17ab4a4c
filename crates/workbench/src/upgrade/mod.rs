//! What to change between two releases, once the reader says which one runs today.

mod from;
mod lists;
mod snippets;

use ports_components::Shared;
use ports_components::glossary::LinkedTerms;
use ports_components::selection::use_selection;
use ports_core::dataset::Dataset;
use ports_core::release::ReleaseCoverage;
use ports_core::upgrade::{Step, Upgrade};
use ports_files::Document;
use yew::prelude::*;

use crate::files::FileButtons;
use crate::parts::{Part, UpgradeParts, use_part};
use crate::services::use_services;
use from::use_from;
use lists::{change_list, folded_list};
use snippets::UpgradeSnippets;

/// The props of the [`UpgradeView`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct UpgradeViewProps {
    /// The upgrade, if one is asked for.
    pub upgrade: Option<Shared<Upgrade<'static>>>,
}

/// The view of the upgrade: which release runs today, what changes, and what to load before and
/// after.
#[component]
pub fn UpgradeView(props: &UpgradeViewProps) -> Html {
    let upgrade = props.upgrade.as_ref();
    let selection = use_selection();
    let dataset = selection.dataset;
    let services = use_services();
    let waiting = use_part(upgrade.map(|_| Part::Upgrade));
    // Without an upgrade there is nothing to print.
    let class = match upgrade {
        Some(_) => "pp-panel",
        None => "pp-panel pp-idle",
    };
    let title = match upgrade {
        Some(upgrade) if upgrade.is_downgrade() => msg!(upgrade_title_down),
        _ => msg!(upgrade_title),
    };
    let from = use_from(&selection);
    let found = |upgrade| match (services.parts.upgrade)() {
        Some(parts) => (parts.view)(dataset, upgrade),
        None => waiting,
    };
    html! {
        <section {class} aria-labelledby="pp-upgrade">
            <h2 id="pp-upgrade">{ title }</h2>
            <div>
                { from }
                { outcome(upgrade, dataset) }
            </div>
            <div class="pp-found">{ for upgrade.map(found) }</div>
        </section>
    }
}

/// The entry points of what changes.
pub const UPGRADE: UpgradeParts = UpgradeParts { view: found };

/// The lists of an upgrade, its files, and the snippets for before and after.
fn found(dataset: &'static Dataset, upgrade: &Shared<Upgrade<'static>>) -> Html {
    let mut linked = LinkedTerms::default();
    let mut more = upgrade.carries_more();
    more.sort_by_key(|change| change.added_said());
    let mut stay = upgrade.list(Step::Stay);
    stay.retain(|change| change.added.is_empty());
    let stays = msg_fmt!(upgrade_stay, count = stay.len()).to_string();
    html! {
        <>
            { change_list(
                dataset,
                upgrade,
                msg!(upgrade_open),
                &upgrade.list(Step::Open),
                &mut linked,
            ) }
            { change_list(
                dataset,
                upgrade,
                msg!(upgrade_close),
                &upgrade.list(Step::Close),
                &mut linked,
            ) }
            { for more.chunk_by(|one, next| one.added_said() == next.added_said()).map(|changes| {
                let title = msg_fmt!(upgrade_more, purposes = changes[0].added_said());
                change_list(dataset, upgrade, &title.to_string(), changes, &mut linked)
            }) }
            { folded_list(dataset, upgrade, &stays, &stay, &mut linked) }
            <FileButtons document={Document::Upgrade} />
            <UpgradeSnippets {upgrade} />
        </>
    }
}

/// What changes, in a few sentences, and what is known about the release that runs today. What to open is
/// announced, and the rest is there to read.
fn outcome(upgrade: Option<&Shared<Upgrade<'static>>>, dataset: &Dataset) -> Html {
    let (mut sentences, mut note) = (Vec::new(), None);
    if let Some(upgrade) = upgrade {
        sentences = upgrade.sentences(dataset);
        note = ReleaseCoverage::of(&upgrade.from, &dataset.lines).note(&upgrade.from);
    }
    html! {
        <div class="pp-outcome">
            <p role="status">{ sentences.first().cloned() }</p>
            if upgrade.is_some() {
                <p>{ sentences.get(1..).unwrap_or_default().join(" ") }</p>
            } else {
                <p class="pp-intro">{ msg!(upgrade_intro) }</p>
            }
            { for note.map(|note| html! { <p>{ note }</p> }) }
        </div>
    }
}
