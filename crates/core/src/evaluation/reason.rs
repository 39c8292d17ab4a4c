//! Why a rule applies, in words.

use super::Status;
use crate::dataset::{Dataset, Purpose, Removal, Rule};
use crate::release::Release;

/// Why a rule applies that has a status: a few sentences.
pub fn why(dataset: &Dataset, rule: &Rule, status: Status) -> String {
    let until = rule.deprecated_since.as_ref().or(rule.range().until);
    let mut sentences = reasons(dataset, rule, status, rule.since.as_ref(), until);
    sentences.extend(rule.purposes.iter().filter_map(later_purpose));
    sentences.join(" ")
}

/// Why a rule applies that has a status, and what that means, sentence by sentence. `since` is the first
/// release of what is looked at, which may be later than the rule's own, and `until` the first that no longer
/// needs it.
pub fn reasons(
    dataset: &Dataset,
    rule: &Rule,
    status: Status,
    since: Option<&Release>,
    until: Option<&Release>,
) -> Vec<String> {
    let mut sentences = Vec::new();
    match status {
        Status::Deprecated => sentences.push(deprecation(dataset, rule)),
        Status::Ended => sentences.extend(end(dataset, rule)),
        Status::Required => sentences.push(match (since, until) {
            (Some(since), _) => msg_fmt!(why_needed_from, since = since).to_string(),
            (None, Some(until)) => msg_fmt!(why_needed_before, until = until).to_string(),
            (None, None) => msg!(why_needed_always).to_owned(),
        }),
        Status::Conditional | Status::Optional => sentences.push(match since {
            Some(since) => msg_fmt!(why_since, since = since).to_string(),
            None => msg!(why_always).to_owned(),
        }),
    }
    match (status, rule.condition) {
        (Status::Conditional, Some(condition)) => {
            sentences.push(msg_fmt!(why_needed, condition = condition).to_string());
        }
        (Status::Optional, _) => {
            sentences.push(msg_fmt!(why_optional, product = dataset.product).to_string());
        }
        _ => {}
    }
    sentences
}

/// Since when a rule serves a purpose that starts later than the rule, as a sentence.
pub fn later_purpose(purpose: &Purpose) -> Option<String> {
    let since = purpose.since.as_ref()?;
    Some(msg_fmt!(why_carries, purpose = purpose.text, since = since).to_string())
}

/// With which release a rule ended, that its port is to be closed, what to use instead, and what stops
/// working, sentence by sentence; none for one that has no such release.
pub fn end(dataset: &Dataset, rule: &Rule) -> Vec<String> {
    let ended = ended(rule).map(|ended| [&ended, "."].concat());
    let mut sentences = Vec::from_iter(ended);
    sentences.extend(instead(dataset, rule));
    sentences.extend(rule.when_removed.map(|text| text.to_string()));
    sentences
}

/// With which release a rule ended, and that its port is to be closed: `Ended with 4.6.12: close tcp/4222`.
pub fn ended(rule: &Rule) -> Option<String> {
    let release = rule.range().until?;
    let port = rule.port_label();
    Some(msg_fmt!(why_ended, release = release, port = port).to_string())
}

/// Since when a rule is deprecated, what to use instead, and when it goes, as sentences; empty for a rule
/// that is not.
pub fn deprecation(dataset: &Dataset, rule: &Rule) -> String {
    let Some(since) = &rule.deprecated_since else {
        return String::new();
    };
    let mut sentences = vec![msg_fmt!(why_deprecated, since = since).to_string()];
    sentences.extend(instead(dataset, rule));
    sentences.push(match &rule.removed_in {
        Some(Removal::In(release)) => msg_fmt!(why_removed, release = release).to_string(),
        Some(Removal::NotKnown) => msg!(why_removal_announced).to_owned(),
        None => msg!(why_no_removal).to_owned(),
    });
    sentences.join(" ")
}

/// What to use instead of a deprecated rule, as a sentence.
fn instead(dataset: &Dataset, rule: &Rule) -> Option<String> {
    let since = rule.deprecated_since.as_ref()?;
    let replaced_by = rule.replaced_by.iter().filter_map(|id| dataset.rule(id));
    let mut instead: Vec<String> = Vec::new();
    for other in replaced_by {
        // What the sides of the product use on that port says more than its service.
        let mut transports = dataset.transports.iter();
        let transport = transports.find(|transport| {
            transport.protocol == other.protocol
                && other.ports.contains(transport.port)
                && transport.range().contains(since)
        });
        let name = transport.map_or(other.service, |transport| transport.name);
        let port = other.port_label();
        let said = msg_fmt!(answer_port, port = port, services = name).to_string();
        if !instead.contains(&said) {
            instead.push(said);
        }
    }
    let ports = crate::text::listed(&instead);
    (!instead.is_empty()).then(|| msg_fmt!(why_instead, ports = ports).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Requirement;

    fn said(version: &str, change: impl Fn(&mut Rule)) -> String {
        let dataset = crate::testing::dataset();
        let mut rule = dataset.rules[0].clone();
        change(&mut rule);
        let release = version.parse().expect("a release");
        why(dataset, &rule, Status::of(&rule, &release))
    }

    #[test]
    fn why_a_rule_applies_is_said_in_a_sentence_or_two() {
        let release = |text: &str| text.parse().ok();
        assert_eq!(said("4.2", |_| {}), "Needed for every version.");
        assert_eq!(
            said("4.2", |rule| rule.since = release("4.1")),
            "Needed from 4.1."
        );
        assert_eq!(
            said("4.2", |rule| rule.requirement = Requirement::Optional),
            "Applies to every version. Palette works without it."
        );
        let conditional = |rule: &mut Rule| {
            rule.requirement = Requirement::Conditional;
            rule.condition = Some("behind a proxy".into());
            rule.purposes[0].since = release("4.1");
        };
        assert_eq!(
            said("4.2", conditional),
            "Applies to every version. Needed behind a proxy. \
             Carries Browser/API access to management platform from 4.1."
        );
        let removed = |rule: &mut Rule| {
            rule.deprecated_since = release("4.2");
            rule.replaced_by = vec![rule.id.clone()];
            rule.removed_in = release("4.5").map(Removal::In);
        };
        assert_eq!(
            said("4.2", removed),
            "Deprecated since 4.2. Use tcp/443 (gRPC) instead. Removed in 4.5."
        );
        assert_eq!(said("4.1", removed), "Needed before 4.2.");
        assert_eq!(
            said("4.5", removed),
            "Ended with 4.5: close tcp/443. Use tcp/443 (gRPC) instead."
        );
        let announced = |rule: &mut Rule| {
            removed(rule);
            rule.removed_in = Some(Removal::NotKnown);
        };
        assert_eq!(
            said("4.5", announced),
            "Deprecated since 4.2. Use tcp/443 (gRPC) instead. \
             Removal is announced, but no release is named."
        );
        let goes_on = |rule: &mut Rule| rule.removed_in = release("4.5").map(Removal::In);
        assert_eq!(said("4.2", goes_on), "Needed before 4.5.");
    }

    #[test]
    fn what_replaces_a_rule_is_named_by_what_the_sides_use_there() {
        let dataset = crate::testing::dataset();
        for rule in &dataset.rules {
            let said = deprecation(dataset, rule);
            match rule.deprecated_since {
                None => assert_eq!(said, ""),
                Some(_) => assert_eq!(
                    said, "Deprecated since 4.0.0. Use tcp/443 (gRPC) instead. Removed in 4.6.12.",
                    "{}",
                    rule.id
                ),
            }
        }
    }
}
