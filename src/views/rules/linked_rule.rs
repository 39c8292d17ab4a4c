//! The rule that the address leads to, where it is not on screen.

use ports_components::button::button;
use ports_components::rule::with_code;
use ports_components::selection::{SelectionAction, SelectionContext};
use ports_core::evaluation::Evaluation;
use yew::prelude::*;

/// What keeps the rule that the address leads to off the screen, in its place, and the way to it. A
/// reader who changed the selection since knows what it hides.
pub fn hidden_linked_rule(state: &SelectionContext, evaluation: &Evaluation<'static>) -> Html {
    let linked = state.linked_rule.filter(|_| state.is_as_linked);
    let hidden = linked.and_then(|linked| {
        let mut not_shown = evaluation.not_shown.iter();
        not_shown.find(|hidden| hidden.rule.id == linked.id)
    });
    let show = {
        let dispatcher = state.dispatcher();
        Callback::from(move |_: MouseEvent| dispatcher.dispatch(SelectionAction::ShowLinkedRule))
    };
    // A live region that is new announces nothing: it is always there.
    html! {
        <div class="pp-lost" role="status">
            if let Some(hidden) = hidden {
                <div class="pp-gap" id={hidden.rule.id.as_str()}>
                    <p>
                        { with_code(&msg_fmt!(
                            rules_lost,
                            port = hidden.rule.port_label(),
                            service = hidden.rule.service,
                            id = hidden.rule.id,
                            why = hidden.text(state.dataset, &state.selection)
                        ).to_string()) }
                    </p>
                    { button(msg!(rules_show_lost), show) }
                </div>
            }
        </div>
    }
}
