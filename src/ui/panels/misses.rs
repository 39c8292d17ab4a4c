//! The rules that are not on screen, each with its reasons.

use crate::domain::dataset::Dataset;
use crate::domain::query::{Evaluation, Selection};
use crate::domain::text::joined;
use crate::ui::html::Builder;

/// A list behind a heading that says how many there are; nothing when all rules are on screen.
pub(crate) fn misses(
    to: &mut Builder,
    dataset: &'static Dataset,
    selection: &Selection,
    evaluation: &Evaluation<'static>,
) {
    if evaluation.misses.is_empty() {
        return;
    }
    let count = evaluation.misses.len();
    to.open("details", "pp-misses");
    to.leaf_said(
        "summary",
        "",
        format!("Rules that do not apply or are hidden ({count})"),
    );
    to.open("ul", "");
    for miss in &evaluation.misses {
        let rule = miss.rule;
        let purposes: Vec<&str> = rule.purposes.iter().map(|purpose| &*purpose.text).collect();
        to.open("li", "");
        to.leaf_said("span", "pp-port-number", rule.port_label());
        to.said(format!(
            " {} {}, {}: {}. ",
            rule.service,
            rule.direction.as_str(),
            dataset.role_name(&rule.role).to_ascii_lowercase(),
            joined(&purposes, ", ", ", ")
        ));
        let why = format!("This rule {}.", miss.text(dataset, selection));
        to.leaf_said("span", "pp-why", why);
        to.close();
    }
    to.close_to(2);
}
