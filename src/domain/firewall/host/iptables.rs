//! iptables and ip6tables, as a shell script.
//!
//! Each family is loaded in one step with `--noflush`, which touches the named chains alone, so
//! nothing is ever half open, and a second run replaces the first. The script runs in a subshell:
//! pasted into a terminal, a failure stops the script and leaves the terminal open.

use crate::domain::dataset::Direction;
use crate::domain::firewall::format::{Format, PLAIN};
use crate::domain::firewall::header;
use crate::domain::firewall::job::{Filtered, Job};
use crate::domain::text::put;

/// iptables with ip6tables.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "iptables",
    name: "iptables + ip6tables",
    keywords: "linux netfilter",
    file_name: "palette-ports-iptables.sh",
    about: "Linux hosts whose rules are in iptables.",
    apply: "as root, sh FILE. It replaces the rules of an earlier snippet. Save your rules as your distribution does (netfilter-persistent save, for one), or they are gone after a restart.",
    undo: "with each of iptables and ip6tables: -D INPUT -j PALETTE-PORTS-IN, -D OUTPUT -j PALETTE-PORTS-OUT, then -F and -X for both chains.",
    checked: "Loaded into a real kernel beside rules that drop both ways, by the nft and the legacy backend, with traffic both ways over IPv4 and IPv6.",
    first_line: "#!/bin/sh\n",
    write,
    ..PLAIN
};

/// The comment module takes 255 bytes.
const MAX_COMMENT: usize = 255;

const CHAINS: [(Direction, &str, &str); 2] = [
    (Direction::Inbound, "INPUT", "PALETTE-PORTS-IN"),
    (Direction::Outbound, "OUTPUT", "PALETTE-PORTS-OUT"),
];

fn write(text: &mut String, job: &Job) {
    text.push_str("(\nset -eu\n");
    for &(command, is_v6) in &[("iptables", false), ("ip6tables", true)] {
        put(
            text,
            format_args!("\n{command}-restore -w --noflush <<'RULES'\n*filter\n"),
        );
        for (_, _, chain) in &CHAINS {
            put(text, format_args!(":{chain} - [0:0]\n"));
        }
        for &(direction, _, chain) in &CHAINS {
            for filtered in &job.openings {
                if filtered.opening.direction == direction {
                    push_rules(text, chain, filtered, is_v6);
                }
            }
        }
        text.push_str("COMMIT\nRULES\n");
        for (_, base, chain) in &CHAINS {
            put(
                text,
                format_args!(
                    "{command} -w -C {base} -j {chain} 2>/dev/null || {command} -w -I {base} -j {chain}\n"
                ),
            );
        }
    }
    text.push_str(")\n");
}

/// The rules of one family for an opening; nothing when it has no peer of that family.
fn push_rules(text: &mut String, chain: &str, filtered: &Filtered, is_v6: bool) {
    let opening = filtered.opening;
    let side = match opening.direction {
        Direction::Inbound => "-s",
        Direction::Outbound => "-d",
    };
    let mut peers = Vec::new();
    match &filtered.far.nets {
        None => peers.push(String::new()),
        Some(nets) => {
            for net in nets {
                if net.is_v6 == is_v6 {
                    peers.push(format!("{side} {} ", net.text));
                }
            }
        }
    }
    if !peers.is_empty() {
        header::above(text, "# ", opening);
    }
    let (protocol, ports) = (opening.protocol, opening.ports.joined(':'));
    let ids = header::ids(opening, MAX_COMMENT);
    for peer in peers {
        put(
            text,
            format_args!(
                "-A {chain} {peer}-p {protocol} --dport {ports} -m comment --comment \"{ids}\" -j ACCEPT\n"
            ),
        );
    }
}
