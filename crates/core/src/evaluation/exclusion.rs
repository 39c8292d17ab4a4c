//! Why a rule is not shown.

use super::Selection;
use crate::dataset::{Dataset, Direction, Removal, Rule};
use crate::text::listed;

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

    /// All reasons, and what is viewed instead: `is for Self-hosted; you're viewing SaaS`.
    pub fn text(&self, dataset: &Dataset, selection: &Selection) -> String {
        let reasons = self.reasons.iter();
        let clauses: Vec<String> = reasons
            .clone()
            .map(|reason| reason.text(dataset, self.rule))
            .collect();
        let viewed: Vec<String> = reasons
            .map(|reason| reason.viewed(dataset, selection))
            .collect();
        let (why, viewed) = (listed(&clauses), viewed.join(msg!(list_comma)));
        msg_fmt!(why_not, why = why, viewed = viewed).to_string()
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
    /// It applied before a release, and goes on as another rule.
    EndsEarlier,
    /// It applies in the other direction.
    Direction,
}

impl Exclusion {
    /// Whether it is a filter that can be lifted, and not a fact about the product.
    pub fn is_filter(&self) -> bool {
        *self == Self::Direction
    }

    /// The reason in words: what the rule is.
    fn text(&self, dataset: &Dataset, rule: &Rule) -> String {
        match self {
            Self::Deployment => {
                let deployments = rule.deployments.iter();
                let names: Vec<&str> = deployments.map(|id| dataset.deployment_name(id)).collect();
                msg_fmt!(why_not_deployment, deployments = listed(&names)).to_string()
            }
            Self::Role => {
                let role = dataset.role_name(&rule.role).to_ascii_lowercase();
                msg_fmt!(why_not_role, role = role).to_string()
            }
            Self::StartsLater => match &rule.since {
                Some(since) => msg_fmt!(why_not_since, since = since).to_string(),
                None => String::new(),
            },
            Self::EndsEarlier => match &rule.removed_in {
                Some(Removal::In(removed)) => {
                    msg_fmt!(why_not_removed, removed = removed).to_string()
                }
                _ => String::new(),
            },
            Self::Direction => {
                msg_fmt!(why_not_direction, direction = rule.direction.label()).to_string()
            }
        }
    }

    /// What is viewed in the place of what the rule is for.
    fn viewed(&self, dataset: &Dataset, selection: &Selection) -> String {
        match self {
            Self::Deployment => dataset.deployment_name(&selection.deployment).to_owned(),
            Self::Role => {
                let role = selection.role.as_ref();
                let role = role.map(|role| dataset.role_name(role).to_ascii_lowercase());
                let role = role.unwrap_or_default();
                msg_fmt!(why_not_viewed_role, role = role).to_string()
            }
            Self::StartsLater | Self::EndsEarlier => selection.version.to_string(),
            Self::Direction => {
                let direction = selection.direction.map_or("", Direction::label);
                msg_fmt!(why_not_viewed_direction, direction = direction).to_string()
            }
        }
    }
}

/// Every reason that keeps `rule` off the screen; none means that it is shown.
pub(super) fn exclusions(rule: &Rule, selection: &Selection) -> Vec<Exclusion> {
    let version = &selection.version;
    let role = selection.role.as_ref();
    let since = rule.since.as_ref();
    let is_removed = rule
        .range()
        .until
        .is_some_and(|until| !version.is_before(until));
    let facts = [
        (
            Exclusion::Deployment,
            !rule.deployments.contains(&selection.deployment),
        ),
        (Exclusion::Role, role.is_some_and(|role| *role != rule.role)),
        (
            Exclusion::StartsLater,
            since.is_some_and(|since| version.is_before(since)),
        ),
        (
            Exclusion::EndsEarlier,
            is_removed && !rule.has_ended_at(version),
        ),
    ];
    let facts = facts.into_iter().filter(|(_, holds)| *holds);
    let mut reasons: Vec<Exclusion> = facts.map(|(reason, _)| reason).collect();
    // A filter is a reason only for a rule that applies: saying of a rule of another product version that
    // the direction hides it would promise that lifting that brings it back.
    let mut direction = selection.direction.iter();
    if reasons.is_empty() && direction.any(|direction| *direction != rule.direction) {
        reasons.push(Exclusion::Direction);
    }
    reasons
}
