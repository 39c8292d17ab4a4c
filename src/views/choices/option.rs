//! Options with the number of rules that each would leave.

use ports_components::choice::{Choice, rule_count};
use ports_components::selection::{SelectionChange, on_change, use_selection};
use ports_core::evaluation::{Selection, on_screen};
use ports_core::text::counted;
use yew::prelude::*;

/// The props of a [`SelectionOption`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SelectionOptionProps {
    /// The name of the group that it is one of.
    pub name: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// What choosing it changes.
    pub change: SelectionChange,
}

/// One of a few, chosen where choosing it would change nothing.
#[component]
pub fn SelectionOption(props: &SelectionOptionProps) -> Html {
    let state = use_selection();
    let after = props.change.applied(state.dataset, &state.selection);
    html! {
        <Choice
            name={props.name}
            label={props.label}
            checked={after == state.selection}
            onchange={on_change(&state.dispatcher(), props.change.clone())}
        >
            { rule_count(on_screen(state.dataset, &after)) }
        </Choice>
    }
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

/// The props of a [`FilterSwitch`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FilterSwitchProps {
    /// What it switches.
    pub filter: Filter,
}

/// A switch, with what the other way round would leave.
#[component]
pub fn FilterSwitch(props: &FilterSwitchProps) -> Html {
    let state = use_selection();
    let is_shown = props.filter.is_shown(&state.selection);
    let change = props.filter.change(!is_shown);
    let after = change.applied(state.dataset, &state.selection);
    let rules = counted(on_screen(state.dataset, &after), msg!(counted_rules));
    let count = match is_shown {
        true => msg_fmt!(choices_without, rules = rules).to_string(),
        false => msg_fmt!(choices_with, rules = rules).to_string(),
    };
    html! {
        <Choice
            label={props.filter.label()}
            checked={is_shown}
            onchange={on_change(&state.dispatcher(), change)}
        >
            <span class="pp-count">{ count }</span>
        </Choice>
    }
}
