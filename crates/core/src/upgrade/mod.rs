//! What changes for a firewall between two releases: what to open before, what stays, and what may
//! be closed afterwards.
//!
//! Flows are compared, not rules: a rule that is there before and after may serve more purposes or
//! other ends after, and two rules may list the same flow. A flow's [`FlowChange`] can go up, stay or
//! go down, so going back is the same plan read the other way round.

#[cfg(test)]
mod tests;
mod words;

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

/// What is to be done about a change, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It has to be open before.
    Open,
    /// It is needed, or deprecated, before and after.
    Stay,
    /// It may be closed afterwards, and not sooner.
    Close,
}

/// Flows of one rule that have the same standing before and after.
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

/// One purpose and one end of it. Role, direction, protocol and ports are its rule's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flow<'d> {
    /// What it is for.
    pub purpose: &'d Purpose,
    /// Who is at the other end.
    pub end: &'d EndpointId,
}

/// What a flow is to a release, from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FlowChange {
    /// The release does not have it.
    Absent,
    /// It is listed still, and on its way out: only what is older than its deprecation needs it.
    Deprecated,
    /// It is needed, or wanted where it is optional.
    Needed,
}

impl<'d> Upgrade<'d> {
    /// The changes of one step.
    pub fn list(&self, step: Step) -> Vec<&Change<'d>> {
        let mut list = Vec::new();
        for change in &self.changes {
            if change.step() == step {
                list.push(change);
            }
        }
        list
    }

    /// Whether every flow stays as it is.
    pub fn is_empty(&self) -> bool {
        self.changes
            .iter()
            .all(|change| change.step() == Step::Stay)
    }

    /// Whether a far end is named by one of its flows.
    pub fn names(&self, endpoint: &EndpointId) -> bool {
        let named = |flow: &Flow| flow.end == endpoint;
        let mut changes = self.changes.iter();
        changes.any(|change| change.flows.iter().any(named))
    }

    /// Whether it goes back to an older release.
    pub fn is_downgrade(&self) -> bool {
        self.to.is_before(&self.from)
    }
}

impl Change<'_> {
    /// What is to be done about it, and when.
    pub fn step(&self) -> Step {
        if self.was < self.becomes {
            Step::Open
        } else if self.was == self.becomes {
            Step::Stay
        } else {
            Step::Close
        }
    }
}

/// What changes from `from` to the release of `selection`, for its deployment model and role. What
/// else it chooses, such as a search, hides nothing here: a flow that is missing from a plan is one
/// that gets closed.
pub fn upgrade<'d>(dataset: &'d Dataset, selection: &Selection, from: &Release) -> Upgrade<'d> {
    let to = &selection.version;
    let mut changes: Vec<Change> = Vec::new();
    for rule in &dataset.rules {
        if !is_chosen(rule, selection) {
            continue;
        }
        for purpose in &rule.purposes {
            if !serves(rule, purpose, from) && !serves(rule, purpose, to) {
                continue;
            }
            for end in &purpose.far_ends {
                let end = &end.endpoint;
                let flow = Flow { purpose, end };
                let was = standing(dataset, selection, rule, flow, from);
                let becomes = standing(dataset, selection, rule, flow, to);
                let same = |known: &&mut Change| {
                    std::ptr::eq(known.rule, rule) && (known.was, known.becomes) == (was, becomes)
                };
                match changes.iter_mut().find(same) {
                    Some(known) => known.flows.push(flow),
                    None => changes.push(Change {
                        rule,
                        was,
                        becomes,
                        flows: vec![flow],
                    }),
                }
            }
        }
    }
    Upgrade {
        from: from.clone(),
        to: to.clone(),
        changes,
    }
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

/// What a flow of `rule` is to a release, by the rule that holds it up best.
fn standing(
    dataset: &Dataset,
    selection: &Selection,
    rule: &Rule,
    flow: Flow,
    release: &Release,
) -> FlowChange {
    let mut standing = FlowChange::Absent;
    for other in &dataset.rules {
        if !is_chosen(other, selection)
            || other.role != rule.role
            || (other.direction, other.protocol, other.ports)
                != (rule.direction, rule.protocol, rule.ports)
        {
            continue;
        }
        for purpose in &other.purposes {
            if purpose.text == flow.purpose.text
                && serves(other, purpose, release)
                && purpose.far_ends.iter().any(|end| end.endpoint == *flow.end)
            {
                standing = standing.max(match Status::of(other, release) {
                    Status::Deprecated => FlowChange::Deprecated,
                    _ => FlowChange::Needed,
                });
            }
        }
    }
    standing
}
