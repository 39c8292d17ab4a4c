//! iptables and ip6tables, as a shell script.
//!
//! Rules go into chains of their own, so that a second run replaces the first and one command
//! takes them out. The script runs in a subshell: pasted into a terminal, a failure stops the
//! script and leaves the terminal open.

use super::format::{Format, FormatInfo, Rendered};
use super::header;
use super::packet_filter::{Filtered, split};
use super::plan::Plan;
use crate::domain::dataset::Direction;

/// iptables with ip6tables.
pub(super) struct Iptables;

static INFO: FormatInfo = FormatInfo {
    id: "iptables",
    name: "iptables + ip6tables",
    file_name: "palette-ports-iptables.sh",
    apply: "as root, sh FILE. Then save your rules as your distribution does (netfilter-persistent save, for one), or they are gone after a restart.",
    undo: "for each of iptables and ip6tables: -D INPUT -j PALETTE-PORTS-IN, -D OUTPUT -j PALETTE-PORTS-OUT, then -F and -X for both chains.",
    checked: "Loaded into a real kernel (nft and legacy backends) beside a default-drop rule set, with traffic both ways over IPv4 and IPv6.",
};

/// The comment module takes 255 bytes.
const MAX_COMMENT: usize = 255;

impl Format for Iptables {
    fn info(&self) -> &'static FormatInfo {
        &INFO
    }

    fn render(&self, plan: &Plan) -> Rendered {
        let (openings, unsupported) = split(plan);
        let mut text = String::from("#!/bin/sh\n");
        text.push_str(&header::header(plan, &INFO, &unsupported));
        text.push_str("(\nset -eu\n\nfor ipt in iptables ip6tables; do\n  for chain in PALETTE-PORTS-IN PALETTE-PORTS-OUT; do\n    \"$ipt\" -w -N \"$chain\" 2>/dev/null || \"$ipt\" -w -F \"$chain\"\n  done\ndone\n");
        for (direction, chain) in [
            (Direction::Inbound, "PALETTE-PORTS-IN"),
            (Direction::Outbound, "PALETTE-PORTS-OUT"),
        ] {
            let mine = openings
                .iter()
                .filter(|filtered| filtered.opening.direction == direction);
            for filtered in mine {
                text.push('\n');
                text.push_str(&header::above(filtered.opening));
                push_rules(&mut text, chain, filtered);
            }
        }
        text.push_str("\nfor ipt in iptables ip6tables; do\n  \"$ipt\" -w -C INPUT -j PALETTE-PORTS-IN 2>/dev/null || \"$ipt\" -w -I INPUT -j PALETTE-PORTS-IN\n  \"$ipt\" -w -C OUTPUT -j PALETTE-PORTS-OUT 2>/dev/null || \"$ipt\" -w -I OUTPUT -j PALETTE-PORTS-OUT\ndone\n)\n");
        Rendered {
            snippet: (!openings.is_empty()).then_some(text),
            unsupported,
        }
    }
}

fn push_rules(text: &mut String, chain: &str, filtered: &Filtered) {
    let opening = filtered.opening;
    let side = match opening.direction {
        Direction::Inbound => "-s",
        Direction::Outbound => "-d",
    };
    let verdict = format!(
        "-p {} --dport {} -m comment --comment \"{}\" -j ACCEPT\n",
        opening.protocol,
        opening.ports.joined(':'),
        header::ids(opening, MAX_COMMENT)
    );
    let mut push = |command: &str, matches: &str| {
        text.push_str(&format!("{command} -w -A {chain} {matches}{verdict}"));
    };
    match filtered.peers.each() {
        None => {
            push("iptables", "");
            push("ip6tables", "");
        }
        Some(nets) => {
            for (is_v6, net) in nets {
                let command = if is_v6 { "ip6tables" } else { "iptables" };
                push(command, &format!("{side} {net} "));
            }
        }
    }
}
