//! Which rules snippets open beside the required ones.

use ports_components::choice::{group, switch};
use ports_components::selection::{SelectionAction, SelectionDispatcher};
use ports_core::evaluation::{Evaluation, Status};
use ports_core::link::SnippetOptions;
use yew::prelude::*;

/// A switch for deprecated rules, and one for optional and conditional ones, each with the number of them
/// on screen.
pub fn open_also(
    options: &SnippetOptions,
    evaluation: &Evaluation<'static>,
    dispatcher: &SelectionDispatcher,
) -> Html {
    let deprecated_rules = evaluation.with_status(Status::Deprecated);
    let optional_rules =
        evaluation.with_status(Status::Optional) + evaluation.with_status(Status::Conditional);
    let option = |label: &'static str, checked: bool, count: usize, after: SnippetOptions| {
        let selection = dispatcher.clone();
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
            deprecated_rules,
            deprecated,
        ),
        option(
            msg!(rules_optional),
            options.optional,
            optional_rules,
            optional,
        ),
    ];
    group(
        msg!(snippets_open_also).into(),
        switches.into_iter().collect(),
    )
}
