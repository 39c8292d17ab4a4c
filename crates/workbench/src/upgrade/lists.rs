//! The lists of an upgrade: what to open first, what may be closed afterwards, and what does not change.

use ports_components::glossary::LinkedTerms;
use ports_components::rule::rule_sources;
use ports_core::dataset::{Dataset, Purpose, Rule};
use ports_core::upgrade::{Change, Upgrade};
use yew::prelude::*;

/// Changes below a heading, each with its reason and sources; nothing where there are none.
pub fn change_list(
    dataset: &'static Dataset,
    upgrade: &Upgrade<'static>,
    title: &str,
    changes: &[&Change<'static>],
    linked: &mut LinkedTerms,
) -> Html {
    if changes.is_empty() {
        return Html::default();
    }
    html! {
        <div class="pp-changes">
            <h3>{ title.to_owned() }</h3>
            { items(dataset, upgrade, changes, linked) }
        </div>
    }
}

/// The same, behind a button that opens it.
pub fn folded_list(
    dataset: &'static Dataset,
    upgrade: &Upgrade<'static>,
    title: &str,
    changes: &[&Change<'static>],
    linked: &mut LinkedTerms,
) -> Html {
    if changes.is_empty() {
        return Html::default();
    }
    html! {
        <details class="pp-changes">
            <summary>{ title.to_owned() }</summary>
            { items(dataset, upgrade, changes, linked) }
        </details>
    }
}

fn items(
    dataset: &'static Dataset,
    upgrade: &Upgrade<'static>,
    changes: &[&Change<'static>],
    linked: &mut LinkedTerms,
) -> Html {
    let items = changes.iter();
    let items: Vec<Html> = items
        .map(|change| item(dataset, upgrade, change, linked))
        .collect();
    html! { <ul>{ for items }</ul> }
}

fn item(
    dataset: &'static Dataset,
    upgrade: &Upgrade<'static>,
    change: &Change<'static>,
    linked: &mut LinkedTerms,
) -> Html {
    let connection = &change.connection;
    let when = change.safe_when(dataset, upgrade);
    let sources = connection.rules().into_iter().map(|rule| {
        let uses = connection.uses.iter();
        let purposes: Vec<&'static Purpose> = uses
            .filter(|one| is_same(one.rule, rule))
            .map(|one| one.purpose)
            .collect();
        rule_sources(dataset, rule, &purposes, linked)
    });
    let sources: Vec<Html> = sources.collect();
    html! {
        <li>
            <span class="pp-port-number" translate="no">{ connection.port_label() }</span>
            { " " }
            { msg_fmt!(upgrade_row, ends = change.ends(), purposes = change.purposes_said()).to_string() }
            // What it carries from now on is in the heading.
            if change.added.is_empty() {
                <p class="pp-why">{ change.why(dataset, upgrade) }</p>
            }
            if !when.is_empty() {
                <p class="pp-why">{ when }</p>
            }
            { for sources }
        </li>
    }
}

fn is_same(one: &Rule, other: &Rule) -> bool {
    one.id == other.id
}
