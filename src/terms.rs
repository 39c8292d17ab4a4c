//! Which terms link to the glossary: each where it first stands on the page. It follows from the
//! evaluation, so that no section has to be rendered to know what another one links.

use ports_components::glossary::LinkedTerms;
use ports_components::rule::mark_terms;
use ports_core::dataset::{Dataset, Direction};
use ports_core::evaluation::Evaluation;

use crate::later;

/// The terms that the choices link.
pub fn in_choices() -> LinkedTerms {
    let mut linked = LinkedTerms::default();
    for term in [msg!(term_deployment_model), msg!(term_role)] {
        linked.insert(term);
    }
    linked
}

/// The terms that are linked before a direction's table: those of the choices, and those of the tables
/// above it.
pub fn before_table(
    dataset: &'static Dataset,
    evaluation: &Evaluation<'static>,
    direction: Direction,
) -> LinkedTerms {
    let mut linked = in_choices();
    for above in Direction::ALL
        .into_iter()
        .take_while(|above| *above != direction)
    {
        mark_table(dataset, evaluation, above, &mut linked);
    }
    linked
}

/// The terms that are linked somewhere on the page.
pub fn on_page(dataset: &'static Dataset, evaluation: &Evaluation<'static>) -> LinkedTerms {
    let mut linked = in_choices();
    for direction in Direction::ALL {
        mark_table(dataset, evaluation, direction, &mut linked);
    }
    for term in later::TERMS {
        linked.insert(term);
    }
    // Without rules on screen, there are no address fields.
    if !evaluation.matches.is_empty() {
        linked.insert(later::ADDRESS_TERM);
    }
    linked
}

fn mark_table(
    dataset: &'static Dataset,
    evaluation: &Evaluation<'static>,
    direction: Direction,
    linked: &mut LinkedTerms,
) {
    for (index, found) in evaluation.in_direction(direction).enumerate() {
        if index == 0 {
            linked.insert(direction_name(direction));
        }
        mark_terms(dataset, found, linked);
    }
}

/// What a direction is called, as a term.
pub fn direction_name(direction: Direction) -> &'static str {
    match direction {
        Direction::Inbound => msg!(term_inbound),
        Direction::Outbound => msg!(term_outbound),
    }
}
