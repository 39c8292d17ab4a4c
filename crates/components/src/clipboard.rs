//! The clipboard, which may be missing (on a plain-http page) or refused.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlDocument, Window};

/// How copying a text went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyStatus {
    /// It is in the clipboard.
    Copied,
    /// The clipboard was refused; the text is selected where it is shown, for the reader to copy.
    Selected,
    /// Neither worked.
    Refused,
}

/// Copies a text: through the clipboard API; else by handing it to the browser while it copies, with what
/// is `shown` of it selected, for the reader to copy where the browser does not.
pub async fn copy(text: &str, shown: Option<Element>) -> CopyStatus {
    let Some(window) = web_sys::window() else {
        return CopyStatus::Refused;
    };
    if write(&window, text).await.is_ok() {
        return CopyStatus::Copied;
    }
    let Some(document) = window.document() else {
        return CopyStatus::Refused;
    };
    let is_selected = shown.is_some_and(|element| select(&window, &element));
    match (copy_text(&document, text), is_selected) {
        (true, _) => CopyStatus::Copied,
        (false, true) => CopyStatus::Selected,
        (false, false) => CopyStatus::Refused,
    }
}

/// Writes a text by the clipboard API.
async fn write(window: &Window, text: &str) -> Result<(), JsValue> {
    // Typed access would panic in the glue where the page is not a secure context and there is none.
    let navigator = window.navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into())?;
    let clipboard: web_sys::Clipboard = match clipboard.is_undefined() {
        true => return Err(JsValue::NULL),
        false => clipboard.unchecked_into(),
    };
    JsFuture::from(clipboard.write_text(text)).await?;
    Ok(())
}

/// Selects what an element holds; false where that cannot be done.
fn select(window: &Window, element: &Element) -> bool {
    let selection = window.get_selection().ok().flatten();
    selection.is_some_and(|selection| selection.select_all_children(element).is_ok())
}

/// Hands the browser a text while it copies: what it copies is never what the page shows, in which a
/// translation may stand.
fn copy_text(document: &Document, text: &str) -> bool {
    let text = text.to_owned();
    let handler = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
        if let Ok(data) = js_sys::Reflect::get(&event, &"clipboardData".into())
            && let Ok(data) = data.dyn_into::<web_sys::DataTransfer>()
        {
            let _ = data.set_data("text/plain", &text);
        }
        if let Ok(event) = event.dyn_into::<web_sys::Event>() {
            event.prevent_default();
        }
    });
    let listener = handler.as_ref().unchecked_ref();
    let _ = document.add_event_listener_with_callback_and_bool("copy", listener, true);
    let is_copied = exec_copy(document);
    let _ = document.remove_event_listener_with_callback_and_bool("copy", listener, true);
    is_copied
}

/// Asks the browser to copy the selection; deprecated, and all there is without a secure context.
fn exec_copy(document: &Document) -> bool {
    let document: &HtmlDocument = document.unchecked_ref();
    document.exec_command("copy").unwrap_or(false)
}
