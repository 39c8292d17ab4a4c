//! nftables.
//!
//! An `accept` in a table of its own would not help: every base chain on a hook has its say, and
//! the reader's own chain would still drop. So the rules go into chains of their own inside the
//! table that the reader's base chains are in, and those jump to them. The table and the base
//! chains are not created when missing: without a hook they would do nothing and say nothing,
//! while loading the file as it is fails whole and names what is missing.

use crate::domain::dataset::Direction;
use crate::domain::firewall::format::{Format, PLAIN};
use crate::domain::firewall::header;
use crate::domain::firewall::job::{Filtered, Job};
use crate::domain::text::{joined, put};

/// nftables, as a file for `nft -f`.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "nftables",
    name: "nftables",
    keywords: "linux netfilter",
    file_name: "palette-ports.nft",
    about: "Linux hosts whose rules are in nftables.",
    apply: "as root, nft -f FILE. It replaces the rules of an earlier snippet. It needs your base chains, input and output, in table inet filter, and fails without changing anything otherwise: then change the names in it. To keep it, include it in your nftables.conf behind your table.",
    undo: "nft -a list table inet filter shows the handles of the jumps to palette_ports_in and palette_ports_out; delete these rules, then the two chains.",
    checked: "Loaded into a real kernel beside rules that drop both ways, with traffic both ways over IPv4 and IPv6.",
    first_line: "#!/usr/sbin/nft -f\n",
    write,
    ..PLAIN
};

/// A rule's comment has 128 bytes at most.
const MAX_COMMENT: usize = 128;

fn write(text: &mut String, job: &Job) {
    for &(direction, base, own) in &[
        (Direction::Inbound, "input", "palette_ports_in"),
        (Direction::Outbound, "output", "palette_ports_out"),
    ] {
        // The chain is there even when empty: loading this over an earlier, wider snippet has to
        // close what that one opened.
        put(
            text,
            format_args!("\nadd chain inet filter {own}\nflush chain inet filter {own}\n"),
        );
        for filtered in &job.openings {
            if filtered.opening.direction == direction {
                header::above(text, "# ", filtered.opening);
                push_rules(text, own, filtered);
            }
        }
        put(
            text,
            format_args!(
                "# Loading this twice adds the jump twice, which changes nothing.\ninsert rule inet filter {base} jump {own}\n"
            ),
        );
    }
}

fn push_rules(text: &mut String, chain: &str, filtered: &Filtered) {
    let opening = filtered.opening;
    let side = match opening.direction {
        Direction::Inbound => "saddr",
        Direction::Outbound => "daddr",
    };
    for &(family, is_v6) in &[("ip", false), ("ip6", true)] {
        let mut matches = String::new();
        if let Some(nets) = &filtered.far.nets {
            let mut listed = Vec::new();
            for net in nets {
                if net.is_v6 == is_v6 {
                    listed.push(&*net.text);
                }
            }
            if listed.is_empty() {
                continue;
            }
            let listed = joined(&listed, ", ", ", ");
            matches = format!("{family} {side} {{ {listed} }} ");
        } else if is_v6 {
            // A rule that matches no address is one for both families.
            continue;
        }
        let (protocol, ports) = (opening.protocol, opening.ports);
        let ids = header::ids(opening, MAX_COMMENT);
        put(
            text,
            format_args!(
                "add rule inet filter {chain} {matches}{protocol} dport {ports} accept comment \"{ids}\"\n"
            ),
        );
    }
}
