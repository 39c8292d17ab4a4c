//! What the browser calls. `static/embed/api.js` gives it the shape that others see.

use js_sys::Object;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::{Deserializer, Serializer};
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::AppHandle;

use super::{API_VERSION, OptionsInput, SelectionInput, Wrong};
use crate::domain::dataset::Dataset;
use crate::domain::text::{excerpt, listed};
use crate::ui::browser::Place;
use crate::ui::state::Action;
use crate::ui::{App, mount_at, props};

/// An app that is mounted somewhere.
#[wasm_bindgen]
pub struct Mounted(AppHandle<App>);

#[wasm_bindgen]
impl Mounted {
    /// Shows what a query asks for.
    pub fn navigate(&self, query: String) {
        self.0.send_message(Action::Navigated(query));
    }

    /// Empties the app's element, and has the app forget where it was. It is not destroyed: Yew
    /// would keep its listeners all the same, and another place can have it.
    pub fn park(&mut self) {
        self.0.update(props(None));
    }

    /// Starts the app afresh, in another place.
    #[wasm_bindgen(js_name = moveTo)]
    pub fn move_to(&mut self, place: Place) {
        self.0.update(props(Some(place)));
    }
}

/// Mounts an app into an element, which it empties.
#[wasm_bindgen]
pub fn mount(root: Element, place: Place) -> Mounted {
    Mounted(mount_at(root, place))
}

/// The version of what JavaScript sees.
#[wasm_bindgen(js_name = apiVersion)]
pub fn api_version() -> String {
    API_VERSION.to_owned()
}

/// The dataset, in the shape of `palette.json`.
#[wasm_bindgen]
pub fn dataset() -> Result<JsValue, JsError> {
    written(Dataset::embedded())
}

/// All formats.
#[wasm_bindgen]
pub fn formats() -> Result<JsValue, JsError> {
    written(&super::formats())
}

/// Which rules apply to a choice.
#[wasm_bindgen]
pub fn rules(selection: JsValue) -> Result<JsValue, JsError> {
    let selection: SelectionInput = read(selection, "selection", SelectionInput::FIELDS)?;
    written(&super::rules(Dataset::embedded(), &selection)?)
}

/// The snippets for a choice.
#[wasm_bindgen]
pub fn snippets(selection: JsValue, options: JsValue) -> Result<JsValue, JsError> {
    let selection: SelectionInput = read(selection, "selection", SelectionInput::FIELDS)?;
    let options: OptionsInput = read(options, "options", OptionsInput::FIELDS)?;
    let dataset = Dataset::embedded();
    written(&super::snippets(dataset, &selection, &options)?)
}

/// Reads an argument; what is wrong with it is named by its path.
fn read<T: DeserializeOwned>(value: JsValue, name: &str, fields: &[&str]) -> Result<T, Wrong> {
    // The deserializer looks up the fields it knows and sees no others: a misspelt one would be
    // ignored, and the answer would be to another question.
    if let Some(object) = value.dyn_ref::<Object>() {
        for key in Object::keys(object) {
            let key = key.as_string().unwrap_or_default();
            if !fields.contains(&key.as_str()) {
                let field = format!("{name}.{}", excerpt(&key, 40));
                let problem = format!("no such field; known are {}", listed(fields));
                return Err(Wrong::new(field, problem));
            }
        }
    }
    serde_path_to_error::deserialize(Deserializer::from(value)).map_err(|error| {
        let path = error.path().to_string();
        let field = match path.as_str() {
            "." => name.to_owned(),
            path => format!("{name}.{path}"),
        };
        let inner = js_sys::Error::from(JsValue::from(error.into_inner()));
        Wrong::new(field, String::from(inner.message()))
    })
}

fn written(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}
