//! The root: the state, the link in the address bar, and where each panel stands.

use std::rc::Rc;

use gloo::events::EventListener;
use yew::prelude::*;

use super::browser;
use super::components::Notices;
use super::panels::{Choices, Firewall, Rules};
use super::state::{Action, Edit, State};
use crate::domain::dataset::Dataset;
use crate::domain::permalink;
use crate::domain::query::{counts, evaluate};

/// What the page starts from.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppProps {
    /// The dataset on show.
    pub dataset: Rc<Dataset>,
    /// The query of the page's address.
    pub query: AttrValue,
}

/// The whole page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let AppProps { dataset, query } = props.clone();
    let state = use_reducer_eq(|| State::new(dataset, &query));
    let dispatch = {
        let dispatcher = state.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    use_link(&state, dispatch.clone());

    let selection = state.selection.clone();
    let dataset = state.dataset.clone();
    let (evaluation, counts) = &*use_memo(selection, move |selection| {
        (
            Rc::new(evaluate(&dataset, selection)),
            Rc::new(counts(&dataset, selection)),
        )
    });
    let state: Rc<State> = Rc::new((*state).clone());
    let dismiss = dispatch.reform(|()| Action::DismissNotices);

    html! {
        <div class="pp">
            <header class="pp-top">
                <h1>{ format!("{} network ports", state.dataset.product) }</h1>
                <p>{ "Choose a deployment model, a role and a version: see which ports have to be open, why, and copy the firewall rules." }</p>
            </header>
            <Notices notices={state.notices.clone()} {dismiss} />
            <div class="pp-layout">
                <Choices state={state.clone()} counts={counts.clone()} dispatch={dispatch.clone()} />
                <main class="pp-results">
                    <Rules state={state.clone()} evaluation={evaluation.clone()} dispatch={dispatch.clone()} />
                    <Firewall state={state.clone()} evaluation={evaluation.clone()} {dispatch} />
                </main>
            </div>
            <footer class="pp-foot">
                { format!("Dataset {}, from the public documentation of {}. This page sends nothing anywhere.", state.dataset.dataset_version, state.dataset.vendor) }
            </footer>
        </div>
    }
}

/// Keeps the address and the state together: choices go into the address, and back and forward
/// come out of it.
#[hook]
fn use_link(state: &UseReducerHandle<State>, dispatch: Callback<Action>) {
    use_effect_with((), move |()| {
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "popstate", move |_| {
                dispatch.emit(Action::Navigated(browser::query()));
            })
        });
        move || drop(listener)
    });

    let dataset = state.dataset.clone();
    let edit = state.edit;
    let chosen = (state.selection.clone(), state.options.clone());
    use_effect_with(chosen, move |(selection, options)| {
        let current = browser::query();
        let linked = permalink::read(&current, &dataset);
        // What the address already says is not written again: not on the first visit, where an
        // empty query means the initial choices, and not after going back.
        if (&linked.selection, &linked.options) != (selection, options) {
            let query = permalink::rewrite(&current, selection, options);
            browser::set_query(&query, !matches!(edit, Edit::TypingOn(_)));
        }
    });
}
