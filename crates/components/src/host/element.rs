//! An element in somebody else's page. Its class has to be JavaScript (`static/embed`); what it reads
//! and tells goes through an object of that class.

use wasm_bindgen::prelude::*;

use super::{HistoryStep, Host};

#[wasm_bindgen]
extern "C" {
    /// The JavaScript half of an element: `ElementHost` in `static/embed/element-host.js`.
    #[derive(Clone, Debug)]
    pub type ElementHost;

    #[wasm_bindgen(method)]
    fn shown(this: &ElementHost) -> Option<String>;

    #[wasm_bindgen(method)]
    fn width(this: &ElementHost) -> f64;

    #[wasm_bindgen(method)]
    fn query(this: &ElementHost, is_following: bool) -> String;

    #[wasm_bindgen(method, js_name = setQuery)]
    fn set_query(this: &ElementHost, query: &str, as_new_step: bool, fragment: Option<&str>);

    #[wasm_bindgen(method)]
    fn fragment(this: &ElementHost) -> String;

    #[wasm_bindgen(method, js_name = withFragment)]
    fn with_fragment(this: &ElementHost, fragment: &str) -> String;

    #[wasm_bindgen(method, js_name = ruleLink)]
    fn rule_link(this: &ElementHost, query: &str, id: &str) -> String;

    #[wasm_bindgen(method)]
    fn kept(this: &ElementHost) -> Option<String>;

    #[wasm_bindgen(method)]
    fn keep(this: &ElementHost, text: &str) -> bool;

    #[wasm_bindgen(method, js_name = showTarget)]
    fn show_target(this: &ElementHost);

    #[wasm_bindgen(method)]
    fn refuse(this: &ElementHost, notices: Vec<String>);
}

impl Host for ElementHost {
    fn is_embedded(&self) -> bool {
        true
    }

    fn shown(&self) -> Option<String> {
        self.shown()
    }

    fn width(&self) -> f64 {
        self.width()
    }

    fn query(&self) -> String {
        self.query(false)
    }

    fn follow(&self) -> String {
        self.query(true)
    }

    fn set_address(&self, query: &str, step: HistoryStep, fragment: Option<&str>) {
        self.set_query(query, step == HistoryStep::Push, fragment);
    }

    fn fragment(&self) -> String {
        self.fragment()
    }

    fn link_with_fragment(&self, fragment: &str) -> String {
        self.with_fragment(fragment)
    }

    fn rule_link(&self, query: &str, rule: &str) -> String {
        self.rule_link(query, rule)
    }

    fn load_entries(&self) -> Option<String> {
        self.kept()
    }

    fn save_entries(&self, text: &str) -> bool {
        self.keep(text)
    }

    fn show_target(&self) {
        self.show_target();
    }

    fn report(&self, notices: &[String]) {
        if !notices.is_empty() {
            self.refuse(notices.to_vec());
        }
    }

    /// The page around has one, which the element follows.
    fn theme(&self) -> String {
        String::new()
    }

    fn set_theme(&self, _: &str) {}

    /// The page around has one.
    fn set_title(&self, _: &str) {}
}
