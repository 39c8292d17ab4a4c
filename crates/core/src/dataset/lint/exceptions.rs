//! Exceptions stay true: one that no longer excuses anything goes.

use super::{Report, counterpart, ports};
use crate::dataset::{Dataset, Exception};

/// An exception for a finding that is no longer there would hide the next one like it.
pub(super) fn exceptions_are_needed(dataset: &Dataset, report: &mut Report) {
    let overlaps = ports::overlaps(dataset);
    let missing = counterpart::missing(dataset);
    for (index, exception) in dataset.exceptions.iter().enumerate() {
        let (needed, reason, what) = match exception {
            Exception::Overlap {
                rule,
                other,
                reason,
            } => (
                overlaps.iter().any(|(a, b, _)| {
                    (&a.id, &b.id) == (rule, other) || (&b.id, &a.id) == (rule, other)
                }),
                reason,
                format!("{rule} and {other} do not overlap"),
            ),
            Exception::Counterpart { rule, role, reason } => (
                missing
                    .iter()
                    .any(|(found, other, ..)| found.id == *rule && other == role),
                reason,
                format!("every flow of {rule} with {role} has its counterpart"),
            ),
        };
        let place = format!("exception {}", index + 1);
        if !needed {
            report.add(&place, "rule", what, "Remove the exception");
        }
        if reason.trim().is_empty() {
            report.add(
                &place,
                "reason",
                "is empty".to_owned(),
                "Say why it is right as it is",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::broken;
    use crate::dataset::Exception;

    #[test]
    fn an_exception_that_is_no_longer_needed_is_found() {
        let said = broken("exceptions-are-needed", |dataset| {
            dataset.exceptions.push(Exception::Counterpart {
                rule: "saas-mgmt-in-nats".into(),
                role: "workload-cluster".into(),
                reason: "once".into(),
            });
        });
        assert_eq!(
            said,
            [
                "exception 3, rule: every flow of saas-mgmt-in-nats with workload-cluster has its counterpart. Remove the exception. [exceptions-are-needed]"
            ]
        );
    }

    #[test]
    fn an_exception_without_a_reason_is_found() {
        let said = broken("exceptions-are-needed", |dataset| {
            if let Some(Exception::Overlap { reason, .. }) = dataset.exceptions.first_mut() {
                *reason = "".into();
            }
        });
        assert!(
            said[0].contains("exception 1, reason: is empty"),
            "{said:?}"
        );
    }
}
