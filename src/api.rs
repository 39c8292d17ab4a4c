//! What JavaScript calls of the API: `static/embed/api.js` gives it the shape that others see. The code
//! behind it is a part of its own, which [`load_api`] brings; before that, every function is an error.

use ports_api::API_VERSION;
use wasm_bindgen::prelude::*;

use crate::parts::{self, Api};

/// The version of what JavaScript sees.
#[wasm_bindgen(js_name = apiVersion)]
pub fn api_version() -> String {
    API_VERSION.to_owned()
}

/// Loads what answers the other functions.
///
/// # Errors
/// When it does not arrive. Another call tries again.
#[wasm_bindgen(js_name = loadApi)]
pub async fn load_api() -> Result<(), JsError> {
    parts::load::<Api>().await?;
    Ok(())
}

/// The dataset, in the shape of `palette.json`.
///
/// # Errors
/// Before [`load_api`] is done.
#[wasm_bindgen]
pub fn dataset() -> Result<JsValue, JsError> {
    (api()?.dataset)()
}

/// All formats.
///
/// # Errors
/// Before [`load_api`] is done.
#[wasm_bindgen]
pub fn formats() -> Result<JsValue, JsError> {
    (api()?.formats)()
}

/// Which rules apply to a selection.
///
/// # Errors
/// When a field of the selection is missing, unknown, or cannot be right; before [`load_api`] is done.
#[wasm_bindgen]
pub fn rules(selection: JsValue) -> Result<JsValue, JsError> {
    (api()?.rules)(selection)
}

/// The snippets for a selection.
///
/// # Errors
/// When a field of the selection or of the options is missing, unknown, or cannot be right; before
/// [`load_api`] is done.
#[wasm_bindgen]
pub fn snippets(selection: JsValue, options: JsValue) -> Result<JsValue, JsError> {
    (api()?.snippets)(selection, options)
}

fn api() -> Result<&'static Api, JsError> {
    parts::loaded::<Api>().ok_or_else(|| JsError::new("load() has to be done first"))
}
