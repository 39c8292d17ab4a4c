//! What one role sends, the other lets in.

use std::collections::BTreeSet;

use super::Report;
use crate::dataset::{Dataset, DeploymentId, Exception, Purpose, RoleId, Rule, RuleId};
use crate::release::Release;

/// A release on each side of every boundary, which is all that rules can tell apart.
fn boundaries(dataset: &Dataset) -> Vec<Release> {
    let mut all: Vec<Release> = dataset.lines.to_vec();
    for rule in &dataset.rules {
        all.extend(rule.since.clone());
        all.extend(rule.deprecated_since.clone());
        all.extend(rule.range().until.cloned());
        all.extend(
            rule.purposes
                .iter()
                .filter_map(|purpose| purpose.since.clone()),
        );
    }
    all
}

/// Whether `other` lets through, on its side, what `purpose` of `rule` does between the roles.
fn answers(dataset: &Dataset, rule: &Rule, role: &RoleId, other: &Rule, release: &Release) -> bool {
    let names_my_role = |purpose: &Purpose| {
        purpose.far_ends.iter().any(|end| {
            dataset
                .endpoint(&end.endpoint)
                .and_then(|end| end.role.as_ref())
                == Some(&rule.role)
        })
    };
    other.role == *role
        && other.direction != rule.direction
        && other.protocol == rule.protocol
        && other.ports.from <= rule.ports.from
        && rule.ports.to <= other.ports.to
        && other.range().contains(release)
        && other.purposes_at(release).any(names_my_role)
}

/// Flows between two roles that the other role's rules do not list, with an example of where.
pub(super) fn missing(dataset: &Dataset) -> Vec<(&Rule, RoleId, DeploymentId, Release)> {
    let mut found = Vec::new();
    let mut seen: BTreeSet<(RuleId, RoleId)> = BTreeSet::new();
    let releases = boundaries(dataset);
    for rule in &dataset.rules {
        for deployment in &rule.deployments {
            for release in releases
                .iter()
                .filter(|release| rule.range().contains(release))
            {
                let ends = rule
                    .purposes_at(release)
                    .flat_map(|purpose| &purpose.far_ends);
                for role in ends.filter_map(|end| dataset.endpoint(&end.endpoint)?.role.clone()) {
                    let answered = dataset.rules.iter().any(|other| {
                        other.deployments.contains(deployment)
                            && answers(dataset, rule, &role, other, release)
                    });
                    if !answered && seen.insert((rule.id.clone(), role.clone())) {
                        found.push((rule, role, deployment.clone(), release.clone()));
                    }
                }
            }
        }
    }
    found
}

/// A flow that only one side lists leaves a closed door on the other, unless an exception tells
/// the reader about it.
pub(super) fn has_counterpart(dataset: &Dataset, report: &mut Report) {
    for (rule, role, deployment, release) in missing(dataset) {
        let excepted = dataset.exceptions.iter().any(|exception| {
            matches!(exception, Exception::Counterpart { rule: id, role: other, .. } if *id == rule.id && *other == role)
        });
        if !excepted {
            let problem = format!(
                "{} {} has no counterpart among the rules of {role} ({deployment}, {release})",
                rule.direction.as_str(),
                rule.port_label()
            );
            report.rule(
                rule,
                "purposes.far_ends",
                problem,
                "Add the rule on the other side, or a “counterpart” exception with the reason",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{broken, broken_rule};
    use crate::dataset::Removal;

    #[test]
    fn a_flow_that_only_one_side_lists_is_found() {
        let said = broken("has-counterpart", |dataset| {
            dataset
                .rules
                .retain(|rule| rule.id.as_str() != "self-hosted-mgmt-in-nats");
        });
        assert_eq!(
            said,
            [
                "rule self-hosted-cluster-out-nats, purposes.far_ends: outbound tcp/4222 has no counterpart among the rules of management-platform (self-hosted, 3.4). Add the rule on the other side, or a “counterpart” exception with the reason. [has-counterpart]"
            ]
        );
    }

    #[test]
    fn a_counterpart_that_leaves_the_other_role_out_is_found() {
        let said = broken_rule("has-counterpart", "saas-mgmt-in-https-api", |rule| {
            rule.purposes[0].far_ends.pop();
        });
        assert!(
            said[0].starts_with("rule saas-cluster-out-https-api,")
                && said[0].contains("(saas, 3.4)"),
            "{said:?}"
        );
    }

    #[test]
    fn a_side_that_goes_before_the_other_is_found_between_two_lines() {
        let said = broken("has-counterpart", |dataset| {
            for rule in &mut dataset.rules {
                let removed = match rule.id.as_str() {
                    "self-hosted-mgmt-in-nats" => "4.6.3",
                    "self-hosted-cluster-out-nats" => "4.6.12",
                    _ => continue,
                };
                rule.removed_in = removed.parse().ok().map(Removal::In);
            }
        });
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(
            said[0].starts_with("rule self-hosted-cluster-out-nats,")
                && said[0].contains("(self-hosted, 4.6.3)"),
            "{said:?}"
        );
    }

    #[test]
    fn the_api_server_flow_needs_its_exception() {
        let said = broken("has-counterpart", |dataset| dataset.exceptions.clear());
        assert!(
            said[0].contains("self-hosted-mgmt-out-kube-api") && said[0].contains("tcp/6443"),
            "{said:?}"
        );
    }
}
