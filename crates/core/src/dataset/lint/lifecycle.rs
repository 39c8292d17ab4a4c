//! The lifecycle of a rule is in order: it starts, is deprecated in favour of another, and ends.

use super::Report;
use crate::dataset::{Dataset, Removal, Requirement};

/// A reader who closes a deprecated port has to know what to open in its place, and the replacement
/// has to hold wherever and as soon as the deprecation does.
pub(super) fn deprecated_is_replaced(dataset: &Dataset, report: &mut Report) {
    for rule in &dataset.rules {
        match (&rule.deprecated_since, rule.replaced_by.is_empty()) {
            (Some(since), true) => {
                let problem = format!("is empty, and the rule is deprecated since {since}");
                report.rule(
                    rule,
                    "replaced_by",
                    problem,
                    "Name the rules that take its place",
                );
            }
            (None, false) => {
                let problem = "is given, and the rule is not deprecated".to_owned();
                report.rule(
                    rule,
                    "replaced_by",
                    problem,
                    "Add deprecated_since, or remove it",
                );
            }
            _ => {}
        }
        let Some(since) = &rule.deprecated_since else {
            continue;
        };
        for replacement in rule.replaced_by.iter().filter_map(|id| dataset.rule(id)) {
            let holds = replacement.id != rule.id
                && replacement.range().contains(since)
                && !replacement.is_deprecated_at(since)
                && replacement.role == rule.role
                && rule
                    .deployments
                    .iter()
                    .all(|id| replacement.deployments.contains(id));
            if !holds {
                let problem = format!(
                    "{} does not hold at {since} for the same role and deployment models",
                    replacement.id
                );
                report.rule(
                    rule,
                    "replaced_by",
                    problem,
                    "Name a rule that applies, undeprecated, where this one is deprecated",
                );
            }
        }
    }
}

/// Since, deprecated and removed come in this order, and every purpose starts within the rule.
pub(super) fn lifecycle_order(dataset: &Dataset, report: &mut Report) {
    const FIX: &str =
        "A rule starts before it is deprecated, and is deprecated before it is removed";
    for rule in &dataset.rules {
        if let (Some(since), Some(deprecated)) = (&rule.since, &rule.deprecated_since)
            && !since.is_before(deprecated)
        {
            let problem = format!("{deprecated} is not after since {since}");
            report.rule(rule, "deprecated_since", problem, FIX);
        }
        if let Some(Removal::In(removed)) = &rule.removed_in {
            let last = rule.deprecated_since.as_ref().or(rule.since.as_ref());
            if let Some(last) = last.filter(|last| !last.is_before(removed)) {
                report.rule(
                    rule,
                    "removed_in",
                    format!("{removed} is not after {last}"),
                    FIX,
                );
            }
        }
        for purpose in &rule.purposes {
            if let Some(since) = purpose
                .since
                .as_ref()
                .filter(|since| !rule.range().contains(since))
            {
                let problem = format!(
                    "“{}” starts with {since}, when the rule does not apply",
                    purpose.text
                );
                report.rule(
                    rule,
                    "purposes.since",
                    problem,
                    "Start the purpose within the rule's life",
                );
            }
        }
        let always = rule.purposes.iter().any(|purpose| purpose.since.is_none());
        if !always && !rule.purposes.is_empty() {
            let problem = "no purpose holds for as long as the rule does".to_owned();
            report.rule(
                rule,
                "purposes.since",
                problem,
                "Move the start to the rule",
            );
        }
    }
}

/// A conditional rule says under which condition; another has none.
pub(super) fn condition_fits(dataset: &Dataset, report: &mut Report) {
    for rule in &dataset.rules {
        let conditional = rule.requirement == Requirement::Conditional;
        match &rule.condition {
            None if conditional => report.rule(
                rule,
                "condition",
                "is missing from a conditional rule".to_owned(),
                "Say when the rule is needed",
            ),
            Some(condition) if !conditional => {
                let problem = format!("“{condition}” stands in a rule that is not conditional");
                report.rule(
                    rule,
                    "condition",
                    problem,
                    "Make the requirement “conditional”, or remove it",
                );
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::broken_rule;
    use crate::dataset::{Removal, Requirement};

    #[test]
    fn a_deprecated_rule_without_replacement_is_found() {
        let said = broken_rule("deprecated-is-replaced", "saas-mgmt-in-nats", |rule| {
            rule.replaced_by = Default::default()
        });
        assert_eq!(
            said,
            [
                "rule saas-mgmt-in-nats, replaced_by: is empty, and the rule is deprecated since 4.0.0. Name the rules that take its place. [deprecated-is-replaced]"
            ]
        );
    }

    #[test]
    fn a_replacement_that_does_not_hold_is_found() {
        for other in [
            "saas-mgmt-in-nats",
            "self-hosted-mgmt-in-https",
            "saas-cluster-out-https-grpc",
        ] {
            let said = broken_rule("deprecated-is-replaced", "saas-mgmt-in-nats", |rule| {
                rule.replaced_by = vec![other.into()];
            });
            assert!(
                said[0].contains("does not hold at 4.0.0"),
                "{other}: {said:?}"
            );
        }
    }

    #[test]
    fn a_life_out_of_order_is_found() {
        let said = broken_rule("lifecycle-order", "saas-mgmt-in-nats", |rule| {
            rule.since = "4.1.0".parse().ok();
        });
        assert!(
            said[0].contains("deprecated_since: 4.0.0 is not after since 4.1.0"),
            "{said:?}"
        );
        let said = broken_rule("lifecycle-order", "saas-mgmt-in-nats", |rule| {
            rule.removed_in = "4.0.0".parse().ok().map(Removal::In);
        });
        assert!(
            said[0].contains("removed_in: 4.0.0 is not after 4.0.0"),
            "{said:?}"
        );
    }

    #[test]
    fn a_rule_that_outlives_its_purposes_is_found() {
        let said = broken_rule("lifecycle-order", "saas-mgmt-in-https-api", |rule| {
            rule.purposes[0].since = "4.0.0".parse().ok();
        });
        assert!(
            said[0].contains("no purpose holds for as long as the rule does"),
            "{said:?}"
        );
    }

    #[test]
    fn a_condition_without_a_conditional_rule_and_the_other_way_round_are_found() {
        let said = broken_rule("condition-fits", "saas-cluster-in-ssh", |rule| {
            rule.requirement = Requirement::Conditional
        });
        assert!(said[0].contains("condition: is missing"), "{said:?}");
        let said = broken_rule("condition-fits", "saas-cluster-in-ssh", |rule| {
            rule.condition = Some("with a PCG".into())
        });
        assert!(
            said[0].contains("“with a PCG” stands in a rule that is not conditional"),
            "{said:?}"
        );
    }
}
