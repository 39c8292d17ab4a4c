//! The panel of the plan after things have happened, as tests look at it.

use yew::{AttrValue, Callback, Component, Context, Html, Properties};

use super::plan;
use crate::ui::browser::Around;
use crate::ui::html::Builder;
use crate::ui::state::{Action, State};
use ports_core::evaluation::evaluate;

/// The panel of the plan.
pub struct Planned;

/// What has happened before it is looked at.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PlannedProps {
    /// The query of the page's address.
    pub query: AttrValue,
    /// What the reader did.
    pub actions: Vec<Action>,
}

impl Component for Planned {
    type Message = ();
    type Properties = PlannedProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        let mut state = State::new(ports_data::dataset(), &props.query, Around::default());
        for action in &props.actions {
            state.apply(action.clone());
        }
        let evaluation = evaluate(state.dataset, &state.selection);
        let mut to = Builder::new(Callback::noop());
        to.open("div", "pp");
        plan(&mut to, &state, &evaluation);
        to.finish().unwrap_or_default()
    }
}
