//! The page: shows what the [domain](crate::domain) says, and hands back what was chosen.
//!
//! There is one component, [`App`], with one [state](state::State). What it shows is made by plain
//! functions of values: `panels` say what is where, `components` how it looks, `html` builds the
//! elements. A component of its own costs the reader more download, and nothing on this
//! page is slow enough to need one. Browser APIs are used in callbacks, through `browser`, where each
//! of them may be missing or refused.
//!
//! The first time, the page is built in several steps, beside the document, so that a browser has time
//! for its reader in between; once it is whole it takes its place in one go.

mod app;
pub mod browser;
mod components;
mod html;
mod panels;
pub mod state;

pub use app::{App, AppProps};
pub use browser::Around;
#[cfg(feature = "ssr")]
pub use panels::{Planned, PlannedProps, Reading};

/// Mounts the page; where there is no place for it, there is nothing to do.
#[cfg(all(target_arch = "wasm32", not(feature = "embed")))]
pub fn mount() {
    let place = browser::PAGE.with(Clone::clone);
    if let Some(root) = browser::beside() {
        mount_at(root, place);
    }
}

/// Mounts an app into an element that is somewhere.
#[cfg(target_arch = "wasm32")]
pub(crate) fn mount_at(root: web_sys::Element, place: browser::Place) -> yew::AppHandle<App> {
    browser::light(&root);
    browser::load_files_when_near();
    yew::Renderer::<App>::with_root_and_props(root, props(Some(place))).render()
}

/// What an app starts from in a place, or nowhere.
#[cfg(target_arch = "wasm32")]
pub(crate) fn props(place: Option<browser::Place>) -> AppProps {
    let is_parked = place.is_none();
    let around = browser::Around(place.map(std::rc::Rc::new));
    AppProps {
        dataset: ports_data::dataset(),
        query: around.query().into(),
        around,
        is_parked,
    }
}
