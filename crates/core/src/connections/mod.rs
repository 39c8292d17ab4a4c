//! What applies, as connections: one source, one destination, one port, as a firewall sees it.
//!
//! A rule of the documentation may have several destinations, and two rules may open the same port to the
//! same one. A firewall can tell neither rules nor purposes apart, so that a connection joins them.
//!
//! Invariant: every rule that is [included](Match::is_included) is in a connection with each of its purposes
//! and far ends, each exactly once, and no connection that is included has another.

mod gap;
mod history;
mod order;
mod plain_text;
mod status;
#[cfg(test)]
mod tests;

use std::ptr;

use crate::dataset::{
    Dataset, Direction, EndpointId, FarEnd, PortRange, Protocol, Purpose, RoleId, Rule, Side,
};
use crate::evaluation::{Evaluation, Match, NotIncluded, Search, Searched, Selection};

pub use history::{Span, history};
pub use status::ConnectionStatus;

/// The connections of a role's hosts in one direction.
#[derive(Clone, Debug, PartialEq)]
pub struct ConnectionGroup<'d> {
    /// The role.
    pub role: &'d RoleId,
    /// Whose hosts they are: the vendor's are there for reference.
    pub side: Side,
    /// Which way the connections are opened, as seen from these hosts.
    pub direction: Direction,
    /// The connections, those that are needed most first.
    pub connections: Vec<Connection<'d>>,
}

/// A connection: one source, one destination, one port.
#[derive(Clone, Debug, PartialEq)]
pub struct Connection<'d> {
    /// The role whose hosts it is for.
    pub role: &'d RoleId,
    /// The hosts themselves.
    pub own: Party<'d>,
    /// The other end.
    pub far: Party<'d>,
    /// Which way it is opened, as seen from the role's hosts.
    pub direction: Direction,
    /// The transport protocol.
    pub protocol: Protocol,
    /// The ports that the destination listens on.
    pub ports: PortRange,
    /// What it is at the chosen release: what the rule that needs it most says.
    pub status: ConnectionStatus,
    /// Why it is in no output; none where it is in all of them. A connection to check has no reason and is
    /// in none either.
    pub not_included: Option<NotIncluded>,
    /// Whether the search finds it; without a search, none is found.
    pub is_found: bool,
    /// What it is for, in the dataset's order.
    pub uses: Vec<ConnectionUse<'d>>,
    /// Why it has to be checked, where only the rules of the other side list it.
    pub check: Option<&'d str>,
}

/// One end of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Party<'d> {
    /// Its endpoint; none for a role that no endpoint plays.
    pub endpoint: Option<&'d EndpointId>,
    /// Its name.
    pub name: &'d str,
}

/// One purpose of a connection.
#[derive(Clone, Copy, Debug)]
pub struct ConnectionUse<'d> {
    /// The rule that lists it.
    pub rule: &'d Rule,
    /// The purpose.
    pub purpose: &'d Purpose,
    /// The far end, as the purpose names it.
    pub end: &'d FarEnd,
}

impl PartialEq for ConnectionUse<'_> {
    /// Rules, purposes and ends are the same only when they are the same ones: a view compares rows with each
    /// change.
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self.rule, other.rule)
            && ptr::eq(self.purpose, other.purpose)
            && ptr::eq(self.end, other.end)
    }
}

/// What tells connections apart: no two of one choice have the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ConnectionKey {
    /// The role whose hosts it is for.
    pub role: RoleId,
    /// Which way it is opened, as seen from them.
    pub direction: Direction,
    /// The transport protocol.
    pub protocol: Protocol,
    /// The ports that the destination listens on.
    pub ports: PortRange,
    /// The far end.
    pub far: EndpointId,
}

impl<'d> Connection<'d> {
    /// What tells it from all others.
    pub fn key(&self) -> ConnectionKey {
        let far = self.far.endpoint.cloned();
        ConnectionKey {
            role: self.role.clone(),
            direction: self.direction,
            protocol: self.protocol,
            ports: self.ports,
            far: far.unwrap_or(EndpointId::from_static("")),
        }
    }

    /// Whether firewall rules, requests, tests and upgrades hold it.
    pub fn is_included(&self) -> bool {
        self.not_included.is_none() && self.check.is_none()
    }

    /// Who opens it.
    pub fn source(&self) -> &Party<'d> {
        match self.direction {
            Direction::Inbound => &self.far,
            Direction::Outbound => &self.own,
        }
    }

    /// Who listens.
    pub fn destination(&self) -> &Party<'d> {
        match self.direction {
            Direction::Inbound => &self.own,
            Direction::Outbound => &self.far,
        }
    }

    /// `tcp/443`, `tcp/30000-32767`.
    pub fn port_label(&self) -> String {
        format!("{}/{}", self.protocol, self.ports)
    }

    /// The rules that list it, each once, in the dataset's order.
    pub fn rules(&self) -> Vec<&'d Rule> {
        unique(self.uses.iter().map(|one| one.rule), |rule| &rule.id)
    }

    /// What it is for, each purpose once.
    pub fn purposes(&self) -> Vec<&'d Purpose> {
        unique(self.uses.iter().map(|one| one.purpose), |one| &one.text)
    }

    /// The services behind the port, each once.
    pub fn services(&self) -> Vec<&'static str> {
        let services = self.uses.iter().map(|one| one.rule.service.as_str());
        unique(services, |service| *service)
    }

    /// What a search looks at.
    fn searched(&self) -> Searched<'d> {
        let mut texts = vec![self.far.name];
        texts.extend(self.far.endpoint.map(EndpointId::as_str));
        for one in &self.uses {
            let (rule, purpose) = (one.rule, one.purpose);
            texts.extend([
                rule.service.as_str(),
                rule.id.as_str(),
                purpose.text.as_str(),
            ]);
        }
        Searched {
            ports: self.ports,
            label: self.port_label(),
            texts,
        }
    }
}

/// The items in their order, each once by what `by` says of it.
fn unique<T: Copy, K: PartialEq + ?Sized>(
    items: impl Iterator<Item = T>,
    by: impl Fn(&T) -> &K,
) -> Vec<T> {
    let mut unique: Vec<T> = Vec::new();
    for item in items {
        if !unique.iter().any(|known| by(known) == by(&item)) {
            unique.push(item);
        }
    }
    unique
}

/// What applies to `selection`, as connections by role and direction. Those that only the other side's rules
/// list stand last in their group, as connections to check.
pub fn connections<'d>(
    dataset: &'d Dataset,
    selection: &Selection,
    evaluation: &Evaluation<'d>,
) -> Vec<ConnectionGroup<'d>> {
    let mut all = Vec::new();
    for found in &evaluation.matches {
        for purpose in &found.purposes {
            for end in &purpose.far_ends {
                let used = ConnectionUse {
                    rule: found.rule,
                    purpose,
                    end,
                };
                add(&mut all, dataset, found, used);
            }
        }
    }
    gap::add(&mut all, dataset, selection, evaluation);
    let search = Search::new(&selection.search);
    for connection in &mut all {
        connection.is_found = !search.is_empty() && search.finds(&connection.searched());
    }
    order::grouped(all, dataset, selection)
}

/// Adds one purpose of a rule to the connection that it has with an end, or the connection if there is none
/// yet.
fn add<'d>(
    all: &mut Vec<Connection<'d>>,
    dataset: &'d Dataset,
    found: &Match<'d>,
    used: ConnectionUse<'d>,
) {
    let connection = Connection {
        role: &found.rule.role,
        own: own_party(dataset, &found.rule.role),
        far: party(dataset, &used.end.endpoint),
        direction: found.rule.direction,
        protocol: found.rule.protocol,
        ports: found.rule.ports,
        status: found.status.into(),
        not_included: found.not_included,
        is_found: false,
        uses: vec![used],
        check: None,
    };
    let key = connection.key();
    match all.iter_mut().find(|known| known.key() == key) {
        Some(known) => {
            // The rule that needs it most decides.
            if connection.status < known.status {
                known.status = connection.status;
                known.not_included = connection.not_included;
            }
            if connection.is_included() {
                known.not_included = None;
            }
            known.uses.push(used);
        }
        None => all.push(connection),
    }
}

/// An endpoint as an end of connections.
fn party<'d>(dataset: &'d Dataset, id: &'d EndpointId) -> Party<'d> {
    Party {
        endpoint: Some(id),
        name: dataset.endpoint_name(id),
    }
}

/// A role's own hosts as an end of connections.
fn own_party<'d>(dataset: &'d Dataset, role: &'d RoleId) -> Party<'d> {
    match dataset.home(role) {
        Some(home) => party(dataset, &home.id),
        None => Party {
            endpoint: None,
            name: dataset.role_name(role),
        },
    }
}
