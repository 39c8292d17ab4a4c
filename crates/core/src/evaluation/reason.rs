//! Why a rule applies, and why it does not, in words.

use super::{Selection, Status};
use crate::dataset::{Dataset, Removal, Requirement, Rule};
use crate::text::{excerpt, listed, put};

/// A rule that is not on screen.
#[derive(Clone, Debug, PartialEq)]
pub struct HiddenRule<'d> {
    /// The rule.
    pub rule: &'d Rule,
    /// Every reason that keeps it off.
    pub reasons: Vec<Exclusion>,
}

impl HiddenRule<'_> {
    /// Whether the rule applies and only a filter hides it.
    pub fn is_hidden(&self) -> bool {
        self.reasons.iter().all(Exclusion::is_filter)
    }

    /// All reasons as one sentence.
    pub fn text(&self, dataset: &Dataset, selection: &Selection) -> String {
        let mut text = String::new();
        for reason in &self.reasons {
            if !text.is_empty() {
                text.push_str(msg!(list_semicolon));
            }
            text.push_str(&reason.text(dataset, self.rule, selection));
        }
        text
    }
}

/// One reason why a rule is not on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exclusion {
    /// It is for other deployment models.
    Deployment,
    /// It is for another role.
    Role,
    /// It starts with a later release.
    StartsLater,
    /// It ended with an earlier release.
    Ended,
    /// It applies in the other direction.
    Direction,
    /// It is deprecated, and those are hidden.
    DeprecatedHidden,
    /// It is optional, and those are hidden.
    OptionalHidden,
    /// The search does not find it.
    Search,
}

impl Exclusion {
    /// Whether it is a filter that can be lifted, and not a fact about the product.
    pub fn is_filter(&self) -> bool {
        matches!(
            self,
            Self::Direction | Self::DeprecatedHidden | Self::OptionalHidden | Self::Search
        )
    }

    /// The reason in words: what the rule is, and what was chosen.
    pub fn text(&self, dataset: &Dataset, rule: &Rule, selection: &Selection) -> String {
        let version = &selection.version;
        match self {
            Self::Deployment => {
                let mut names = Vec::new();
                for id in &rule.deployments {
                    names.push(dataset.deployment_name(id));
                }
                let chosen = dataset.deployment_name(&selection.deployment);
                let names = listed(&names);
                msg_fmt!(why_not_deployment, deployments = names, chosen = chosen).to_string()
            }
            Self::Role => {
                let chosen = selection.role.as_ref();
                let [role, chosen] = [Some(&rule.role), chosen].map(|role| {
                    let name = role.map_or("", |role| dataset.role_name(role));
                    name.to_ascii_lowercase()
                });
                msg_fmt!(why_not_role, role = role, chosen = chosen).to_string()
            }
            Self::StartsLater => match &rule.since {
                Some(since) => {
                    msg_fmt!(why_not_since, since = since, version = version).to_string()
                }
                None => String::new(),
            },
            Self::Ended => match &rule.removed_in {
                Some(Removal::In(removed)) => {
                    msg_fmt!(why_not_removed, removed = removed, version = version).to_string()
                }
                _ => String::new(),
            },
            Self::Direction => {
                msg_fmt!(why_not_direction, direction = rule.direction.label()).to_string()
            }
            Self::DeprecatedHidden => msg!(why_not_deprecated).to_owned(),
            Self::OptionalHidden => msg!(why_not_optional).to_owned(),
            Self::Search => {
                msg_fmt!(why_not_search, search = excerpt(&selection.search, 40)).to_string()
            }
        }
    }
}

/// Why `rule`, which applies, does, and what its status means: a few sentences.
pub fn why(dataset: &Dataset, rule: &Rule, selection: &Selection) -> String {
    let version = &selection.version;
    let mut text = String::new();
    match (&rule.since, &rule.deprecated_since) {
        (None, None) => text.push_str(msg!(why_always)),
        (Some(since), _) => put(
            &mut text,
            msg_fmt!(why_since_chosen, since = since, version = version),
        ),
        (None, Some(deprecated)) if version.is_before(deprecated) => put(
            &mut text,
            msg_fmt!(
                why_before_chosen,
                deprecated = deprecated,
                version = version
            ),
        ),
        _ => put(&mut text, msg_fmt!(why_listed_chosen, version = version)),
    }
    match Status::of(rule, version) {
        Status::Deprecated => push_deprecation(&mut text, dataset, rule),
        Status::Conditional => {
            if let Some(condition) = rule.condition {
                put(&mut text, msg_fmt!(why_needed, condition = condition));
            }
        }
        Status::Optional => text.push_str(msg!(why_optional)),
        Status::Required => {}
    }
    let mut later = Vec::new();
    for purpose in &rule.purposes {
        if let Some(since) = &purpose.since
            && version.is_before(since)
        {
            later.push(msg_fmt!(why_purpose, purpose = purpose.text, since = since).to_string());
        }
    }
    if !later.is_empty() {
        put(
            &mut text,
            msg_fmt!(why_also_carries, purposes = listed(&later)),
        );
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
    push_deprecation(&mut text, dataset, rule);
    match rule.requirement {
        Requirement::Required => {}
        Requirement::Optional => text.push_str(msg!(why_optional)),
        Requirement::Conditional => {
            if let Some(condition) = rule.condition {
                put(&mut text, msg_fmt!(why_needed, condition = condition));
            }
        }
    }
    for purpose in &rule.purposes {
        if let Some(since) = &purpose.since {
            put(
                &mut text,
                msg_fmt!(why_carries, purpose = purpose.text, since = since),
            );
        }
    }
    text
}

/// Since when a rule is deprecated, what replaces it, and when it goes, by itself.
pub fn deprecation(dataset: &Dataset, rule: &Rule) -> String {
    let mut text = String::new();
    push_deprecation(&mut text, dataset, rule);
    text
}

/// Appends that to a sentence.
pub fn push_deprecation(text: &mut String, dataset: &Dataset, rule: &Rule) {
    let Some(since) = &rule.deprecated_since else {
        return;
    };
    let mut replaced_by = Vec::new();
    for id in &rule.replaced_by {
        if let Some(other) = dataset.rule(id) {
            let (service, port) = (other.service, other.port_label());
            let replacement = msg_fmt!(why_replacement, service = service, port = port, rule = id);
            replaced_by.push(replacement.to_string());
        }
    }
    put(
        text,
        msg_fmt!(why_deprecated, since = since, rules = listed(&replaced_by)),
    );
    match &rule.removed_in {
        Some(Removal::In(release)) => put(text, msg_fmt!(why_removed, release = release)),
        Some(Removal::NotKnown) => text.push_str(msg!(why_removal_announced)),
        None => text.push_str(msg!(why_no_removal)),
    }
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
