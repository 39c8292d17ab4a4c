//! The flows behind the arrows, and what is one arrow. Ends are named by their place among the
//! dataset's far ends.

use super::{Label, Status};
use crate::dataset::{Dataset, DeploymentId, Direction, Purpose, RoleId, Rule};
use crate::evaluation::Evaluation;

/// An end of a flow.
pub(super) struct End<'d> {
    pub id: &'static str,
    pub name: &'static str,
    pub role: Option<&'d RoleId>,
}

impl<'d> End<'d> {
    /// The end at a place. Behind the far ends are the roles.
    pub fn of(dataset: &'d Dataset, at: usize) -> Self {
        if let Some(end) = dataset.endpoints.get(at) {
            return Self {
                id: end.id.as_str(),
                name: end.name.as_str(),
                role: end.role.as_ref(),
            };
        }
        let role = dataset.roles.get(at - dataset.endpoints.len());
        Self {
            id: role.map_or("", |role| role.id.as_str()),
            name: role.map_or("", |role| role.name.as_str()),
            role: role.map(|role| &role.id),
        }
    }
}

/// The place of a role's own hosts: the first far end that the role plays, or of the role itself.
pub(super) fn home(dataset: &Dataset, role: &RoleId) -> usize {
    let mut at = 0;
    for end in &dataset.endpoints {
        if end.role.as_ref() == Some(role) {
            return at;
        }
        at += 1;
    }
    for known in &dataset.roles {
        if known.id == *role {
            break;
        }
        at += 1;
    }
    at
}

/// A rule between two ends: the one that opens connections, and the one that they arrive at.
#[derive(Clone, Copy)]
pub(super) struct Flow<'d> {
    pub ends: [usize; 2],
    pub status: Status,
    pub rule: &'d Rule,
}

impl Flow<'_> {
    /// Whether `other` is the same flow, listed by the role that opens it: its end may say more
    /// precisely where it arrives.
    fn is_listed_by(&self, dataset: &Dataset, other: &Self) -> bool {
        let (one, two) = (self.rule, other.rule);
        one.direction == Direction::Inbound
            && two.direction == Direction::Outbound
            && one.protocol == two.protocol
            && one.ports == two.ports
            && self.ends[0] == other.ends[0]
            && End::of(dataset, other.ends[1]).role == Some(&one.role)
    }
}

fn add<'d>(
    flows: &mut Vec<Flow<'d>>,
    dataset: &Dataset,
    rule: &'d Rule,
    status: Status,
    purpose: &Purpose,
) {
    let own = home(dataset, &rule.role);
    for end in &purpose.far_ends {
        let mut all = dataset.endpoints.iter();
        if let Some(far) = all.position(|known| known.id == end.endpoint) {
            flows.push(Flow {
                ends: match rule.direction {
                    Direction::Inbound => [far, own],
                    Direction::Outbound => [own, far],
                },
                status,
                rule,
            });
        }
    }
}

/// The flows on screen. One that both roles list arrives where the one that opens it says.
pub(super) fn on_screen<'d>(dataset: &Dataset, evaluation: &Evaluation<'d>) -> Vec<Flow<'d>> {
    let mut flows = Vec::new();
    for found in &evaluation.matches {
        for purpose in &found.purposes {
            add(&mut flows, dataset, found.rule, found.status, purpose);
        }
    }
    for at in 0..flows.len() {
        for other in 0..flows.len() {
            if flows[at].is_listed_by(dataset, &flows[other]) {
                flows[at].ends = flows[other].ends;
                break;
            }
        }
    }
    flows
}

/// Every flow that may ever be on screen in a deployment model.
pub(super) fn possible<'d>(dataset: &'d Dataset, deployment: &DeploymentId) -> Vec<Flow<'d>> {
    let mut flows = Vec::new();
    for rule in &dataset.rules {
        if !rule.deployments.contains(deployment) {
            continue;
        }
        for purpose in &rule.purposes {
            let status = Status::before_deprecation(rule);
            add(&mut flows, dataset, rule, status, purpose);
            if rule.deprecated_since.is_some() {
                add(&mut flows, dataset, rule, Status::Deprecated, purpose);
            }
        }
    }
    for at in 0..flows.len() {
        for other in 0..flows.len() {
            let (mut flow, other) = (flows[at], flows[other]);
            if flow.is_listed_by(dataset, &other) {
                flow.ends = other.ends;
                flows.push(flow);
            }
        }
    }
    flows
}

/// What passes from one end to another with one status: the labels of an arrow, without a place yet.
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
