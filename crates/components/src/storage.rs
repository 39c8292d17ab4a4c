//! The browser's storage, which may be missing (in a sandboxed frame) or refused.

use wasm_bindgen::JsValue;
use web_sys::Storage;

/// What is saved under a key; none where nothing is, or where the browser saves nothing.
pub fn load(key: &str) -> Option<String> {
    try_load(key).ok().flatten()
}

/// What is saved under a key.
///
/// # Errors
/// Where saving is refused: touching the storage throws then.
pub fn try_load(key: &str) -> Result<Option<String>, JsValue> {
    storage()?.get_item(key)
}

/// Saves text under a key. Whether the browser did it.
pub fn save(key: &str, text: &str) -> bool {
    storage().is_ok_and(|storage| storage.set_item(key, text).is_ok())
}

/// Forgets what is saved under a key. Whether the browser did it.
pub fn remove(key: &str) -> bool {
    storage().is_ok_and(|storage| storage.remove_item(key).is_ok())
}

fn storage() -> Result<Storage, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    window.local_storage()?.ok_or(JsValue::NULL)
}
