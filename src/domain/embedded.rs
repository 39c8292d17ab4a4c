//! The dataset that ships, as the build script packed it from `static/data/palette.json`.

use std::sync::LazyLock;

use super::dataset::{Dataset, unpack};

/// The same dataset as text, as it is served.
pub const JSON: &str = include_str!("../../static/data/palette.json");

static EMBEDDED: LazyLock<Dataset> = LazyLock::new(|| {
    unpack(
        include_str!(concat!(env!("OUT_DIR"), "/dataset.txt")),
        include_bytes!(concat!(env!("OUT_DIR"), "/dataset.bin")),
    )
});

impl Dataset {
    /// The dataset that ships: read, and linted, when this was built.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packing_changes_nothing() {
        let read = Dataset::from_json(JSON).expect("a dataset");
        assert_eq!(*Dataset::embedded(), read);
    }
}
