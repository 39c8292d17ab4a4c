//! The rules that do not apply, each with its reasons. They come with the part that explains the page
//! ([`crate::parts::Help`]).

use ports_components::rule::rule_in_short;
use ports_components::selection::SelectionState;
use ports_core::evaluation::{Evaluation, HiddenRule};
use ports_core::text::counted;
use yew::prelude::*;

/// A list behind a heading that says how many there are; nothing where all rules apply.
pub fn not_applying(state: &SelectionState, evaluation: &Evaluation<'static>) -> Html {
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
                <span class="pp-why">{ msg_fmt!(ports_not_applying_why, why = why).to_string() }</span>
            </li>
        }
    };
    html! {
        <details class="pp-misses">
            <summary>{ counted(not_shown.len(), msg!(counted_not_applying)) }</summary>
            <ul>{ for not_shown.iter().map(item) }</ul>
        </details>
    }
}
