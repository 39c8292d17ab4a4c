//! Which rules snippets open beside the required ones.

use ports_components::choice::{group, switch};
use ports_components::selection::{SelectionAction, SelectionDispatcher};
use ports_core::link::SnippetOptions;
use yew::prelude::*;

/// The props of [`OpenAlso`].
#[derive(Clone, PartialEq, Properties)]
pub struct OpenAlsoProps {
    /// What snippets are written in, and what they open.
    pub options: SnippetOptions,
    /// How many deprecated rules are on screen.
    pub deprecated: usize,
    /// How many optional and conditional rules are on screen.
    pub optional: usize,
    /// Changes the options.
    pub selection: SelectionDispatcher,
}

/// A switch for deprecated rules, and one for optional and conditional ones.
#[component]
pub fn OpenAlso(props: &OpenAlsoProps) -> Html {
    let options = &props.options;
    let option = |label: &'static str, checked: bool, count: usize, after: SnippetOptions| {
        let selection = props.selection.clone();
        let onchange = move |_| selection.dispatch(SelectionAction::Options(after.clone()));
        let count = msg_fmt!(snippets_on_screen, number = count).to_string();
        let remark = html! { <span class="pp-count">{ count }</span> };
        switch(label, checked, Callback::from(onchange), remark)
    };
    let deprecated = SnippetOptions {
        deprecated: !options.deprecated,
        ..options.clone()
    };
    let optional = SnippetOptions {
        optional: !options.optional,
        ..options.clone()
    };
    let switches = [
        option(
            msg!(rules_deprecated),
            options.deprecated,
            props.deprecated,
            deprecated,
        ),
        option(
            msg!(rules_optional),
            options.optional,
            props.optional,
            optional,
        ),
    ];
    group(
        msg!(snippets_open_also).into(),
        switches.into_iter().collect(),
    )
}
