//! The views, one of which is looked at.

use ports_components::selection::{SelectionAction, SelectionDispatcher};
use ports_core::selection::View;
use yew::prelude::*;

use crate::layout::Layout;

/// A button for each view; nothing where there is one alone.
pub fn tabs(layout: &Layout, dispatcher: &SelectionDispatcher) -> Html {
    let tabs: Vec<View> = layout.tabs().collect();
    if tabs.is_empty() {
        return Html::default();
    }
    let tab = |view: View| {
        let is_chosen = view == layout.view || view == View::Ports && layout.view == View::Diagram;
        let dispatcher = dispatcher.clone();
        html! {
            <button
                class="pp-tab"
                type="button"
                aria-current={is_chosen.then_some("page")}
                onclick={move |_: MouseEvent| dispatcher.dispatch(SelectionAction::Look(view))}
            >
                { view.label() }
            </button>
        }
    };
    html! { <nav class="pp-tabs" aria-label={msg!(view_label)}>{ for tabs.into_iter().map(tab) }</nav> }
}
