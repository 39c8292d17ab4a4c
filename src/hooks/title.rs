use ports_components::selection::SelectionContext;
use ports_core::title::title;
use yew::prelude::*;

/// Calls the page by the selection.
#[hook]
pub fn use_title(state: &SelectionContext) {
    let host = state.host.clone();
    let dataset = state.dataset;
    use_effect_with(state.selection.clone(), move |selection| {
        host.set_title(&title(dataset, selection));
    });
}
