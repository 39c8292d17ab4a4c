//! That no rule is on screen, and the way back; why is said above the rules.

use ports_components::button::button;
use ports_components::selection::{SelectionChange, SelectionContext, on_change};
use ports_core::evaluation::Evaluation;
use yew::prelude::*;

/// That no rule is on screen, and the way back.
pub fn nothing(state: &SelectionContext, evaluation: &Evaluation<'static>) -> Html {
    let mut not_shown = evaluation.not_shown.iter();
    let (label, change) = match not_shown.any(|rule| rule.is_hidden()) {
        true => (msg!(rules_clear_filters), SelectionChange::ClearFilters),
        false => (msg!(rules_reset), SelectionChange::Reset),
    };
    html! {
        <div class="pp-nothing">
            <p><strong>{ msg!(rules_none) }</strong></p>
            { button(label, on_change(&state.dispatcher(), change)) }
        </div>
    }
}
