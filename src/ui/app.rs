//! The root: the state, the link in the address bar, and where each panel stands.

#[cfg(not(feature = "embed"))]
use gloo::events::EventListener;
use yew::prelude::*;

use super::browser::{self, Around, Copied};
use super::components::notices;
use super::html::Builder;
use super::panels::{checks, choices, export, firewall, paper, plan, rules, upgrade};
use super::state::{Action, Field, Request, State, Text};
use crate::domain::dataset::Dataset;
use crate::domain::export::Export;
use crate::domain::query::evaluate;
use crate::domain::upgrade::upgrade as change;

/// What the page starts from.
#[derive(Clone, Debug, Properties)]
pub struct AppProps {
    /// The dataset on show.
    pub dataset: &'static Dataset,
    /// The query of the page's address.
    pub query: AttrValue,
    /// Where the app stands; nowhere on the host, where views are tested.
    #[prop_or_default]
    pub around: Around,
    /// Whether the app stands nowhere for the time being, and shows nothing: Yew never lets go of
    /// the listeners of an app that was mounted, so one that is taken out waits for another use.
    #[prop_or_default]
    pub is_parked: bool,
}

impl PartialEq for AppProps {
    /// One dataset is the same as another when it is the same one: comparing them field by field
    /// would cost the download more than it could ever save.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.dataset, other.dataset)
            && self.query == other.query
            && self.around == other.around
            && self.is_parked == other.is_parked
    }
}

/// The whole page.
pub struct App {
    state: State,
    dispatch: Callback<Action>,
    /// The field that the last step of the history was typed in: typing on in it replaces the
    /// step, so that a word is one step and not five.
    written: Option<Field>,
    /// Hears back and forward for as long as the page is there. An element in somebody else's page
    /// is told of them by its own script, when the address is its to follow.
    #[cfg(not(feature = "embed"))]
    navigation: Option<EventListener>,
    /// Whether it has shown nothing yet where it stands.
    is_new: bool,
    /// Whether what it shows next is to be printed.
    is_printing: bool,
}

impl Component for App {
    type Message = Action;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let state = started(ctx.props());
        Self {
            state,
            dispatch: ctx.link().callback(|action| action),
            written: None,
            #[cfg(not(feature = "embed"))]
            navigation: None,
            is_new: true,
            is_printing: false,
        }
    }

    fn update(&mut self, _: &Context<Self>, action: Action) -> bool {
        let is_navigation = matches!(action, Action::Navigated(_));
        if is_navigation {
            self.written = None;
        }
        let request = match action {
            Action::Request(request) => Some(request),
            _ => None,
        };
        if action == Action::SavePlan {
            self.state.save_plan();
        }
        self.state.apply(action);
        if let Some(request) = request {
            self.hand_on(request);
        }
        if cfg!(feature = "embed") && is_navigation {
            self.state.around.refuse(&self.state.notices);
        }
        self.write_link();
        true
    }

    /// An app in somebody else's page is taken from one place to another.
    #[cfg(feature = "embed")]
    fn changed(&mut self, ctx: &Context<Self>, _: &AppProps) -> bool {
        self.state = started(ctx.props());
        self.written = None;
        self.is_new = true;
        true
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if std::mem::take(&mut self.is_printing) {
            browser::print(Text::Paper, self.dispatch.clone());
        }
        if !std::mem::take(&mut self.is_new) {
            return;
        }
        let around = self.state.around.clone();
        around.show_target();
        #[cfg(not(feature = "embed"))]
        if let Some(window) = web_sys::window() {
            let dispatch = self.dispatch.clone();
            self.navigation = Some(EventListener::new(&window, "popstate", move |_| {
                dispatch.emit(Action::Navigated(around.query()));
            }));
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        if cfg!(feature = "embed") && ctx.props().is_parked {
            return Html::default();
        }
        let Self {
            state, dispatch, ..
        } = self;
        let dataset = state.dataset;
        let selection = &state.selection;
        let evaluation = evaluate(dataset, selection);
        let from = selection.from.as_ref();
        let changes = from.map(|from| change(dataset, selection, from));
        let mut to = Builder::new(dispatch.clone());
        let is_on_paper = state.paper.is_some();
        to.open("div", if is_on_paper { "pp pp-on-paper" } else { "pp" });
        to.open("header", "pp-top");
        to.leaf_said("h1", "", format!("{} network ports", dataset.product));
        to.leaf("p", "", "Choose a deployment model, a role and a version: see which ports have to be open, why, and copy the firewall rules.");
        to.close();
        notices(&mut to, &state.notices);
        to.open("div", "pp-layout");
        choices(&mut to, state);
        // Somebody else's page has a main part of its own.
        let is_part = cfg!(all(feature = "embed", target_arch = "wasm32"));
        let part = if is_part { "div" } else { "main" };
        to.open(part, "pp-results");
        rules(&mut to, state, &evaluation);
        plan(&mut to, state, &evaluation);
        upgrade(&mut to, state, changes.as_ref());
        export(&mut to, state, &evaluation);
        firewall(&mut to, state, &evaluation, changes.as_ref());
        checks(&mut to, state, &evaluation);
        to.close_to(2);
        let foot = format!(
            "Dataset {}, from the public documentation of {}. This page sends nothing anywhere.",
            dataset.dataset_version, dataset.vendor
        );
        to.leaf_said("footer", "pp-foot", foot);
        if let Some(sheet) = &state.paper {
            paper(&mut to, sheet);
        }
        to.finish().unwrap_or_default()
    }
}

/// The state that an app starts from in its place.
fn started(props: &AppProps) -> State {
    let state = State::new(props.dataset, &props.query, props.around.clone());
    if cfg!(feature = "embed") {
        props.around.refuse(&state.notices);
    }
    state
}

impl App {
    /// Hands the change request on, made now: the date is the reader's, and the text is needed
    /// once.
    fn hand_on(&mut self, request: Request) {
        let sheet = self.state.request(&browser::today());
        match request {
            Request::Save(export) => {
                let text = export.write(&sheet);
                browser::save(&export.file_name(&sheet), export.media_type(), &text);
                self.state.copied = Some((Text::File, Copied::Yes));
            }
            Request::Copy => {
                let text = Export::Markdown.write(&sheet);
                browser::copy(&text, None, Text::Request, self.dispatch.clone());
            }
            Request::Print => {
                self.state.paper = Some(sheet);
                self.is_printing = true;
            }
        }
    }

    /// Writes the choices into the address. What the address already says is not written again:
    /// an empty query on a first visit means the initial choices, and going back has just put
    /// them there.
    fn write_link(&mut self) {
        let State {
            dataset,
            selection,
            options,
            typing,
            ..
        } = &self.state;
        let around = &self.state.around;
        let current = around.query();
        let linked = browser::read_link(&current, dataset, self.state.usual_format);
        if (&linked.selection, &linked.options) != (selection, options) {
            let query = browser::link(&current, selection, options);
            around.set_query(&query, typing.is_none() || *typing != self.written, false);
            self.written = *typing;
        }
    }
}
