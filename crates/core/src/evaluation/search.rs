//! What the search field finds.

use crate::dataset::{Dataset, Rule};
use crate::release::Release;
use crate::text::{is_digits, next_word, number};

/// A search: words that must all be found. Upper and lower case are the same for A to Z, which is
/// what ports, services and ids are written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Search<'a> {
    text: &'a str,
}

impl<'a> Search<'a> {
    /// The words of `text`.
    pub fn new(text: &'a str) -> Self {
        Self { text }
    }

    /// Whether every word is found in what the rule shows at `release`: port and protocol,
    /// service, purposes, far ends, or the rule's id.
    ///
    /// A number is looked for among the ports, as the whole number or its beginning: `443` finds
    /// tcp/443 and not tcp/6443, and finds it while `44` is still being typed.
    pub fn matches(&self, dataset: &Dataset, rule: &Rule, release: &Release) -> bool {
        let mut rest = self.text;
        while let Some((word, after)) = next_word(rest, &mut |c| !c.is_whitespace()) {
            if !word_matches(word, dataset, rule, release) {
                return false;
            }
            rest = after;
        }
        true
    }
}

fn word_matches(word: &str, dataset: &Dataset, rule: &Rule, release: &Release) -> bool {
    if is_digits(word) {
        let port = number(word).and_then(|number| u16::try_from(number).ok());
        return port.is_some_and(|port| rule.ports.contains(port))
            || starts_with(&format!("{}", rule.ports.from), word);
    }
    if starts_with(&rule.port_label(), word)
        || has(&rule.service, word)
        || has(rule.id.as_str(), word)
    {
        return true;
    }
    for purpose in rule.purposes_at(release) {
        if has(&purpose.text, word) {
            return true;
        }
        for end in &purpose.far_ends {
            if has(dataset.endpoint_name(&end.endpoint), word) || has(end.endpoint.as_str(), word) {
                return true;
            }
        }
    }
    false
}

/// Whether every word of `text` is found in one of `places`.
pub fn finds(text: &str, places: &[&str]) -> bool {
    let mut rest = text;
    while let Some((word, after)) = next_word(rest, &mut |c| !c.is_whitespace()) {
        if !places.iter().any(|place| has(place, word)) {
            return false;
        }
        rest = after;
    }
    true
}

fn starts_with(text: &str, word: &str) -> bool {
    let start = text.as_bytes().get(..word.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
}

/// Whether `word`, which is not empty, is in `text`.
fn has(text: &str, word: &str) -> bool {
    let word = word.as_bytes();
    let mut places = text.as_bytes().windows(word.len());
    places.any(|part| part.eq_ignore_ascii_case(word))
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
        assert_eq!(found(" ", "4.2").len(), 15);
    }
}
