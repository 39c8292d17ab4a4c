//! nftables.
//!
//! An `accept` in a table of its own would not help: every base chain on a hook has its say, and
//! the reader's own chain would still drop. So the rules go into chains of their own inside the
//! table that the reader's base chains are in, and those jump to them.

use super::format::{Format, FormatInfo, Rendered};
use super::header;
use super::packet_filter::{Filtered, Nets, split};
use super::plan::Plan;
use crate::domain::dataset::Direction;

/// nftables, as a file for `nft -f`.
pub(super) struct Nftables;

static INFO: FormatInfo = FormatInfo {
    id: "nftables",
    name: "nftables",
    file_name: "palette-ports.nft",
    apply: "as root, nft -f FILE. Expects your base chains input and output in table inet filter; if yours are named otherwise, change the names.",
    undo: "nft -a list table inet filter; delete the two jump rules by their handles, then delete chains palette_ports_in and palette_ports_out.",
    checked: "Loaded into a real kernel beside a default-drop rule set, with traffic both ways over IPv4 and IPv6.",
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
        text.push_str("\nadd table inet filter\n");
        for (direction, base, own) in [
            (Direction::Inbound, "input", "palette_ports_in"),
            (Direction::Outbound, "output", "palette_ports_out"),
        ] {
            let mine: Vec<&Filtered> = openings
                .iter()
                .filter(|filtered| filtered.opening.direction == direction)
                .collect();
            // The chains exist even when empty: loading this snippet over an earlier, wider one
            // has to close what that one opened.
            text.push_str(&format!(
                "\nadd chain inet filter {base}\nadd chain inet filter {own}\nflush chain inet filter {own}\n"
            ));
            for filtered in &mine {
                text.push_str(&header::above(filtered.opening));
                push_rules(&mut text, own, filtered);
            }
            if !mine.is_empty() {
                text.push_str(&format!("insert rule inet filter {base} jump {own}\n"));
            }
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
    match &filtered.peers {
        Nets::Any => push(""),
        Nets::Listed { v4, v6 } => {
            if !v4.is_empty() {
                push(&format!("ip {side} {{ {} }} ", joined(v4)));
            }
            if !v6.is_empty() {
                push(&format!("ip6 {side} {{ {} }} ", joined(v6)));
            }
        }
    }
}

fn joined<T: ToString>(nets: &[T]) -> String {
    let nets: Vec<String> = nets.iter().map(ToString::to_string).collect();
    nets.join(", ")
}
