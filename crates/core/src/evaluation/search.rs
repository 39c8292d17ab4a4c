//! The search for rules and connections.

use crate::dataset::{Dataset, PortRange, Rule};
use crate::release::Release;

/// A search: words that must all be found. Upper and lower case are the same for A to Z, which is
/// what ports, services and ids are written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Search<'a> {
    text: &'a str,
}

/// What a search looks at.
pub(crate) struct Searched<'a> {
    /// The ports that the destination listens on.
    pub ports: PortRange,
    /// Protocol and ports: `tcp/443`.
    pub label: String,
    /// Services, purposes, endpoints and ids.
    pub texts: Vec<&'a str>,
}

impl<'a> Search<'a> {
    /// The words of `text`.
    pub fn new(text: &'a str) -> Self {
        Self { text }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether every word is found in what the rule shows at `release`: port and protocol,
    /// service, purposes, endpoints, or the rule's id.
    ///
    /// A number is looked for among the ports, as the whole number or its beginning: `443` finds
    /// tcp/443 and not tcp/6443, and finds it while `44` is still being entered.
    pub fn matches(&self, dataset: &Dataset, rule: &Rule, release: &Release) -> bool {
        let mut texts = vec![rule.service.as_str(), rule.id.as_str()];
        for purpose in rule.purposes_at(release) {
            texts.push(purpose.text.as_str());
            for end in &purpose.far_ends {
                texts.push(end.endpoint.as_str());
                texts.extend(dataset.endpoint(&end.endpoint).map(|end| end.name.as_str()));
            }
        }
        self.finds(&Searched {
            ports: rule.ports,
            label: rule.port_label(),
            texts,
        })
    }

    /// Whether every word is found.
    pub(crate) fn finds(&self, searched: &Searched<'_>) -> bool {
        let mut words = self.text.split_whitespace();
        words.all(|word| word_matches(word, searched))
    }
}

fn word_matches(word: &str, searched: &Searched<'_>) -> bool {
    let ports = searched.ports;
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return word.parse().is_ok_and(|port| ports.contains(port))
            || ports.from.to_string().starts_with(word);
    }
    starts_with(&searched.label, word) || searched.texts.iter().any(|text| contains(text, word))
}

/// Whether every word of `text` is contained in one of `places`, upper and lower case of A to Z being
/// the same.
pub fn finds(text: &str, places: &[&str]) -> bool {
    text.split_whitespace()
        .all(|word| places.iter().any(|place| contains(place, word)))
}

/// Whether `text` starts with `word`, upper and lower case of A to Z being the same.
fn starts_with(text: &str, word: &str) -> bool {
    text.get(..word.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// Whether `text` contains `word`, upper and lower case of A to Z being the same.
fn contains(text: &str, word: &str) -> bool {
    text.to_ascii_lowercase()
        .contains(&word.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, version: &str) -> Vec<String> {
        let dataset = crate::testing::dataset();
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
        assert_eq!(found(" ", "4.2").len(), 16);
    }
}
