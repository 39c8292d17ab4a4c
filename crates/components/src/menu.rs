//! A panel that opens below its button, over what is there.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// A button that opens a panel, and closes it again. Escape, and whatever is pressed or focused elsewhere,
/// close it too: what hears those comes with the part that explains the page.
pub fn menu(class: &'static str, label: String, content: Html) -> Html {
    html! {
        <details class={classes!("pp-menu", class)}>
            <summary class="pp-button">{ label }</summary>
            <div class="pp-menu-panel">{ content }</div>
        </details>
    }
}

/// Closes the menu that was pressed in, if it was one, and leads back to its button: what was pressed is
/// gone with it.
pub fn close_menu(event: &MouseEvent) {
    let target = event.target_dyn_into::<Element>();
    let Some(menu) = target.and_then(|target| target.closest(".pp-menu[open]").ok()?) else {
        return;
    };
    let _ = menu.remove_attribute("open");
    let button = menu.query_selector("summary").ok().flatten();
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        let _ = button.focus();
    }
}
