//! Why no rule is on screen, and the way back.

use ports_components::button::Button;
use ports_components::selection::{SelectionChange, on_change, use_selection};
use yew::prelude::*;

use super::EvaluationProps;

/// Why no rule is on screen, and the way back.
#[component]
pub fn Nothing(props: &EvaluationProps) -> Html {
    let state = use_selection();
    let not_shown = props.evaluation.not_shown.iter();
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
            <Button {label} onclick={on_change(&state.dispatcher(), change)} />
        </div>
    }
}
