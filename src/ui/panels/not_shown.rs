//! The rules that are not on screen, each with its reasons.

use crate::ui::html::Builder;
use ports_core::dataset::{Dataset, Rule};
use ports_core::evaluation::{Evaluation, Selection};
use ports_core::text::joined;
use ports_core::title::in_sentence;

/// A list behind a heading that says how many there are; nothing when all rules are on screen.
pub(crate) fn not_shown(
    to: &mut Builder,
    dataset: &'static Dataset,
    selection: &Selection,
    evaluation: &Evaluation<'static>,
) {
    if evaluation.not_shown.is_empty() {
        return;
    }
    let count = evaluation.not_shown.len();
    to.open("details", "pp-misses");
    to.key("misses");
    to.leaf_tell("summary", "", msg_fmt!(rules_not_shown, number = count));
    to.open("ul", "");
    for miss in &evaluation.not_shown {
        let rule = miss.rule;
        let purposes: Vec<&str> = rule.purposes.iter().map(|purpose| &*purpose.text).collect();
        to.open("li", "");
        in_short(
            to,
            dataset,
            rule,
            &joined(&purposes, msg!(between_items), msg!(between_items)),
        );
        let why = miss.text(dataset, selection);
        to.leaf_tell("span", "pp-why", msg_fmt!(rules_not_shown_why, why = why));
        to.close();
    }
    to.close_to(2);
}

/// A rule in a line: its port, service, direction and role, and what it is for.
pub(super) fn in_short(to: &mut Builder, dataset: &Dataset, rule: &Rule, purposes: &str) {
    to.leaf_said("span", "pp-port-number", rule.port_label());
    to.tell(msg_fmt!(
        rules_in_short,
        service = rule.service,
        direction = in_sentence(rule.direction),
        role = dataset.role_name(&rule.role).to_ascii_lowercase(),
        purposes = purposes
    ));
}
