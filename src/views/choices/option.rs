//! Options with the number of rules that each would leave.

use ports_components::choice::{radio, rule_count, switch};
use ports_components::selection::{SelectionChange, SelectionContext, on_change};
use ports_core::evaluation::{Selection, on_screen};
use ports_core::text::counted;
use yew::prelude::*;

/// One of the few options called `name`, chosen where choosing it would change nothing.
pub fn selection_option(
    state: &SelectionContext,
    name: &'static str,
    label: &'static str,
    change: SelectionChange,
) -> Html {
    let after = change.applied(state.dataset, &state.selection);
    radio(
        name,
        label,
        after == state.selection,
        on_change(&state.dispatcher(), change),
        rule_count(on_screen(state.dataset, &after)),
    )
}

/// Rules that can be hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Deprecated ones.
    Deprecated,
    /// Optional ones.
    Optional,
}

impl Filter {
    fn label(self) -> &'static str {
        match self {
            Self::Deprecated => msg!(rules_deprecated),
            Self::Optional => msg!(rules_optional),
        }
    }

    fn is_shown(self, selection: &Selection) -> bool {
        match self {
            Self::Deprecated => selection.show_deprecated,
            Self::Optional => selection.show_optional,
        }
    }

    fn change(self, is_shown: bool) -> SelectionChange {
        match self {
            Self::Deprecated => SelectionChange::ShowDeprecated(is_shown),
            Self::Optional => SelectionChange::ShowOptional(is_shown),
        }
    }
}

/// A switch, with what the other way round would leave.
pub fn filter_switch(state: &SelectionContext, filter: Filter) -> Html {
    let is_shown = filter.is_shown(&state.selection);
    let change = filter.change(!is_shown);
    let after = change.applied(state.dataset, &state.selection);
    let rules = counted(on_screen(state.dataset, &after), msg!(counted_rules));
    let count = match is_shown {
        true => msg_fmt!(choices_without, rules = rules).to_string(),
        false => msg_fmt!(choices_with, rules = rules).to_string(),
    };
    switch(
        filter.label(),
        is_shown,
        on_change(&state.dispatcher(), change),
        html! { <span class="pp-count">{ count }</span> },
    )
}
