//! The rules that are not on screen, each with its reasons.

use crate::domain::dataset::{Dataset, Rule};
use crate::domain::query::{Evaluation, Selection};
use crate::domain::text::joined;
use crate::domain::title::in_sentence;
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
    to.key("misses");
    to.leaf_tell("summary", "", say!(rules_not_shown, number = count));
    to.open("ul", "");
    for miss in &evaluation.misses {
        let rule = miss.rule;
        let purposes: Vec<&str> = rule.purposes.iter().map(|purpose| &*purpose.text).collect();
        to.open("li", "");
        in_short(
            to,
            dataset,
            rule,
            &joined(&purposes, word!(between_items), word!(between_items)),
        );
        let why = miss.text(dataset, selection);
        to.leaf_tell("span", "pp-why", say!(rules_not_shown_why, why = why));
        to.close();
    }
    to.close_to(2);
}

/// A rule in a line: its port, service, direction and role, and what it is for.
pub(super) fn in_short(to: &mut Builder, dataset: &Dataset, rule: &Rule, purposes: &str) {
    to.leaf_said("span", "pp-port-number", rule.port_label());
    to.tell(say!(
        rules_in_short,
        service = rule.service,
        direction = in_sentence(rule.direction),
        role = dataset.role_name(&rule.role).to_ascii_lowercase(),
        purposes = purposes
    ));
}
