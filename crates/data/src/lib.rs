//! The dataset that ships: `static/data/palette.json`, linted and packed when this crate is built,
//! and the layouts of its diagrams.

use std::sync::LazyLock;

use ports_core::dataset::{Dataset, unpack};
use ports_core::diagram::Diagram;
use ports_core::evaluation::{Evaluation, Selection};

/// The same dataset as JSON, as it is served.
pub const JSON: &str = include_str!("../../../static/data/palette.json");

static DATASET: LazyLock<Dataset> = LazyLock::new(|| {
    unpack(
        include_str!(concat!(env!("OUT_DIR"), "/dataset.txt")),
        include_bytes!(concat!(env!("OUT_DIR"), "/dataset.bin")),
    )
});

/// The dataset that ships. It was read and linted when this crate was built.
pub fn dataset() -> &'static Dataset {
    &DATASET
}

/// The layouts of the diagrams, one for each deployment model.
static FRAMES: &[&[u16]] = include!(concat!(env!("OUT_DIR"), "/frames.rs"));

/// The diagram of an evaluation of the dataset that ships.
pub fn diagram(dataset: &Dataset, selection: &Selection, evaluation: &Evaluation<'_>) -> Diagram {
    let mut deployments = dataset.deployments.iter();
    let index = deployments.position(|known| known.id == selection.deployment);
    let frame = FRAMES.get(index.unwrap_or(0)).copied();
    Diagram::new(frame.unwrap_or(&[]), dataset, selection, evaluation)
}

#[cfg(test)]
mod tests {
    use ports_core::diagram::frame;
    use ports_core::evaluation::evaluate;

    use super::*;

    #[test]
    fn packing_changes_nothing() {
        let read = Dataset::from_json(JSON).expect("a dataset");
        assert_eq!(*dataset(), read);
    }

    #[test]
    fn every_deployment_model_has_the_layout_that_its_rules_ask_for() {
        let dataset = dataset();
        for deployment in &dataset.deployments {
            for role in [None, Some("workload-cluster")] {
                let selection = Selection {
                    deployment: deployment.id.clone(),
                    role: role.map(Into::into),
                    ..Selection::initial(dataset)
                };
                let evaluation = evaluate(dataset, &selection);
                let layout = frame(dataset, &deployment.id);
                assert_eq!(
                    diagram(dataset, &selection, &evaluation),
                    Diagram::new(&layout, dataset, &selection, &evaluation)
                );
            }
        }
    }
}
