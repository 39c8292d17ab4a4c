//! nftables.
//!
//! An `accept` in a table of its own would not help: every base chain on a hook has its say, and
//! the reader's own chain would still drop. So the rules go into chains of their own inside the
//! table that the reader's base chains are in, and those jump to them. The table and the base
//! chains are not created when missing: without a hook they would do nothing and say nothing,
//! while loading the file as it is fails whole and names what is missing.

use super::format::{Format, FormatInfo, Rendered};
use super::header;
use super::packet_filter::{Filtered, split};
use super::plan::Plan;
use crate::domain::dataset::Direction;

/// nftables, as a file for `nft -f`.
pub(super) struct Nftables;

static INFO: FormatInfo = FormatInfo {
    id: "nftables",
    name: "nftables",
    file_name: "palette-ports.nft",
    apply: "as root, nft -f FILE. It expects your base chains, input and output, in table inet filter, and fails without changing anything if they are named otherwise: then change the names in it. To keep it, include the file in your nftables.conf behind your table.",
    undo: "nft -a list table inet filter shows the handles of the jumps to palette_ports_in and palette_ports_out; delete these rules, then the two chains.",
    checked: "Loaded into a real kernel beside a rule set that drops both ways, with traffic both ways over IPv4 and IPv6.",
};

/// A rule's comment has 128 bytes at most.
const MAX_COMMENT: usize = 128;

impl Format for Nftables {
    fn info(&self) -> &'static FormatInfo {
        &INFO
    }

    fn render(&self, plan: &Plan) -> Rendered {
        let (openings, unsupported) = split(plan);
        let mut text = String::from("#!/usr/sbin/nft -f\n");
        text.push_str(&header::header(plan, &INFO, &unsupported));
        for (direction, base, own) in [
            (Direction::Inbound, "input", "palette_ports_in"),
            (Direction::Outbound, "output", "palette_ports_out"),
        ] {
            // The chain is there even when empty: loading this over an earlier, wider snippet
            // has to close what that one opened.
            text.push_str(&format!(
                "\nadd chain inet filter {own}\nflush chain inet filter {own}\n"
            ));
            let mine = openings
                .iter()
                .filter(|filtered| filtered.opening.direction == direction);
            for filtered in mine {
                text.push_str(&header::above(filtered.opening));
                push_rules(&mut text, own, filtered);
            }
            text.push_str(&format!(
                "# Loading this twice adds the jump twice, which changes nothing.\ninsert rule inet filter {base} jump {own}\n"
            ));
        }
        Rendered {
            snippet: (!openings.is_empty()).then_some(text),
            unsupported,
        }
    }
}

fn push_rules(text: &mut String, chain: &str, filtered: &Filtered) {
    let opening = filtered.opening;
    let side = match opening.direction {
        Direction::Inbound => "saddr",
        Direction::Outbound => "daddr",
    };
    let verdict = format!(
        "{} dport {} accept comment \"{}\"\n",
        opening.protocol,
        opening.ports,
        header::ids(opening, MAX_COMMENT)
    );
    let mut push = |matches: &str| {
        text.push_str(&format!("add rule inet filter {chain} {matches}{verdict}"));
    };
    let Some(nets) = filtered.peers.each() else {
        return push("");
    };
    for (family, wanted) in [("ip", false), ("ip6", true)] {
        let of_family = nets.iter().filter(|(is_v6, _)| *is_v6 == wanted);
        let of_family: Vec<&str> = of_family.map(|(_, net)| net.as_str()).collect();
        if !of_family.is_empty() {
            push(&format!("{family} {side} {{ {} }} ", of_family.join(", ")));
        }
    }
}
