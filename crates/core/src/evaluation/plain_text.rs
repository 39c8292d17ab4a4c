//! A rule in a few lines of plain text, to paste into a ticket or a message.

use super::{Match, Selection, why};
use crate::dataset::{Dataset, Direction};

/// The row of a rule as plain text, one field a line.
pub fn rule_as_text(dataset: &Dataset, selection: &Selection, found: &Match<'_>) -> String {
    let rule = found.rule;
    let purposes: Vec<&str> = found
        .purposes
        .iter()
        .map(|purpose| purpose.text.as_str())
        .collect();
    let mut remote = Vec::new();
    for end in found.purposes.iter().flat_map(|purpose| &purpose.far_ends) {
        let name = dataset.endpoint_name(&end.endpoint);
        if !remote.contains(&name) {
            remote.push(name);
        }
    }
    let remote = remote.join(msg!(list_comma));
    let local = dataset.role_name(&rule.role);
    let (source, destination) = match rule.direction {
        Direction::Inbound => (remote.as_str(), local),
        Direction::Outbound => (local, remote.as_str()),
    };
    let status = [
        found.status.label(),
        &msg_fmt!(told_why, why = why(dataset, rule, selection)).to_string(),
    ];
    let id = [
        rule.id.as_str(),
        &msg_fmt!(
            told_where,
            product = dataset.product,
            version = selection.version,
            deployment = dataset.deployment_name(&selection.deployment)
        )
        .to_string(),
    ];
    let first = msg_fmt!(
        told_rule,
        port = rule.port_label(),
        service = rule.service,
        direction = rule.direction.label()
    )
    .to_string();
    [
        first,
        field(msg!(told_source), source),
        field(msg!(told_destination), destination),
        field(msg!(told_purpose), &purposes.join(msg!(list_comma))),
        field(msg!(told_status), &status.concat()),
        field(msg!(told_id), &id.concat()),
    ]
    .join("\n")
}

/// One line: a name and its value.
fn field(name: &str, value: &str) -> String {
    msg_fmt!(name_and_value, name = name, value = value).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::evaluate;

    fn texts(deployment: &str, version: &str) -> Vec<String> {
        let dataset = crate::testing::dataset();
        let selection = Selection {
            deployment: deployment.into(),
            version: version.parse().expect("a release"),
            ..Selection::initial(dataset)
        };
        let found = evaluate(dataset, &selection).matches;
        let texts = found
            .iter()
            .map(|found| rule_as_text(dataset, &selection, found));
        texts.collect()
    }

    #[test]
    fn a_rule_is_told_in_a_few_lines_with_its_source_and_destination_the_right_way_round() {
        let texts = texts("self-hosted", "4.2");
        let told = |id: &str| {
            let id = format!("Rule: {id},");
            let text = texts.iter().find(|text| text.contains(&id));
            text.map_or("", String::as_str)
        };
        assert_eq!(
            told("self-hosted-cluster-in-ssh"),
            "tcp/22 SSH, inbound\nFrom: Administrators\nTo: Workload cluster\n\
             Purpose: Optional: remote access to cluster nodes for troubleshooting\n\
             Status: Optional. Applies to every version. The product works without it.\n\
             Rule: self-hosted-cluster-in-ssh, Palette 4.2, Self-hosted"
        );
        let sides = "outbound\nFrom: Workload cluster\nTo: ";
        assert!(told("self-hosted-cluster-out-nats").contains(sides));
    }

    #[test]
    fn what_is_told_of_a_rule_is_short_and_plain_and_starts_no_formula() {
        for version in ["3.4", "4.9"] {
            for deployment in ["saas", "saas-edge", "self-hosted"] {
                for text in texts(deployment, version) {
                    assert_eq!(text.lines().count(), 6, "{text}");
                    assert!(text.starts_with("tcp/"), "{text}");
                    assert!(!text.contains("  ") && !text.contains('\t'), "{text}");
                }
            }
        }
    }
}
