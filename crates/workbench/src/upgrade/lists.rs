//! The lists of an upgrade: what to open before, what stays, and what may be closed afterwards.

use ports_components::glossary::LinkedTerms;
use ports_components::rule::{rule_in_short, rule_sources};
use ports_core::dataset::Dataset;
use ports_core::upgrade::{Change, Step, Upgrade};
use yew::prelude::*;

/// The changes of one step, each with its reason and sources; nothing where there are none.
pub fn change_list(
    dataset: &'static Dataset,
    upgrade: &Upgrade<'static>,
    title: &'static str,
    step: Step,
    linked: &mut LinkedTerms,
) -> Html {
    let changes = upgrade.list(step);
    if changes.is_empty() {
        return Html::default();
    }
    html! {
        <div class="pp-changes">
            <h3>{ title }</h3>
            <ul>
                { for changes.into_iter().map(|change| item(dataset, upgrade, change, linked)) }
            </ul>
        </div>
    }
}

fn item(
    dataset: &'static Dataset,
    upgrade: &Upgrade<'static>,
    change: &Change<'static>,
    linked: &mut LinkedTerms,
) -> Html {
    let when = change.safe_when(dataset, upgrade);
    let purposes: Vec<_> = change.flows.iter().map(|flow| flow.purpose).collect();
    html! {
        <li>
            { rule_in_short(dataset, change.rule, &change.flows_said(dataset)) }
            <p class="pp-why">{ change.why(dataset, upgrade) }</p>
            if !when.is_empty() {
                <p class="pp-why">{ when }</p>
            }
            { rule_sources(dataset, change.rule, &purposes, linked) }
        </li>
    }
}
