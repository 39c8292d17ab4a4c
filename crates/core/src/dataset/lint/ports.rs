//! Every rule opens something, and nothing is opened twice.

use super::Report;
use crate::dataset::{Dataset, Exception, Rule, RuleId};

/// A range has a first port that is not after its last, and none is port 0.
pub(super) fn port_range(dataset: &Dataset, report: &mut Report) {
    for rule in &dataset.rules {
        let ports = rule.ports;
        if ports.from == 0 {
            let fix = "Ports go from 1 to 65535";
            report.rule(rule, "ports", "port 0 cannot be opened".to_owned(), fix);
        } else if ports.from > ports.to {
            let problem = format!("{}-{} holds no port", ports.from, ports.to);
            report.rule(rule, "ports", problem, "Write the lower port in “from”");
        }
    }
}

/// A rule without a purpose, or a purpose without a remote endpoint, opens nothing and explains
/// nothing.
pub(super) fn has_purpose(dataset: &Dataset, report: &mut Report) {
    for rule in &dataset.rules {
        if rule.purposes.is_empty() {
            report.rule(
                rule,
                "purposes",
                "is empty".to_owned(),
                "Say what the rule is for",
            );
        }
        for purpose in &rule.purposes {
            if purpose.far_ends.is_empty() {
                let problem = format!("“{}” has no far end", purpose.text);
                let fix = "Name an endpoint, with evidence “not-stated” where no source does";
                report.rule(rule, "purposes.far_ends", problem, fix);
            }
        }
    }
}

/// Pairs of rules that open the same port for the same purpose to the same endpoint.
pub(super) fn overlaps(dataset: &Dataset) -> Vec<(&Rule, &Rule, &str)> {
    let mut found = Vec::new();
    for (index, rule) in dataset.rules.iter().enumerate() {
        for other in &dataset.rules[index + 1..] {
            let same_place = rule.role == other.role
                && rule.direction == other.direction
                && rule.protocol == other.protocol
                && rule.ports.overlaps(other.ports)
                && rule.range().overlaps(&other.range())
                && rule
                    .deployments
                    .iter()
                    .any(|id| other.deployments.contains(id));
            let shared = rule.purposes.iter().find(|purpose| {
                other.purposes.iter().any(|theirs| {
                    theirs.text.eq_ignore_ascii_case(&purpose.text)
                        && theirs.far_ends.iter().any(|end| {
                            purpose
                                .far_ends
                                .iter()
                                .any(|mine| mine.endpoint == end.endpoint)
                        })
                })
            });
            if let Some(purpose) = shared.filter(|_| same_place) {
                found.push((rule, other, &*purpose.text));
            }
        }
    }
    found
}

/// Whether an exception covers the pair, in either order.
fn is_excepted(dataset: &Dataset, a: &RuleId, b: &RuleId) -> bool {
    dataset.exceptions.iter().any(|exception| match exception {
        Exception::Overlap { rule, other, .. } => {
            (rule, other) == (a, b) || (other, rule) == (a, b)
        }
        Exception::Counterpart { .. } => false,
    })
}

/// The same opening in two rules is a slip, unless an exception says why both stay.
pub(super) fn no_overlap(dataset: &Dataset, report: &mut Report) {
    for (rule, other, purpose) in overlaps(dataset) {
        if !is_excepted(dataset, &rule.id, &other.id) {
            let problem = format!(
                "{} opens {} for “{purpose}” too",
                other.id,
                rule.port_label()
            );
            report.rule(
                rule,
                "ports",
                problem,
                "Merge the two, or add an “overlap” exception with the reason",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{broken, broken_rule};
    use crate::dataset::PortRange;

    #[test]
    fn an_inverted_range_and_port_0_are_found() {
        let said = broken_rule("port-range", "saas-cluster-in-ssh", |rule| {
            rule.ports = PortRange { from: 23, to: 22 };
        });
        assert_eq!(
            said,
            [
                "rule saas-cluster-in-ssh, ports: 23-22 holds no port. Write the lower port in “from”. [port-range]"
            ]
        );
        let said = broken_rule("port-range", "saas-cluster-in-ssh", |rule| {
            rule.ports = PortRange { from: 0, to: 22 };
        });
        assert!(said[0].contains("port 0 cannot be opened"), "{said:?}");
    }

    #[test]
    fn a_rule_that_opens_nothing_is_found() {
        let said = broken_rule("has-purpose", "saas-cluster-in-ssh", |rule| {
            rule.purposes.clear()
        });
        assert!(said[0].contains("purposes: is empty"), "{said:?}");
        let said = broken_rule("has-purpose", "saas-cluster-in-ssh", |rule| {
            rule.purposes[0].far_ends.clear();
        });
        assert!(said[0].contains("has no far end"), "{said:?}");
    }

    #[test]
    fn a_duplicate_rule_is_found() {
        let said = broken("no-overlap", |dataset| {
            let mut copy = dataset.rules[6].clone();
            copy.id = "saas-cluster-out-nats-again".into();
            dataset.rules.push(copy);
        });
        assert!(
            said[0].starts_with(
                "rule saas-cluster-out-nats, ports: saas-cluster-out-nats-again opens tcp/4222"
            ),
            "{said:?}"
        );
    }

    #[test]
    fn an_overlap_without_its_exception_is_found() {
        let said = broken("no-overlap", |dataset| dataset.exceptions.clear());
        assert!(
            said[0].contains("saas-cluster-out-https-grpc opens tcp/443 for “gRPC” too"),
            "{said:?}"
        );
    }
}
