//! Lints: what the types cannot rule out about a dataset, one function per claim.
//!
//! A finding names the rule (or the other entry), the field, the bad value and the fix. The
//! shipped dataset has none: a test sees to it, so a wrong dataset cannot pass.

mod counterpart;
mod diagram;
mod exceptions;
mod lifecycle;
mod ports;
mod provenance;
mod published;
mod references;
mod sides;

use std::fmt;

pub use diagram::MAX_ROLES;

use super::Dataset;

/// A defect of a dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The lint that found it.
    pub lint: &'static str,
    /// Where: `rule saas-mgmt-in-nats`, `exception 2`, `endpoint users`.
    pub place: String,
    /// The field, as in the JSON.
    pub field: &'static str,
    /// What is wrong, with the value.
    pub problem: String,
    /// What would be right.
    pub fix: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            lint,
            place,
            field,
            problem,
            fix,
        } = self;
        write!(f, "{place}, {field}: {problem}. {fix}. [{lint}]")
    }
}

/// Collects the findings of one lint.
struct Report {
    lint: &'static str,
    findings: Vec<Finding>,
}

impl Report {
    fn add(&mut self, place: impl fmt::Display, field: &'static str, problem: String, fix: &str) {
        self.findings.push(Finding {
            lint: self.lint,
            place: place.to_string(),
            field,
            problem,
            fix: fix.to_owned(),
        });
    }

    fn rule(&mut self, rule: &super::Rule, field: &'static str, problem: String, fix: &str) {
        self.add(format_args!("rule {}", rule.id), field, problem, fix);
    }
}

type Lint = (&'static str, fn(&Dataset, &mut Report));

/// Every lint, by name.
const LINTS: &[Lint] = &[
    ("known-versions", references::known_versions),
    ("known-deployments", references::known_deployments),
    ("known-roles", references::known_roles),
    (
        "default-role-is-the-readers",
        sides::default_role_is_the_readers,
    ),
    ("known-endpoints", references::known_endpoints),
    ("known-rules", references::known_rules),
    ("unique-ids", references::unique_ids),
    ("published-known", published::published_known),
    ("port-range", ports::port_range),
    ("no-overlap", ports::no_overlap),
    ("has-purpose", ports::has_purpose),
    ("deprecated-is-replaced", lifecycle::deprecated_is_replaced),
    ("lifecycle-order", lifecycle::lifecycle_order),
    ("end-is-right", lifecycle::end_is_right),
    ("condition-fits", lifecycle::condition_fits),
    ("has-counterpart", counterpart::has_counterpart),
    ("drawable-roles", diagram::drawable_roles),
    ("has-source", provenance::has_source),
    ("derived-is-explained", provenance::derived_is_explained),
    ("exceptions-are-needed", exceptions::exceptions_are_needed),
];

/// Everything wrong with `dataset`; empty when it may ship.
pub fn lint(dataset: &Dataset) -> Vec<Finding> {
    LINTS
        .iter()
        .flat_map(|(name, check)| {
            let mut report = Report {
                lint: name,
                findings: Vec::new(),
            };
            check(dataset, &mut report);
            report.findings
        })
        .collect()
}

#[cfg(test)]
pub(super) mod testing {
    use super::*;
    use crate::dataset::Rule;

    /// The shipped dataset with one thing broken in the rule `id`, and what the lint `name` says.
    pub fn broken_rule(name: &str, id: &str, break_it: impl FnOnce(&mut Rule)) -> Vec<String> {
        broken(name, |dataset| {
            let rule = dataset.rules.iter_mut().find(|rule| rule.id.as_str() == id);
            break_it(rule.expect("the rule to break"));
        })
    }

    /// The shipped dataset with one thing broken, and what the lint `name` says.
    pub fn broken(name: &str, break_it: impl FnOnce(&mut Dataset)) -> Vec<String> {
        assert!(LINTS.iter().any(|(known, _)| *known == name), "{name}");
        let mut dataset = crate::testing::dataset().clone();
        break_it(&mut dataset);
        lint(&dataset)
            .iter()
            .filter(|finding| finding.lint == name)
            .map(Finding::to_string)
            .collect()
    }

    #[test]
    fn the_shipped_dataset_has_no_findings() {
        let dataset = crate::testing::dataset();
        let findings: Vec<String> = lint(dataset).iter().map(Finding::to_string).collect();
        assert!(findings.is_empty(), "{}", findings.join("\n"));
    }
}
