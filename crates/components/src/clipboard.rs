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

/// Copies a text: through the clipboard API; else by selecting it where it is `shown` and asking the
/// browser to copy the selection, or, where it is shown nowhere, by handing it to the browser while it
/// copies.
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
    match shown {
        Some(element) => copy_selected(&window, &document, &element),
        None => copy_unseen(&document, text),
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

fn copy_selected(window: &Window, document: &Document, element: &Element) -> CopyStatus {
    let Ok(Some(selection)) = window.get_selection() else {
        return CopyStatus::Refused;
    };
    if selection.select_all_children(element).is_err() {
        return CopyStatus::Refused;
    }
    match exec_copy(document) {
        true => CopyStatus::Copied,
        false => CopyStatus::Selected,
    }
}

fn copy_unseen(document: &Document, text: &str) -> CopyStatus {
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
    match is_copied {
        true => CopyStatus::Copied,
        false => CopyStatus::Refused,
    }
}

/// Asks the browser to copy the selection; deprecated, and all there is without a secure context.
fn exec_copy(document: &Document) -> bool {
    let document: &HtmlDocument = document.unchecked_ref();
    document.exec_command("copy").unwrap_or(false)
}
