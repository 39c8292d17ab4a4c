//! What the browser calls to mount an app. `static/embed/element-host.js` does.

use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::AppHandle;

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
