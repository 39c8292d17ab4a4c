//! Destinations, one a line.

use std::ptr;

use crate::domain::endpoints::{Address, covers};
use crate::domain::firewall::format::{Format, Group, Names, PLAIN};
use crate::domain::firewall::header;
use crate::domain::firewall::job::Job;
use crate::domain::firewall::plan::{Opening, PeerSet};
use crate::domain::text::put;

/// What proxies read from a file, and firewalls from a server.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "allow-list",
    name: "Allow list",
    group: Group::Bridge,
    keywords: "whitelist proxy squid external dynamic edl threat feed pan-os fortigate destinations",
    file_name: "palette-ports-allow-list.txt",
    about: "Destinations, one a line, for proxies such as Squid and firewalls that fetch lists: PAN-OS, FortiGate.",
    apply: "make a list of each section and allow it on the port that it names: in one list for all, every destination would be open on every port. Take out the lines with # where a device counts them as errors. In a PAN-OS URL list, end each host name with a slash, or longer names match too.",
    undo: "delete the lists.",
    checked: "Read back line by line and by Squid's parser; never loaded into a device.",
    names: Names::Both,
    destinations: true,
    write,
    ..PLAIN
};

fn write(text: &mut String, job: &Job) {
    for (index, first) in job.openings.iter().enumerate() {
        let Opening {
            protocol, ports, ..
        } = first.opening;
        let mut all = Vec::new();
        let mut is_written = false;
        for (other, filtered) in job.openings.iter().enumerate() {
            let opening = filtered.opening;
            if let PeerSet::Listed(addresses) = &opening.peers
                && (opening.protocol, opening.ports) == (*protocol, *ports)
            {
                is_written |= other < index;
                for address in addresses {
                    all.push((opening, address));
                }
            }
        }
        if is_written {
            continue;
        }
        // No firewall takes both kinds in one list.
        for (kind, are_hosts) in [("addresses", false), ("host names", true)] {
            let mut heading = format!("\n# === {protocol}/{ports}: {kind} ===\n");
            let mut above = None;
            for &(opening, address) in &all {
                if matches!(address, Address::Host(_)) != are_hosts {
                    continue;
                }
                text.push_str(&heading);
                heading.clear();
                if !above.is_some_and(|above| ptr::eq(above, opening)) {
                    header::above(text, "# ", opening);
                    above = Some(opening);
                }
                // Of a network and one inside it, Squid may ignore the wider one.
                let is_inside =
                    |other: &&(_, &Address)| other.1 != address && covers(other.1, address);
                match all.iter().find(is_inside) {
                    Some((_, other)) => put(text, format_args!("# {address} is in {other}\n")),
                    None => put(text, format_args!("{address}\n")),
                }
            }
        }
    }
}
