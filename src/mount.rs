//! What JavaScript calls to mount the app: as a page, or as an element in somebody else's page.

use ports_components::host::HostHandle;
use ports_components::host::element::ElementHost;
use ports_components::host::page::Page;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Renderer};

use crate::app::{App, AppProps};

/// Mounts the app as the page; where the page has no place for it, there is nothing to do.
#[wasm_bindgen(js_name = mountPage)]
pub fn mount_page() {
    if let Some((page, root)) = Page::new() {
        let props = AppProps::new(HostHandle::new(page));
        Renderer::<App>::with_root_and_props(root, props).render();
    }
}

/// Mounts the app into an element, which it empties. `host` speaks for the page around.
#[wasm_bindgen]
pub fn mount(root: Element, host: ElementHost) -> Mounted {
    let props = AppProps::new(HostHandle::new(host));
    let app = Renderer::<App>::with_root_and_props(root, props.clone()).render();
    Mounted { app, props }
}

/// An app that is mounted in an element.
///
/// One that is taken out is parked, to be used again in another place: destroying it would leave its
/// listeners where they are. Yew 0.23 hands them to the browser for good, because the element that an app
/// was mounted in hears all its events (`HostHandlers::add_listener` in `dom_bundle/subtree_root.rs`
/// forgets the closures).
#[wasm_bindgen]
pub struct Mounted {
    app: AppHandle<App>,
    props: AppProps,
}

#[wasm_bindgen]
impl Mounted {
    /// Shows what the host's query asks for now.
    pub fn navigate(&mut self) {
        self.props.navigations += 1;
        self.update();
    }

    /// Shows the views that the host wants now.
    pub fn look(&mut self) {
        self.props.looks += 1;
        self.update();
    }

    /// Empties the app's element, and has the app forget where it was.
    pub fn park(&mut self) {
        self.props.host = None;
        self.update();
    }

    /// Starts the app anew in another place.
    #[wasm_bindgen(js_name = moveTo)]
    pub fn move_to(&mut self, host: ElementHost) {
        self.props = AppProps {
            host: Some(HostHandle::new(host)),
            place: self.props.place + 1,
            navigations: 0,
            looks: 0,
        };
        self.update();
    }

    fn update(&mut self) {
        self.app.update(self.props.clone());
    }
}
