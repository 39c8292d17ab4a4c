//! How a rule is split up for a cloud: into one rule for each network, or for each family.

use ports_core::dataset::Direction;

use crate::context::{RenderContext, SupportedRule};
use crate::hosts::{Family, Hosts, Network};

/// The longest description, in bytes: what the cloud with the least takes, Azure.
pub(super) const MAX_DESCRIPTION: usize = 140;

/// The remote networks, for a cloud that takes one in a rule; for any address, both families whole.
pub(super) fn networks(remote: &Hosts) -> Vec<Network> {
    match remote.networks() {
        None => Family::ALL.map(Network::whole).to_vec(),
        Some(networks) => networks.to_vec(),
    }
}

/// How many rules there are for a direction, for a cloud that takes one network in a rule.
pub(super) fn count(context: &RenderContext, direction: Direction) -> usize {
    let rules = context.rules_for(direction);
    rules.map(|rule| networks(&rule.remote).len()).sum()
}

/// The remote networks by family, for a cloud that takes a list of one family in a rule. A network
/// inside a wider one of the list is left out: Azure refuses a rule that names both
/// (`OverlappingSubnetsNotPermittedInSecurityRule`).
pub(super) fn networks_by_family(networks: &[Network]) -> Vec<(Family, Vec<Network>)> {
    let is_inside = |network: &&Network| networks.iter().any(|wider| network.is_inside(wider));
    let outermost = networks.iter().filter(|network| !is_inside(network));
    let outermost: Vec<Network> = outermost.copied().collect();
    let by_family = Family::ALL.map(|family| {
        let of_family = outermost.iter().filter(|net| net.family() == family);
        (family, of_family.copied().collect::<Vec<_>>())
    });
    let by_family = by_family.into_iter();
    by_family.filter(|(_, list)| !list.is_empty()).collect()
}

/// Networks with their lengths, with `between` them.
pub(super) fn joined(networks: &[Network], between: &str) -> String {
    let networks = networks.iter().map(|network| network.cidr().to_string());
    networks.collect::<Vec<_>>().join(between)
}

/// The name of the rule for one family: `palette-workload-cluster-1-in-ipv6`, at most 48 bytes.
///
/// No rule of the other direction or family ever has it, so that a rule can be changed in place.
pub(super) fn name(rule: &SupportedRule, family: Family) -> String {
    let direction = rule.pick("in", "out");
    let suffix = family.pick("", "-ipv6");
    format!("{}-{direction}{suffix}", rule.name)
}

/// A name for the rule for one network, made of what it allows: `tcp-443-192-0-2-0-24`. `mark`
/// stands for everything but letters and digits, and `between` in a range of ports.
///
/// It stays the same when other rules come and go. With numbers, a rule would take over its
/// neighbour's network, and AWS refuses a rule that another one, not yet changed, still is.
pub(super) fn key(rule: &SupportedRule, network: &Network, mark: char, between: char) -> String {
    let cidr = network.cidr().to_string();
    let cidr = cidr.replace(|c: char| !c.is_ascii_alphanumeric(), &mark.to_string());
    let ports = rule.ports.joined(between);
    format!("{}{mark}{ports}{mark}{cidr}", rule.protocol)
}
