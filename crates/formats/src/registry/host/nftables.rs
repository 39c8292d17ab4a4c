//! nftables.
//!
//! An `accept` in a table of its own would not help: every base chain on a hook has its say, and
//! the reader's own chain would still drop. So the rules go into chains of their own inside the
//! table that the reader's base chains are in, and those jump to them. The table and the base
//! chains are not created when missing: without a hook they would do nothing and say nothing,
//! while loading the file as it is fails whole and names what is missing.

use std::fmt::{self, Write};

use ports_core::dataset::Direction;

use crate::context::RenderContext;
use crate::format::{ALL, Format, PLAIN};
use crate::hosts::Family;

/// nftables, as a file for `nft -f`.
pub(crate) const FORMAT: Format = Format {
    id: "nftables",
    name: "nftables",
    keywords: "linux netfilter",
    extension: "nft",
    about: msg!(format_nftables.about),
    apply: msg!(format_nftables.apply),
    note: msg!(format_nftables.note),
    undo: msg!(format_nftables.undo),
    checked: msg!(format_nftables.checked),
    first_line: "#!/usr/sbin/nft -f\n",
    replaces: ALL,
    write,
    ..PLAIN
};

/// A rule's comment has 128 bytes at most.
const MAX_COMMENT: usize = 128;

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    for direction in Direction::ALL {
        let (hook, chain, address) = match direction {
            Direction::Inbound => ("input", "palette_ports_in", "saddr"),
            Direction::Outbound => ("output", "palette_ports_out", "daddr"),
        };
        // The chain is there even when empty: loading this over an earlier, wider snippet has to
        // close what that one opened.
        writeln!(out, "\nadd chain inet filter {chain}")?;
        writeln!(out, "flush chain inet filter {chain}")?;
        for rule in context.rules_for(direction) {
            let (protocol, ports) = (rule.protocol, rule.ports);
            let accept = format!(
                "{protocol} dport {ports} accept comment \"{}\"",
                rule.ids(MAX_COMMENT)
            );
            writeln!(out, "# {}", rule.comment)?;
            for family in Family::ALL {
                let ip = family.pick("ip", "ip6");
                match rule.remote.networks_of(family) {
                    Some(networks) if networks.is_empty() => {}
                    Some(networks) => {
                        let networks = networks.iter().map(ToString::to_string);
                        let networks = networks.collect::<Vec<_>>().join(", ");
                        writeln!(
                            out,
                            "add rule inet filter {chain} {ip} {address} {{ {networks} }} {accept}"
                        )?;
                    }
                    // A rule that matches no address is one for both families.
                    None if family == Family::V6 => {}
                    None => writeln!(out, "add rule inet filter {chain} {accept}")?,
                }
            }
        }
        writeln!(out, "# {}", msg!(snippet_nftables_jump))?;
        writeln!(out, "insert rule inet filter {hook} jump {chain}")?;
    }
    Ok(())
}
