//! Which rules of a ruleset a format can express, and why it cannot express the others.

use ports_core::dataset::Direction;
use ports_core::text::listed;
use ports_network::addresses::Address;
use ports_network::settings::Settings;

use crate::context::{RenderContext, SupportedRule, rule_name};
use crate::format::{Format, HostNames};
use crate::hosts::{Family, Hosts, Network};
use crate::ruleset::{AllowRule, Peers, Ruleset};
use crate::unsupported::{Reason, Unsupported};
use crate::wording;

/// The most pairs of a source and a destination in one rule, for a format with a line for each. More
/// lines are of no use to a reader, and slow a page down.
const MAX_PAIRS: usize = 2000;

/// What of `ruleset` the format can express, and what it cannot.
pub(crate) fn supported<'a>(
    format: &Format,
    ruleset: &'a Ruleset<'a>,
    settings: &'a Settings,
) -> (RenderContext<'a>, Vec<Unsupported>) {
    let mut context = RenderContext::new(ruleset, settings);
    let mut unsupported = Vec::new();
    if ruleset.rules.is_empty() {
        return (context, unsupported);
    }
    let wrong = format.fields.iter().filter(|one| !one.is_right(settings));
    unsupported.extend(wrong.map(|field| Unsupported {
        flow: msg!(unsupported_every).to_owned(),
        reason: Reason::Setting(field),
    }));
    let mut can_write = unsupported.is_empty();
    if format.matches_local {
        match local_hosts(format, ruleset, &mut unsupported) {
            Some(local) => context.local = local,
            None => can_write = false,
        }
    }
    if can_write {
        for rule in &ruleset.rules {
            let found = remote_hosts(format, rule, &context.local, ruleset, &mut unsupported);
            if let Some(remote) = found {
                let number = context.rules.len() + 1;
                context.rules.push(SupportedRule {
                    number,
                    name: rule_name(context.tag, number),
                    direction: rule.direction,
                    protocol: rule.protocol,
                    ports: rule.ports,
                    remote,
                    comment: wording::plain(&wording::comment(rule), wording::MAX_COMMENT),
                    rule,
                });
            }
        }
    }
    (context, unsupported)
}

/// The role's own hosts as the format can express them; none when it can express none of them.
fn local_hosts<'a>(
    format: &Format,
    ruleset: &'a Ruleset<'a>,
    unsupported: &mut Vec<Unsupported>,
) -> Option<Hosts<'a>> {
    let name = ruleset.local_name;
    let endpoint = Endpoint {
        name: name.to_owned(),
        flow: msg_fmt!(unsupported_every_of, hosts = name).to_string(),
        takes_any: ruleset.allow_any,
        takes_names: format.host_names == HostNames::Both,
        opposite: &Hosts::Any,
        opposite_name: name,
    };
    endpoint.hosts(&ruleset.local, unsupported)
}

/// The remote hosts of a rule as the format can express them; none when it cannot express the rule.
fn remote_hosts<'a>(
    format: &Format,
    rule: &'a AllowRule<'a>,
    local: &Hosts<'a>,
    ruleset: &'a Ruleset<'a>,
    unsupported: &mut Vec<Unsupported>,
) -> Option<Hosts<'a>> {
    let endpoint = Endpoint {
        name: listed(&rule.remote_names()),
        flow: rule.flow(),
        takes_any: !format.matches_local || ruleset.allow_any,
        takes_names: match rule.direction {
            Direction::Inbound => format.host_names == HostNames::Both,
            Direction::Outbound => format.host_names != HostNames::None,
        },
        opposite: local,
        opposite_name: ruleset.local_name,
    };
    if format.destinations_only {
        let reason = match (rule.direction, &rule.peers) {
            (Direction::Inbound, _) => Some(Reason::Inbound),
            (Direction::Outbound, Peers::Any) => Some(Reason::Any),
            (Direction::Outbound, Peers::Listed(_) | Peers::None) => None,
        };
        if let Some(reason) = reason {
            endpoint.refuse(reason, unsupported);
            return None;
        }
    }
    if rule.lacks_proxy_port {
        endpoint.refuse(Reason::ProxyPort, unsupported);
        return None;
    }
    let remote = endpoint.hosts(&rule.peers, unsupported)?;
    let pairs = local.count() * remote.count();
    if format.line_per_pair && pairs > MAX_PAIRS {
        endpoint.refuse(Reason::TooMany(pairs), unsupported);
        return None;
    }
    Some(remote)
}

/// One end of a flow, before it is known what of it the format can express.
struct Endpoint<'a> {
    /// The name people read.
    name: String,
    /// The flow: `outbound tcp/443 to Registries`.
    flow: String,
    /// Whether any address is allowed here. It is not between networks, unless the reader chose so: an
    /// address that nobody entered would open what is behind the firewall to the world.
    takes_any: bool,
    /// Whether the format takes host names here.
    takes_names: bool,
    /// The hosts at the other end of the flow, and their name.
    opposite: &'a Hosts<'a>,
    opposite_name: &'a str,
}

impl Endpoint<'_> {
    /// Resolves the peers to what the format can express; none when nothing is left.
    ///
    /// Records as unsupported: host names that the format cannot match, and networks of a family of
    /// which the opposite end has no address. A host name at the opposite end counts as both
    /// families.
    fn hosts<'a>(&self, peers: &'a Peers, unsupported: &mut Vec<Unsupported>) -> Option<Hosts<'a>> {
        let addresses = match peers {
            Peers::Any if self.takes_any => return Some(Hosts::Any),
            Peers::Any => {
                self.refuse(Reason::NoAddress(self.name.clone()), unsupported);
                return None;
            }
            Peers::Listed(addresses) => addresses,
            Peers::None => {
                self.refuse(Reason::NothingUsable(self.name.clone()), unsupported);
                return None;
            }
        };
        let mut names: Vec<&str> = addresses.iter().filter_map(host_name).collect();
        if !self.takes_names && !names.is_empty() {
            let refused = names.drain(..).map(str::to_owned).collect();
            self.refuse(Reason::HostNames(refused), unsupported);
        }
        let (mut networks, mut unreachable) = (Vec::new(), Vec::new());
        for family in Family::ALL {
            let is_reachable = !self.opposite.names().is_empty() || self.opposite.has(family);
            let all = addresses.iter().filter_map(Network::of);
            let of_family = all.filter(|network| network.family() == family);
            if is_reachable {
                networks.extend(of_family);
            } else {
                unreachable.extend(of_family.map(|network| network.to_string()));
            }
        }
        if !unreachable.is_empty() {
            let opposite = self.opposite_name.to_owned();
            self.refuse(Reason::OneFamily(unreachable, opposite), unsupported);
        }
        let is_empty = networks.is_empty() && names.is_empty();
        (!is_empty).then_some(Hosts::Listed { networks, names })
    }

    fn refuse(&self, reason: Reason, unsupported: &mut Vec<Unsupported>) {
        unsupported.push(Unsupported {
            flow: self.flow.clone(),
            reason,
        });
    }
}

fn host_name(address: &Address) -> Option<&str> {
    match address {
        Address::Host(name) => Some(name),
        Address::Network(_) => None,
    }
}
