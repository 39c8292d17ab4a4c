//! What to do about the endpoints that no source names, and that have no address.

use ports_components::button::button;
use ports_components::choice::{group, radio};
use ports_components::selection::{SelectionAction, SelectionContext};
use ports_core::dataset::EndpointId;
use ports_core::link::SnippetOptions;
use ports_core::text::listed;
use ports_formats::{Ruleset, Unnamed};
use yew::prelude::*;

/// The question, with its answers: to leave them out, to allow any address, or to enter it, which
/// `onenter` is told of. Nothing where every endpoint is named or entered.
pub fn unnamed_question(
    selection: &SelectionContext,
    rulesets: &[Ruleset<'static>],
    onenter: &Callback<EndpointId>,
) -> Html {
    let mut unnamed: Vec<&Unnamed<'static>> = Vec::new();
    for one in rulesets.iter().flat_map(|ruleset| &ruleset.unnamed) {
        if !unnamed.contains(&one) {
            unnamed.push(one);
        }
    }
    let Some(first) = unnamed.first() else {
        return Html::default();
    };
    let options = &selection.options;
    let answer = |label: &'static str, allow_unnamed: bool| {
        let dispatcher = selection.dispatcher();
        let after = SnippetOptions {
            allow_unnamed,
            ..options.clone()
        };
        let onchange = Callback::from(move |_| {
            dispatcher.dispatch(SelectionAction::Options(after.clone()));
        });
        let is_chosen = options.allow_unnamed == allow_unnamed;
        radio("pp-unnamed", label, is_chosen, onchange, Html::default())
    };
    let ends = unnamed
        .iter()
        .map(|one| msg_fmt!(addresses_unnamed_end, end = one.name, rule = one.label).to_string());
    let ends = listed(&ends.collect::<Vec<_>>());
    let mut endpoints = selection.dataset.endpoints.iter();
    let endpoint = endpoints.find(|endpoint| endpoint.name.as_str() == first.name);
    let enter = endpoint.map(|endpoint| {
        let id = endpoint.id.clone();
        let onclick = onenter.reform(move |_: MouseEvent| id.clone());
        button(msg!(addresses_unnamed_enter), onclick)
    });
    let answers = [
        answer(msg!(addresses_unnamed_leave), false),
        answer(msg!(snippets_allow_unnamed), true),
        enter.unwrap_or_default(),
    ];
    group(
        msg_fmt!(addresses_unnamed, ends = ends).to_string().into(),
        answers.into_iter().collect(),
    )
}
