//! iptables and ip6tables, as a shell script.
//!
//! Each family is loaded in one step with `--noflush`, which touches the named chains alone, so
//! nothing is ever half open, and a second run replaces the first. The script runs in a subshell:
//! pasted into a terminal, a failure stops the script and leaves the terminal open.

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
    undo: "with each of iptables and ip6tables: -D INPUT -j PALETTE-PORTS-IN, -D OUTPUT -j PALETTE-PORTS-OUT, then -F and -X for both chains.",
    checked: "Loaded into a real kernel, with the nft and the legacy backend, beside rules that drop both ways, with traffic both ways over IPv4 and IPv6.",
};

/// The comment module takes 255 bytes.
const MAX_COMMENT: usize = 255;

const CHAINS: [(Direction, &str, &str); 2] = [
    (Direction::Inbound, "INPUT", "PALETTE-PORTS-IN"),
    (Direction::Outbound, "OUTPUT", "PALETTE-PORTS-OUT"),
];

impl Format for Iptables {
    fn info(&self) -> &'static FormatInfo {
        &INFO
    }

    fn render(&self, plan: &Plan) -> Rendered {
        let (openings, unsupported) = split(plan);
        let mut text = String::from("#!/bin/sh\n");
        text.push_str(&header::header(plan, &INFO, &unsupported));
        text.push_str("(\nset -eu\n");
        for (command, is_v6) in [("iptables", false), ("ip6tables", true)] {
            text.push_str(&format!(
                "\n{command}-restore -w --noflush <<'RULES'\n*filter\n"
            ));
            for (_, _, chain) in CHAINS {
                text.push_str(&format!(":{chain} - [0:0]\n"));
            }
            for (direction, _, chain) in CHAINS {
                let mine = openings
                    .iter()
                    .filter(|filtered| filtered.opening.direction == direction);
                for filtered in mine {
                    push_rules(&mut text, chain, filtered, is_v6);
                }
            }
            text.push_str("COMMIT\nRULES\n");
            for (_, base, chain) in CHAINS {
                text.push_str(&format!(
                    "{command} -w -C {base} -j {chain} 2>/dev/null || {command} -w -I {base} -j {chain}\n"
                ));
            }
        }
        text.push_str(")\n");
        Rendered {
            snippet: (!openings.is_empty()).then_some(text),
            unsupported,
        }
    }
}

/// The rules of one family for an opening; nothing when it has no peer of that family.
fn push_rules(text: &mut String, chain: &str, filtered: &Filtered, is_v6: bool) {
    let opening = filtered.opening;
    let side = match opening.direction {
        Direction::Inbound => "-s",
        Direction::Outbound => "-d",
    };
    let peers: Vec<String> = match filtered.peers.each() {
        None => vec![String::new()],
        Some(nets) => nets
            .into_iter()
            .filter(|(net_is_v6, _)| *net_is_v6 == is_v6)
            .map(|(_, net)| format!("{side} {net} "))
            .collect(),
    };
    if !peers.is_empty() {
        text.push_str(&header::above(opening));
    }
    for peer in peers {
        text.push_str(&format!(
            "-A {chain} {peer}-p {} --dport {} -m comment --comment \"{}\" -j ACCEPT\n",
            opening.protocol,
            opening.ports.joined(':'),
            header::ids(opening, MAX_COMMENT)
        ));
    }
}
