//! The rules that are not on screen, each with its reasons.

use yew::prelude::*;

use crate::domain::dataset::Dataset;
use crate::domain::query::{Evaluation, Selection};

/// A list behind a heading that says how many there are; nothing when all rules are on screen.
pub(crate) fn misses(
    dataset: &'static Dataset,
    selection: &Selection,
    evaluation: &Evaluation<'static>,
) -> Html {
    if evaluation.misses.is_empty() {
        return Html::default();
    }
    let rows = evaluation.misses.iter().map(|miss| {
        let rule = miss.rule;
        let purposes: Vec<&str> = rule.purposes.iter().map(|purpose| &*purpose.text).collect();
        let what = format!(
            " {} {}, {}: {}. ",
            rule.service,
            rule.direction.as_str(),
            dataset.role_name(&rule.role).to_ascii_lowercase(),
            purposes.join(", ")
        );
        html! {
            <li>
                <span class="pp-port-number">{ rule.port_label() }</span>
                { what }
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
