//! A rule in a few lines of plain text, to paste into a ticket or a message.

use super::{Match, Selection, why};
use crate::dataset::{Dataset, Direction};
use crate::text::{joined, push_once, put};

/// What a row of the table says, each part on a line of its own.
pub fn rule_as_text(dataset: &Dataset, selection: &Selection, found: &Match<'_>) -> String {
    let rule = found.rule;
    let (mut purposes, mut ends) = (Vec::new(), Vec::new());
    for purpose in &found.purposes {
        purposes.push(purpose.text.as_str());
        for end in &purpose.far_ends {
            push_once(&mut ends, dataset.endpoint_name(&end.endpoint));
        }
    }
    let comma = msg!(list_comma);
    let ends = joined(&ends, comma, comma);
    let (mut from, mut to) = (ends.as_str(), dataset.role_name(&rule.role));
    if rule.direction == Direction::Outbound {
        (from, to) = (to, from);
    }
    let mut text = String::new();
    let (port, service, direction) = (rule.port_label(), rule.service, rule.direction.label());
    put(
        &mut text,
        msg_fmt!(
            told_rule,
            port = port,
            service = service,
            direction = direction
        ),
    );
    add(&mut text, msg!(told_source), from);
    add(&mut text, msg!(told_destination), to);
    let purposes = joined(&purposes, comma, comma);
    add(&mut text, msg!(told_purpose), &purposes);
    add(&mut text, msg!(told_status), found.status.label());
    let why = why(dataset, rule, selection);
    put(&mut text, msg_fmt!(told_why, why = why));
    add(&mut text, msg!(told_id), rule.id.as_str());
    let deployment = dataset.deployment_name(&selection.deployment);
    let (product, version) = (dataset.product, &selection.version);
    put(
        &mut text,
        msg_fmt!(
            told_where,
            product = product,
            version = version,
            deployment = deployment
        ),
    );
    text
}

/// Adds a line.
#[inline(never)]
fn add(text: &mut String, name: &str, value: &str) {
    text.push('\n');
    put(text, msg_fmt!(name_and_value, name = name, value = value));
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
