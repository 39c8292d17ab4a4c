//! Why a rule applies, in words.

use super::{Selection, Status};
use crate::dataset::{Dataset, Purpose, Removal, Requirement, Rule};
use crate::release::Release;
use crate::text::listed;

/// Why `rule`, which applies, does, and what its status means: a few sentences.
pub fn why(dataset: &Dataset, rule: &Rule, selection: &Selection) -> String {
    let version = &selection.version;
    let mut text = match (&rule.since, &rule.deprecated_since) {
        (None, None) => msg!(why_always).to_owned(),
        (Some(since), _) => {
            msg_fmt!(why_since_chosen, since = since, version = version).to_string()
        }
        (None, Some(deprecated)) if version.is_before(deprecated) => msg_fmt!(
            why_before_chosen,
            deprecated = deprecated,
            version = version
        )
        .to_string(),
        _ => msg_fmt!(why_listed_chosen, version = version).to_string(),
    };
    text += &match Status::of(rule, version) {
        Status::Deprecated => deprecation(dataset, rule),
        Status::Conditional | Status::Optional | Status::Required => requirement(rule),
    };
    let later: Vec<String> = purposes_with_start(rule)
        .filter(|(_, since)| version.is_before(since))
        .map(|(purpose, since)| {
            msg_fmt!(why_purpose, purpose = purpose.text, since = since).to_string()
        })
        .collect();
    if !later.is_empty() {
        text += &msg_fmt!(why_also_carries, purposes = listed(&later)).to_string();
    }
    text
}

/// When `rule` applies, for a reader who has chosen no release: a few sentences.
pub fn when(dataset: &Dataset, rule: &Rule) -> String {
    let mut text = match (&rule.since, &rule.deprecated_since) {
        (None, None) => msg!(why_always).to_owned(),
        (Some(since), _) => msg_fmt!(why_since, since = since).to_string(),
        (None, Some(deprecated)) => msg_fmt!(why_before, deprecated = deprecated).to_string(),
    };
    text += &deprecation(dataset, rule);
    text += &requirement(rule);
    for (purpose, since) in purposes_with_start(rule) {
        text += &msg_fmt!(why_carries, purpose = purpose.text, since = since).to_string();
    }
    text
}

/// What the requirement of a rule means, as a sentence to append; empty for a required rule.
fn requirement(rule: &Rule) -> String {
    match (rule.requirement, rule.condition) {
        (Requirement::Conditional, Some(condition)) => {
            msg_fmt!(why_needed, condition = condition).to_string()
        }
        (Requirement::Optional, _) => msg!(why_optional).to_owned(),
        (Requirement::Conditional | Requirement::Required, _) => String::new(),
    }
}

/// The purposes that start later than their rule, each with its first release.
fn purposes_with_start(rule: &Rule) -> impl Iterator<Item = (&Purpose, &Release)> {
    rule.purposes
        .iter()
        .filter_map(|purpose| Some((purpose, purpose.since.as_ref()?)))
}

/// Since when a rule is deprecated, what replaces it, and when it goes, as sentences to append; empty
/// for a rule that is not.
pub fn deprecation(dataset: &Dataset, rule: &Rule) -> String {
    let Some(since) = &rule.deprecated_since else {
        return String::new();
    };
    let replaced_by: Vec<String> = rule
        .replaced_by
        .iter()
        .filter_map(|id| dataset.rule(id))
        .map(|other| {
            msg_fmt!(
                why_replacement,
                service = other.service,
                port = other.port_label(),
                rule = other.id
            )
            .to_string()
        })
        .collect();
    let replaced =
        msg_fmt!(why_deprecated, since = since, rules = listed(&replaced_by)).to_string();
    let removed = match &rule.removed_in {
        Some(Removal::In(release)) => msg_fmt!(why_removed, release = release).to_string(),
        Some(Removal::NotKnown) => msg!(why_removal_announced).to_owned(),
        None => msg!(why_no_removal).to_owned(),
    };
    replaced + &removed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(change: impl Fn(&mut Rule)) -> String {
        let dataset = crate::testing::dataset();
        let mut rule = dataset.rules[0].clone();
        change(&mut rule);
        when(dataset, &rule)
    }

    #[test]
    fn when_a_rule_applies_is_said_without_a_chosen_version() {
        let release = |text: &str| text.parse().ok();
        assert_eq!(said(|_| {}), "Applies to every version.");
        assert_eq!(
            said(|rule| rule.since = release("4.1")),
            "Applies from 4.1."
        );
        let optional = said(|rule| rule.requirement = Requirement::Optional);
        assert_eq!(
            optional,
            "Applies to every version. The product works without it."
        );
        let conditional = said(|rule| {
            rule.requirement = Requirement::Conditional;
            rule.condition = Some("behind a proxy".into());
        });
        assert_eq!(
            conditional,
            "Applies to every version. Needed behind a proxy."
        );
        let removed = said(|rule| {
            rule.deprecated_since = release("4.2");
            rule.replaced_by = vec![rule.id.clone()];
            rule.removed_in = release("4.5").map(Removal::In);
        });
        assert_eq!(
            removed,
            "Required before 4.2. Deprecated since 4.2, replaced by HTTPS tcp/443 \
             (saas-mgmt-in-https-api). Removed in 4.5."
        );
    }
}
