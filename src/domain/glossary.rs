//! What the words on the page mean: one plain sentence each, and one meaning each.

/// Each term with its sentence, in the order in which a reader meets them.
pub const TERMS: [(&str, &str); 22] = [
    (
        "Deployment model",
        "Who runs Palette: the vendor, for all (SaaS), also with clusters at the edge, or you (self-hosted).",
    ),
    ("Role", "The side of the product whose hosts a rule is for."),
    (
        "Management platform",
        "The role that is Palette itself, from where clusters are managed.",
    ),
    (
        "Workload cluster",
        "The role that is a Kubernetes cluster which Palette manages.",
    ),
    (
        "Inbound",
        "The other end opens the connection to the role’s hosts; clouds and Kubernetes say ingress.",
    ),
    (
        "Outbound",
        "The role’s hosts open the connection to the other end; clouds and Kubernetes say egress.",
    ),
    (
        "Flow",
        "Connections from one end to another, to one port, for one purpose.",
    ),
    (
        "Far end",
        "Whoever is on the other side of a flow, seen from the role.",
    ),
    ("Required", "Without the rule the product does not work."),
    (
        "Conditional",
        "The rule is required where the condition beside it holds.",
    ),
    ("Optional", "The product works without the rule."),
    (
        "Deprecated",
        "Still there, on its way out; the rules that replace it are named.",
    ),
    ("Evidence", "How far the sources carry what is said."),
    ("Stated", "A source says it."),
    (
        "Derived",
        "It follows from what a source says, and the note says how.",
    ),
    ("Not stated", "No source says it."),
    (
        "NATS",
        "The messaging protocol between cluster and platform before 4.0.0, on port 4222.",
    ),
    (
        "gRPC",
        "The protocol between cluster and platform from 4.0.0 on, inside HTTPS on port 443.",
    ),
    (
        "Snippet",
        "Text that adds the openings in the language of one firewall.",
    ),
    (
        "CIDR",
        "A network written as an address and the number of its leading bits, as in 192.0.2.0/24.",
    ),
    (
        "Established",
        "Said of packets of a connection that was opened already; firewalls let answers pass by it.",
    ),
    (
        "Allow-list",
        "A list of what may pass, where everything else may not.",
    ),
];

/// The place of a term, however it begins.
pub fn place(term: &str) -> Option<usize> {
    TERMS
        .iter()
        .position(|one| one.0.eq_ignore_ascii_case(term))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dataset::{Dataset, Direction, Evidence};
    use crate::domain::query::Status;

    #[test]
    fn every_term_has_one_plain_sentence_and_stands_once() {
        for (at, (term, sentence)) in TERMS.into_iter().enumerate() {
            assert_eq!(place(term), Some(at), "{term}");
            assert!(sentence.ends_with('.'), "{term}: {sentence}");
            assert!(!sentence.contains(". "), "{term}: {sentence}");
            assert!(sentence.len() < 120, "{term}: {sentence}");
        }
    }

    #[test]
    fn every_label_of_a_rule_has_an_entry() {
        let mut labels = Vec::new();
        for status in [
            Status::Required,
            Status::Conditional,
            Status::Optional,
            Status::Deprecated,
        ] {
            labels.push(status.label().to_owned());
        }
        for direction in Direction::ALL {
            labels.push(direction.as_str().to_owned());
        }
        for evidence in [Evidence::Stated, Evidence::Derived, Evidence::NotStated] {
            let label = serde_json::to_value(evidence).expect("a label");
            labels.push(label.as_str().unwrap_or_default().replace('-', " "));
        }
        let dataset = Dataset::embedded();
        labels.extend(dataset.roles.iter().map(|one| one.name.to_string()));
        labels.extend(dataset.transports.iter().map(|one| one.name.to_string()));
        for label in labels {
            assert!(place(&label).is_some(), "{label}");
        }
    }

    /// What the sentences say of the product is what the dataset says.
    #[test]
    fn what_is_said_of_a_protocol_holds_in_the_dataset() {
        for transport in &Dataset::embedded().transports {
            let said = place(&transport.name).map_or("", |at| TERMS[at].1);
            let port = format!("port {}", transport.port);
            assert!(said.contains(&port), "{said}");
            for release in [&transport.since, &transport.until].into_iter().flatten() {
                assert!(said.contains(&release.to_string()), "{said}");
            }
        }
    }
}
