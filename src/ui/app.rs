//! The root: the state, the link in the address bar, and where each panel stands.

#[cfg(not(feature = "embed"))]
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::browser::{self, Around};
use super::components::notices;
use super::html::{At, Builder};
use super::panels::{
    checks, choices, diagram, export, firewall, glossary, plan, rules, source, theme, upgrade,
};
use super::state::{Action, Field, State, Subject, Text, Way};
use ports_core::dataset::Dataset;
use ports_core::evaluation::evaluate;
use ports_core::title::title;
use ports_core::upgrade::upgrade as change;

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

/// How many times the page gets another part before it is whole.
const WHOLE: u8 = 3;

/// How much of it is built at once: all of it where it is rendered to text.
const BEGUN: u8 = if cfg!(target_arch = "wasm32") {
    0
} else {
    WHOLE
};

/// The whole page.
pub struct App {
    state: State,
    /// How much of it is built, up to [`WHOLE`]. Built in one go, it kept a phone from answering for
    /// as long as people notice. Nobody sees a part of it: it is built beside the document.
    built: u8,
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
    /// Whether what the address leads to is to be scrolled to once it is there.
    is_seeking: bool,
    /// What is to be printed, once it is shown.
    printing: Option<Text>,
}

impl Component for App {
    /// What was done, or nothing when it is time to build the next part.
    type Message = Option<Action>;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let state = started(ctx.props());
        Self {
            state,
            dispatch: ctx.link().callback(Some),
            built: BEGUN,
            written: None,
            #[cfg(not(feature = "embed"))]
            navigation: None,
            is_new: true,
            is_seeking: false,
            printing: None,
        }
    }

    fn update(&mut self, _: &Context<Self>, action: Option<Action>) -> bool {
        let Some(action) = action else {
            self.built += 1;
            return true;
        };
        let is_navigation = matches!(action, Action::Navigated(_));
        if is_navigation {
            self.written = None;
        }
        let (mut asked, mut paper, mut take) = (None, None, None);
        match &action {
            Action::HandOn(subject, way) => asked = Some((*subject, *way)),
            Action::Paper(what, _) => paper = Some(*what),
            Action::Take(value) => take = self.state.asked(value),
            _ => {}
        }
        let before = self.state.linked;
        self.is_seeking = matches!(action, Action::ShowLinked);
        let is_checking = matches!(action, Action::Check(Some(_)));
        self.state.apply(action);
        if is_checking {
            browser::fetch_part(self.dispatch.clone());
        }
        self.is_seeking |= is_navigation && self.state.linked != before;
        if let Some(what) = take
            && let Some(text) = self.state.taken(what)
        {
            browser::copy(&text, None, what, self.dispatch.clone());
        }
        if let Some((subject, way)) = asked {
            self.hand_on(subject, way);
        }
        if self.state.paper.is_some() {
            self.printing = paper;
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

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        if self.built < WHOLE {
            let link = ctx.link().clone();
            Timeout::new(0, move || link.send_message(None)).forget();
            return;
        }
        if let Some(what) = self.printing.take() {
            browser::print(what, self.dispatch.clone());
        }
        let around = self.state.around.clone();
        let State {
            dataset, selection, ..
        } = &self.state;
        around.set_title(&title(dataset, selection));
        let is_new = std::mem::take(&mut self.is_new);
        if std::mem::take(&mut self.is_seeking) || is_new {
            around.show_target();
        }
        #[cfg(not(feature = "embed"))]
        if is_new && let Some(window) = web_sys::window() {
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
        to.leaf("h1", "", msg!(page_title));
        to.leaf("p", "", msg!(page_intro));
        // A phone's screen shows a twentieth of the page, and from here to a snippet the Tab key stops
        // some eighty times.
        to.open("nav", "");
        to.set(At::AriaLabel, msg!(page_contents));
        for (place, words) in [
            ("#pp-rules", msg!(page_to_rules)),
            ("#pp-diagram", msg!(diagram_title)),
            ("#pp-plan", msg!(plan_title)),
            ("#pp-upgrade", msg!(upgrade_title)),
            ("#pp-export", msg!(export_title)),
            ("#pp-firewall", msg!(page_to_snippets)),
            ("#pp-checks", msg!(checks_title)),
        ] {
            to.open("a", "");
            to.set(At::Href, place);
            to.text(words);
            to.close();
        }
        to.close();
        theme(&mut to, state);
        to.close();
        notices(&mut to, &state.notices);
        to.open("div", "pp-layout");
        choices(&mut to, state);
        // Somebody else's page has a main part of its own.
        let is_part = cfg!(all(feature = "embed", target_arch = "wasm32"));
        let part = if is_part { "div" } else { "main" };
        to.open(part, "pp-results");
        if self.built > 0 {
            rules(&mut to, state, &evaluation);
            diagram(&mut to, state, &evaluation);
        }
        if self.built > 1 {
            plan(&mut to, state, &evaluation);
            upgrade(&mut to, state, changes.as_ref());
            export(&mut to, state, &evaluation);
        }
        if self.built > 2 {
            firewall(&mut to, state, &evaluation, changes.as_ref());
            checks(&mut to, state);
            glossary(&mut to, state);
        }
        to.close_to(2);
        to.open("footer", "pp-foot");
        source(&mut to, dataset);
        to.text(concat!(" ", msg!(page_sends_nothing)));
        to.close();
        if let Some(paper) = &state.paper {
            to.node(paper);
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
    /// Has a sheet of what is on screen now handed on.
    fn hand_on(&self, subject: Subject, way: Way) {
        let sheet = match subject {
            Subject::Request => "request",
            Subject::Upgrade => "upgrade",
            Subject::Plan => "plan",
            Subject::Diagram => "diagram",
        };
        let format = match way {
            Way::Save(export) => export.extension(),
            Way::Copy => "copy",
            Way::Print => "print",
            Way::Draw => "svg",
        };
        let what = Text::Sheet(subject, way);
        browser::hand_on(sheet, format, &self.state, what, self.dispatch.clone());
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
        let linked = browser::read_link(&current, dataset, &self.state.usual_format);
        if (&linked.selection, &linked.options) != (selection, options) {
            let query = browser::link(&current, selection, options);
            around.set_query(&query, typing.is_none() || *typing != self.written, false);
            self.written = *typing;
        }
    }
}
