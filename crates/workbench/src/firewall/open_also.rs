//! Which rules snippets open beside the required ones, and where they allow any address.

use ports_components::choice::{group, radio, switch};
use ports_components::selection::{SelectionAction, SelectionDispatcher};
use ports_core::evaluation::{Evaluation, Status};
use ports_core::link::SnippetOptions;
use ports_core::text::listed;
use ports_formats::Unnamed;
use yew::prelude::*;

/// A switch for deprecated rules, and one for optional and conditional ones, each with the number of them
/// on screen; between networks, one for any address; and a question about the endpoints that no source
/// names and that have no address.
pub fn open_also(
    options: &SnippetOptions,
    evaluation: &Evaluation<'static>,
    is_between_networks: bool,
    unnamed: &[Unnamed<'static>],
    dispatcher: &SelectionDispatcher,
) -> Html {
    let deprecated_rules = evaluation.with_status(Status::Deprecated);
    let optional_rules =
        evaluation.with_status(Status::Optional) + evaluation.with_status(Status::Conditional);
    let choose = |after: SnippetOptions| {
        let selection = dispatcher.clone();
        Callback::from(move |_| selection.dispatch(SelectionAction::Options(after.clone())))
    };
    let option = |label: &'static str, checked: bool, count: usize, after: SnippetOptions| {
        let count = msg_fmt!(snippets_on_screen, number = count).to_string();
        let remark = html! { <span class="pp-count">{ count }</span> };
        switch(label, checked, choose(after), remark)
    };
    let deprecated = SnippetOptions {
        deprecated: !options.deprecated,
        ..options.clone()
    };
    let optional = SnippetOptions {
        optional: !options.optional,
        ..options.clone()
    };
    let any = SnippetOptions {
        allow_any: !options.allow_any,
        ..options.clone()
    };
    let mut switches = vec![
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
    if is_between_networks {
        let label = msg!(snippets_allow_any);
        switches.push(switch(
            label,
            options.allow_any,
            choose(any),
            Html::default(),
        ));
    }
    html! {
        <>
            { group(
                msg!(snippets_open_also).into(),
                switches.into_iter().collect(),
            ) }
            if !unnamed.is_empty() {
                { question(options, unnamed, choose) }
            }
        </>
    }
}

/// What to do about the endpoints that no source names: leave them out, or allow any address.
fn question(
    options: &SnippetOptions,
    unnamed: &[Unnamed<'static>],
    choose: impl Fn(SnippetOptions) -> Callback<Event>,
) -> Html {
    let answer = |label: &'static str, allow_unnamed: bool| {
        let after = SnippetOptions {
            allow_unnamed,
            ..options.clone()
        };
        let is_chosen = options.allow_unnamed == allow_unnamed;
        radio(
            "pp-unnamed",
            label,
            is_chosen,
            choose(after),
            Html::default(),
        )
    };
    let ends = unnamed.iter().map(|Unnamed { name, label }| {
        msg_fmt!(snippets_unnamed_end, end = name, rule = label).to_string()
    });
    let ends = listed(&ends.collect::<Vec<_>>());
    let answers = [
        answer(msg!(snippets_leave_unnamed), false),
        answer(msg!(snippets_allow_unnamed), true),
    ];
    group(
        msg_fmt!(snippets_unnamed, ends = ends).to_string().into(),
        answers.into_iter().collect(),
    )
}
