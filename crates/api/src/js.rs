//! What the browser calls, once the part of the app that it is in was loaded: `src/api.rs` exports it.
//! `static/embed/api.js` gives it the shape that others see. Its arguments are copies that run none of the
//! caller's code when they are read: `static/embed/argument.js` makes them.

use serde::Serialize;
use serde_wasm_bindgen::{Deserializer, Serializer};
use wasm_bindgen::prelude::*;

/// The dataset, in the shape of `palette.json`.
///
/// # Errors
/// When the browser refuses to make the value.
pub fn dataset() -> Result<JsValue, JsError> {
    to_js(ports_data::dataset())
}

/// All formats.
///
/// # Errors
/// When the browser refuses to make the value.
pub fn formats() -> Result<JsValue, JsError> {
    to_js(&crate::formats())
}

/// Which rules apply to a choice.
///
/// # Errors
/// When a field of the selection is missing, unknown, or cannot be right.
pub fn rules(selection: JsValue) -> Result<JsValue, JsError> {
    let selection = Deserializer::from(selection);
    to_js(&crate::rules(ports_data::dataset(), selection)?)
}

/// The snippets for a choice.
///
/// # Errors
/// When a field of the selection or of the options is missing, unknown, or cannot be right.
pub fn snippets(selection: JsValue, options: JsValue) -> Result<JsValue, JsError> {
    let (selection, options) = (Deserializer::from(selection), Deserializer::from(options));
    to_js(&crate::snippets(ports_data::dataset(), selection, options)?)
}

fn to_js(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}
