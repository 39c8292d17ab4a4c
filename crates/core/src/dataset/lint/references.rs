//! Every id and version that is referred to exists, and ids are unique.

use std::collections::BTreeSet;
use std::fmt::Display;

use super::Report;
use crate::dataset::{Dataset, Exception, Removal};
use crate::release::Release;
use crate::text::listed;

fn known<T: Display>(all: impl IntoIterator<Item = T>) -> String {
    let all: Vec<String> = all.into_iter().map(|one| one.to_string()).collect();
    format!("Known are {}", listed(&all))
}

/// A version on no published line is most often a typing error.
pub(super) fn known_versions(dataset: &Dataset, report: &mut Report) {
    let fix = known(&dataset.lines);
    let is_known = |release: &Release| {
        let line = release.line_of();
        dataset.lines.iter().any(|known| known.line_of() == line)
    };
    for pair in dataset.lines.windows(2) {
        if !pair[0].is_before(&pair[1]) {
            let problem = format!("{} does not come before {}", pair[0], pair[1]);
            report.add(
                "dataset",
                "lines",
                problem,
                "List the lines in ascending order",
            );
        }
    }
    for rule in &dataset.rules {
        let removed_in = match &rule.removed_in {
            Some(Removal::In(release)) => Some(release),
            _ => None,
        };
        for (field, release) in [
            ("since", rule.since.as_ref()),
            ("deprecated_since", rule.deprecated_since.as_ref()),
            ("removed_in", removed_in),
        ] {
            if let Some(release) = release.filter(|release| !is_known(release)) {
                report.rule(rule, field, format!("{release} is on no known line"), &fix);
            }
        }
        for purpose in &rule.purposes {
            if let Some(release) = purpose.since.as_ref().filter(|release| !is_known(release)) {
                let problem = format!(
                    "“{}” starts with {release}, which is on no known line",
                    purpose.text
                );
                report.rule(rule, "purposes.since", problem, &fix);
            }
        }
    }
    for list in &dataset.published {
        for (field, release) in [("since", &list.since), ("until", &list.until)] {
            if let Some(release) = release.as_ref().filter(|release| !is_known(release)) {
                let place = format!("published “{}”", list.name);
                report.add(place, field, format!("{release} is on no known line"), &fix);
            }
        }
    }
    for transport in &dataset.transports {
        for (field, release) in [("since", &transport.since), ("until", &transport.until)] {
            if let Some(release) = release.as_ref().filter(|release| !is_known(release)) {
                let place = format_args!("transport {}", transport.name).to_string();
                report.add(place, field, format!("{release} is on no known line"), &fix);
            }
        }
    }
}

/// A rule for an unknown deployment model is never shown.
pub(super) fn known_deployments(dataset: &Dataset, report: &mut Report) {
    let fix = known(dataset.deployments.iter().map(|named| &named.id));
    for rule in &dataset.rules {
        if rule.deployments.is_empty() {
            report.rule(rule, "deployments", "is empty".to_owned(), &fix);
        }
        for id in &rule.deployments {
            if !dataset.deployments.iter().any(|named| named.id == *id) {
                report.rule(
                    rule,
                    "deployments",
                    format!("“{id}” is not a deployment model"),
                    &fix,
                );
            }
        }
    }
}

/// Likewise for roles, also those that endpoints, deployment models and the dataset itself name.
pub(super) fn known_roles(dataset: &Dataset, report: &mut Report) {
    let fix = known(dataset.roles.iter().map(|named| &named.id));
    let is_known = |id| dataset.roles.iter().any(|named| named.id == id);
    for rule in &dataset.rules {
        if !is_known(rule.role.clone()) {
            report.rule(rule, "role", format!("“{}” is not a role", rule.role), &fix);
        }
    }
    for deployment in &dataset.deployments {
        for role in &deployment.vendor_roles {
            if !is_known(role.clone()) {
                let place = format!("deployment {}", deployment.id);
                let problem = format!("“{role}” is not a role");
                report.add(place, "vendor_roles", problem, &fix);
            }
        }
    }
    if !is_known(dataset.default_role.clone()) {
        let problem = format!("“{}” is not a role", dataset.default_role);
        report.add("dataset", "default_role", problem, &fix);
    }
    for endpoint in &dataset.endpoints {
        if let Some(role) = endpoint
            .role
            .as_ref()
            .filter(|role| !is_known((*role).clone()))
        {
            let place = format!("endpoint {}", endpoint.id);
            report.add(place, "role", format!("“{role}” is not a role"), &fix);
        }
    }
}

/// An endpoint that is not described has no field for its addresses; one that no rule names is left
/// over.
pub(super) fn known_endpoints(dataset: &Dataset, report: &mut Report) {
    let fix = known(dataset.endpoints.iter().map(|endpoint| &endpoint.id));
    let mut named = BTreeSet::new();
    for rule in &dataset.rules {
        for far_end in rule.purposes.iter().flat_map(|purpose| &purpose.far_ends) {
            named.insert(far_end.endpoint.clone());
            if dataset.endpoint(&far_end.endpoint).is_none() {
                let problem = format!("“{}” is not an endpoint", far_end.endpoint);
                report.rule(rule, "purposes.far_ends.endpoint", problem, &fix);
            }
        }
    }
    for endpoint in &dataset.endpoints {
        if !named.contains(&endpoint.id) {
            let problem = "is at the end of no flow".to_owned();
            report.add(
                format_args!("endpoint {}", endpoint.id),
                "id",
                problem,
                "Remove it, or name it in a purpose",
            );
        }
    }
}

/// A replacement or an exception for a rule that is not there.
pub(super) fn known_rules(dataset: &Dataset, report: &mut Report) {
    const FIX: &str = "Name the id of a rule of this dataset";
    for rule in &dataset.rules {
        for id in &rule.replaced_by {
            if dataset.rule(id).is_none() {
                report.rule(rule, "replaced_by", format!("“{id}” is not a rule"), FIX);
            }
        }
    }
    for (index, exception) in dataset.exceptions.iter().enumerate() {
        let named = match exception {
            Exception::Overlap { rule, other, .. } => vec![("rule", rule), ("other", other)],
            Exception::Counterpart { rule, .. } => vec![("rule", rule)],
        };
        for (field, id) in named {
            if dataset.rule(id).is_none() {
                let place = format!("exception {}", index + 1);
                report.add(place, field, format!("“{id}” is not a rule"), FIX);
            }
        }
    }
}

/// Links cannot distinguish two entries with one id.
pub(super) fn unique_ids(dataset: &Dataset, report: &mut Report) {
    fn check<'a>(kind: &str, ids: impl Iterator<Item = &'a str>, report: &mut Report) {
        const FIX: &str =
            "Give each entry an id of its own, of lower-case letters, digits and hyphens";
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id) {
                report.add(
                    format_args!("{kind} {id}"),
                    "id",
                    format!("“{id}” is taken"),
                    FIX,
                );
            }
            let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if id.is_empty() || !id.chars().all(is_plain) {
                report.add(
                    format_args!("{kind} {id}"),
                    "id",
                    format!("“{id}” is not a plain id"),
                    FIX,
                );
            }
        }
    }
    check(
        "rule",
        dataset.rules.iter().map(|rule| rule.id.as_str()),
        report,
    );
    check(
        "endpoint",
        dataset.endpoints.iter().map(|end| end.id.as_str()),
        report,
    );
    check(
        "source",
        dataset.sources.iter().map(|source| source.id.as_str()),
        report,
    );
    check(
        "deployment",
        dataset.deployments.iter().map(|one| one.id.as_str()),
        report,
    );
    check(
        "role",
        dataset.roles.iter().map(|one| one.id.as_str()),
        report,
    );
}

#[cfg(test)]
mod tests {
    use super::super::testing::{broken, broken_rule};
    use crate::dataset::{Removal, RuleId};

    #[test]
    fn an_unknown_version_is_named_with_the_known_ones() {
        let said = broken_rule("known-versions", "saas-mgmt-in-https-grpc", |rule| {
            rule.since = "5.0.0".parse().ok();
        });
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(
            said[0].starts_with(
                "rule saas-mgmt-in-https-grpc, since: 5.0.0 is on no known line. Known are 3.4, 4.0"
            ),
            "{said:?}"
        );
        let said = broken_rule("known-versions", "saas-mgmt-in-nats", |rule| {
            rule.removed_in = "7.1.0".parse().ok().map(Removal::In);
        });
        assert!(said[0].contains("removed_in: 7.1.0"), "{said:?}");
    }

    #[test]
    fn an_unknown_deployment_is_named() {
        let said = broken_rule("known-deployments", "saas-mgmt-in-nats", |rule| {
            rule.deployments = vec!["sass".into()];
        });
        assert_eq!(
            said,
            [
                "rule saas-mgmt-in-nats, deployments: “sass” is not a deployment model. Known are saas, saas-edge and self-hosted. [known-deployments]"
            ]
        );
    }

    #[test]
    fn an_unknown_role_is_named() {
        let said = broken_rule("known-roles", "saas-mgmt-in-nats", |rule| {
            rule.role = "platform".into()
        });
        assert!(
            said[0].contains(
                "role: “platform” is not a role. Known are management-platform and workload-cluster"
            ),
            "{said:?}"
        );
    }

    #[test]
    fn an_unknown_role_is_named_where_it_is_the_vendors_or_chosen_at_first() {
        let said = broken("known-roles", |dataset| {
            dataset.deployments[0].vendor_roles = vec!["platform".into()];
            dataset.default_role = "cluster".into();
        });
        let known = "Known are management-platform and workload-cluster. [known-roles]";
        assert_eq!(
            said,
            [
                format!("deployment saas, vendor_roles: “platform” is not a role. {known}"),
                format!("dataset, default_role: “cluster” is not a role. {known}"),
            ]
        );
    }

    #[test]
    fn an_unknown_endpoint_is_named_and_a_left_over_one_too() {
        let said = broken("known-endpoints", |dataset| {
            dataset.endpoints[0].id = "palette".into()
        });
        assert!(
            said.iter()
                .any(|text| text.contains("“management-platform” is not an endpoint")),
            "{said:?}"
        );
        assert!(
            said.iter()
                .any(|text| text.starts_with("endpoint palette, id: is at the end of no flow")),
            "{said:?}"
        );
    }

    #[test]
    fn a_replacement_that_is_no_rule_is_named() {
        let said = broken_rule("known-rules", "saas-mgmt-in-nats", |rule| {
            rule.replaced_by = vec![RuleId::from("grpc")];
        });
        assert!(
            said[0].contains("replaced_by: “grpc” is not a rule"),
            "{said:?}"
        );
    }

    #[test]
    fn two_rules_of_one_id_are_found() {
        let said = broken_rule("unique-ids", "saas-mgmt-in-nats", |rule| {
            rule.id = "saas-mgmt-in-https-api".into();
        });
        assert!(
            said[0].contains("“saas-mgmt-in-https-api” is taken"),
            "{said:?}"
        );
        let said = broken_rule("unique-ids", "saas-mgmt-in-nats", |rule| {
            rule.id = "Rule 3\"".into()
        });
        assert!(said[0].contains("is not a plain id"), "{said:?}");
    }
}
