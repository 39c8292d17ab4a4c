//! The rules that apply, and why; the ones that do not.

use std::rc::Rc;

use yew::prelude::*;

use super::misses::Misses;
use crate::domain::dataset::Direction;
use crate::domain::query::{Evaluation, Gap, Match, summary};
use crate::ui::components::RuleTable;
use crate::ui::state::{Action, State};

/// The state and the answer to it.
#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    /// The state.
    pub state: Rc<State>,
    /// The answer.
    pub evaluation: Rc<Evaluation>,
    /// Where changes go.
    pub dispatch: Callback<Action>,
}

/// The panel of rules.
#[component]
pub(crate) fn Rules(props: &Props) -> Html {
    let Props {
        state,
        evaluation,
        dispatch,
    } = props;
    let dataset = &state.dataset;
    let tables = Direction::ALL.into_iter().filter_map(|direction| {
        let matches: Vec<Match> = evaluation.in_direction(direction).cloned().collect();
        let table = html! { <RuleTable key={direction.as_str()} dataset={dataset.clone()} {direction} {matches} /> };
        (evaluation.in_direction(direction).count() > 0).then_some(table)
    });
    html! {
        <section class="pp-panel" aria-labelledby="pp-rules">
            <h2 id="pp-rules">{ "Rules that apply" }</h2>
            <div class="pp-summary" role="status">
                <p>{ summary(dataset, &state.selection, evaluation) }</p>
                if let Some(note) = evaluation.answer.note(&state.selection.version) {
                    <p class="pp-version-note">{ note }</p>
                }
            </div>
            if evaluation.matches.is_empty() {
                { nothing(props, dispatch) }
            }
            { for tables }
            { for evaluation.gaps.iter().map(gap) }
            <Misses dataset={dataset.clone()} selection={state.selection.clone()} evaluation={evaluation.clone()} />
        </section>
    }
}

/// Why nothing applies, and the way back.
fn nothing(props: &Props, dispatch: &Callback<Action>) -> Html {
    let hidden = props
        .evaluation
        .misses
        .iter()
        .filter(|miss| miss.is_hidden())
        .count();
    let (why, label, action) = if hidden > 0 {
        let why = if hidden == 1 {
            "One rule applies, and the search or a filter hides it.".to_owned()
        } else {
            format!("{hidden} rules apply, and the search or a filter hides them all.")
        };
        (why, "Clear search and filters", Action::ClearFilters)
    } else {
        let why = "The source lists no rule for this choice.".to_owned();
        (why, "Reset all choices", Action::Reset)
    };
    let back = dispatch.reform(move |_: MouseEvent| action.clone());
    html! {
        <div class="pp-nothing">
            <p><strong>{ "No rules to show." }</strong>{ " " }{ why }</p>
            <button type="button" class="pp-button" onclick={back}>{ label }</button>
        </div>
    }
}

/// A flow that only the other side's rules list.
fn gap(gap: &Gap) -> Html {
    html! {
        <div key={gap.rule.id.as_str()} class="pp-gap" role="note">
            <p><strong>{ format!("Check {} too.", gap.rule.port_label()) }</strong>{ " " }{ &gap.reason }</p>
        </div>
    }
}
