//! How much work a plan is: numbers for each team that has to act, and for all of them.

use super::{Proxy, ROLE, Site, near};
use crate::domain::dataset::{Dataset, Direction, EndpointId, PortRange, Protocol, RoleId};
use crate::domain::endpoints::Endpoints;
use crate::domain::query::{Evaluation, Status};
use crate::domain::text::{counted, push_once, put};

/// What has to be done at one firewall, or at all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// A rule and one of its far ends each.
    pub flows: usize,
    /// Openings out of the place: a protocol and a port range each, whatever number of flows share
    /// it.
    pub egress: usize,
    /// Openings into it.
    pub ingress: usize,
    /// How many flows are required.
    pub required: usize,
    /// How many are optional, or needed under a condition.
    pub optional: usize,
    /// How many are deprecated.
    pub deprecated: usize,
    /// The ports of all openings, each once.
    pub ports: Vec<(Protocol, PortRange)>,
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
        let mut openings = Vec::new();
        let mut behind = None;
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
            let mut count = ends.len();
            if count > 0 {
                push_once(&mut openings, (rule.direction, rule.protocol, rule.ports));
            }
            if let Some(proxy) = proxy
                && proxy.direction == Direction::Outbound
                && ends.iter().any(|end| proxy.carries(dataset, rule, end))
            {
                // However many flows it carries, one leads to it.
                count += usize::from(behind.is_none());
                behind = Some((rule.direction, rule.protocol, proxy.ports(rule)));
            }
            totals.flows += count;
            *match found.status {
                Status::Required => &mut totals.required,
                Status::Deprecated => &mut totals.deprecated,
                Status::Optional | Status::Conditional => &mut totals.optional,
            } += count;
        }
        if let Some(opening) = behind {
            push_once(&mut openings, opening);
        }
        for (direction, protocol, ports) in openings {
            *match direction {
                Direction::Inbound => &mut totals.ingress,
                Direction::Outbound => &mut totals.egress,
            } += 1;
            push_once(&mut totals.ports, (protocol, ports));
        }
        totals
    }

    /// Adds another firewall's.
    pub fn add(&mut self, other: &Self) {
        self.flows += other.flows;
        self.egress += other.egress;
        self.ingress += other.ingress;
        self.required += other.required;
        self.optional += other.optional;
        self.deprecated += other.deprecated;
        for port in &other.ports {
            push_once(&mut self.ports, *port);
        }
    }

    /// `7 flows: 3 openings out, 1 in, 3 distinct ports; 5 required, 1 optional, 1 deprecated`.
    pub fn words(&self) -> String {
        format!(
            "{}: {} out, {} in, {}; {} required, {} optional, {} deprecated",
            counted(self.flows, "flow", "flows"),
            counted(self.egress, "opening", "openings"),
            self.ingress,
            counted(self.ports.len(), "distinct port", "distinct ports"),
            self.required,
            self.optional,
            self.deprecated
        )
    }
}

/// What a site adds to a plan, as a sentence: at its own firewall, and at those of the other roles
/// that see its hosts.
pub fn added(
    dataset: &Dataset,
    evaluation: &Evaluation,
    sites: &[Site],
    own: &[Endpoints],
    place: usize,
) -> String {
    let mut said = String::new();
    for team in teams(dataset, evaluation, sites, own) {
        if team.site == Some(place) {
            put(
                &mut said,
                format_args!("{} adds {}.", team.name, team.totals.words()),
            );
        }
    }
    if let Some(near) = near(dataset) {
        for role in &dataset.roles {
            let joined = Totals::of(dataset, evaluation, &role.id, None, Some(near));
            let openings = joined.egress + joined.ingress;
            if openings > 0 {
                let openings = counted(openings, "opening", "openings");
                put(
                    &mut said,
                    format_args!(" {}: its addresses join {openings}.", role.name),
                );
            }
        }
    }
    said
}

/// Who has to act at one firewall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
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
    own: &[Endpoints],
) -> Vec<Team> {
    let mut teams = Vec::new();
    for role in &dataset.roles {
        let totals = Totals::of(dataset, evaluation, &role.id, None, None);
        if totals.flows == 0 {
            continue;
        }
        let mut push = |name: String, site, totals| {
            let role = role.id.clone();
            teams.push(Team {
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
