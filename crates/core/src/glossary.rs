//! What the words on the page mean: one plain sentence each, and one meaning each.

use crate::text::{line, split_once};

/// Keeps terms and sentences in one text each, which a download has room for: a list would be
/// twice as many addresses, and a term is looked for often.
macro_rules! terms {
    ($($term:ident),* $(,)?) => {
        const TERMS: &str = concat!($(msg!($term), "\n"),*);
        const SENTENCES: &str = concat!($(msg!($term.means), "\n"),*);
    };
}

// In the order in which a reader meets them.
terms! {
    term_deployment_model,
    term_role,
    term_management_platform,
    term_workload_cluster,
    term_inbound,
    term_outbound,
    term_flow,
    term_far_end,
    term_required,
    term_conditional,
    term_optional,
    term_deprecated,
    term_evidence,
    term_stated,
    term_derived,
    term_not_stated,
    term_nats,
    term_grpc,
    term_snippet,
    term_cidr,
    term_established,
    term_allow_list,
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
    use crate::dataset::{Direction, Evidence};
    use crate::evaluation::Status;

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
        let dataset = crate::testing::dataset();
        labels.extend(dataset.roles.iter().map(|one| one.name.to_string()));
        labels.extend(dataset.transports.iter().map(|one| one.name.to_string()));
        for label in labels {
            assert!(place(&label).is_some(), "{label}");
        }
    }

    /// What the sentences say of the product is what the dataset says.
    #[test]
    fn what_is_said_of_a_protocol_holds_in_the_dataset() {
        for transport in &crate::testing::dataset().transports {
            let said = place(&transport.name).map_or("", |at| entry(at).1);
            let port = format!("port {}", transport.port);
            assert!(said.contains(&port), "{said}");
            for release in [&transport.since, &transport.until].into_iter().flatten() {
                assert!(said.contains(&release.to_string()), "{said}");
            }
        }
    }
}
