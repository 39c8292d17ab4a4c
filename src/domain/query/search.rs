//! What the search field finds.

use crate::domain::dataset::{Dataset, Rule};
use crate::domain::version::Release;

/// A search, split into words that must all be found. Upper and lower case are the same for A to Z, which
/// is what ports, services and ids are written with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    words: Vec<String>,
}

impl Search {
    /// The words of `text`.
    pub fn new(text: &str) -> Self {
        Self {
            words: text
                .split_whitespace()
                .map(str::to_ascii_lowercase)
                .collect(),
        }
    }

    /// Whether every word is found in what the rule shows at `release`: port and protocol,
    /// service, purposes, far ends, or the rule's id.
    ///
    /// A number is looked for among the ports, as the whole number or its beginning: `443` finds
    /// tcp/443 and not tcp/6443, and finds it while `44` is still being typed.
    pub fn matches(&self, dataset: &Dataset, rule: &Rule, release: &Release) -> bool {
        self.words
            .iter()
            .all(|word| word_matches(word, dataset, rule, release))
    }
}

fn word_matches(word: &str, dataset: &Dataset, rule: &Rule, release: &Release) -> bool {
    let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
    if is_number {
        let in_range = word.parse().is_ok_and(|port| rule.ports.contains(port));
        return in_range || rule.ports.from.to_string().starts_with(word);
    }
    let has = |text: &str| text.to_ascii_lowercase().contains(word);
    rule.port_label().starts_with(word)
        || has(&rule.service)
        || has(rule.id.as_str())
        || rule.purposes_at(release).any(|purpose| {
            has(&purpose.text)
                || purpose.far_ends.iter().any(|end| {
                    has(dataset.endpoint_name(&end.endpoint)) || has(end.endpoint.as_str())
                })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, version: &str) -> Vec<String> {
        let dataset = Dataset::embedded();
        let release = version.parse().expect("a release");
        let search = Search::new(text);
        let hits = dataset
            .rules
            .iter()
            .filter(|rule| search.matches(dataset, rule, &release));
        hits.map(|rule| rule.id.to_string()).collect()
    }

    #[test]
    fn a_number_finds_its_port_and_not_those_that_end_in_it() {
        assert_eq!(found("6443", "4.2"), ["self-hosted-mgmt-out-kube-api"]);
        assert!(
            found("443", "4.2")
                .iter()
                .all(|id| !id.contains("kube-api"))
        );
        assert_eq!(found("44", "4.2"), found("443", "4.2"));
        assert_eq!(found("tcp/22", "4.2"), found("22", "4.2"));
        assert_eq!(found("22", "4.2").len(), 2);
    }

    #[test]
    fn service_purpose_far_end_and_id_are_searched_in_any_case() {
        assert_eq!(found("nats", "4.2").len(), 4);
        assert_eq!(found("VCENTER", "4.2").len(), 2);
        assert_eq!(found("administrators", "4.2").len(), 2);
        assert_eq!(found("self-hosted-cluster-in-ssh", "4.2").len(), 1);
        assert_eq!(found("ssh troubleshooting", "4.2").len(), 2);
        assert!(found("ssh registries", "4.2").is_empty());
    }

    #[test]
    fn a_purpose_that_does_not_apply_yet_is_not_found() {
        assert!(found("self-hosted grpc", "3.4").is_empty());
        assert!(!found("self-hosted grpc", "4.0").is_empty());
    }

    #[test]
    fn nothing_typed_finds_everything() {
        assert_eq!(found(" ", "4.2").len(), 15);
    }
}
