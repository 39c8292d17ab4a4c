//! The sentence on top of the rules.

use super::{Evaluation, Selection, Status};
use crate::domain::dataset::{Dataset, Direction};
use crate::domain::text::{counted, listed};

/// What was chosen and what follows, in two sentences: which protocol the version speaks, and how
/// many rules there are of which kind.
pub fn summary(dataset: &Dataset, selection: &Selection, evaluation: &Evaluation<'_>) -> String {
    let spoken: Vec<String> = dataset
        .transports
        .iter()
        .filter(|transport| transport.range().contains(&selection.version))
        .map(|transport| {
            format!(
                "{} ({}/{})",
                transport.name, transport.protocol, transport.port
            )
        })
        .collect();
    let role = selection.role.as_ref().map_or_else(
        || "all roles".to_owned(),
        |role| format!("the {}", dataset.role_name(role).to_ascii_lowercase()),
    );
    let inbound = evaluation.in_direction(Direction::Inbound).count();
    let total = evaluation.matches.len();
    let mut text = String::new();
    if !spoken.is_empty() {
        text = format!(
            "{} {} talks over {}. ",
            dataset.product,
            selection.version,
            listed(&spoken)
        );
    }
    text.push_str(&format!(
        "{} for {role} in {}: {inbound} inbound, {} outbound",
        counted(total, "rule", "rules"),
        dataset.deployment_name(&selection.deployment),
        total - inbound,
    ));
    let kinds: Vec<String> = [Status::Conditional, Status::Optional, Status::Deprecated]
        .map(|status| {
            (
                evaluation.with_status(status),
                status.label().to_ascii_lowercase(),
            )
        })
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, label)| format!("{count} {label}"))
        .collect();
    if !kinds.is_empty() {
        text.push_str(&format!("; {}", listed(&kinds)));
    }
    text.push('.');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::query::evaluate;

    fn said(version: &str, role: Option<&str>) -> String {
        let dataset = Dataset::embedded();
        let mut selection = Selection::initial(dataset);
        selection.version = version.parse().expect("a release");
        selection.role = role.map(Into::into);
        summary(dataset, &selection, &evaluate(dataset, &selection))
    }

    #[test]
    fn the_sentence_names_the_protocol_and_counts_the_rules() {
        assert_eq!(
            said("3.4", None),
            "Palette 3.4 talks over NATS (tcp/4222). 5 rules for all roles in SaaS: 3 inbound, 2 outbound; 1 optional."
        );
        assert_eq!(
            said("4.2", Some("workload-cluster")),
            "Palette 4.2 talks over gRPC (tcp/443). 4 rules for the workload cluster in SaaS: 1 inbound, 3 outbound; 1 optional and 1 deprecated."
        );
    }
}
