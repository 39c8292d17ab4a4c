//! How much work a plan is: numbers for each team that has to act, and for all of them.

use super::{Proxy, ROLE, Site, near};
use crate::addresses::AddressBook;
use ports_core::dataset::{Dataset, Direction, EndpointId, PortRange, Protocol, RoleId, Rule};
use ports_core::evaluation::{Evaluation, Status};
use ports_core::text::{counted, push_once, put};

/// What has to be done at one firewall, or at all of them. A flow is one source, one destination and
/// one opening.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// How many flows there are.
    pub flows: u32,
    /// Of them, those that the product does not work without.
    pub required: u32,
    /// Of them, those that are optional or needed under a condition.
    pub optional: u32,
    /// Of them, those that are on their way out.
    pub deprecated: u32,
    /// Openings out of the place, or places: a protocol and a port range each, whatever number of
    /// flows share it.
    pub egress: u32,
    /// Openings into it, or them.
    pub ingress: u32,
    /// Each direction, protocol and range of ports once.
    openings: Vec<(Direction, Protocol, PortRange)>,
}

impl Totals {
    /// The numbers of one role's hosts: of all their flows, or of those that have `only` at the far
    /// end. Hosts behind a proxy connect to it, and it to the far ends; `proxy` is what they know of
    /// it.
    pub fn of(
        dataset: &Dataset,
        evaluation: &Evaluation,
        role: &RoleId,
        proxy: Option<&Proxy>,
        only: Option<&EndpointId>,
    ) -> Self {
        let mut totals = Self::default();
        let mut is_behind = false;
        for found in &evaluation.matches {
            let rule = found.rule;
            if rule.role != *role {
                continue;
            }
            let mut ends = Vec::new();
            for purpose in &found.purposes {
                for end in &purpose.far_ends {
                    if only.is_none_or(|only| *only == end.endpoint) {
                        push_once(&mut ends, &end.endpoint);
                    }
                }
            }
            let mut flows = ends.len() as u32;
            // What is on screen is counted, whatever the dataset leaves open about it.
            if only.is_none() {
                flows = flows.max(1);
            }
            if flows > 0 {
                totals.add(rule, found.status, flows);
            }
            if let Some(proxy) = proxy
                && proxy.direction == Direction::Outbound
                && !is_behind
                && ends.iter().any(|end| proxy.carries(dataset, rule, end))
            {
                // However many flows it carries, one leads to it.
                is_behind = true;
                totals.count(found.status, 1);
                totals.open((rule.direction, rule.protocol, proxy.ports(rule)));
            }
        }
        totals
    }

    /// Counts this many flows of a rule.
    pub fn add(&mut self, rule: &Rule, status: Status, flows: u32) {
        self.count(status, flows);
        self.open((rule.direction, rule.protocol, rule.ports));
    }

    fn count(&mut self, status: Status, flows: u32) {
        self.flows += flows;
        *match status {
            Status::Required => &mut self.required,
            Status::Deprecated => &mut self.deprecated,
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

    /// Counts what is to be done at another firewall too: what both open are two openings.
    pub fn join(&mut self, other: &Self) {
        self.flows += other.flows;
        self.required += other.required;
        self.optional += other.optional;
        self.deprecated += other.deprecated;
        self.egress += other.egress;
        self.ingress += other.ingress;
        for opening in &other.openings {
            push_once(&mut self.openings, *opening);
        }
    }

    /// How many openings there are, whichever way.
    pub fn openings(&self) -> u32 {
        self.egress + self.ingress
    }

    /// How many ports of a protocol there are, each once, whichever way.
    pub fn ports(&self) -> u32 {
        // A place for each port there is.
        let mut known = vec![0u8; 1 << 16];
        let mut count = 0;
        for (_, protocol, ports) in &self.openings {
            for port in ports.from..=ports.to {
                let known = &mut known[usize::from(port)];
                let bit = 1 << *protocol as u8;
                count += u32::from(*known & bit == 0);
                *known |= bit;
            }
        }
        count
    }

    /// `7 flows: 3 openings out, 1 in, 3 distinct ports; 5 required, 1 optional, 1 deprecated`.
    pub fn words(&self) -> String {
        msg_fmt!(
            totals,
            flows = counted(self.flows as usize, msg!(counted_flows)),
            egress = counted(self.egress as usize, msg!(counted_openings)),
            ingress = self.ingress,
            ports = counted(self.ports() as usize, msg!(counted_distinct_ports)),
            required = self.required,
            optional = self.optional,
            deprecated = self.deprecated
        )
        .to_string()
    }
}

/// What a site adds to a plan, as a sentence: at its own firewall, and at those of the other roles
/// that see its hosts.
pub fn added(
    dataset: &Dataset,
    evaluation: &Evaluation,
    sites: &[Site],
    own: &[AddressBook],
    place: usize,
) -> String {
    let mut said = String::new();
    for team in teams(dataset, evaluation, sites, own) {
        if team.site == Some(place) {
            put(
                &mut said,
                msg_fmt!(site_adds, site = team.name, totals = team.totals.words()),
            );
        }
    }
    if let Some(near) = near(dataset) {
        for role in &dataset.roles {
            let joined = Totals::of(dataset, evaluation, &role.id, None, Some(near));
            let openings = joined.openings() as usize;
            if openings > 0 {
                let openings = counted(openings, msg!(counted_openings));
                put(
                    &mut said,
                    msg_fmt!(site_joins, role = role.name, openings = openings),
                );
            }
        }
    }
    said
}

/// Who has to act at one firewall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteWorkload {
    /// What the place is called: a site, or a role whose hosts stand at one place.
    pub name: String,
    /// The role of the hosts.
    pub role: RoleId,
    /// The site, by its place in the plan.
    pub site: Option<usize>,
    /// What has to be done.
    pub totals: Totals,
}

/// Everybody who has to act for what is on screen: the hosts of each role, those at the sites site
/// for site.
pub fn teams(
    dataset: &Dataset,
    evaluation: &Evaluation,
    sites: &[Site],
    own: &[AddressBook],
) -> Vec<SiteWorkload> {
    let mut teams = Vec::new();
    for role in &dataset.roles {
        let totals = Totals::of(dataset, evaluation, &role.id, None, None);
        if totals.flows == 0 {
            continue;
        }
        let mut push = |name: String, site, totals| {
            let role = role.id.clone();
            teams.push(SiteWorkload {
                name,
                role,
                site,
                totals,
            });
        };
        if role.id.as_str() != ROLE || sites.is_empty() {
            push(role.name.to_string(), None, totals);
            continue;
        }
        for (index, site) in sites.iter().enumerate() {
            let own = own.get(index);
            let proxy = own.and_then(|own| own.filled(&Proxy::END));
            let totals = match proxy {
                None => totals.clone(),
                Some(proxy) => {
                    let proxy = Proxy::behind(proxy.clone(), site.port());
                    Totals::of(dataset, evaluation, &role.id, Some(&proxy), None)
                }
            };
            push(site.title(), Some(index), totals);
        }
    }
    teams
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
