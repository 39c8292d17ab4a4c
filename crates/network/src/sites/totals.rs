//! How much work there is at one firewall, or at several.

use ports_core::dataset::{Dataset, Direction, EndpointId, PortRange, Protocol, RoleId, Rule};
use ports_core::evaluation::{Evaluation, Match, Status};

use crate::addresses::Proxy;

/// The work at one firewall, or at several. A flow is one source, one destination and one opening.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// The number of flows.
    pub flows: u32,
    /// Of them, those that the product does not work without.
    pub required: u32,
    /// Of them, those that are optional or needed under a condition.
    pub optional: u32,
    /// Of them, those that are deprecated.
    pub deprecated: u32,
    /// Outbound openings: a protocol and a port range each, whatever number of flows share it.
    pub egress: u32,
    /// Inbound openings.
    pub ingress: u32,
    /// Each direction, protocol and port range once.
    openings: Vec<(Direction, Protocol, PortRange)>,
}

impl Totals {
    /// The numbers of one role's hosts: of all their flows that are included, or of those with `only` as the remote
    /// endpoint. Hosts behind `proxy` connect to it, and it connects to the remote endpoints.
    pub fn of(
        dataset: &Dataset,
        evaluation: &Evaluation,
        role: &RoleId,
        proxy: Option<&Proxy>,
        only: Option<&EndpointId>,
    ) -> Self {
        let proxy = proxy.filter(|proxy| proxy.direction == Direction::Outbound);
        let mut totals = Self::default();
        let mut is_proxy_counted = false;
        for found in evaluation.included() {
            let rule = found.rule;
            if rule.role != *role {
                continue;
            }
            let endpoints = remote_endpoints(found, only);
            let mut flows = endpoints.len() as u32;
            // A rule on screen counts, also one for which the dataset names no endpoint.
            if only.is_none() {
                flows = flows.max(1);
            }
            if flows > 0 {
                totals.add(rule, found.status, flows);
            }
            if let Some(proxy) = proxy
                && !is_proxy_counted
                && endpoints
                    .iter()
                    .any(|end| proxy.carries(dataset, rule, end))
            {
                // However many flows the proxy carries, one leads to it.
                is_proxy_counted = true;
                totals.count(found.status, 1);
                totals.open((rule.direction, rule.protocol, proxy.ports(rule)));
            }
        }
        totals
    }

    /// Adds a number of flows of a rule.
    pub fn add(&mut self, rule: &Rule, status: Status, flows: u32) {
        self.count(status, flows);
        self.open((rule.direction, rule.protocol, rule.ports));
    }

    fn count(&mut self, status: Status, flows: u32) {
        self.flows += flows;
        *match status {
            Status::Required => &mut self.required,
            // What has ended is never included, so that none of it is counted.
            Status::Deprecated | Status::Ended => &mut self.deprecated,
            Status::Optional | Status::Conditional => &mut self.optional,
        } += flows;
    }

    fn open(&mut self, opening: (Direction, Protocol, PortRange)) {
        if !self.openings.contains(&opening) {
            self.openings.push(opening);
            *match opening.0 {
                Direction::Inbound => &mut self.ingress,
                Direction::Outbound => &mut self.egress,
            } += 1;
        }
    }

    /// Adds the numbers of another firewall: an opening in both counts twice, a port once.
    pub fn join(&mut self, other: &Self) {
        self.flows += other.flows;
        self.required += other.required;
        self.optional += other.optional;
        self.deprecated += other.deprecated;
        self.egress += other.egress;
        self.ingress += other.ingress;
        for opening in &other.openings {
            if !self.openings.contains(opening) {
                self.openings.push(*opening);
            }
        }
    }

    /// The number of openings, in both directions.
    pub fn openings(&self) -> u32 {
        self.egress + self.ingress
    }

    /// The number of distinct ports, each once for a protocol, whatever the direction.
    pub fn ports(&self) -> u32 {
        let mut ranges: Vec<(Protocol, PortRange)> = self
            .openings
            .iter()
            .map(|(_, protocol, ports)| (*protocol, *ports))
            .collect();
        ranges.sort_unstable_by_key(|(protocol, ports)| (*protocol, ports.from));
        let mut count = 0;
        let mut last: Option<(Protocol, u32)> = None;
        for (protocol, ports) in ranges {
            // What the ranges before this one have of it is counted already.
            let start = match last {
                Some((known, end)) if known == protocol => end.max(u32::from(ports.from)),
                _ => u32::from(ports.from),
            };
            let end = (u32::from(ports.to) + 1).max(start);
            count += end - start;
            last = Some((protocol, end));
        }
        count
    }
}

/// The remote endpoints of a rule on screen, each once; none but `only`, where it is given.
fn remote_endpoints<'a>(found: &Match<'a>, only: Option<&EndpointId>) -> Vec<&'a EndpointId> {
    let mut endpoints = Vec::new();
    for end in found.purposes.iter().flat_map(|purpose| &purpose.far_ends) {
        let is_counted = only.is_none_or(|only| *only == end.endpoint);
        if is_counted && !endpoints.contains(&&end.endpoint) {
            endpoints.push(&end.endpoint);
        }
    }
    endpoints
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_port_counts_once(
            ranges in prop::collection::vec((any::<bool>(), any::<bool>(), 1u16..400, 0u16..200), 0..12),
            last in any::<bool>(),
        ) {
            let mut totals = Totals::default();
            let mut ports = std::collections::BTreeSet::new();
            for (inbound, tcp, from, more) in ranges {
                let from = if last { u16::MAX - from } else { from };
                let to = from.saturating_add(more);
                let direction = Direction::ALL[usize::from(inbound)];
                let protocol = if tcp { Protocol::Tcp } else { Protocol::Udp };
                totals.open((direction, protocol, PortRange { from, to }));
                ports.extend((from..=to).map(|port| (tcp, port)));
            }
            prop_assert_eq!(totals.ports() as usize, ports.len());
        }
    }
}
