//! Why a rule applies, and why it does not, in words.

use super::{Selection, Status};
use crate::domain::dataset::{Dataset, Removal, Requirement, Rule};
use crate::domain::text::{excerpt, listed, put};

/// A rule that is not on screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Miss<'d> {
    /// The rule.
    pub rule: &'d Rule,
    /// Every reason that keeps it off.
    pub reasons: Vec<WhyNot>,
}

impl Miss<'_> {
    /// Whether the rule applies and only a filter hides it.
    pub fn is_hidden(&self) -> bool {
        self.reasons.iter().all(WhyNot::is_filter)
    }

    /// All reasons as one sentence.
    pub fn text(&self, dataset: &Dataset, selection: &Selection) -> String {
        let mut text = String::new();
        for reason in &self.reasons {
            if !text.is_empty() {
                text.push_str("; ");
            }
            text.push_str(&reason.text(dataset, self.rule, selection));
        }
        text
    }
}

/// One reason why a rule is not on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNot {
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

impl WhyNot {
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
                format!("is for {}; you chose {chosen}", listed(&names))
            }
            Self::Role => {
                let chosen = selection.role.as_ref();
                let chosen = chosen.map_or("others", |role| dataset.role_name(role));
                let mut text = format!(
                    "is for the {}; you chose the {chosen}",
                    dataset.role_name(&rule.role)
                );
                text.make_ascii_lowercase();
                text
            }
            Self::StartsLater => match &rule.since {
                Some(since) => format!("starts with {since}; you chose {version}"),
                None => String::new(),
            },
            Self::Ended => match &rule.removed_in {
                Some(Removal::In(removed)) => format!("ends with {removed}; you chose {version}"),
                _ => String::new(),
            },
            Self::Direction => {
                let direction = rule.direction.as_str();
                format!("is {direction}, and you filter by direction")
            }
            Self::DeprecatedHidden => "is deprecated, and you hide deprecated rules".to_owned(),
            Self::OptionalHidden => "is optional, and you hide optional rules".to_owned(),
            Self::Search => format!("is not found by “{}”", excerpt(&selection.search, 40)),
        }
    }
}

/// Why `rule`, which applies, does, and what its status means: a few sentences.
pub fn why(dataset: &Dataset, rule: &Rule, selection: &Selection) -> String {
    let version = &selection.version;
    let mut text = String::new();
    match (&rule.since, &rule.deprecated_since) {
        (None, None) => text.push_str("Applies to every version."),
        (since, deprecated) => {
            match (since, deprecated) {
                (Some(since), _) => put(&mut text, format_args!("Applies from {since}")),
                (None, Some(deprecated)) if version.is_before(deprecated) => {
                    put(&mut text, format_args!("Required before {deprecated}"));
                }
                _ => text.push_str("Still listed by the source"),
            }
            put(&mut text, format_args!("; you chose {version}."));
        }
    }
    match Status::of(rule, version) {
        Status::Deprecated => push_deprecation(&mut text, dataset, rule),
        Status::Conditional => {
            if let Some(condition) = rule.condition {
                put(&mut text, format_args!(" Needed {condition}."));
            }
        }
        Status::Optional => text.push_str(" The product works without it."),
        Status::Required => {}
    }
    let mut later = Vec::new();
    for purpose in &rule.purposes {
        if let Some(since) = &purpose.since
            && version.is_before(since)
        {
            later.push(format!("{} from {since}", purpose.text));
        }
    }
    if !later.is_empty() {
        put(&mut text, format_args!(" Also carries {}.", listed(&later)));
    }
    text
}

/// When `rule` applies, for a reader who has chosen no release: a few sentences.
pub fn when(dataset: &Dataset, rule: &Rule) -> String {
    let mut text = match (&rule.since, &rule.deprecated_since) {
        (None, None) => "Applies to every version.".to_owned(),
        (Some(since), _) => format!("Applies from {since}."),
        (None, Some(deprecated)) => format!("Required before {deprecated}."),
    };
    push_deprecation(&mut text, dataset, rule);
    match rule.requirement {
        Requirement::Required => {}
        Requirement::Optional => text.push_str(" The product works without it."),
        Requirement::Conditional => {
            if let Some(condition) = rule.condition {
                put(&mut text, format_args!(" Needed {condition}."));
            }
        }
    }
    for purpose in &rule.purposes {
        if let Some(since) = &purpose.since {
            put(
                &mut text,
                format_args!(" Carries {} from {since}.", purpose.text),
            );
        }
    }
    text
}

/// Since when a rule is deprecated, what replaces it, and when it goes, by itself.
pub(in crate::domain) fn deprecation(dataset: &Dataset, rule: &Rule) -> String {
    let mut text = String::new();
    push_deprecation(&mut text, dataset, rule);
    text
}

/// Appends that to a sentence.
pub(in crate::domain) fn push_deprecation(text: &mut String, dataset: &Dataset, rule: &Rule) {
    let Some(since) = &rule.deprecated_since else {
        return;
    };
    let mut replaced_by = Vec::new();
    for id in &rule.replaced_by {
        if let Some(other) = dataset.rule(id) {
            replaced_by.push(format!("{} {} ({id})", other.service, other.port_label()));
        }
    }
    put(
        text,
        format_args!(
            " Deprecated since {since}, replaced by {}. ",
            listed(&replaced_by)
        ),
    );
    match &rule.removed_in {
        Some(Removal::In(release)) => put(text, format_args!("Removed in {release}.")),
        Some(Removal::NotKnown) => {
            text.push_str("Its removal is announced; the release is not known.");
        }
        None => text.push_str("No removal is announced."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(change: impl Fn(&mut Rule)) -> String {
        let dataset = Dataset::embedded();
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
