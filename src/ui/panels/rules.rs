//! The rules that apply, and why; the ones that do not.

use yew::prelude::*;

use super::misses::misses;
use crate::domain::dataset::Direction;
use crate::domain::query::{Evaluation, Gap, Match, summary};
use crate::ui::components::rule_table;
use crate::ui::state::{Action, State};

/// The panel of rules.
pub(crate) fn rules(
    state: &State,
    evaluation: &Evaluation<'static>,
    dispatch: &Callback<Action>,
) -> Html {
    let dataset = state.dataset;
    let selection = &state.selection;
    let tables = Direction::ALL.into_iter().map(|direction| {
        let matches: Vec<&Match> = evaluation.in_direction(direction).collect();
        if matches.is_empty() {
            return Html::default();
        }
        rule_table(dataset, selection, direction, &matches)
    });
    let note = evaluation.answer.note(&selection.version);
    html! {
        <section class="pp-panel" aria-labelledby="pp-rules">
            <h2 id="pp-rules">{ "Rules that apply" }</h2>
            <div class="pp-summary" role="status">
                <p>{ summary(dataset, selection, evaluation) }</p>
                { for note.map(|note| html! { <p class="pp-version-note">{ note }</p> }) }
            </div>
            if evaluation.matches.is_empty() {
                { nothing(evaluation, dispatch) }
            }
            { for tables }
            { for evaluation.gaps.iter().map(gap) }
            { misses(dataset, selection, evaluation) }
        </section>
    }
}

/// Why nothing applies, and the way back.
fn nothing(evaluation: &Evaluation, dispatch: &Callback<Action>) -> Html {
    let hidden = evaluation
        .misses
        .iter()
        .filter(|miss| miss.is_hidden())
        .count();
    let (why, label, action) = match hidden {
        0 => (
            "The source lists no rule for this choice.".to_owned(),
            "Reset all choices",
            Action::Reset,
        ),
        1 => (
            "One rule applies, and the search or a filter hides it.".to_owned(),
            "Clear search and filters",
            Action::ClearFilters,
        ),
        _ => (
            format!("{hidden} rules apply, and the search or a filter hides them all."),
            "Clear search and filters",
            Action::ClearFilters,
        ),
    };
    html! {
        <div class="pp-nothing">
            <p><strong>{ "No rules to show." }</strong>{ " " }{ why }</p>
            <button type="button" class="pp-button" onclick={dispatch.reform(move |_| action.clone())}>{ label }</button>
        </div>
    }
}

/// A flow that only the other side's rules list.
fn gap(gap: &Gap<'static>) -> Html {
    html! {
        <div class="pp-gap" role="note">
            <p><strong>{ format!("Check {} too.", gap.rule.port_label()) }</strong>{ " " }{ gap.reason }</p>
        </div>
    }
}
