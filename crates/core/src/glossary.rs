//! The glossary: what the terms on the page mean, in one plain sentence each.

/// A term and its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The term, as the page writes it.
    pub name: &'static str,
    /// What it means, in one sentence.
    pub meaning: &'static str,
}

/// A term of the catalogue: a message with the attribute `means`.
macro_rules! term {
    ($message:ident) => {
        Term {
            name: msg!($message),
            meaning: msg!($message.means),
        }
    };
}

/// All terms, in the order in which a reader meets them.
pub const TERMS: &[Term] = &[
    term!(term_deployment_model),
    term!(term_role),
    term!(term_management_platform),
    term!(term_workload_cluster),
    term!(term_inbound),
    term!(term_outbound),
    term!(term_flow),
    term!(term_far_end),
    term!(term_required),
    term!(term_conditional),
    term!(term_optional),
    term!(term_deprecated),
    term!(term_ended),
    term!(term_evidence),
    term!(term_stated),
    term!(term_derived),
    term!(term_not_stated),
    term!(term_nats),
    term!(term_grpc),
    term!(term_snippet),
    term!(term_cidr),
    term!(term_established),
    term!(term_allow_list),
];

/// How many terms there are.
pub const COUNT: usize = TERMS.len();

/// The position in [`TERMS`] of the term called `name`, upper and lower case of A to Z being the same.
pub fn position(name: &str) -> Option<usize> {
    TERMS
        .iter()
        .position(|term| term.name.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Direction, Evidence};
    use crate::evaluation::Status;

    #[test]
    fn every_term_has_one_plain_sentence_and_stands_once() {
        for (at, term) in TERMS.iter().enumerate() {
            let (term, sentence) = (term.name, term.meaning);
            assert_eq!(position(term), Some(at), "{term}");
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
            Status::Ended,
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
            assert!(position(&label).is_some(), "{label}");
        }
    }

    /// What the sentences say of the product is what the dataset says.
    #[test]
    fn what_is_said_of_a_protocol_holds_in_the_dataset() {
        for transport in &crate::testing::dataset().transports {
            let said = position(&transport.name).map_or("", |at| TERMS[at].meaning);
            let port = format!("port {}", transport.port);
            assert!(said.contains(&port), "{said}");
            for release in [&transport.since, &transport.until].into_iter().flatten() {
                assert!(said.contains(&release.to_string()), "{said}");
            }
        }
    }
}
