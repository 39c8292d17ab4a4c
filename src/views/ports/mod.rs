//! The view of the ports: the answer, the connections as tables, and the rules that do not apply.

pub mod anchors;
mod answer;
pub mod copying;
pub mod details;
pub mod linked_rule;
pub mod not_applying;
pub mod opened;
pub mod row;
pub mod table;
mod tables;

use std::rc::Rc;

use ports_components::Shared;
use ports_components::button::aria_bool;
use ports_components::selection::{
    SelectionAction, SelectionContext, SelectionDispatcher, use_selection,
};
use ports_core::connections::{ConnectionGroup, connections};
use ports_core::evaluation::Evaluation;
use ports_core::selection::View;
use yew::prelude::*;

use crate::layout::Layout;
use answer::{answer_view, found_view};
use opened::OpenedHandle;
use tables::Tables;

/// The props of [`Ports`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PortsProps {
    /// Which rules apply, and which do not.
    pub evaluation: Shared<Evaluation<'static>>,
    /// Which views are looked at: the diagram stands in the tables' place.
    pub layout: Layout,
    /// The rows whose details are open.
    pub opened: OpenedHandle,
}

/// The view of the ports.
#[component]
pub fn Ports(props: &PortsProps) -> Html {
    let PortsProps {
        evaluation,
        layout,
        opened,
    } = props;
    let state = use_selection();
    let groups = use_connections(&state, evaluation);
    let switch = match layout.has_diagram_switch() {
        true => diagram_switch(layout.view, &state.dispatcher()),
        false => Html::default(),
    };
    html! {
        <section class="pp-panel" aria-labelledby="pp-rules">
            <h2 id="pp-rules">{ msg!(view_ports) }</h2>
            { answer_view(&state, evaluation, switch) }
            { found_view(&state, &groups) }
            if layout.view == View::Ports {
                <Tables {evaluation} {groups} {opened} />
            }
        </section>
    }
}

/// What applies, as connections.
#[hook]
fn use_connections(
    state: &SelectionContext,
    evaluation: &Shared<Evaluation<'static>>,
) -> Rc<Vec<ConnectionGroup<'static>>> {
    let dataset = state.dataset;
    let made_from = (evaluation.clone(), state.selection.clone());
    use_memo(made_from, |(evaluation, selection)| {
        connections(dataset, selection, evaluation)
    })
}

/// The two ways to look at the ports.
fn diagram_switch(chosen: View, dispatcher: &SelectionDispatcher) -> Html {
    let option = |label: &'static str, view: View| {
        let dispatcher = dispatcher.clone();
        html! {
            <button
                class="pp-line"
                type="button"
                aria-pressed={aria_bool(chosen == view)}
                onclick={move |_: MouseEvent| dispatcher.dispatch(SelectionAction::Look(view))}
            >
                { label }
            </button>
        }
    };
    html! {
        <div class="pp-lines pp-switch" role="group" aria-label={msg!(view_ports)}>
            { option(msg!(view_table), View::Ports) }
            { option(msg!(view_diagram), View::Diagram) }
        </div>
    }
}
