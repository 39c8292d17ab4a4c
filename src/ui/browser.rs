//! The browser, where each part may be missing or refused: in a sandboxed frame there is no
//! history, on a plain-http page no clipboard. Whoever calls is told and says so on the page.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlDocument, Window};

fn window() -> Option<Window> {
    web_sys::window()
}

/// The element with an id.
#[cfg(target_arch = "wasm32")]
pub(super) fn element(id: &str) -> Option<Element> {
    window()?.document()?.get_element_by_id(id)
}

/// The query of the page's address; empty where it cannot be read.
pub(super) fn query() -> String {
    window()
        .and_then(|window| window.location().search().ok())
        .unwrap_or_default()
}

/// Puts `query` into the page's address, as a new step of the history or in place of the present
/// one. Where the history is refused, the address stays behind and nothing else changes.
pub(super) fn set_query(query: &str, as_new_step: bool) {
    let Some(window) = window() else { return };
    let Ok(history) = window.history() else {
        return;
    };
    let hash = window.location().hash().unwrap_or_default();
    let url = format!("?{query}{hash}");
    // A refusal (a sandboxed frame, too many steps in too short a time) costs the link alone.
    let _ = if as_new_step {
        history.push_state_with_url(&JsValue::NULL, "", Some(&url))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&url))
    };
}

/// How copying went; the [state](super::state::State) remembers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// It is in the clipboard.
    Yes,
    /// The clipboard was refused; the text is selected, for the reader to copy.
    Selected,
    /// Neither worked.
    No,
}

/// Copies `text`, which `shown` holds too: through the clipboard API, else by selecting what is
/// shown and asking the browser to copy it, else by leaving it selected.
pub(super) async fn copy(text: &str, shown: Option<Element>) -> Copied {
    if write_to_clipboard(text).await.is_some() {
        return Copied::Yes;
    }
    let Some(shown) = shown else {
        return Copied::No;
    };
    if select(&shown).is_none() {
        return Copied::No;
    }
    let document = window().and_then(|window| window.document());
    let document = document.and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    match document.map(|document| document.exec_command("copy")) {
        Some(Ok(true)) => Copied::Yes,
        _ => Copied::Selected,
    }
}

async fn write_to_clipboard(text: &str) -> Option<()> {
    let navigator = window()?.navigator();
    // Looked up by name: outside a secure context the property is undefined, and the typed getter
    // would hand out an object that throws when used.
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?;
    if clipboard.is_undefined() || clipboard.is_null() {
        return None;
    }
    let clipboard: web_sys::Clipboard = clipboard.unchecked_into();
    JsFuture::from(clipboard.write_text(text)).await.ok()?;
    Some(())
}

fn select(element: &Element) -> Option<()> {
    let window = window()?;
    let range = window.document()?.create_range().ok()?;
    range.select_node_contents(element).ok()?;
    let selection = window.get_selection().ok()??;
    selection.remove_all_ranges().ok()?;
    selection.add_range(&range).ok()
}
