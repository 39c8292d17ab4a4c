//! The rule that the address leads to, where it does not apply. It comes with the part that explains the page
//! ([`crate::parts::Help`]).

use ports_components::button::button;
use ports_components::selection::{SelectionAction, SelectionContext};
use ports_core::evaluation::Evaluation;
use yew::prelude::*;

/// Why the rule that the address leads to does not apply, in its place, and the way to it; nothing where it
/// does. A reader who changed the selection since knows what it leaves out.
pub fn lost_rule(state: &SelectionContext, evaluation: &Evaluation<'static>) -> Html {
    let linked = state.linked_rule.filter(|_| state.is_as_linked);
    let hidden = linked.and_then(|linked| {
        let mut not_shown = evaluation.not_shown.iter();
        not_shown.find(|hidden| hidden.rule.id == linked.id)
    });
    let Some(hidden) = hidden else {
        return Html::default();
    };
    let show = {
        let dispatcher = state.dispatcher();
        Callback::from(move |_: MouseEvent| dispatcher.dispatch(SelectionAction::ShowLinkedRule))
    };
    html! {
        <div class="pp-gap" id={hidden.rule.id.as_str()}>
            <p>
                { msg_fmt!(
                    ports_lost,
                    port = hidden.rule.port_label(),
                    service = hidden.rule.service,
                    why = hidden.text(state.dataset, &state.selection)
                ).to_string() }
            </p>
            { button(msg!(ports_show_lost), show) }
        </div>
    }
}
