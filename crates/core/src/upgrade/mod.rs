//! What changes for a firewall between two releases: what to open before, what stays, and what may
//! be closed afterwards.
//!
//! Connections are compared, not rules and not purposes: a firewall can tell neither apart, so that a port
//! which is open already stays as it is, whatever it carries from now on. A connection's [`FlowChange`]
//! rises, stays or falls, so a downgrade is the same plan read backwards.

mod sentences;
#[cfg(test)]
mod tests;
mod words;

use std::cmp::Ordering;

use crate::connections::{Connection, ConnectionStatus, connections};
use crate::dataset::{Dataset, EndpointId, Purpose, Rule};
use crate::evaluation::{NotIncluded, Selection, evaluate};
use crate::release::Release;
use crate::selection::Include;

/// What to change in the firewall between two releases, each connection of either of them once.
#[derive(Clone, Debug, PartialEq)]
pub struct Upgrade<'d> {
    /// The release that runs today.
    pub from: Release,
    /// The release that is wanted.
    pub to: Release,
    /// What changes and what does not: by role, what is needed most first.
    pub changes: Vec<Change<'d>>,
}

/// What a change asks for, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It has to be open before.
    Open,
    /// It is needed, or deprecated, before and after.
    Stay,
    /// It may be closed afterwards, and not sooner.
    Close,
}

/// A connection, and what it is to the two releases.
#[derive(Clone, Debug, PartialEq)]
pub struct Change<'d> {
    /// The connection as the release has it that is wanted, or, where that has none, as the one that runs
    /// today.
    pub connection: Connection<'d>,
    /// What it is to the release that runs today; none where that does not have it.
    pub before: Option<ConnectionStatus>,
    /// What it is to the release that is wanted.
    pub after: Option<ConnectionStatus>,
    /// What it carries after and not before, where both releases have it.
    pub added: Vec<&'d Purpose>,
}

/// What a connection is to a release, from absent to needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FlowChange {
    /// The release does not have it.
    Absent,
    /// The release deprecates it: only agents older than the deprecation need it.
    Deprecated,
    /// The release has it: required, conditional or optional.
    Needed,
}

impl FlowChange {
    fn of(status: Option<ConnectionStatus>) -> Self {
        match status {
            None | Some(ConnectionStatus::Ended | ConnectionStatus::Check) => Self::Absent,
            Some(ConnectionStatus::Deprecated) => Self::Deprecated,
            Some(
                ConnectionStatus::Required
                | ConnectionStatus::Conditional
                | ConnectionStatus::Optional,
            ) => Self::Needed,
        }
    }
}

impl<'d> Upgrade<'d> {
    /// The changes of one step.
    pub fn list(&self, step: Step) -> Vec<&Change<'d>> {
        self.changes
            .iter()
            .filter(|change| change.step() == step)
            .collect()
    }

    /// What stays open and carries more from now on.
    pub fn carries_more(&self) -> Vec<&Change<'d>> {
        let mut stay = self.list(Step::Stay);
        stay.retain(|change| !change.added.is_empty());
        stay
    }

    /// Whether every connection stays as it is.
    pub fn is_empty(&self) -> bool {
        self.changes
            .iter()
            .all(|change| change.step() == Step::Stay)
    }

    /// Whether one of its connections names an endpoint.
    pub fn names(&self, endpoint: &EndpointId) -> bool {
        let mut changes = self.changes.iter();
        changes.any(|change| change.connection.far.endpoint == Some(endpoint))
    }

    /// Whether it goes back to an older release.
    pub fn is_downgrade(&self) -> bool {
        self.to.is_before(&self.from)
    }
}

impl Change<'_> {
    /// What it is to the release that runs today.
    pub fn was(&self) -> FlowChange {
        FlowChange::of(self.before)
    }

    /// What it is to the release that is wanted.
    pub fn becomes(&self) -> FlowChange {
        FlowChange::of(self.after)
    }

    /// What it asks for, and when.
    pub fn step(&self) -> Step {
        match self.becomes().cmp(&self.was()) {
            Ordering::Greater => Step::Open,
            Ordering::Equal => Step::Stay,
            Ordering::Less => Step::Close,
        }
    }
}

/// What changes from `from` to the release of `selection`, for its deployment model and role. Filters,
/// such as a search, hide nothing here, nor does what is included: a connection that is missing from a plan
/// is one that gets closed. The vendor's own side is nobody's to change.
pub fn upgrade<'d>(dataset: &'d Dataset, selection: &Selection, from: &Release) -> Upgrade<'d> {
    let to = &selection.version;
    let mut earlier = connections_at(dataset, selection, from);
    let mut changes = Vec::new();
    for connection in connections_at(dataset, selection, to) {
        let key = connection.key();
        let place = earlier.iter().position(|known| known.key() == key);
        let before = place.map(|place| earlier.remove(place));
        let is_new = |purpose: &Purpose, before: &Connection| {
            let mut known = before.purposes().into_iter();
            !known.any(|known| known.text == purpose.text)
        };
        let added = match &before {
            Some(before) => connection
                .purposes()
                .into_iter()
                .filter(|purpose| is_new(purpose, before))
                .collect(),
            None => Vec::new(),
        };
        changes.push(Change {
            before: before.map(|before| before.status),
            after: Some(connection.status),
            added,
            connection,
        });
    }
    changes.extend(earlier.into_iter().map(|connection| Change {
        before: Some(connection.status),
        after: None,
        added: Vec::new(),
        connection,
    }));
    Upgrade {
        from: from.clone(),
        to: to.clone(),
        changes,
    }
}

/// The connections of the reader's hosts at a release, whatever is included. What has ended is none of them.
fn connections_at<'d>(
    dataset: &'d Dataset,
    selection: &Selection,
    release: &Release,
) -> Vec<Connection<'d>> {
    let everything = Selection {
        version: release.clone(),
        include: Include::ALL,
        search: String::new(),
        ..selection.without_filters()
    };
    let evaluation = evaluate(dataset, &everything);
    let groups = connections(dataset, &everything, &evaluation).into_iter();
    let all = groups.flat_map(|group| group.connections);
    all.filter(|one| {
        let is_there = one.check.is_none() && one.status != ConnectionStatus::Ended;
        is_there && one.not_included != Some(NotIncluded::Vendor)
    })
    .collect()
}

/// Whether a rule is for the deployment model and the role of a choice.
pub fn is_chosen(rule: &Rule, selection: &Selection) -> bool {
    let role = selection.role.as_ref();
    rule.deployments.contains(&selection.deployment) && role.is_none_or(|role| *role == rule.role)
}

/// Whether a rule serves a purpose at a release.
pub fn serves(rule: &Rule, purpose: &Purpose, release: &Release) -> bool {
    rule.range().contains(release) && purpose.applies_at(release)
}
