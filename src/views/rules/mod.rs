//! The rules that apply, and why; the ones that do not.

pub mod copying;
mod linked_rule;
mod not_shown;
mod nothing;
pub mod row;
pub mod table;

use ports_components::Shared;
use ports_components::selection::{SelectionState, use_selection};
use ports_core::dataset::Direction;
use ports_core::evaluation::{Evaluation, Gap, summary};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlButtonElement;
use yew::prelude::*;

use crate::parts::{self, Help};
use copying::Copied;
use linked_rule::hidden_linked_rule;
use not_shown::not_shown;
use nothing::nothing;
use table::rule_table;

/// The props of [`Rules`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RulesProps {
    /// Which rules are on screen, and which are not.
    pub evaluation: Shared<Evaluation<'static>>,
}

/// The section of the rules.
#[component]
pub fn Rules(props: &RulesProps) -> Html {
    let evaluation = &props.evaluation;
    let state = use_selection();
    let copied = use_state_eq(|| None::<Copied>);
    {
        // How copying went is said until something else happens.
        let copied = copied.setter();
        use_effect_with(state.clone(), move |_| copied.set(None));
    }
    // One listener for the buttons of all rows, which say by their values what they copy: a row is
    // rendered again when its rule changes, not with every callback.
    let onclick = {
        let (state, evaluation, copied) = (state.clone(), evaluation.clone(), copied.setter());
        move |event: MouseEvent| {
            let Some(button) = event.target_dyn_into::<HtmlButtonElement>() else {
                return;
            };
            let value = button.value();
            if value.is_empty() {
                return;
            }
            let (state, evaluation, copied) = (state.clone(), evaluation.clone(), copied.clone());
            spawn_local(async move {
                let done = match parts::load::<Help>().await {
                    Ok(help) => (help.copy)(value, state, evaluation).await,
                    Err(_) => Copied::missing(state.dataset, &value),
                };
                if done.is_some() {
                    copied.set(done);
                }
            });
        }
    };
    let tables = Direction::ALL.map(|direction| {
        let has_rules = evaluation.in_direction(direction).next().is_some();
        html! {
            if has_rules {
                { rule_table(&state, evaluation, direction, copied.as_ref()) }
            }
        }
    });
    html! {
        <section class="pp-panel" aria-labelledby="pp-rules">
            <h2 id="pp-rules">{ msg!(rules_title) }</h2>
            { summary_of(&state, evaluation) }
            <div class="pp-found" {onclick}>
                { hidden_linked_rule(&state, evaluation) }
                if evaluation.matches.is_empty() {
                    { nothing(&state, evaluation) }
                }
                { for tables }
                { gaps(&evaluation.gaps) }
                { not_shown(&state, evaluation) }
            </div>
        </section>
    }
}

/// What applies, in a sentence, and how the version stands to the known ones.
fn summary_of(state: &SelectionState, evaluation: &Evaluation<'static>) -> Html {
    html! {
        <div class="pp-summary" role="status">
            <p>{ summary(state.dataset, &state.selection, evaluation) }</p>
            if let Some(note) = evaluation.answer.note(&state.selection.version) {
                <p class="pp-version-note">{ note }</p>
            }
        </div>
    }
}

/// Connections that only the other side's rules list.
pub fn gaps(gaps: &[Gap<'static>]) -> Html {
    let gap = |gap: &Gap<'static>| {
        let port = gap.rule.port_label();
        html! {
            <div class="pp-gap" role="note">
                <p>
                    <strong>{ msg_fmt!(rules_check_too, port = port).to_string() }</strong>
                    { gap.reason }
                </p>
            </div>
        }
    };
    gaps.iter().map(gap).collect()
}
