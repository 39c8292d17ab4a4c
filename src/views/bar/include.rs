//! What is included beside what is required, and in which direction.

use ports_components::button::button;
use ports_components::choice::{group, radio, switch};
use ports_components::menu::menu;
use ports_components::selection::{SelectionChange, SelectionContext, on_change};
use ports_core::dataset::Direction;
use ports_core::selection::Include;
use yew::prelude::*;

use crate::parts::{self, Help};

/// The menu, which says what is chosen in it.
pub fn include(state: &SelectionContext) -> Html {
    let selection = &state.selection;
    let chosen = selection.included_words();
    let chosen: Vec<_> = std::iter::once(msg!(include_required))
        .chain(chosen)
        .collect();
    let chosen = chosen.join(msg!(between_items));
    let label = msg_fmt!(include_label, chosen = chosen);
    let options = match parts::loaded::<Help>() {
        Some(help) => (help.include)(state),
        None => html! { <p class="pp-hint">{ msg!(later_loading) }</p> },
    };
    menu("pp-include", label.to_string(), options)
}

/// What stands in the menu. It comes with the part that explains the page.
pub fn include_options(state: &SelectionContext) -> Html {
    let selection = &state.selection;
    let dispatcher = state.dispatcher();
    let Include {
        optional,
        deprecated,
    } = selection.include;
    let kinds = [
        (
            msg!(status_optional),
            optional,
            Include {
                optional: !optional,
                deprecated,
            },
        ),
        (
            msg!(status_deprecated),
            deprecated,
            Include {
                optional,
                deprecated: !deprecated,
            },
        ),
    ];
    let switches = kinds.map(|(label, is_on, after)| {
        switch(
            label,
            is_on,
            on_change(&dispatcher, SelectionChange::Include(after)),
            Html::default(),
        )
    });
    let directions = [
        (msg!(choices_both), None),
        (msg!(term_inbound), Some(Direction::Inbound)),
        (msg!(term_outbound), Some(Direction::Outbound)),
    ];
    let directions = directions.map(|(name, direction)| {
        radio(
            "pp-direction",
            name,
            direction == selection.direction,
            on_change(&dispatcher, SelectionChange::Direction(direction)),
            Html::default(),
        )
    });
    html! {
        <>
            { group(msg!(choices_include).into(), switches.into_iter().collect()) }
            { group(msg!(choices_direction).into(), directions.into_iter().collect()) }
            { button(
                msg!(choices_reset),
                on_change(&dispatcher, SelectionChange::Reset),
            ) }
        </>
    }
}
