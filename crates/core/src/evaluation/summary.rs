//! The sentence above the rules.

use super::{Evaluation, Selection, Status};
use crate::dataset::{Dataset, Direction};
use crate::release::Release;
use crate::text::{counted, listed};

/// What was chosen and what follows, in two sentences: which protocol the version speaks, and how
/// many rules there are of which kind, or why there is none.
pub fn summary(dataset: &Dataset, selection: &Selection, evaluation: &Evaluation<'_>) -> String {
    let mut text = String::new();
    let spoken = spoken(dataset, &selection.version);
    if !spoken.is_empty() {
        text += &msg_fmt!(
            summary_spoken,
            product = dataset.product,
            version = selection.version,
            protocols = listed(&spoken)
        )
        .to_string();
    }
    if evaluation.matches.is_empty() {
        return text + &none(evaluation);
    }
    let role = match &selection.role {
        Some(role) => {
            let role = dataset.role_name(role).to_ascii_lowercase();
            msg_fmt!(summary_role, role = role).to_string()
        }
        None => msg!(selection_all_roles).to_owned(),
    };
    text += &msg_fmt!(
        summary_rules,
        rules = counted(evaluation.matches.len(), msg!(counted_rules)),
        role = role,
        deployment = dataset.deployment_name(&selection.deployment),
        inbound = evaluation.in_direction(Direction::Inbound).count(),
        outbound = evaluation.in_direction(Direction::Outbound).count(),
        kinds = kinds(evaluation)
    )
    .to_string();
    text
}

/// Why no rule is on screen.
fn none(evaluation: &Evaluation<'_>) -> String {
    let not_shown = evaluation.not_shown.iter();
    match not_shown.filter(|rule| rule.is_hidden()).count() {
        0 => msg!(rules_none_listed).to_owned(),
        1 => msg!(rules_none_one_hidden).to_owned(),
        hidden => msg_fmt!(rules_none_all_hidden, number = hidden).to_string(),
    }
}

/// How many rules are conditional, optional and deprecated, behind a semicolon; empty when none is.
fn kinds(evaluation: &Evaluation<'_>) -> String {
    let kinds: Vec<String> = [Status::Conditional, Status::Optional, Status::Deprecated]
        .into_iter()
        .map(|status| (evaluation.with_status(status), status))
        .filter(|(count, _)| *count > 0)
        .map(|(count, status)| {
            let status = status.label().to_ascii_lowercase();
            msg_fmt!(summary_kind, count = count, status = status).to_string()
        })
        .collect();
    if kinds.is_empty() {
        return String::new();
    }
    msg_fmt!(summary_kinds, kinds = listed(&kinds)).to_string()
}

/// The protocols that the sides of the product speak at `release`, each like `gRPC (tcp/443)`.
pub fn spoken(dataset: &Dataset, release: &Release) -> Vec<String> {
    dataset
        .transports
        .iter()
        .filter(|transport| transport.range().contains(release))
        .map(|transport| {
            msg_fmt!(
                spoken_protocol,
                name = transport.name,
                protocol = transport.protocol,
                port = transport.port
            )
            .to_string()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::evaluate;

    fn said(version: &str, role: Option<&str>) -> String {
        let dataset = crate::testing::dataset();
        let mut selection = Selection::initial(dataset);
        selection.version = version.parse().expect("a release");
        selection.role = role.map(Into::into);
        summary(dataset, &selection, &evaluate(dataset, &selection))
    }

    #[test]
    fn without_a_rule_the_sentence_says_why_with_one_number() {
        let dataset = crate::testing::dataset();
        for (query, why) in [
            (
                "q=no+such+thing",
                "7 rules apply, and the search or a filter hides them all.",
            ),
            (
                "role=workload-cluster&direction=inbound&optional=hide",
                "4 rules apply, and the search or a filter hides them all.",
            ),
        ] {
            let selection = crate::link::read(query, dataset).selection;
            let said = summary(dataset, &selection, &evaluate(dataset, &selection));
            assert!(said.ends_with(&format!("(tcp/443). {why}")), "{said}");
        }
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
