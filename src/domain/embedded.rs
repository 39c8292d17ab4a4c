//! The dataset that ships, as the build script packed it from `static/data/palette.json`, and the
//! places in its diagrams.

use std::sync::LazyLock;

use super::dataset::{Dataset, unpack};
use super::diagram::Diagram;
use super::query::{Evaluation, Selection};

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

/// The frames of the diagrams, one for each deployment model.
static FRAMES: &[&[u16]] = include!(concat!(env!("OUT_DIR"), "/frames.rs"));

impl Diagram {
    /// The diagram of what is on screen, of the dataset that ships.
    pub fn of(dataset: &Dataset, selection: &Selection, evaluation: &Evaluation<'_>) -> Self {
        let mut deployments = dataset.deployments.iter();
        let place = deployments.position(|known| known.id == selection.deployment);
        let frame = FRAMES.get(place.unwrap_or(0)).copied();
        Self::new(frame.unwrap_or(&[]), dataset, selection, evaluation)
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
