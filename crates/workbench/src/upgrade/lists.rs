//! The lists of an upgrade: what to open before, what stays, and what may be closed afterwards.

use ports_components::glossary::LinkedTerms;
use ports_components::rule::{rule_in_short, rule_sources};
use ports_components::{Shared, StaticRef};
use ports_core::dataset::Dataset;
use ports_core::upgrade::{Change, Step, Upgrade};
use yew::prelude::*;

/// The props of a [`ChangeList`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ChangeListProps {
    /// The dataset.
    pub dataset: StaticRef<Dataset>,
    /// The upgrade.
    pub upgrade: Shared<Upgrade<'static>>,
    /// What the list is called.
    pub title: AttrValue,
    /// What is to be done about the changes in it.
    pub step: Step,
    /// Whether the word for derived facts links to the glossary already, further up on the page.
    pub is_derived_linked: bool,
}

/// The changes of one step, each with its reason and sources; nothing where there are none.
#[component]
pub fn ChangeList(props: &ChangeListProps) -> Html {
    let changes = props.upgrade.list(props.step);
    if changes.is_empty() {
        return Html::default();
    }
    let mut linked = LinkedTerms::default();
    if props.is_derived_linked {
        linked.insert(msg!(term_derived));
    }
    html! {
        <div class="pp-changes">
            <h3>{ &props.title }</h3>
            <ul>
                { for changes.into_iter().map(|change| item(props, change, &mut linked)) }
            </ul>
        </div>
    }
}

fn item(props: &ChangeListProps, change: &Change<'static>, linked: &mut LinkedTerms) -> Html {
    let (dataset, upgrade) = (props.dataset.0, &props.upgrade);
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
