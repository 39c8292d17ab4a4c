//! From the dataset's rules to allow rules: the same connections are allowed once, whatever they
//! serve.

use std::collections::HashMap;

use ports_core::dataset::{Dataset, Direction, EndpointId, Evidence, PortRange, Protocol, Rule};
use ports_core::evaluation::{Evaluation, Match, NotIncluded};
use ports_core::link::SnippetOptions;
use ports_network::addresses::{Address, AddressBook, Peers as Entered, Proxy};

use super::model::{AllowRule, LeftOut, OpenPort, Peers, Ruleset, Unnamed, Use};
use super::whole::add_whole_families;

/// Connections with one peer on one range of ports: what flows are merged by.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Flow {
    direction: Direction,
    protocol: Protocol,
    ports: PortRange,
    peer: Peer,
}

/// The flows in the order in which they were first needed, and what for. A field may hold a thousand
/// addresses, so that each is looked up and not searched for.
#[derive(Default)]
struct Flows<'d> {
    places: HashMap<Flow, usize>,
    all: Vec<(Flow, Vec<Use<'d>>)>,
}

/// One remote peer.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Peer {
    Any,
    One(Address),
    /// Everything entered for this endpoint is wrong. Two such endpoints are not merged: both have
    /// to be corrected.
    None(EndpointId),
    /// The proxy, whose port is missing or wrong.
    NoProxyPort,
}

impl<'d> Ruleset<'d> {
    /// Allows what the role's rules need that are included.
    ///
    /// An address appears once for each range of ports, with every purpose it has there, and
    /// addresses with the same purposes share a rule: some firewalls refuse a rule that they have
    /// already.
    pub(super) fn allow(
        &mut self,
        dataset: &'d Dataset,
        evaluation: &Evaluation<'d>,
        addresses: &AddressBook,
        options: &SnippetOptions,
    ) {
        let mut flows = Flows::default();
        for found in &evaluation.matches {
            if found.rule.role != *self.role {
                continue;
            }
            let why_not = match found.not_included {
                None => {
                    self.add_flows(&mut flows, dataset, found, addresses, options);
                    continue;
                }
                Some(NotIncluded::Deprecated) => msg!(left_out_deprecated).to_owned(),
                Some(NotIncluded::Ended) => match found.rule.range().until {
                    Some(ended) => msg_fmt!(left_out_ended, release = ended).to_string(),
                    None => continue,
                },
                Some(NotIncluded::Optional) => msg!(left_out_optional).to_owned(),
                Some(NotIncluded::Conditional) => msg!(left_out_conditional).to_owned(),
                Some(NotIncluded::Vendor) => msg!(left_out_vendor).to_owned(),
            };
            let left_out = LeftOut::new(found.rule, why_not);
            self.left_out.push(left_out);
        }
        for (flow, uses) in flows.all {
            self.add_rule(flow, uses);
        }
        let is_any = |rule: &&AllowRule| rule.peers == Peers::Any;
        let open = self.rules.iter().filter(is_any).map(|rule| OpenPort {
            direction: rule.direction,
            protocol: rule.protocol,
            ports: rule.ports,
            because_of: rule.remote_names(),
        });
        self.open_ports = open.collect();
    }

    /// Adds what a rule of the dataset allows, and with whom.
    fn add_flows(
        &mut self,
        flows: &mut Flows<'d>,
        dataset: &'d Dataset,
        found: &Match<'d>,
        addresses: &AddressBook,
        options: &SnippetOptions,
    ) {
        let rule = found.rule;
        for purpose in &found.purposes {
            for remote in &purpose.far_ends {
                let endpoint = &remote.endpoint;
                let proxy = addresses.proxy_of(dataset, rule, endpoint);
                let (peers, ports) = match proxy {
                    Some(proxy) => (proxy.peers(), proxy.ports(rule)),
                    None => (addresses.peers(endpoint), rule.ports),
                };
                let used = Use {
                    rule: &rule.id,
                    purpose: &purpose.text,
                    remote: match proxy {
                        // A host that connects through a proxy needs the way to the proxy, and none
                        // to the remote endpoint.
                        Some(Proxy {
                            direction: Direction::Outbound,
                            ..
                        }) => Proxy::NAME,
                        _ => dataset.endpoint_name(endpoint),
                    },
                };
                let is_unnamed = remote.evidence == Evidence::NotStated;
                if is_unnamed && matches!(peers, Entered::Any) {
                    let LeftOut { label, .. } = LeftOut::new(rule, String::new());
                    let name = used.remote;
                    self.unnamed.push(Unnamed { name, label });
                }
                match peers {
                    // Nobody can fill in an endpoint that no source names, and its port would stay open
                    // to any whatever is entered for the others.
                    Entered::Any if is_unnamed && !options.allow_unnamed => {
                        let why = msg_fmt!(left_out_unnamed, end = used.remote).to_string();
                        let left_out = LeftOut::new(rule, why);
                        if !self.left_out.contains(&left_out) {
                            self.left_out.push(left_out);
                        }
                    }
                    Entered::Any => flows.add(rule, ports, Peer::Any, used),
                    Entered::Listed([]) => {
                        let peer = match proxy {
                            Some(proxy) if proxy.lacks_port() => Peer::NoProxyPort,
                            Some(_) => Peer::None(Proxy::END),
                            None => Peer::None(endpoint.clone()),
                        };
                        flows.add(rule, ports, peer, used);
                    }
                    Entered::Listed(addresses) => {
                        add_whole_families(&mut self.whole_families, addresses, used.remote);
                        for address in addresses {
                            flows.add(rule, ports, Peer::One(address.clone()), used);
                        }
                    }
                }
            }
        }
    }

    /// Adds a rule for a flow, or its address to the rule that allows the same for other addresses.
    fn add_rule(&mut self, flow: Flow, uses: Vec<Use<'d>>) {
        let Flow {
            direction,
            protocol,
            ports,
            peer,
        } = flow;
        let lacks_proxy_port = peer == Peer::NoProxyPort;
        let peers = match peer {
            Peer::Any => Peers::Any,
            Peer::None(_) | Peer::NoProxyPort => Peers::None,
            Peer::One(address) => {
                let same = self.rules.iter_mut().find(|rule| {
                    (rule.direction, rule.protocol, rule.ports) == (direction, protocol, ports)
                        && rule.uses == uses
                });
                if let Some(Peers::Listed(addresses)) = same.map(|rule| &mut rule.peers) {
                    addresses.push(address);
                    return;
                }
                Peers::Listed(vec![address])
            }
        };
        self.rules.push(AllowRule {
            direction,
            protocol,
            ports,
            peers,
            lacks_proxy_port,
            uses,
        });
    }
}

impl<'d> Flows<'d> {
    /// Adds what a flow is used for, and the flow if it is not there yet.
    fn add(&mut self, rule: &Rule, ports: PortRange, peer: Peer, used: Use<'d>) {
        let flow = Flow {
            direction: rule.direction,
            protocol: rule.protocol,
            ports,
            peer,
        };
        match self.places.get(&flow) {
            Some(place) => self.all[*place].1.push(used),
            None => {
                self.places.insert(flow.clone(), self.all.len());
                self.all.push((flow, vec![used]));
            }
        }
    }
}
