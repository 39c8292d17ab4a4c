//! The dataset that ships, as the build script made it from `static/data/palette.json`.

use std::borrow::Cow::Borrowed;

use super::dataset::*;
use super::version::Release;

include!(concat!(env!("OUT_DIR"), "/dataset.rs"));

/// The same dataset as text, as it is served.
pub const JSON: &str = include_str!("../../static/data/palette.json");

impl Dataset {
    /// The dataset that ships: read, and linted, when this was built.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }
}
