//! Why no rule is on screen, and the way back.

use ports_components::button::button;
use ports_components::selection::{SelectionChange, SelectionContext, on_change};
use ports_core::evaluation::Evaluation;
use yew::prelude::*;

/// Why no rule is on screen, and the way back.
pub fn nothing(state: &SelectionContext, evaluation: &Evaluation<'static>) -> Html {
    let not_shown = evaluation.not_shown.iter();
    let hidden = not_shown.filter(|rule| rule.is_hidden()).count();
    let reason = match hidden {
        0 => msg!(rules_none_listed).to_owned(),
        1 => msg!(rules_none_one_hidden).to_owned(),
        _ => msg_fmt!(rules_none_all_hidden, number = hidden).to_string(),
    };
    let (label, change) = match hidden {
        0 => (msg!(rules_reset), SelectionChange::Reset),
        _ => (msg!(rules_clear_filters), SelectionChange::ClearFilters),
    };
    html! {
        <div class="pp-nothing">
            <p><strong>{ msg!(rules_none) }</strong>{ reason }</p>
            { button(label, on_change(&state.dispatcher(), change)) }
        </div>
    }
}
