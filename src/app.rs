//! The app: what its views share, and where each stands.

use ports_components::Shared;
use ports_components::host::HostHandle;
use ports_components::notes::NotesContext;
use ports_components::notices::notice_box;
use ports_components::paper::PaperContext;
use ports_components::selection::{SelectionAction, SelectionContext, SelectionState};
use ports_core::evaluation::evaluate;
use ports_core::selection::View;
use yew::prelude::*;

use crate::hooks::{use_navigation, use_report, use_target, use_title, use_url};
use crate::later::{Arrived, Later};
use crate::layout::{self, Layout};
use crate::views::bar::{PageButtons, bar};
use crate::views::footer::footer;
use crate::views::ports::Ports;
use crate::views::ports::opened::Opened;
use crate::views::tabs::tabs;

/// The props of [`App`].
#[derive(Clone, Debug, Default, PartialEq, Properties)]
pub struct AppProps {
    /// Where the app is mounted. None while it is parked and shows nothing.
    pub host: Option<HostHandle>,
    /// Counts the places that the app was mounted in: it starts anew in each.
    #[prop_or_default]
    pub place: u32,
    /// Counts how often the page around led the app elsewhere in its present place: the host then has
    /// another query or fragment.
    #[prop_or_default]
    pub navigations: u32,
    /// Counts how often the page around wanted other views to be shown.
    #[prop_or_default]
    pub looks: u32,
}

impl AppProps {
    /// An app in its first place.
    pub fn new(host: HostHandle) -> Self {
        Self {
            host: Some(host),
            ..Self::default()
        }
    }
}

/// The whole app, wherever it is mounted.
#[component]
pub fn App(props: &AppProps) -> Html {
    let Some(host) = &props.host else {
        return Html::default();
    };
    html! {
        <Explorer
            key={props.place}
            host={host.clone()}
            navigations={props.navigations}
            looks={props.looks}
        />
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct ExplorerProps {
    host: HostHandle,
    navigations: u32,
    looks: u32,
}

/// The app in its place.
#[component]
fn Explorer(props: &ExplorerProps) -> Html {
    let host = &props.host;
    let selection = use_reducer_eq(|| SelectionState::at(host.clone(), ports_data::dataset()));
    let theme = use_state_eq(|| host.theme());
    let paper: PaperContext = use_state_eq(|| None);
    let notes: NotesContext = use_state_eq(|| None);
    let evaluation = use_memo(selection.selection.clone(), {
        let dataset = selection.dataset;
        move |selection| Shared::new(evaluate(dataset, selection))
    });
    let evaluation = Shared::clone(&evaluation);
    use_url(&selection);
    use_navigation(&selection, props.navigations);
    use_title(&selection);
    use_report(&selection);
    use_target(&selection);
    let dismiss = {
        let dispatcher = selection.dispatcher();
        use_callback((), move |_: MouseEvent, ()| {
            dispatcher.dispatch(SelectionAction::DismissNotices);
        })
    };
    let opened = use_reducer_eq(Opened::default);
    let is_listing = use_state_eq(|| false);
    let arrived = use_state_eq(Arrived::by_now);
    let onlist = {
        let setter = is_listing.setter();
        use_callback((), move |_: MouseEvent, ()| setter.set(true))
    };
    let shared = use_state_eq(String::new);
    let is_test = use_state_eq(|| false);
    let asked = selection.options.view;
    let beside = match (asked.is_beside(), *is_test) {
        (true, _) => asked,
        (false, true) => View::Test,
        (false, false) => View::Firewall,
    };
    let onbeside = {
        let (dispatcher, setter) = (selection.dispatcher(), is_test.setter());
        use_callback(
            asked.is_beside(),
            move |view: View, is_asked| match is_asked {
                true => dispatcher.dispatch(SelectionAction::Look(view)),
                false => setter.set(view == View::Test),
            },
        )
    };
    let is_wide = use_state_eq(|| layout::is_wide(host.width(), false));
    let shown = host.shown();
    let layout = Layout::new(shown.as_deref(), asked, beside, *is_wide);
    let buttons = shown.is_none().then_some(PageButtons {
        theme,
        shared,
        onlist,
    });
    let is_ports = matches!(layout.view, View::Ports | View::Diagram);
    // Somebody else's page has a main part of its own.
    let body = if host.is_embedded() { "div" } else { "main" };
    let class = classes!(
        "pp",
        paper.is_some().then_some("pp-on-paper"),
        arrived.is_partial().then_some("pp-partial"),
    );
    let body_class = match layout.has_two_columns() {
        true => "pp-body pp-two",
        false => "pp-body",
    };
    html! {
        <ContextProvider<SelectionContext> context={selection.clone()}>
            <div class={class}>
                { bar(&selection, layout.has_choices, buttons.as_ref()) }
                { notice_box(&selection.notices, dismiss) }
                { tabs(&layout, &selection.dispatcher()) }
                <@{body} class={body_class}>
                    <ContextProvider<NotesContext> context={notes}>
                        if is_ports {
                            <Ports evaluation={evaluation.clone()} layout={layout.clone()} {opened} />
                        }
                        <Later
                            {evaluation}
                            {layout}
                            {onbeside}
                            {is_wide}
                            paper={paper.clone()}
                            {is_listing}
                            {arrived}
                        />
                    </ContextProvider<NotesContext>>
                </@>
                if buttons.is_some() {
                    { footer() }
                }
                if let Some(paper) = &*paper {
                    { Html::clone(paper) }
                }
            </div>
        </ContextProvider<SelectionContext>>
    }
}
