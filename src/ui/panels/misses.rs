//! The rules that are not on screen, each with its reasons.

use std::rc::Rc;

use yew::prelude::*;

use crate::domain::dataset::Dataset;
use crate::domain::query::{Evaluation, Selection};

/// The selection and the answer to it.
#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// The dataset, for names.
    pub dataset: Rc<Dataset>,
    /// The selection, for the reasons.
    pub selection: Selection,
    /// The answer.
    pub evaluation: Rc<Evaluation>,
}

/// A list behind a heading that says how many there are.
#[component]
pub(crate) fn Misses(props: &Props) -> Html {
    let Props {
        dataset,
        selection,
        evaluation,
    } = props;
    if evaluation.misses.is_empty() {
        return Html::default();
    }
    let rows = evaluation.misses.iter().map(|miss| {
        let rule = &miss.rule;
        let purposes: Vec<&str> = rule.purposes.iter().map(|purpose| purpose.text.as_str()).collect();
        html! {
            <li key={rule.id.as_str()}>
                <span class="pp-port-number">{ rule.port_label() }</span>
                { format!(" {} {}, {}: {}. ", rule.service, rule.direction.as_str(), dataset.role_name(&rule.role).to_lowercase(), purposes.join(", ")) }
                <span class="pp-why">{ format!("This rule {}.", miss.text(dataset, selection)) }</span>
            </li>
        }
    });
    html! {
        <details class="pp-misses">
            <summary>{ format!("Rules that do not apply or are hidden ({})", evaluation.misses.len()) }</summary>
            <ul>{ for rows }</ul>
        </details>
    }
}
