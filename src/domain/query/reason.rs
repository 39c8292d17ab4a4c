//! Why a rule applies, and why it does not, in words.

use super::{Selection, Status};
use crate::domain::dataset::{Dataset, Removal, Rule};
use crate::domain::text::{excerpt, listed};
use crate::domain::version::Release;

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
        let reasons: Vec<String> = self
            .reasons
            .iter()
            .map(|reason| reason.text(dataset, self.rule, selection))
            .collect();
        reasons.join("; ")
    }
}

/// One reason why a rule is not on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// It is for other deployment models.
    Deployment,
    /// It is for another role.
    Role,
    /// It starts with a later release.
    StartsWith(Release),
    /// It ended with an earlier release.
    RemovedIn(Release),
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
            Self::Deployment => format!(
                "is for {}; you chose {}",
                deployments(dataset, rule),
                dataset.deployment_name(&selection.deployment)
            ),
            Self::Role => {
                let chosen = selection.role.as_ref();
                format!(
                    "is for the {}; you chose the {}",
                    dataset.role_name(&rule.role).to_ascii_lowercase(),
                    chosen.map_or("others".to_owned(), |role| dataset
                        .role_name(role)
                        .to_ascii_lowercase())
                )
            }
            Self::StartsWith(since) => format!("starts with {since}; you chose {version}"),
            Self::RemovedIn(removed) => format!("ends with {removed}; you chose {version}"),
            Self::Direction => format!(
                "is {}, and you filter by direction",
                rule.direction.as_str()
            ),
            Self::DeprecatedHidden => "is deprecated, and you hide deprecated rules".to_owned(),
            Self::OptionalHidden => "is optional, and you hide optional rules".to_owned(),
            Self::Search => format!("is not found by “{}”", excerpt(&selection.search, 40)),
        }
    }
}

fn deployments(dataset: &Dataset, rule: &Rule) -> String {
    let names: Vec<&str> = rule
        .deployments
        .iter()
        .map(|id| dataset.deployment_name(id))
        .collect();
    listed(&names)
}

/// Why `rule`, which applies, does, and what its status means: a few sentences.
pub fn why(dataset: &Dataset, rule: &Rule, selection: &Selection) -> String {
    let version = &selection.version;
    let mut text = match (&rule.since, &rule.deprecated_since) {
        (Some(since), _) => format!("Applies from {since}; you chose {version}."),
        (None, Some(deprecated)) if version.is_before(deprecated) => {
            format!("Required before {deprecated}; you chose {version}.")
        }
        (None, Some(_)) => {
            format!("Kept for clusters whose agents have not moved yet; you chose {version}.")
        }
        (None, None) => "Applies to every version.".to_owned(),
    };
    match Status::of(rule, version) {
        Status::Deprecated => {
            text.push(' ');
            text.push_str(&deprecation(dataset, rule));
        }
        Status::Conditional => {
            if let Some(condition) = &rule.condition {
                text.push_str(&format!(" Needed {condition}."));
            }
        }
        Status::Optional => text.push_str(" The product works without it."),
        Status::Required => {}
    }
    let later: Vec<String> = rule
        .purposes
        .iter()
        .filter(|purpose| !purpose.applies_at(version))
        .filter_map(|purpose| Some(format!("{} from {}", purpose.text, purpose.since.as_ref()?)))
        .collect();
    if !later.is_empty() {
        text.push_str(&format!(" Also carries {}.", listed(&later)));
    }
    text
}

/// Since when a rule is deprecated, what replaces it, and when it goes.
fn deprecation(dataset: &Dataset, rule: &Rule) -> String {
    let Some(since) = &rule.deprecated_since else {
        return String::new();
    };
    let replaced_by: Vec<String> = rule
        .replaced_by
        .iter()
        .filter_map(|id| dataset.rule(id))
        .map(|other| format!("{} {} ({})", other.service, other.port_label(), other.id))
        .collect();
    let goes = match &rule.removed_in {
        Some(Removal::In(release)) => format!("Removed in {release}."),
        Some(Removal::NotKnown) => "Its removal is announced; the release is not known.".to_owned(),
        None => "No removal is announced.".to_owned(),
    };
    format!(
        "Deprecated since {since}, replaced by {}. {goes}",
        listed(&replaced_by)
    )
}
