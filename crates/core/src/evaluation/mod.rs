//! Which rules apply to a [`Selection`], and why.
//!
//! [`evaluate`] answers with every rule of the dataset exactly once: among the [matches](Match)
//! that are on screen, or among the [not_shown](HiddenRule) with all the reasons that keep it off. A rule
//! that is missing from both would be a hole nobody can see.

mod plain_text;
mod reason;
mod reveal;
mod search;
mod summary;

pub use plain_text::rule_as_text;
pub use reason::{Exclusion, HiddenRule, when, why};
pub use reason::{deprecation, push_deprecation};
pub use reveal::nearest_selection_showing;
pub use search::Search;
pub use search::finds;
pub use summary::spoken;
pub use summary::summary;

use crate::dataset::{
    Dataset, DeploymentId, Direction, EndpointId, Exception, Purpose, Removal, Requirement, RoleId,
    Rule,
};
use crate::release::{Release, ReleaseCoverage};

/// Everything a reader chooses about which rules to see.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// The deployment model.
    pub deployment: DeploymentId,
    /// One role, or none for all of them.
    pub role: Option<RoleId>,
    /// The release.
    pub version: Release,
    /// The release that an upgrade to it comes from, or none. It changes nothing about which rules
    /// apply.
    pub from: Option<Release>,
    /// What to search for; empty for everything.
    pub search: String,
    /// One direction, or none for both.
    pub direction: Option<Direction>,
    /// Whether deprecated rules are on screen.
    pub show_deprecated: bool,
    /// Whether optional rules are on screen.
    pub show_optional: bool,
}

impl Selection {
    /// What a reader sees who has chosen nothing: the first deployment model, all roles, the
    /// newest release, nothing hidden. Deprecated rules are shown, because a port that is open
    /// today and may be closed is news.
    pub fn initial(dataset: &Dataset) -> Self {
        Self {
            deployment: match dataset.deployments.first() {
                Some(named) => named.id.clone(),
                None => DeploymentId::from_static(""),
            },
            role: None,
            version: match dataset.lines.last() {
                Some(line) => line.clone(),
                None => Release::line(0, 0),
            },
            from: None,
            search: String::new(),
            direction: None,
            show_deprecated: true,
            show_optional: true,
        }
    }

    /// The same choice of deployment model, role and version with every filter lifted.
    pub fn without_filters(&self) -> Self {
        Self {
            search: String::new(),
            direction: None,
            show_deprecated: true,
            show_optional: true,
            ..self.clone()
        }
    }

    /// Whether something beside deployment model, role and version narrows what is on screen.
    pub fn is_filtered(&self) -> bool {
        *self != self.without_filters()
    }
}

/// What a rule is at a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// The product does not work without.
    Required,
    /// Needed under the rule's condition.
    Conditional,
    /// A convenience.
    Optional,
    /// Still there, on its way out; what replaces it is open too.
    Deprecated,
}

impl Status {
    /// What `rule` is at `release`.
    pub fn of(rule: &Rule, release: &Release) -> Self {
        if rule.is_deprecated_at(release) {
            return Self::Deprecated;
        }
        Self::before_deprecation(rule)
    }

    /// What `rule` is where it applies and is not deprecated.
    pub fn before_deprecation(rule: &Rule) -> Self {
        match rule.requirement {
            Requirement::Required => Self::Required,
            Requirement::Conditional => Self::Conditional,
            Requirement::Optional => Self::Optional,
        }
    }

    /// The word people read.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Required => msg!(status_required),
            Self::Conditional => msg!(status_conditional),
            Self::Optional => msg!(status_optional),
            Self::Deprecated => msg!(status_deprecated),
        }
    }
}

/// A rule that applies and is on screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Match<'d> {
    /// The rule.
    pub rule: &'d Rule,
    /// What it is at the chosen release.
    pub status: Status,
    /// The purposes it serves at the chosen release.
    pub purposes: Vec<&'d Purpose>,
}

/// A flow that the chosen roles' counterpart lists and their own rules do not; see
/// [`Exception::Counterpart`].
#[derive(Clone, Debug, PartialEq)]
pub struct Gap<'d> {
    /// The rule on the other side.
    pub rule: &'d Rule,
    /// The role that has no rule for it.
    pub role: &'d RoleId,
    /// What it means to the reader.
    pub reason: &'d str,
}

/// The answer to a selection.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation<'d> {
    /// The rules on screen, in the dataset's order.
    pub matches: Vec<Match<'d>>,
    /// All other rules, with their reasons.
    pub not_shown: Vec<HiddenRule<'d>>,
    /// Flows that the source leaves to the reader's judgement.
    pub gaps: Vec<Gap<'d>>,
    /// How the release stands to the known ones.
    pub answer: ReleaseCoverage<'d>,
}

impl<'d> Evaluation<'d> {
    /// The matches of one direction.
    pub fn in_direction(&self, direction: Direction) -> impl Iterator<Item = &Match<'d>> {
        self.matches
            .iter()
            .filter(move |found| found.rule.direction == direction)
    }

    /// Whether a far end is named by a rule on screen.
    pub fn names(&self, endpoint: &EndpointId) -> bool {
        let named = |purpose: &&Purpose| {
            let mut ends = purpose.far_ends.iter();
            ends.any(|end| end.endpoint == *endpoint)
        };
        let mut matches = self.matches.iter();
        matches.any(|found| found.purposes.iter().any(named))
    }

    /// Whether a far end is named by a rule of a role that is on screen.
    pub fn names_for(&self, endpoint: &EndpointId, role: &str) -> bool {
        let named = |purpose: &&Purpose| {
            let mut ends = purpose.far_ends.iter();
            ends.any(|end| end.endpoint == *endpoint)
        };
        let mut matches = self.matches.iter();
        matches.any(|found| found.rule.role.as_str() == role && found.purposes.iter().any(named))
    }

    /// How many matches have a status.
    pub fn with_status(&self, status: Status) -> usize {
        let mut count = 0;
        for found in &self.matches {
            count += usize::from(found.status == status);
        }
        count
    }
}

/// Which rules of `dataset` are on screen for `selection`, and why the others are not.
pub fn evaluate<'d>(dataset: &'d Dataset, selection: &Selection) -> Evaluation<'d> {
    let search = Search::new(&selection.search);
    let mut matches = Vec::new();
    let mut not_shown = Vec::new();
    for rule in &dataset.rules {
        let reasons = reasons_against(dataset, rule, selection, &search);
        if reasons.is_empty() {
            let mut purposes = Vec::new();
            for purpose in rule.purposes_at(&selection.version) {
                purposes.push(purpose);
            }
            matches.push(Match {
                status: Status::of(rule, &selection.version),
                purposes,
                rule,
            });
        } else {
            not_shown.push(HiddenRule { rule, reasons });
        }
    }
    Evaluation {
        matches,
        not_shown,
        gaps: gaps(dataset, selection),
        answer: ReleaseCoverage::of(&selection.version, &dataset.lines),
    }
}

/// Every rule for a deployment model and a role, of any release: what is read where nothing can be
/// chosen. Each has the status that it has at `release`, and all its purposes.
pub fn every<'d>(
    dataset: &'d Dataset,
    deployment: &DeploymentId,
    role: &RoleId,
    release: &Release,
) -> Vec<Match<'d>> {
    let rules = dataset.rules.iter();
    rules
        .filter(|rule| rule.role == *role && rule.deployments.contains(deployment))
        .map(|rule| Match {
            rule,
            status: Status::of(rule, release),
            purposes: rule.purposes.iter().collect(),
        })
        .collect()
}

/// How many rules are on screen for `selection`.
pub fn on_screen(dataset: &Dataset, selection: &Selection) -> usize {
    let search = Search::new(&selection.search);
    let mut count = 0;
    for rule in &dataset.rules {
        count += usize::from(reasons_against(dataset, rule, selection, &search).is_empty());
    }
    count
}

/// Every reason that keeps `rule` off the screen; none means that it is on it.
fn reasons_against(
    dataset: &Dataset,
    rule: &Rule,
    selection: &Selection,
    search: &Search<'_>,
) -> Vec<Exclusion> {
    let mut reasons = Vec::new();
    if !rule.deployments.contains(&selection.deployment) {
        reasons.push(Exclusion::Deployment);
    }
    if selection
        .role
        .as_ref()
        .is_some_and(|role| *role != rule.role)
    {
        reasons.push(Exclusion::Role);
    }
    if let Some(since) = &rule.since
        && selection.version.is_before(since)
    {
        reasons.push(Exclusion::StartsLater);
    }
    if let Some(Removal::In(removed)) = &rule.removed_in
        && !selection.version.is_before(removed)
    {
        reasons.push(Exclusion::Ended);
    }
    // A filter is a reason only for a rule that applies: saying that a rule of another product
    // version is "hidden by your search" would promise that clearing the search brings it back.
    if !reasons.is_empty() {
        return reasons;
    }
    if selection
        .direction
        .is_some_and(|direction| direction != rule.direction)
    {
        reasons.push(Exclusion::Direction);
    }
    match Status::of(rule, &selection.version) {
        Status::Deprecated if !selection.show_deprecated => {
            reasons.push(Exclusion::DeprecatedHidden);
        }
        Status::Optional if !selection.show_optional => reasons.push(Exclusion::OptionalHidden),
        _ => {}
    }
    if !search.matches(dataset, rule, &selection.version) {
        reasons.push(Exclusion::Search);
    }
    reasons
}

/// The flows between the roles that only the other side's rules list.
fn gaps<'d>(dataset: &'d Dataset, selection: &Selection) -> Vec<Gap<'d>> {
    let mut gaps = Vec::new();
    for exception in &dataset.exceptions {
        if let Exception::Counterpart { rule, role, reason } = exception
            && selection.role.as_ref().is_none_or(|chosen| chosen == role)
            && let Some(rule) = dataset.rule(rule)
            && rule.deployments.contains(&selection.deployment)
            && rule.range().contains(&selection.version)
        {
            gaps.push(Gap { rule, role, reason });
        }
    }
    gaps
}
