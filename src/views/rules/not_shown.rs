//! The rules that are not on screen, each with its reasons.

use ports_components::rule::rule_in_short;
use ports_components::selection::SelectionState;
use ports_core::evaluation::{Evaluation, HiddenRule};
use yew::prelude::*;

/// A list behind a heading that says how many there are; nothing when all rules are on screen.
pub fn not_shown(state: &SelectionState, evaluation: &Evaluation<'static>) -> Html {
    let not_shown = &evaluation.not_shown;
    if not_shown.is_empty() {
        return Html::default();
    }
    let item = |hidden: &HiddenRule<'static>| {
        let purposes = hidden.rule.purposes.iter();
        let purposes: Vec<&str> = purposes.map(|purpose| purpose.text.as_str()).collect();
        let why = hidden.text(state.dataset, &state.selection);
        html! {
            <li>
                { rule_in_short(state.dataset, hidden.rule, &purposes.join(msg!(between_items))) }
                <span class="pp-why">{ msg_fmt!(rules_not_shown_why, why = why).to_string() }</span>
            </li>
        }
    };
    html! {
        <details class="pp-misses">
            <summary>{ msg_fmt!(rules_not_shown, number = not_shown.len()).to_string() }</summary>
            <ul>{ for not_shown.iter().map(item) }</ul>
        </details>
    }
}
