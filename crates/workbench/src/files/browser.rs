//! What the browser does with files: copying, printing and reading them. Each may be missing
//! or refused; whoever asks is told.

use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, BlobPropertyBag, Clipboard, ClipboardItem, HtmlInputElement};

use super::service::ServiceError;
use super::status::FileStatus;

/// Copies a text that is yet to come. The clipboard is asked for before this returns: later, a browser
/// would not take it for the reader's wish.
pub fn copy_when_ready(
    text: impl Future<Output = Result<String, ServiceError>> + 'static,
) -> impl Future<Output = FileStatus> {
    let failure = Rc::new(Cell::new(None));
    let text = {
        let failure = failure.clone();
        future_to_promise(async move {
            text.await.map(JsValue::from).map_err(|error| {
                failure.set(Some(error));
                JsValue::NULL
            })
        })
    };
    let written = write_promised(&text);
    async move {
        let is_copied = match written {
            Ok(written) => JsFuture::from(written).await.is_ok(),
            Err(_) => write_late(&text).await.is_ok(),
        };
        if is_copied {
            return FileStatus::Copied;
        }
        // The clipboard may have been refused before the text was there.
        let _ = JsFuture::from(text).await;
        failure.get().map_or(FileStatus::CopyRefused, Into::into)
    }
}

/// Begins to write a text to the clipboard that is yet to come.
fn write_promised(text: &Promise) -> Result<Promise, JsValue> {
    let clipboard = clipboard()?;
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    // Older browsers know no text that is yet to come.
    let is_known = |object: &JsValue, name: &str| {
        Reflect::get(object, &name.into()).is_ok_and(|value| value.is_function())
    };
    if !is_known(&window, "ClipboardItem") || !is_known(&clipboard, "write") {
        return Err(JsValue::NULL);
    }
    let blob = {
        let text = JsFuture::from(text.clone());
        future_to_promise(async move {
            let options = BlobPropertyBag::new();
            options.set_type("text/plain");
            let content = Array::of1(&text.await?);
            Blob::new_with_str_sequence_and_options(&content, &options).map(JsValue::from)
        })
    };
    // That it failed is heard by somebody, whatever the browser does with it.
    drop(JsFuture::from(blob.clone()));
    let types = Object::new();
    Reflect::set(&types, &"text/plain".into(), &blob)?;
    let item = ClipboardItem::new_with_record_from_str_to_str_promise(&types)?;
    Ok(clipboard.write(&Array::of1(&item)))
}

/// Writes a text to the clipboard once it is there.
async fn write_late(text: &Promise) -> Result<(), JsValue> {
    let clipboard = clipboard()?;
    let text = JsFuture::from(text.clone()).await?;
    let text = text.as_string().unwrap_or_default();
    JsFuture::from(clipboard.write_text(&text)).await?;
    Ok(())
}

/// The clipboard; where the page is not a secure context, there is none.
fn clipboard() -> Result<Clipboard, JsValue> {
    let navigator = web_sys::window().ok_or(JsValue::NULL)?.navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into())?;
    match clipboard.is_object() {
        true => Ok(clipboard.unchecked_into()),
        false => Err(JsValue::NULL),
    }
}

/// Prints the page. Whether the browser began to: a sandboxed frame does nothing, and says nothing
/// either.
pub fn print() -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let is_begun = Rc::new(Cell::new(false));
    let listener = {
        let is_begun = is_begun.clone();
        EventListener::once(&window, "beforeprint", move |_| is_begun.set(true))
    };
    let _ = window.print();
    drop(listener);
    is_begun.get()
}

/// The file that was chosen in a field.
pub fn chosen_file(field: &HtmlInputElement) -> Option<web_sys::File> {
    field.files()?.get(0)
}

/// The content of a file, as text.
///
/// # Errors
/// When the browser cannot read it.
pub async fn file_text(file: &web_sys::File) -> Result<String, JsValue> {
    let text = JsFuture::from(file.text()).await?;
    text.as_string().ok_or(JsValue::NULL)
}
