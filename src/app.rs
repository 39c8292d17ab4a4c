//! The app: what its views share, and where each stands.

use ports_components::Shared;
use ports_components::host::HostHandle;
use ports_components::notices::notice_box;
use ports_components::paper::PaperContext;
use ports_components::selection::{SelectionAction, SelectionContext, SelectionState};
use ports_core::evaluation::evaluate;
use yew::prelude::*;

use crate::hooks::{use_navigation, use_report, use_target, use_title, use_url};
use crate::later::Later;
use crate::views::choices::Choices;
use crate::views::footer::footer;
use crate::views::header::header;
use crate::views::rules::Rules;

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
        <Explorer key={props.place} host={host.clone()} navigations={props.navigations} />
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct ExplorerProps {
    host: HostHandle,
    navigations: u32,
}

/// The app in its place.
#[component]
fn Explorer(props: &ExplorerProps) -> Html {
    let host = &props.host;
    let selection = use_reducer_eq(|| SelectionState::at(host.clone(), ports_data::dataset()));
    let theme = use_state_eq(|| host.theme());
    let paper: PaperContext = use_state_eq(|| None);
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
    let is_listing = use_state_eq(|| false);
    let onlist = {
        let setter = is_listing.setter();
        use_callback((), move |_: MouseEvent, ()| setter.set(true))
    };
    // Somebody else's page has a main part of its own.
    let results = if host.is_embedded() { "div" } else { "main" };
    html! {
        <ContextProvider<SelectionContext> context={selection.clone()}>
            <div class={if paper.is_some() { "pp pp-on-paper" } else { "pp" }}>
                { header(host, &theme) }
                { notice_box(&selection.notices, dismiss) }
                <div class="pp-layout">
                    <Choices {onlist} />
                    <@{results} class="pp-results">
                        <Rules evaluation={evaluation.clone()} />
                        <Later {evaluation} paper={paper.clone()} {is_listing} />
                    </@>
                </div>
                { footer() }
                if let Some(paper) = &*paper {
                    { Html::clone(paper) }
                }
            </div>
        </ContextProvider<SelectionContext>>
    }
}
