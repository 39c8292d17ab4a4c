//! The sentence on top of the rules.

use super::{Evaluation, Selection, Status};
use crate::dataset::{Dataset, Direction};
use crate::release::Release;
use crate::text::{counted, listed, put};

/// What was chosen and what follows, in two sentences: which protocol the version speaks, and how
/// many rules there are of which kind.
pub fn summary(dataset: &Dataset, selection: &Selection, evaluation: &Evaluation<'_>) -> String {
    let mut text = String::new();
    let spoken = spoken(dataset, &selection.version);
    if !spoken.is_empty() {
        put(
            &mut text,
            msg_fmt!(
                summary_spoken,
                product = dataset.product,
                version = selection.version,
                protocols = listed(&spoken)
            ),
        );
    }
    let total = evaluation.matches.len();
    let mut inbound = 0;
    for found in &evaluation.matches {
        inbound += usize::from(found.rule.direction == Direction::Inbound);
    }
    let role = match &selection.role {
        Some(role) => {
            let role = dataset.role_name(role).to_ascii_lowercase();
            msg_fmt!(summary_role, role = role).to_string()
        }
        None => msg!(selection_all_roles).to_owned(),
    };
    let mut kinds = Vec::new();
    for &status in &[Status::Conditional, Status::Optional, Status::Deprecated] {
        let count = evaluation.with_status(status);
        if count > 0 {
            let status = status.label().to_ascii_lowercase();
            kinds.push(msg_fmt!(summary_kind, count = count, status = status).to_string());
        }
    }
    let mut kinds_said = String::new();
    if !kinds.is_empty() {
        let kinds = listed(&kinds);
        put(&mut kinds_said, msg_fmt!(summary_kinds, kinds = kinds));
    }
    put(
        &mut text,
        msg_fmt!(
            summary_rules,
            rules = counted(total, msg!(counted_rules)),
            role = role,
            deployment = dataset.deployment_name(&selection.deployment),
            inbound = inbound,
            outbound = total - inbound,
            kinds = kinds_said
        ),
    );
    text
}

/// What the sides of the product speak at `release`: `gRPC (tcp/443)`.
pub fn spoken(dataset: &Dataset, release: &Release) -> Vec<String> {
    let mut spoken = Vec::new();
    for transport in &dataset.transports {
        if transport.range().contains(release) {
            let (name, protocol, port) = (transport.name, transport.protocol, transport.port);
            let said = msg_fmt!(
                spoken_protocol,
                name = name,
                protocol = protocol,
                port = port
            );
            spoken.push(said.to_string());
        }
    }
    spoken
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
