//! The flows behind the arrows, and which of them share an arrow.
//!
//! The nodes of the diagram are named by index: the endpoints of the dataset in its order, then its
//! roles.

use super::{Label, Status};
use crate::dataset::{Dataset, DeploymentId, Direction, EndpointId, Purpose, RoleId, Rule};
use crate::evaluation::Evaluation;

/// A node of the diagram: an endpoint, or a role that no endpoint plays.
pub(super) struct Node<'d> {
    pub id: &'static str,
    pub name: &'static str,
    /// The role that it is or plays.
    pub role: Option<&'d RoleId>,
}

impl<'d> Node<'d> {
    /// The node at an index.
    pub fn of(dataset: &'d Dataset, index: usize) -> Self {
        if let Some(endpoint) = dataset.endpoints.get(index) {
            return Self {
                id: endpoint.id.as_str(),
                name: endpoint.name.as_str(),
                role: endpoint.role.as_ref(),
            };
        }
        let role = dataset.roles.get(index - dataset.endpoints.len());
        Self {
            id: role.map_or("", |role| role.id.as_str()),
            name: role.map_or("", |role| role.name.as_str()),
            role: role.map(|role| &role.id),
        }
    }
}

/// The node of a role's own hosts: the first endpoint that the role plays, or else the role itself.
pub(super) fn home(dataset: &Dataset, role: &RoleId) -> usize {
    let endpoints = dataset.endpoints.iter().map(|one| one.role.as_ref());
    let roles = dataset.roles.iter().map(|one| Some(&one.id));
    endpoints
        .chain(roles)
        .position(|played| played == Some(role))
        .unwrap_or(dataset.endpoints.len() + dataset.roles.len())
}

/// What a rule opens between two nodes.
#[derive(Clone, Copy)]
pub(super) struct Flow<'d> {
    /// The source and the destination of connections.
    pub ends: [usize; 2],
    pub status: Status,
    pub rule: &'d Rule,
}

impl Flow<'_> {
    /// Whether `other` is the same flow, listed by the role that opens it: its destination may be more
    /// precise.
    fn is_listed_by(&self, dataset: &Dataset, other: &Self) -> bool {
        let (one, two) = (self.rule, other.rule);
        one.direction == Direction::Inbound
            && two.direction == Direction::Outbound
            && one.protocol == two.protocol
            && one.ports == two.ports
            && self.ends[0] == other.ends[0]
            && Node::of(dataset, other.ends[1]).role == Some(&one.role)
    }
}

/// The flows that a rule opens for one of its purposes.
fn of_purpose<'d>(
    dataset: &Dataset,
    rule: &'d Rule,
    status: Status,
    purpose: &Purpose,
) -> Vec<Flow<'d>> {
    let local = home(dataset, &rule.role);
    let node = |id: &EndpointId| dataset.endpoints.iter().position(|known| known.id == *id);
    purpose
        .far_ends
        .iter()
        .filter_map(|end| node(&end.endpoint))
        .map(|remote| Flow {
            ends: match rule.direction {
                Direction::Inbound => [remote, local],
                Direction::Outbound => [local, remote],
            },
            status,
            rule,
        })
        .collect()
}

/// The flows of the rules that are shown and have not ended: a picture shows what connects. One that both
/// roles list gets the destination that the role that opens it names.
pub(super) fn on_screen<'d>(dataset: &Dataset, evaluation: &Evaluation<'d>) -> Vec<Flow<'d>> {
    let mut flows = Vec::new();
    let matches = evaluation.matches.iter();
    for found in matches.filter(|found| found.status != Status::Ended) {
        for purpose in &found.purposes {
            flows.extend(of_purpose(dataset, found.rule, found.status, purpose));
        }
    }
    for at in 0..flows.len() {
        let flow: Flow = flows[at];
        let mut others = flows.iter();
        if let Some(other) = others.find(|other| flow.is_listed_by(dataset, other)) {
            flows[at].ends = other.ends;
        }
    }
    flows
}

/// Every flow that may ever be shown in a deployment model.
pub(super) fn possible<'d>(dataset: &'d Dataset, deployment: &DeploymentId) -> Vec<Flow<'d>> {
    let mut flows = Vec::new();
    let rules = dataset.rules.iter();
    for rule in rules.filter(|rule| rule.deployments.contains(deployment)) {
        for purpose in &rule.purposes {
            let status = Status::before_deprecation(rule);
            flows.extend(of_purpose(dataset, rule, status, purpose));
            if rule.deprecated_since.is_some() {
                flows.extend(of_purpose(dataset, rule, Status::Deprecated, purpose));
            }
        }
    }
    // Where both roles list a flow, it has two destinations, depending on which rules are shown.
    for at in 0..flows.len() {
        for other in 0..flows.len() {
            let (flow, other): (Flow, Flow) = (flows[at], flows[other]);
            if flow.is_listed_by(dataset, &other) {
                flows.push(Flow {
                    ends: other.ends,
                    ..flow
                });
            }
        }
    }
    flows
}

/// The labels of the arrow between two nodes with one status, without a position yet.
pub(super) fn labels(flows: &[Flow<'_>], ends: [usize; 2], status: Status) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::new();
    let mut last = "";
    for flow in flows {
        if (flow.ends, flow.status) != (ends, status) {
            continue;
        }
        let rule = flow.rule;
        let (port, service) = (rule.port_label(), rule.service.as_str());
        let mut known = labels.iter_mut();
        match known.find(|label| label.port == port && label.service == service) {
            // The flows of a rule follow each other.
            Some(label) if last != rule.id.as_str() => {
                label.rules.push(' ');
                label.rules.push_str(rule.id.as_str());
            }
            Some(_) => {}
            None => labels.push(Label {
                port,
                service,
                rules: rule.id.to_string(),
                x: 0,
                y: 0,
            }),
        }
        last = rule.id.as_str();
    }
    labels
}
