//! Cisco IOS and IOS XE, as configuration commands.
//!
//! These ACLs know no connections, so every rule is two lines: one for what opens a connection,
//! and one, in the other direction's ACL, for what comes back.

use std::fmt::{self, Write};

use ports_core::dataset::{Direction, Protocol};

use super::cisco::{LOCAL_ACL, LOCAL_ACL6, REMOTE_ACL, REMOTE_ACL6, ports};
use super::members::{Member, members_of};
use crate::context::RenderContext;
use crate::format::{Format, Group, PLAIN};
use crate::hosts::{Family, Hosts};

/// Cisco IOS and IOS XE.
pub(crate) const FORMAT: Format = Format {
    id: "cisco-ios",
    group: Group::Device,
    name: "Cisco IOS and IOS XE",
    keywords: "router switch catalyst access-list acl",
    extension: "ios.txt",
    about: msg!(format_cisco_ios.about),
    apply: msg!(format_cisco_ios.apply),
    undo: msg!(format_cisco_ios.undo),
    checked: msg!(format_cisco_ios.checked),
    comment: "! ",
    matches_local: true,
    line_per_pair: true,
    fields: &[&LOCAL_ACL, &REMOTE_ACL, &LOCAL_ACL6, &REMOTE_ACL6],
    write,
    ..PLAIN
};

/// An access list: the packets of one family that one side sends.
#[derive(Clone, Copy)]
struct AccessList<'a> {
    name: &'a str,
    family: Family,
    /// The direction of the connections that these packets open.
    opens: Direction,
}

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    for family in Family::ALL {
        for opens in [Direction::Outbound, Direction::Inbound] {
            let field = match opens {
                Direction::Outbound => family.pick(&LOCAL_ACL, &LOCAL_ACL6),
                Direction::Inbound => family.pick(&REMOTE_ACL, &REMOTE_ACL6),
            };
            let name = context.setting(field);
            write_list(
                out,
                context,
                AccessList {
                    name: &name,
                    family,
                    opens,
                },
            )?;
        }
    }
    Ok(())
}

fn write_list(out: &mut String, context: &RenderContext, list: AccessList) -> fmt::Result {
    let AccessList {
        name,
        family,
        opens,
    } = list;
    let mut number = 0;
    for rule in &context.rules {
        let local = addresses(&context.local, family);
        let remote = addresses(&rule.remote, family);
        if local.is_empty() || remote.is_empty() {
            continue;
        }
        if number == 0 {
            match family {
                Family::V4 => {
                    writeln!(out, "!\nip access-list resequence {name} 100001 10")?;
                    writeln!(out, "ip access-list extended {name}")?;
                }
                Family::V6 => writeln!(out, "!\nipv6 access-list {name}")?,
            }
        }
        let (sources, destinations) = match opens {
            Direction::Outbound => (&local, &remote),
            Direction::Inbound => (&remote, &local),
        };
        let (protocol, ports) = (rule.protocol, ports(rule));
        writeln!(out, "! {}", rule.comment)?;
        for source in sources {
            for destination in destinations {
                number += 1;
                // Lines of IPv6 get their numbers from the device.
                let line = family.pick(format!(" {number}"), String::new());
                let packets = match (rule.direction == opens, protocol) {
                    (true, _) => format!("{source} {destination} {ports}"),
                    (false, Protocol::Tcp) => format!("{source} {ports} {destination} established"),
                    (false, Protocol::Udp) => format!("{source} {ports} {destination}"),
                };
                writeln!(out, "{line} permit {protocol} {packets}")?;
            }
        }
    }
    if number > 0 {
        writeln!(out, "exit")?;
    }
    Ok(())
}

fn addresses(hosts: &Hosts, family: Family) -> Vec<String> {
    let address = |member| match member {
        Member::Any => "any".to_owned(),
        Member::Network(network) if network.is_single() => format!("host {network}"),
        Member::Network(network) => match family {
            Family::V4 => format!("{} {}", network.address(), network.wildcard_mask()),
            Family::V6 => network.to_string(),
        },
        Member::Name(_) => unreachable!("the format takes no host names"),
    };
    members_of(hosts, family).into_iter().map(address).collect()
}
