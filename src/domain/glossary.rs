//! What the words on the page mean: one plain sentence each, and one meaning each.

use super::text::{line, split_once};

/// Keeps terms and sentences in one text each, which a download has room for: a list would be
/// twice as many addresses, and a term is looked for often.
macro_rules! terms {
    ($($term:literal: $sentence:literal),* $(,)?) => {
        const TERMS: &str = concat!($($term, "\n"),*);
        const SENTENCES: &str = concat!($($sentence, "\n"),*);
    };
}

// In the order in which a reader meets them.
terms! {
    "Deployment model": "Who runs Palette: the vendor (SaaS), also with clusters at the edge, or you (self-hosted).",
    "Role": "The side of Palette whose hosts a rule is for.",
    "Management platform": "The role of Palette itself.",
    "Workload cluster": "The role of a Kubernetes cluster that Palette manages.",
    "Inbound": "The far end opens the connection to the role’s hosts; also called ingress.",
    "Outbound": "The role’s hosts open the connection to the far end; also called egress.",
    "Flow": "Connections from one end to another, to one port, for one purpose.",
    "Far end": "Who is on the other side of a flow, seen from the role.",
    "Required": "Palette does not work without the rule.",
    "Conditional": "Palette does not work without the rule where its condition holds.",
    "Optional": "Palette works without the rule.",
    "Deprecated": "Still there, on its way out; the rules that replace it are named.",
    "Evidence": "How far the sources carry what is said.",
    "Stated": "A source says it.",
    "Derived": "It follows from what a source says.",
    "Not stated": "No source says it.",
    "NATS": "The protocol between cluster and platform before 4.0.0, on port 4222.",
    "gRPC": "The protocol between cluster and platform from 4.0.0 on, on port 443.",
    "Snippet": "Text that adds the openings, as one firewall reads it.",
    "CIDR": "A network, written as an address and a number of leading bits: 192.0.2.0/24.",
    "Established": "Said of the packets of a connection that is open already, answers among them.",
    "Allow-list": "A list of what may pass, where nothing else may.",
}

/// How many terms there are.
pub const COUNT: usize = 22;

/// A term by its place, with its sentence.
pub fn entry(place: usize) -> (&'static str, &'static str) {
    (line(TERMS, place), line(SENTENCES, place))
}

/// The place of a term, however it begins.
pub fn place(term: &str) -> Option<usize> {
    let (mut rest, mut place) = (TERMS, 0);
    while let Some((one, more)) = split_once(rest, b'\n') {
        if one.eq_ignore_ascii_case(term) {
            return Some(place);
        }
        (rest, place) = (more, place + 1);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dataset::{Dataset, Direction, Evidence};
    use crate::domain::query::Status;

    #[test]
    fn every_term_has_one_plain_sentence_and_stands_once() {
        assert_eq!(TERMS.lines().count(), COUNT);
        for at in 0..COUNT {
            let (term, sentence) = entry(at);
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
            let said = place(&transport.name).map_or("", |at| entry(at).1);
            let port = format!("port {}", transport.port);
            assert!(said.contains(&port), "{said}");
            for release in [&transport.since, &transport.until].into_iter().flatten() {
                assert!(said.contains(&release.to_string()), "{said}");
            }
        }
    }
}
