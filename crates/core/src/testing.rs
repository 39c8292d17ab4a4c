//! The shipped dataset for the tests of this crate, read from its source: the crate that packs it
//! depends on this one.

use std::sync::LazyLock;

use crate::dataset::Dataset;

/// The dataset that ships.
pub(crate) fn dataset() -> &'static Dataset {
    static DATASET: LazyLock<Dataset> = LazyLock::new(|| {
        Dataset::from_json(include_str!("../../../static/data/palette.json")).expect("a dataset")
    });
    &DATASET
}
