//! What changes for a firewall between two releases: what to open before, what stays, and what may
//! be closed afterwards.
//!
//! Flows are compared, not rules: a rule of both releases may serve other purposes or endpoints in
//! the newer one, and two rules may list the same flow. A flow's [`FlowChange`] rises, stays or falls,
//! so a downgrade is the same plan read backwards.

#[cfg(test)]
mod tests;
mod words;

use std::cmp::Ordering;

use crate::dataset::{Dataset, EndpointId, Purpose, Rule};
use crate::evaluation::{Selection, Status};
use crate::release::Release;

/// What to change in the firewall between two releases, each flow of either of them once.
#[derive(Clone, Debug, PartialEq)]
pub struct Upgrade<'d> {
    /// The release that runs today.
    pub from: Release,
    /// The release that is wanted.
    pub to: Release,
    /// What changes and what does not, in the dataset's order.
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

/// Flows of one rule that change alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Change<'d> {
    /// The rule.
    pub rule: &'d Rule,
    /// What the flows are to the release that runs today.
    pub was: FlowChange,
    /// What they are to the release that is wanted.
    pub becomes: FlowChange,
    /// The flows.
    pub flows: Vec<Flow<'d>>,
}

/// One purpose and one remote endpoint of it. Role, direction, protocol and ports are its rule's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flow<'d> {
    /// What it is for.
    pub purpose: &'d Purpose,
    /// The remote endpoint.
    pub end: &'d EndpointId,
}

/// What a flow is to a release, from absent to needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FlowChange {
    /// The release does not have it.
    Absent,
    /// The release deprecates it: only agents older than the deprecation need it.
    Deprecated,
    /// The release has it: required, conditional or optional.
    Needed,
}

impl<'d> Upgrade<'d> {
    /// The changes of one step.
    pub fn list(&self, step: Step) -> Vec<&Change<'d>> {
        self.changes
            .iter()
            .filter(|change| change.step() == step)
            .collect()
    }

    /// Whether every flow stays as it is.
    pub fn is_empty(&self) -> bool {
        self.changes
            .iter()
            .all(|change| change.step() == Step::Stay)
    }

    /// Whether one of its flows names an endpoint.
    pub fn names(&self, endpoint: &EndpointId) -> bool {
        self.changes
            .iter()
            .flat_map(|change| &change.flows)
            .any(|flow| flow.end == endpoint)
    }

    /// Whether it goes back to an older release.
    pub fn is_downgrade(&self) -> bool {
        self.to.is_before(&self.from)
    }
}

impl Change<'_> {
    /// What it asks for, and when.
    pub fn step(&self) -> Step {
        match self.becomes.cmp(&self.was) {
            Ordering::Greater => Step::Open,
            Ordering::Equal => Step::Stay,
            Ordering::Less => Step::Close,
        }
    }
}

/// What changes from `from` to the release of `selection`, for its deployment model and role. Filters,
/// such as a search, hide nothing here: a flow that is missing from a plan is one that gets closed.
pub fn upgrade<'d>(dataset: &'d Dataset, selection: &Selection, from: &Release) -> Upgrade<'d> {
    let to = &selection.version;
    let chosen = dataset
        .rules
        .iter()
        .filter(|rule| is_chosen(rule, selection));
    Upgrade {
        from: from.clone(),
        to: to.clone(),
        changes: chosen
            .flat_map(|rule| changes(dataset, selection, rule, from))
            .collect(),
    }
}

/// The flows that a rule has at either release, those that change alike together.
fn changes<'d>(
    dataset: &'d Dataset,
    selection: &Selection,
    rule: &'d Rule,
    from: &Release,
) -> Vec<Change<'d>> {
    let to = &selection.version;
    let mut changes: Vec<Change> = Vec::new();
    let purposes = rule
        .purposes
        .iter()
        .filter(|purpose| serves(rule, purpose, from) || serves(rule, purpose, to));
    let flows = purposes.flat_map(|purpose| {
        purpose.far_ends.iter().map(move |end| Flow {
            purpose,
            end: &end.endpoint,
        })
    });
    for flow in flows {
        let was = state(dataset, selection, rule, flow, from);
        let becomes = state(dataset, selection, rule, flow, to);
        let mut known = changes.iter_mut();
        match known.find(|known| (known.was, known.becomes) == (was, becomes)) {
            Some(known) => known.flows.push(flow),
            None => changes.push(Change {
                rule,
                was,
                becomes,
                flows: vec![flow],
            }),
        }
    }
    changes
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

/// What a flow of `rule` is to a release. Other rules of the role may have the same flow; the one
/// that needs it most decides.
fn state(
    dataset: &Dataset,
    selection: &Selection,
    rule: &Rule,
    flow: Flow,
    release: &Release,
) -> FlowChange {
    let opens_the_same = |other: &&Rule| {
        (&other.role, other.direction, other.protocol, other.ports)
            == (&rule.role, rule.direction, rule.protocol, rule.ports)
    };
    let has_flow = |other: &&Rule| {
        other.purposes.iter().any(|purpose| {
            purpose.text == flow.purpose.text
                && serves(other, purpose, release)
                && purpose.far_ends.iter().any(|end| end.endpoint == *flow.end)
        })
    };
    dataset
        .rules
        .iter()
        .filter(|other| is_chosen(other, selection))
        .filter(opens_the_same)
        .filter(has_flow)
        .map(|other| match Status::of(other, release) {
            Status::Deprecated => FlowChange::Deprecated,
            Status::Required | Status::Conditional | Status::Optional => FlowChange::Needed,
        })
        .max()
        .unwrap_or(FlowChange::Absent)
}
