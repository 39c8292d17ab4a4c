//! Why a rule is not shown.

use super::{Search, Selection, Status};
use crate::dataset::{Dataset, Removal, Rule};
use crate::text::{excerpt, listed};

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
        let reasons: Vec<String> = self
            .reasons
            .iter()
            .map(|reason| reason.text(dataset, self.rule, selection))
            .collect();
        reasons.join(msg!(list_semicolon))
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
                let names: Vec<&str> = rule
                    .deployments
                    .iter()
                    .map(|id| dataset.deployment_name(id))
                    .collect();
                let chosen = dataset.deployment_name(&selection.deployment);
                let names = listed(&names);
                msg_fmt!(why_not_deployment, deployments = names, chosen = chosen).to_string()
            }
            Self::Role => {
                let name = |role| dataset.role_name(role).to_ascii_lowercase();
                let role = name(&rule.role);
                let chosen = selection.role.as_ref().map(name).unwrap_or_default();
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

/// Every reason that keeps `rule` off the screen; none means that it is shown.
pub(super) fn exclusions(
    dataset: &Dataset,
    rule: &Rule,
    selection: &Selection,
    search: &Search<'_>,
) -> Vec<Exclusion> {
    let version = &selection.version;
    let is_removed = match &rule.removed_in {
        Some(Removal::In(removed)) => !version.is_before(removed),
        Some(Removal::NotKnown) | None => false,
    };
    let facts = [
        (
            Exclusion::Deployment,
            !rule.deployments.contains(&selection.deployment),
        ),
        (
            Exclusion::Role,
            selection
                .role
                .as_ref()
                .is_some_and(|role| *role != rule.role),
        ),
        (
            Exclusion::StartsLater,
            rule.since
                .as_ref()
                .is_some_and(|since| version.is_before(since)),
        ),
        (Exclusion::Ended, is_removed),
    ];
    let of = |reasons: [(Exclusion, bool); 4]| -> Vec<Exclusion> {
        reasons
            .into_iter()
            .filter(|(_, holds)| *holds)
            .map(|(reason, _)| reason)
            .collect()
    };
    let facts = of(facts);
    // A filter is a reason only for a rule that applies: saying that a rule of another product
    // version is "hidden by your search" would promise that clearing the search brings it back.
    if !facts.is_empty() {
        return facts;
    }
    let status = Status::of(rule, version);
    let filters = [
        (
            Exclusion::Direction,
            selection
                .direction
                .is_some_and(|direction| direction != rule.direction),
        ),
        (
            Exclusion::DeprecatedHidden,
            status == Status::Deprecated && !selection.show_deprecated,
        ),
        (
            Exclusion::OptionalHidden,
            status == Status::Optional && !selection.show_optional,
        ),
        (Exclusion::Search, !search.matches(dataset, rule, version)),
    ];
    of(filters)
}
