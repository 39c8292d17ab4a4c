//! The page: shows what the [domain](crate::domain) says, and hands back what was chosen.
//!
//! State lives in one [reducer](state::State); panels connect parts of it to components, which
//! know their props alone. Browser APIs are used in effects and callbacks, through
//! `browser`, where each of them may be missing or refused.

mod app;
mod browser;
mod components;
mod panels;
pub mod state;

pub use app::{App, AppProps};

/// The id of the element that the page is mounted into.
pub const MOUNT_ID: &str = "palette-ports";

/// Mounts the page into the element with the id [`MOUNT_ID`]; without one there is nothing to do.
#[cfg(target_arch = "wasm32")]
pub fn mount() {
    use std::rc::Rc;

    let Some(root) = browser::element(MOUNT_ID) else {
        return;
    };
    match crate::domain::dataset::Dataset::embedded() {
        Ok(dataset) => {
            let props = AppProps {
                dataset: Rc::new(dataset),
                query: browser::query().into(),
            };
            yew::Renderer::<App>::with_root_and_props(root, props).render();
        }
        Err(error) => root.set_text_content(Some(&error.to_string())),
    }
}
