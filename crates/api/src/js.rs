//! What the browser calls, once the part of the app that it is in was loaded: `src/api.rs` exports it.
//! `static/embed/api.js` gives it the shape that others see.

use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::{Deserializer, Serializer};
use wasm_bindgen::prelude::*;

/// How deep a selection is: the argument itself.
const SELECTION_DEPTH: u8 = 1;

/// How deep options are: the argument, `addresses`, an array of addresses.
const OPTIONS_DEPTH: u8 = 3;

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
    let selection = from_js(&selection, SELECTION_DEPTH);
    to_js(&crate::rules(ports_data::dataset(), selection)?)
}

/// The snippets for a choice.
///
/// # Errors
/// When a field of the selection or of the options is missing, unknown, or cannot be right.
pub fn snippets(selection: JsValue, options: JsValue) -> Result<JsValue, JsError> {
    let selection = from_js(&selection, SELECTION_DEPTH);
    let options = from_js(&options, OPTIONS_DEPTH);
    to_js(&crate::snippets(ports_data::dataset(), selection, options)?)
}

/// An argument for serde to read.
fn from_js(argument: &JsValue, depth: u8) -> Deserializer {
    Deserializer::from(plain(argument, depth))
}

/// A copy of a value that runs none of the caller's code when it is read, as deep as arguments are.
///
/// `serde_wasm_bindgen` lists the entries of objects, and a getter that throws would then unwind
/// through the wasm. Here its field has no value. What is deeper is wrong in any argument, and can
/// be large or hold itself, as `window` does: it becomes an empty object, which no field accepts.
fn plain(value: &JsValue, depth: u8) -> JsValue {
    if !value.is_object() && !value.is_function() {
        return value.clone();
    }
    if depth == 0 {
        return Object::new().into();
    }
    if Array::is_array(value) {
        let items = value.unchecked_ref::<Array>().iter();
        let copies = items.map(|item| plain(&item, depth - 1));
        return copies.collect::<Array>().into();
    }
    // Without a prototype, `__proto__` is a field like any other.
    let copy = Object::create(JsValue::NULL.unchecked_ref::<Object>());
    for key in Object::keys(value.unchecked_ref::<Object>()) {
        let field = Reflect::get(value, &key).unwrap_or(JsValue::UNDEFINED);
        // It cannot fail: the object is new and not frozen.
        let _ = Reflect::set(&copy, &key, &plain(&field, depth - 1));
    }
    copy.into()
}

fn to_js(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}
