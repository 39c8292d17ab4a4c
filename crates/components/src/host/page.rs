//! A page of the app's own. In a sandboxed frame there is no history and no storage: nothing in here
//! throws.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement, Url};

use super::{HistoryStep, Host};
use crate::storage;

/// The key that the reader's entries are saved under, and the id of the element that the app takes.
const KEY: &str = "palette-ports";

/// The key of the theme; `static/theme.js` reads it before anything is painted.
const THEME_KEY: &str = "palette-ports-theme";

/// A page of the app's own.
///
/// The app is built beside the document, in an element like the placeholder's: what the page holds is
/// there to read for as long as the app is not whole.
#[derive(Debug)]
pub struct Page {
    /// The element that the app is rendered in.
    root: Element,
    /// The placeholder, until that element takes its place.
    pending: RefCell<Option<Element>>,
}

impl Page {
    /// The page's host, and the element to render the app into. None where the page has no place for
    /// it.
    pub fn new() -> Option<(Self, Element)> {
        let placeholder = document()?.get_element_by_id(KEY)?;
        let root: Element = placeholder.clone_node().ok()?.unchecked_into();
        let page = Self {
            root: root.clone(),
            pending: RefCell::new(Some(placeholder)),
        };
        Some((page, root))
    }

    fn url(&self) -> Option<Url> {
        // The page's `base`, if it has one, is not where its own address leads.
        Url::new(&web_sys::window()?.location().href().ok()?).ok()
    }
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// The root element of the document, which carries the theme.
fn document_element() -> Option<HtmlElement> {
    document()?.document_element()?.dyn_into().ok()
}

impl Host for Page {
    fn is_embedded(&self) -> bool {
        false
    }

    fn shown(&self) -> Option<String> {
        self.root.get_attribute("data-view")
    }

    fn width(&self) -> f64 {
        document_element().map_or(0.0, |root| root.client_width().into())
    }

    fn query(&self) -> String {
        let search = web_sys::window().and_then(|window| window.location().search().ok());
        search.unwrap_or_default()
    }

    fn set_address(&self, query: &str, step: HistoryStep, fragment: Option<&str>) {
        let Some(url) = self.url() else { return };
        url.set_search(query);
        if let Some(fragment) = fragment {
            url.set_hash(fragment);
        }
        let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else {
            return;
        };
        // A refusal (a sandboxed frame, too many steps in too short a time) costs the link alone.
        let _ = match step {
            HistoryStep::Push => history.push_state_with_url(&JsValue::NULL, "", Some(&url.href())),
            HistoryStep::Replace => {
                history.replace_state_with_url(&JsValue::NULL, "", Some(&url.href()))
            }
        };
    }

    fn fragment(&self) -> String {
        let hash = web_sys::window().and_then(|window| window.location().hash().ok());
        hash.unwrap_or_default().trim_start_matches('#').to_owned()
    }

    fn link_with_fragment(&self, fragment: &str) -> String {
        let href = web_sys::window().and_then(|window| window.location().href().ok());
        let href = href.unwrap_or_default();
        let address = href.split('#').next().unwrap_or_default();
        format!("{address}#{fragment}")
    }

    fn rule_link(&self, query: &str, rule: &str) -> String {
        let Some(url) = self.url() else {
            return String::new();
        };
        url.set_search(query);
        url.set_hash(rule);
        url.href()
    }

    fn load_entries(&self) -> Option<String> {
        storage::try_load(KEY).ok().map(Option::unwrap_or_default)
    }

    fn save_entries(&self, text: &str) -> bool {
        match text {
            "" => storage::remove(KEY),
            text => storage::save(KEY, text),
        }
    }

    fn show_target(&self) {
        if let Some(placeholder) = self.pending.take() {
            let _ = placeholder.replace_with_with_node_1(&self.root);
        }
        let Some(window) = web_sys::window() else {
            return;
        };
        let fragment = self.fragment();
        let id = js_sys::decode_uri_component(&fragment)
            .ok()
            .map(String::from);
        // Firefox warns of a search for nothing.
        let Some(id) = id.filter(|id| !id.is_empty()) else {
            return;
        };
        let target = document().and_then(|document| document.get_element_by_id(&id));
        if let Some(target) = target {
            target.scroll_into_view();
            // Going to the address's own fragment once more makes it the `:target`.
            let _ = window.location().replace(&format!("#{fragment}"));
        }
    }

    fn report(&self, _: &[String]) {}

    fn theme(&self) -> String {
        let theme = document_element().and_then(|root| root.get_attribute("data-theme"));
        theme.unwrap_or_default()
    }

    fn set_theme(&self, theme: &str) {
        if let Some(root) = document_element() {
            let _ = root.set_attribute("data-theme", theme);
        }
        // Where it cannot be saved, it holds for as long as the page is there.
        storage::save(THEME_KEY, theme);
    }

    fn set_title(&self, title: &str) {
        if let Some(document) = document() {
            // The same title once more is work for the browser all the same.
            if document.title() != title {
                document.set_title(title);
            }
        }
    }
}
