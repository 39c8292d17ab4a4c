//! Destinations, one a line.

use crate::context::RenderContext;
use crate::format::{Format, Group, Names, PLAIN, words};
use crate::header;
use crate::ruleset::PeerSet;
use ports_core::text::put;
use ports_network::addresses::{Address, covers};

/// What proxies read from a file, and firewalls from a server.
pub(crate) static FORMAT: Format = Format {
    id: "allow-list",
    group: Group::Bridge,
    words: words! {
        name: msg!(format_allow_list_name),
        keywords: "whitelist proxy squid external dynamic edl threat feed pan-os fortigate destinations",
        file_name: "palette-ports-allow-list.txt",
        said: format_allow_list,
    },
    names: Names::Both,
    destinations: true,
    write,
    ..PLAIN
};

fn write(text: &mut String, job: &RenderContext) {
    let mut known = Vec::new();
    for first in &job.openings {
        let (protocol, ports) = (first.opening.protocol, first.opening.ports);
        if known.contains(&(protocol, ports)) {
            continue;
        }
        known.push((protocol, ports));
        let mut all = Vec::new();
        for filtered in &job.openings {
            let opening = filtered.opening;
            if let PeerSet::Listed(addresses) = &opening.peers
                && (opening.protocol, opening.ports) == (protocol, ports)
            {
                for address in addresses {
                    all.push((filtered, address));
                }
            }
        }
        // No firewall takes both kinds in one list.
        for (kind, are_hosts) in [
            (msg!(snippet_list_addresses), false),
            (msg!(snippet_list_hosts), true),
        ] {
            let mut heading = format!("\n# === {protocol}/{ports}: {kind} ===\n");
            let mut above = 0;
            'all: for &(filtered, address) in &all {
                if matches!(address, Address::Host(_)) != are_hosts {
                    continue;
                }
                text.push_str(&heading);
                heading.clear();
                if above != filtered.number {
                    header::above(text, "# ", filtered.opening);
                    above = filtered.number;
                }
                // Of a network and one inside it, Squid may ignore the wider one.
                for &(_, other) in &all {
                    if other != address && covers(other, address) {
                        put(
                            text,
                            format_args!(
                                "# {}\n",
                                msg_fmt!(snippet_list_covered, address = address, network = other)
                            ),
                        );
                        continue 'all;
                    }
                }
                put(text, format_args!("{address}\n"));
            }
        }
    }
}
