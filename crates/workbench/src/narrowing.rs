//! What narrows every output beside the choices of the bar: a direction.

use ports_components::selection::{SelectionChange, SelectionContext, on_change};
use ports_core::dataset::Direction;
use yew::prelude::*;

/// A chip that says which direction alone is shown, copied and saved, and takes that back when it is pressed;
/// nothing where both are.
pub fn direction_chip(selection: &SelectionContext) -> Html {
    let Some(direction) = selection.selection.direction else {
        return Html::default();
    };
    let label = match direction {
        Direction::Inbound => msg!(narrowed_inbound),
        Direction::Outbound => msg!(narrowed_outbound),
    };
    let both = msg!(narrowed_both);
    html! {
        <button
            class="pp-button pp-chip"
            type="button"
            title={both}
            aria-label={[label, both].join(msg!(between_name_and_text))}
            onclick={on_change(&selection.dispatcher(), SelectionChange::Direction(None))}
        >
            { label }
            <span aria-hidden="true">{ "✕" }</span>
        </button>
    }
}
