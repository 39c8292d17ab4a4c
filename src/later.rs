//! The parts of the page that may come later than the first one.

use ports_components::Shared;
use ports_core::evaluation::Evaluation;
use yew::prelude::*;

/// The terms that the workbench links to the glossary, whatever is on screen.
pub const TERMS: [&str; 3] = [msg!(term_flow), msg!(term_snippet), msg!(term_cidr)];

/// The workbench.
pub fn workbench_view(_: &Shared<Evaluation<'static>>) -> Html {
    // Its crate is not there yet.
    Html::default()
}
