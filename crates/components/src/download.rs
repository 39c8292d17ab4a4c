//! Files that the browser is handed to save.

use gloo::timers::callback::Timeout;
use js_sys::{Array, Date, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long a file can be fetched from its address, in milliseconds: a browser may begin to read it
/// late.
const FETCHABLE: u32 = 60_000;

/// Hands the browser a file to save. It tells no page whether it saved it: a sandboxed frame may
/// refuse.
///
/// # Errors
/// When the file cannot be handed over.
pub fn save(name: &str, media_type: &str, content: &[u8]) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    let content = Array::of1(&Uint8Array::from(content));
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&content, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_download(name);
    link.set_href(&address);
    link.click();
    Timeout::new(FETCHABLE, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Ok(())
}

/// The reader's date, as in `2026-11-22`: ISO dates are Greenwich's.
pub fn today() -> String {
    let now = Date::new_0();
    let (year, month, day) = (now.get_full_year(), now.get_month() + 1, now.get_date());
    format!("{year}-{month:02}-{day:02}")
}
