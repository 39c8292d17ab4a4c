//! A ruleset and what it is made of.

use std::fmt;

use ports_core::dataset::{Direction, EndpointId, PortRange, Protocol, RoleId, Rule, RuleId};
use ports_core::text::listed;
use ports_network::addresses::{self, Address};

/// What the hosts of one role have to allow. Hosts of different roles never share a ruleset: it
/// would be wider than either of them needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Ruleset<'d> {
    /// The role.
    pub role: &'d RoleId,
    /// What it is for, on one line: role, site, deployment model, product and version.
    pub title: String,
    /// Whose hosts it is for, within a sentence: `workload cluster nodes`.
    pub hosts: String,
    /// The name of its files without what they end with: product, role, site, version and, around an
    /// upgrade, the step.
    pub file_stem: String,
    /// The version of the dataset it was made from.
    pub dataset_version: &'d str,
    /// What to allow, each once.
    pub rules: Vec<AllowRule<'d>>,
    /// Rules of the dataset for this role that apply and are not in it.
    pub left_out: Vec<LeftOut<'d>>,
    /// The ports that are open to any address, and because of whom.
    pub open_ports: Vec<OpenPort<'d>>,
    /// The endpoints that no source names and that have no entry, each with what it is for.
    pub unnamed: Vec<Unnamed<'d>>,
    /// Whether a firewall between networks allows any address where none was entered.
    pub allow_any: bool,
    /// The entries that hold every address of a family: `0.0.0.0/0 for Registries`.
    pub whole_families: Vec<String>,
    /// The role's own hosts, for formats whose rules match them.
    pub local: Peers,
    /// The endpoint of the role's own hosts, where the dataset has one.
    pub local_endpoint: Option<&'d EndpointId>,
    /// The name of the role's own hosts.
    pub local_name: &'d str,
    /// The role and its site as a part of names: at most 20 lower-case letters, digits and hyphens.
    pub tag: String,
    /// The role alone, as a part of names.
    pub role_tag: String,
    /// The number of the site whose hosts they are.
    pub site: Option<u32>,
    /// The place of the role among the roles, from 0, and how many there are.
    pub role_of: (usize, usize),
}

impl Ruleset<'_> {
    /// The name of a file that ends with `extension`: `palette-workload-cluster-4.2.nft`.
    pub fn file_name(&self, extension: &str) -> String {
        format!("{}.{extension}", self.file_stem)
    }
}

/// An endpoint that no source names, and for which nothing was entered: a reader has to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unnamed<'d> {
    /// Its name.
    pub name: &'d str,
    /// What it is for: `outbound tcp/443`.
    pub label: String,
}

/// A port that is open to any address because nothing was entered for an endpoint, whatever was entered
/// for the others on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPort<'d> {
    /// Which side opens connections, seen from the role's hosts.
    pub direction: Direction,
    /// The transport protocol.
    pub protocol: Protocol,
    /// The port.
    pub ports: PortRange,
    /// The endpoints without an entry.
    pub because_of: Vec<&'d str>,
}

impl fmt::Display for OpenPort<'_> {
    /// As a sentence without its full stop.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let port = label(self.direction, self.protocol, self.ports);
        let ends = self.because_of.join(msg!(list_comma));
        f.write_fmt(msg_fmt!(wide_port, port = port, ends = ends))
    }
}

/// One rule: connections in a direction, on a range of ports, with these peers, are allowed.
#[derive(Clone, Debug, PartialEq)]
pub struct AllowRule<'d> {
    /// Which side opens connections, seen from the role's hosts.
    pub direction: Direction,
    /// The transport protocol.
    pub protocol: Protocol,
    /// The destination ports.
    pub ports: PortRange,
    /// The remote hosts.
    pub peers: Peers,
    /// Whether there are none only because the port of a site's proxy is missing or wrong.
    pub lacks_proxy_port: bool,
    /// What it is for; more than one where the same connections serve several purposes.
    pub uses: Vec<Use<'d>>,
}

/// One purpose that an [`AllowRule`] serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use<'d> {
    /// The rule of the dataset.
    pub rule: &'d RuleId,
    /// The purpose.
    pub purpose: &'d str,
    /// The name of the remote endpoint.
    pub remote: &'d str,
}

/// The hosts at one end of a connection, as they were entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Peers {
    /// Nothing was entered: any address, of IPv4 and of IPv6.
    Any,
    /// These and no others; at least one.
    Listed(Vec<Address>),
    /// Something was entered and none of it is usable: no address at all.
    None,
}

impl From<addresses::Peers<'_>> for Peers {
    fn from(peers: addresses::Peers<'_>) -> Self {
        match peers {
            addresses::Peers::Any => Self::Any,
            addresses::Peers::Listed([]) => Self::None,
            addresses::Peers::Listed(addresses) => Self::Listed(addresses.to_vec()),
        }
    }
}

/// A rule that applies and is not in the ruleset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut<'d> {
    /// The rule.
    pub rule: &'d RuleId,
    /// What it would allow: `inbound tcp/443`.
    pub label: String,
    /// Why it is left out.
    pub why: String,
}

impl<'d> LeftOut<'d> {
    /// A rule of the dataset, and why it is left out.
    pub fn new(rule: &'d Rule, why: String) -> Self {
        Self {
            rule: &rule.id,
            label: label(rule.direction, rule.protocol, rule.ports),
            why,
        }
    }
}

impl<'d> AllowRule<'d> {
    /// `inbound tcp/443`.
    pub fn label(&self) -> String {
        label(self.direction, self.protocol, self.ports)
    }

    /// `inbound tcp/443 from Users`.
    pub fn flow(&self) -> String {
        let (label, ends) = (self.label(), listed(&self.remote_names()));
        match self.direction {
            Direction::Inbound => msg_fmt!(opening_from, opening = label, ends = ends).to_string(),
            Direction::Outbound => msg_fmt!(opening_to, opening = label, ends = ends).to_string(),
        }
    }

    /// The ids of the dataset's rules behind it, each once.
    pub fn rule_ids(&self) -> Vec<&'d RuleId> {
        unique(self.uses.iter().map(|one| one.rule))
    }

    /// The names of the remote endpoints, each once.
    pub fn remote_names(&self) -> Vec<&'d str> {
        unique(self.uses.iter().map(|one| one.remote))
    }

    /// The purposes, each once.
    pub fn purposes(&self) -> Vec<&'d str> {
        unique(self.uses.iter().map(|one| one.purpose))
    }
}

/// The items in their order, each once.
fn unique<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut unique = Vec::new();
    for item in items {
        if !unique.contains(&item) {
            unique.push(item);
        }
    }
    unique
}

/// A direction, a protocol and ports: `inbound tcp/443`.
fn label(direction: Direction, protocol: Protocol, ports: PortRange) -> String {
    match direction {
        Direction::Inbound => {
            msg_fmt!(opening_inbound, protocol = protocol, ports = ports).to_string()
        }
        Direction::Outbound => {
            msg_fmt!(opening_outbound, protocol = protocol, ports = ports).to_string()
        }
    }
}
