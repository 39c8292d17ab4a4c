//! What the browser calls. `static/embed/api.js` gives it the shape that others see.

use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::{API_VERSION, Source};

/// The version of what JavaScript sees.
#[wasm_bindgen(js_name = apiVersion)]
pub fn api_version() -> String {
    API_VERSION.to_owned()
}

/// The dataset, in the shape of `palette.json`.
#[wasm_bindgen]
pub fn dataset() -> Result<JsValue, JsError> {
    written(ports_data::dataset())
}

/// All formats.
#[wasm_bindgen]
pub fn formats() -> Result<JsValue, JsError> {
    written(&super::formats())
}

/// Which rules apply to a choice.
#[wasm_bindgen]
pub fn rules(selection: JsValue) -> Result<JsValue, JsError> {
    written(&super::rules(ports_data::dataset(), &selection)?)
}

/// The snippets for a choice.
#[wasm_bindgen]
pub fn snippets(selection: JsValue, options: JsValue) -> Result<JsValue, JsError> {
    let answer = super::snippets(ports_data::dataset(), &selection, &options)?;
    written(&answer)
}

impl Source for JsValue {
    fn names(&self) -> Option<Vec<String>> {
        let object = self
            .dyn_ref::<Object>()
            .filter(|_| !Array::is_array(self))?;
        let keys = Object::keys(object);
        Some(keys.iter().filter_map(|key| key.as_string()).collect())
    }

    fn field(&self, name: &str) -> Option<Self> {
        // A getter that throws has no value.
        let value = Reflect::get(self, &name.into()).ok()?;
        (!value.is_null() && !value.is_undefined()).then_some(value)
    }

    fn text(&self) -> Option<String> {
        self.as_string()
    }

    fn flag(&self) -> Option<bool> {
        self.as_bool()
    }

    fn items(&self) -> Option<Vec<Self>> {
        let array = self.dyn_ref::<Array>()?;
        Some(array.iter().collect())
    }
}

fn written(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}
