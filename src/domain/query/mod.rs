//! Which rules apply to a [`Selection`], and why.
//!
//! [`evaluate`] answers with every rule of the dataset exactly once: among the [matches](Match)
//! that are on screen, or among the [misses](Miss) with all the reasons that keep it off. A rule
//! that is missing from both would be a hole nobody can see.

mod counts;
mod reason;
mod search;
mod summary;

pub use counts::{Counts, RoleCount, counts};
pub use reason::{Miss, WhyNot, why};
pub use search::Search;
pub use summary::summary;

use super::dataset::{
    Dataset, DeploymentId, Direction, EndpointId, Exception, Purpose, Removal, Requirement, RoleId,
    Rule,
};
use super::version::{Answer, Release};

/// Everything a reader chooses about which rules to see.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// The deployment model.
    pub deployment: DeploymentId,
    /// One role, or none for all of them.
    pub role: Option<RoleId>,
    /// The release.
    pub version: Release,
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
            deployment: dataset
                .deployments
                .first()
                .map_or_else(|| "".into(), |named| named.id.clone()),
            role: None,
            version: dataset.lines.last().cloned().unwrap_or(Release::line(0, 0)),
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
        match rule.requirement {
            Requirement::Required => Self::Required,
            Requirement::Conditional => Self::Conditional,
            Requirement::Optional => Self::Optional,
        }
    }

    /// The word people read.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Required => "Required",
            Self::Conditional => "Conditional",
            Self::Optional => "Optional",
            Self::Deprecated => "Deprecated",
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
    pub misses: Vec<Miss<'d>>,
    /// Flows that the source leaves to the reader's judgement.
    pub gaps: Vec<Gap<'d>>,
    /// How the release stands to the known ones.
    pub answer: Answer,
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
        let purposes = self.matches.iter().flat_map(|found| &found.purposes);
        purposes
            .flat_map(|purpose| &purpose.far_ends)
            .any(|end| end.endpoint == *endpoint)
    }

    /// How many matches have a status.
    pub fn with_status(&self, status: Status) -> usize {
        self.matches
            .iter()
            .filter(|found| found.status == status)
            .count()
    }
}

/// Which rules of `dataset` are on screen for `selection`, and why the others are not.
pub fn evaluate<'d>(dataset: &'d Dataset, selection: &Selection) -> Evaluation<'d> {
    let search = Search::new(&selection.search);
    let mut matches = Vec::new();
    let mut misses = Vec::new();
    for rule in &dataset.rules {
        let reasons = reasons_against(dataset, rule, selection, &search);
        if reasons.is_empty() {
            matches.push(Match {
                status: Status::of(rule, &selection.version),
                purposes: rule.purposes_at(&selection.version).collect(),
                rule,
            });
        } else {
            misses.push(Miss { rule, reasons });
        }
    }
    Evaluation {
        matches,
        misses,
        gaps: gaps(dataset, selection),
        answer: Answer::of(&selection.version, &dataset.lines),
    }
}

/// How many rules are on screen for `selection`.
pub fn on_screen(dataset: &Dataset, selection: &Selection) -> usize {
    let search = Search::new(&selection.search);
    let rules = dataset.rules.iter();
    rules
        .filter(|rule| reasons_against(dataset, rule, selection, &search).is_empty())
        .count()
}

/// Every reason that keeps `rule` off the screen; none means that it is on it.
fn reasons_against(
    dataset: &Dataset,
    rule: &Rule,
    selection: &Selection,
    search: &Search,
) -> Vec<WhyNot> {
    let mut reasons = Vec::new();
    if !rule.deployments.contains(&selection.deployment) {
        reasons.push(WhyNot::Deployment);
    }
    if selection
        .role
        .as_ref()
        .is_some_and(|role| *role != rule.role)
    {
        reasons.push(WhyNot::Role);
    }
    if let Some(since) = &rule.since
        && selection.version.is_before(since)
    {
        reasons.push(WhyNot::StartsWith(since.clone()));
    }
    if let Some(Removal::In(removed)) = &rule.removed_in
        && !selection.version.is_before(removed)
    {
        reasons.push(WhyNot::RemovedIn(removed.clone()));
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
        reasons.push(WhyNot::Direction);
    }
    match Status::of(rule, &selection.version) {
        Status::Deprecated if !selection.show_deprecated => {
            reasons.push(WhyNot::DeprecatedHidden);
        }
        Status::Optional if !selection.show_optional => reasons.push(WhyNot::OptionalHidden),
        _ => {}
    }
    if !search.matches(dataset, rule, &selection.version) {
        reasons.push(WhyNot::Search);
    }
    reasons
}

/// The flows between the roles that only the other side's rules list.
fn gaps<'d>(dataset: &'d Dataset, selection: &Selection) -> Vec<Gap<'d>> {
    let is_chosen = |role: &RoleId| selection.role.as_ref().is_none_or(|chosen| chosen == role);
    let listed = dataset.exceptions.iter().filter_map(|exception| {
        let Exception::Counterpart { rule, role, reason } = exception else {
            return None;
        };
        let rule = dataset.rule(rule)?;
        let applies = rule.deployments.contains(&selection.deployment)
            && rule.range().contains(&selection.version);
        (is_chosen(role) && applies).then(|| Gap { rule, role, reason })
    });
    listed.collect()
}
