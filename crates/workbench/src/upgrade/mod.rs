//! What to change between two releases, once the reader says which one runs today.

mod lists;
mod snippets;

use ports_components::Shared;
use ports_components::button::aria_bool;
use ports_components::glossary::LinkedTerms;
use ports_components::selection::{SelectionChange, SelectionContext, on_change, use_selection};
use ports_core::dataset::{Dataset, Evidence, Purpose};
use ports_core::release::{Release, ReleaseCoverage};
use ports_core::upgrade::{Step, Upgrade};
use ports_files::Document;
use yew::prelude::*;

use crate::files::FileButtons;
use crate::parts::{Part, UpgradeParts, use_part};
use crate::services::use_services;
use lists::change_list;
use snippets::UpgradeSnippets;

/// The section of the upgrade: which release runs today, what changes, and what to load before and
/// after. `is_derived_linked` is whether the word for derived facts links to the glossary already, further
/// up on the page.
#[hook]
pub fn use_upgrade_section(
    upgrade: Option<&Shared<Upgrade<'static>>>,
    is_derived_linked: bool,
) -> Html {
    let selection = use_selection();
    let dataset = selection.dataset;
    let services = use_services();
    let waiting = use_part(upgrade.map(|_| Part::Upgrade));
    // Without an upgrade there is nothing to print.
    let class = match upgrade {
        Some(_) => "pp-panel",
        None => "pp-panel pp-idle",
    };
    let found = |upgrade| match (services.parts.upgrade)() {
        Some(parts) => (parts.view)(dataset, upgrade, is_derived_linked),
        None => waiting,
    };
    html! {
        <section {class} aria-labelledby="pp-upgrade">
            <h2 id="pp-upgrade">{ msg!(upgrade_title) }</h2>
            <div>
                <p class="pp-intro">{ msg!(upgrade_intro) }</p>
                { release_to_come_from(&selection) }
                <div class="pp-outcome" role="status">
                    { for upgrade.map(|upgrade| outcome(upgrade, dataset)) }
                </div>
            </div>
            <div class="pp-found">{ for upgrade.map(found) }</div>
        </section>
    }
}

/// The entry points of what changes.
pub const UPGRADE: UpgradeParts = UpgradeParts { view: found };

/// The lists of an upgrade, its files, and the snippets for before and after.
fn found(
    dataset: &'static Dataset,
    upgrade: &Shared<Upgrade<'static>>,
    is_derived_linked: bool,
) -> Html {
    let mut linked = LinkedTerms::default();
    if is_derived_linked {
        linked.insert(msg!(term_derived));
    }
    let mut list = |title, step| change_list(dataset, upgrade, title, step, &mut linked);
    html! {
        <>
            { list(msg!(upgrade_open), Step::Open) }
            { list(msg!(upgrade_stay), Step::Stay) }
            { list(msg!(upgrade_close), Step::Close) }
            <FileButtons document={Document::Upgrade} />
            <UpgradeSnippets {upgrade} />
        </>
    }
}

/// Whether the sources of a rule say of a fact about these purposes that it was derived. The word links
/// to the glossary where it first stands.
pub fn says_derived(purposes: impl Iterator<Item = &'static Purpose>) -> bool {
    purposes
        .flat_map(|purpose| &purpose.far_ends)
        .any(|end| end.evidence != Evidence::Stated && end.note.is_none())
}

/// A button for each known release that an upgrade may come from, and one for none.
fn release_to_come_from(selection: &SelectionContext) -> Html {
    let dataset = selection.dataset;
    let dispatcher = selection.dispatcher();
    let button = |label: String, from: Option<Release>| {
        let is_chosen = selection.selection.from == from;
        let onclick = on_change(&dispatcher, SelectionChange::UpgradeFrom(from));
        html! {
            <button
                class="pp-line"
                type="button"
                aria-pressed={aria_bool(is_chosen)}
                {onclick}
            >
                { label }
            </button>
        }
    };
    html! {
        <div class="pp-lines" role="group" aria-label={msg!(upgrade_from)}>
            { button(msg!(upgrade_from_none).to_owned(), None) }
            { for dataset.lines.iter().map(|line| {
                button(dataset.line_name(line), Some(line.clone()))
            }) }
        </div>
    }
}

/// How much changes, in a sentence, and what is known about the release that runs today.
fn outcome(upgrade: &Upgrade<'static>, dataset: &Dataset) -> Html {
    let coverage = ReleaseCoverage::of(&upgrade.from, &dataset.lines);
    let note = coverage.note(&upgrade.from);
    html! {
        <>
            <p>{ upgrade.summary() }</p>
            { for note.map(|note| html! { <p>{ note }</p> }) }
        </>
    }
}
