//! Which rules apply to a [`Selection`], and why.
//!
//! Invariant: [`evaluate`] puts every rule of the dataset in exactly one of two lists, the
//! [matches](Match) that are shown and the [rules that are not](HiddenRule), with every reason that
//! keeps each of them off. Firewall rules, requests, tests and upgrades hold the matches that are
//! [included](Match::is_included), and no others.

mod exclusion;
mod inclusion;
mod reason;
mod reveal;
mod search;
mod spoken;
mod status;

pub use crate::selection::Selection;
pub use exclusion::{Exclusion, HiddenRule};
pub use inclusion::NotIncluded;
pub use reason::{deprecation, end, ended, later_purpose, reasons, why};
pub use reveal::nearest_selection_showing;
pub(crate) use search::Searched;
pub use search::{Search, finds};
pub use spoken::spoken;
pub use status::Status;

use std::ptr;

use crate::dataset::{
    Dataset, DeploymentId, Direction, EndpointId, Exception, Purpose, RoleId, Rule, Side,
};
use crate::release::{Release, ReleaseCoverage};
use exclusion::exclusions;

/// A rule that applies and is shown, or that has ended and is shown for that.
#[derive(Clone, Debug)]
pub struct Match<'d> {
    /// The rule.
    pub rule: &'d Rule,
    /// Its status at the chosen release.
    pub status: Status,
    /// The purposes it serves at the chosen release.
    pub purposes: Vec<&'d Purpose>,
    /// Why it is in no output; none where it is in all of them.
    pub not_included: Option<NotIncluded>,
}

impl PartialEq for Match<'_> {
    /// Rules and purposes are the same only when they are the same ones: every view compares matches with
    /// each change.
    fn eq(&self, other: &Self) -> bool {
        let purposes = self.purposes.iter().copied().map(ptr::from_ref);
        ptr::eq(self.rule, other.rule)
            && (self.status, self.not_included) == (other.status, other.not_included)
            && purposes.eq(other.purposes.iter().copied().map(ptr::from_ref))
    }
}

impl Match<'_> {
    /// Whether firewall rules, requests, tests and upgrades hold it.
    pub fn is_included(&self) -> bool {
        self.not_included.is_none()
    }

    /// Whether one of its purposes names an endpoint. One that has ended names none: no address of it is
    /// needed.
    fn names(&self, endpoint: &EndpointId) -> bool {
        let mut ends = self.purposes.iter().flat_map(|purpose| &purpose.far_ends);
        self.status != Status::Ended && ends.any(|end| end.endpoint == *endpoint)
    }
}

/// A flow that only the rules of the role on the other side list; see
/// [`Exception::Counterpart`].
#[derive(Clone, Debug, PartialEq)]
pub struct Gap<'d> {
    /// The rule of the other role.
    pub rule: &'d Rule,
    /// The role that has no rule for it.
    pub role: &'d RoleId,
    /// What it means to the reader.
    pub reason: &'d str,
}

/// The result of a selection: what is shown, and what is not and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation<'d> {
    /// The rules that are shown, in the dataset's order.
    pub matches: Vec<Match<'d>>,
    /// All other rules, with their reasons.
    pub not_shown: Vec<HiddenRule<'d>>,
    /// Flows that the source leaves to the reader's judgement.
    pub gaps: Vec<Gap<'d>>,
    /// How the release relates to the published release lines.
    pub answer: ReleaseCoverage<'d>,
}

impl<'d> Evaluation<'d> {
    /// The matches that firewall rules, requests, tests and upgrades hold.
    pub fn included(&self) -> impl Iterator<Item = &Match<'d>> {
        self.matches.iter().filter(|found| found.is_included())
    }

    /// The matches of one direction.
    pub fn in_direction(&self, direction: Direction) -> impl Iterator<Item = &Match<'d>> {
        self.matches
            .iter()
            .filter(move |found| found.rule.direction == direction)
    }

    /// Whether a rule that is shown names an endpoint.
    pub fn names(&self, endpoint: &EndpointId) -> bool {
        self.matches.iter().any(|found| found.names(endpoint))
    }

    /// Whether a rule of a role that is shown names an endpoint.
    pub fn names_for(&self, endpoint: &EndpointId, role: &str) -> bool {
        self.matches
            .iter()
            .any(|found| found.rule.role.as_str() == role && found.names(endpoint))
    }

    /// How many matches have a status.
    pub fn with_status(&self, status: Status) -> usize {
        self.matches
            .iter()
            .filter(|found| found.status == status)
            .count()
    }
}

/// Which rules of `dataset` are shown for `selection`, and why the others are not.
pub fn evaluate<'d>(dataset: &'d Dataset, selection: &Selection) -> Evaluation<'d> {
    let version = &selection.version;
    let mut matches = Vec::new();
    let mut not_shown = Vec::new();
    for rule in &dataset.rules {
        let reasons = exclusions(rule, selection);
        if reasons.is_empty() {
            let status = Status::of(rule, version);
            matches.push(Match {
                rule,
                status,
                purposes: rule.purposes_at(version).collect(),
                not_included: NotIncluded::of(dataset, selection, rule, status),
            });
        } else {
            not_shown.push(HiddenRule { rule, reasons });
        }
    }
    Evaluation {
        matches,
        not_shown,
        gaps: gaps(dataset, selection),
        answer: ReleaseCoverage::of(version, &dataset.lines),
    }
}

/// Every rule for a deployment model and a role, of any release: what is read where nothing can be
/// chosen. Each has the status that it has at `release`, and all its purposes; what the vendor's own hosts
/// have to open is for reference here too.
pub fn every<'d>(
    dataset: &'d Dataset,
    deployment: &DeploymentId,
    role: &RoleId,
    release: &Release,
) -> Vec<Match<'d>> {
    let is_vendors = dataset.side(deployment, role) == Side::Vendor;
    dataset
        .rules
        .iter()
        .filter(|rule| rule.role == *role && rule.deployments.contains(deployment))
        .map(|rule| Match {
            rule,
            status: Status::of(rule, release),
            purposes: rule.purposes.iter().collect(),
            not_included: is_vendors.then_some(NotIncluded::Vendor),
        })
        .collect()
}

/// How many rules are shown for `selection`.
pub fn on_screen(dataset: &Dataset, selection: &Selection) -> usize {
    let rules = dataset.rules.iter();
    rules
        .filter(|rule| exclusions(rule, selection).is_empty())
        .count()
}

/// The flows between the roles that only the other role's rules list.
fn gaps<'d>(dataset: &'d Dataset, selection: &Selection) -> Vec<Gap<'d>> {
    let is_chosen = |role: &RoleId| selection.role.as_ref().is_none_or(|chosen| chosen == role);
    let applies = |rule: &Rule| {
        rule.deployments.contains(&selection.deployment)
            && rule.range().contains(&selection.version)
    };
    dataset
        .exceptions
        .iter()
        .filter_map(|exception| match exception {
            Exception::Counterpart { rule, role, reason } => Some(Gap {
                rule: dataset.rule(rule)?,
                role,
                reason,
            }),
            Exception::Overlap { .. } => None,
        })
        .filter(|gap| is_chosen(gap.role) && applies(gap.rule))
        .collect()
}
