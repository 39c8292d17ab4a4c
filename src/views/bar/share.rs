//! A link to what is on screen.

use ports_components::selection::SelectionContext;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::parts::{self, Help};

/// The button that copies a link with the choices, and none of the reader's entries; `said` is how that
/// went.
pub fn share(state: &SelectionContext, said: &UseStateHandle<String>) -> Html {
    let onclick = {
        let (state, said) = (state.clone(), said.setter());
        move |_: MouseEvent| {
            let (state, said) = (state.clone(), said.clone());
            said.set(String::new());
            spawn_local(async move {
                said.set(match parts::load::<Help>().await {
                    Ok(help) => (help.share)(state).await,
                    Err(_) => msg!(later_missing).to_owned(),
                });
            });
        }
    };
    html! {
        <span class="pp-share">
            <button class="pp-button" type="button" {onclick}>{ msg!(share_link) }</button>
            <span class={if said.contains('\n') { "pp-said" } else { "pp-said pp-brief" }} role="status">
                { said.as_str().to_owned() }
            </span>
        </span>
    }
}
