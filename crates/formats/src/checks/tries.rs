//! What of a ruleset can be tried, and what cannot.

use ports_core::dataset::{Direction, Protocol};
use ports_network::addresses::Address;

use super::untried::{Untried, Why};
use crate::ruleset::{AllowRule, Peers, Ruleset};

/// One TCP connection to try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Try {
    /// The address or host name.
    pub host: String,
    /// The port.
    pub port: u16,
}

/// What of a ruleset can be tried, each with the rule it is for, and what cannot.
///
/// Of a range, the first and the last port are tried: a firewall opens a range as one, and thousands
/// of ports would take hours where they are dropped.
pub fn tries<'r, 'd>(ruleset: &'r Ruleset<'d>) -> (Vec<(Try, &'r AllowRule<'d>)>, Vec<Untried>) {
    let (mut tries, mut untried) = (Vec::new(), Vec::new());
    for rule in &ruleset.rules {
        let mut refuse = |why| {
            let flow = rule.flow();
            untried.push(Untried { flow, why });
        };
        let addresses = match addresses(rule) {
            Ok(addresses) => addresses,
            Err(why) => {
                refuse(why);
                continue;
            }
        };
        let (hosts, networks): (Vec<&Address>, Vec<&Address>) =
            addresses.iter().partition(|address| address.is_one());
        let (first, last) = (rule.ports.from, rule.ports.to);
        for host in &hosts {
            let host = host.to_string();
            if first < last {
                let host = host.clone();
                tries.push((Try { host, port: first }, rule));
            }
            tries.push((Try { host, port: last }, rule));
        }
        if !networks.is_empty() {
            let networks = networks.iter().map(ToString::to_string);
            refuse(Why::Networks(networks.collect()));
        }
        if !hosts.is_empty() && last - first > 1 {
            refuse(Why::Between(first + 1, last - 1));
        }
    }
    (tries, untried)
}

/// The addresses that a rule's connections go to, or why none of them can be tried.
fn addresses<'r>(rule: &'r AllowRule) -> Result<&'r [Address], Why> {
    if rule.protocol == Protocol::Udp {
        return Err(Why::Udp);
    }
    if rule.direction == Direction::Inbound {
        return Err(Why::Inbound);
    }
    match &rule.peers {
        Peers::Any => Err(Why::NoAddress),
        Peers::None if rule.lacks_proxy_port => Err(Why::ProxyPort),
        Peers::None => Err(Why::NothingUsable),
        Peers::Listed(addresses) => Ok(addresses),
    }
}
