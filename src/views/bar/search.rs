//! The field of the search.

use ports_components::choice::input_text;
use ports_components::selection::{SelectionAction, SelectionChange, SelectionContext, TextField};
use yew::prelude::*;

/// The field of the search.
pub fn search_field(state: &SelectionContext) -> Html {
    let oninput = {
        let dispatcher = state.dispatcher();
        Callback::from(move |event: InputEvent| {
            let change = SelectionChange::Search(input_text(&event));
            dispatcher.dispatch(SelectionAction::Type(TextField::Search, change));
        })
    };
    html! {
        <>
            <label class="pp-unseen" for="pp-search">{ msg!(choices_search) }</label>
            <input
                class="pp-input"
                id="pp-search"
                type="search"
                placeholder={msg!(choices_search_hint)}
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                value={state.selection.search.clone()}
                {oninput}
            />
        </>
    }
}
