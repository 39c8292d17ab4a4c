//! The lifecycle of a rule is in order: it starts, is deprecated in favour of another, and ends.

use super::Report;
use crate::dataset::{Dataset, DeploymentId, EndpointId, Removal, Requirement, Rule};
use crate::release::Release;

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

/// What is said of the end of a rule holds. Of one that was deprecated, that its port is to be closed: nothing
/// else may need it. Of any other nothing, for it goes on: other rules list its connections from then on.
pub(super) fn end_is_right(dataset: &Dataset, report: &mut Report) {
    for rule in &dataset.rules {
        let removed = match &rule.removed_in {
            Some(Removal::In(removed)) => Some(removed),
            Some(Removal::NotKnown) | None => None,
        };
        if rule.when_removed.is_some() && (removed.is_none() || rule.deprecated_since.is_none()) {
            let problem = "is given, and the rule does not end".to_owned();
            let fix = "Give deprecated_since and the release of removed_in, or remove it";
            report.rule(rule, "when_removed", problem, fix);
        }
        let Some(removed) = removed else { continue };
        for deployment in &rule.deployments {
            let mut others = others_at(dataset, rule, deployment, removed);
            if rule.deprecated_since.is_some() {
                if let Some(other) = others.find(|other| other.ports.overlaps(rule.ports)) {
                    let (port, other) = (rule.port_label(), &other.id);
                    let problem =
                        format!("{port} is to be closed with {removed}, and {other} needs it");
                    let fix = "End the other rule too, or let this one go on as another";
                    report.rule(rule, "removed_in", problem, fix);
                }
                continue;
            }
            let others: Vec<&Rule> = others.collect();
            let goes_on = |end: &EndpointId| {
                let mut others = others.iter();
                others.any(|other| {
                    let covers =
                        other.ports.from <= rule.ports.from && rule.ports.to <= other.ports.to;
                    let mut ends = other
                        .purposes_at(removed)
                        .flat_map(|purpose| &purpose.far_ends);
                    covers && ends.any(|known| known.endpoint == *end)
                })
            };
            let mut ends = rule.purposes.iter().flat_map(|purpose| &purpose.far_ends);
            if let Some(end) = ends.find(|end| !goes_on(&end.endpoint)) {
                let (port, end) = (rule.port_label(), &end.endpoint);
                let problem =
                    format!("no rule lists {port} with {end} at {removed} ({deployment})");
                let fix = "Give deprecated_since and what replaces it, or list it in another rule";
                report.rule(rule, "removed_in", problem, fix);
            }
        }
    }
}

/// The other rules for the same hosts and the same way that apply at a release.
fn others_at<'d>(
    dataset: &'d Dataset,
    rule: &'d Rule,
    deployment: &'d DeploymentId,
    release: &'d Release,
) -> impl Iterator<Item = &'d Rule> {
    dataset.rules.iter().filter(move |other| {
        other.id != rule.id
            && other.deployments.contains(deployment)
            && (&other.role, other.direction, other.protocol)
                == (&rule.role, rule.direction, rule.protocol)
            && other.range().contains(release)
    })
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
    fn an_end_that_closes_what_another_rule_needs_is_found() {
        let said = broken_rule("end-is-right", "saas-cluster-out-https-api", |rule| {
            rule.deprecated_since = "4.0.0".parse().ok();
            rule.removed_in = "4.5".parse().ok().map(Removal::In);
        });
        assert!(
            said[0].contains(
                "removed_in: tcp/443 is to be closed with 4.5, and saas-cluster-out-https-grpc needs it"
            ),
            "{said:?}"
        );
    }

    #[test]
    fn a_rule_that_goes_without_a_word_and_does_not_go_on_is_found() {
        let said = broken_rule("end-is-right", "self-hosted-mgmt-out-kube-api", |rule| {
            rule.removed_in = "4.5".parse().ok().map(Removal::In);
        });
        assert_eq!(
            said,
            [
                "rule self-hosted-mgmt-out-kube-api, removed_in: no rule lists tcp/6443 with workload-cluster at 4.5 (self-hosted). Give deprecated_since and what replaces it, or list it in another rule. [end-is-right]"
            ]
        );
    }

    #[test]
    fn what_fails_after_an_end_that_never_comes_is_found() {
        let said = broken_rule("end-is-right", "saas-cluster-in-ssh", |rule| {
            rule.when_removed = Some("Nothing works.".into());
        });
        assert!(
            said[0].contains("when_removed: is given, and the rule does not end"),
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
