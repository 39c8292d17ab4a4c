//! iptables and ip6tables, as a shell script.
//!
//! Each family is loaded in one step with `--noflush`, which touches the named chains alone, so
//! nothing is ever half open, and a second run replaces the first. The script runs in a subshell:
//! pasted into a terminal, a failure stops the script and leaves the terminal open.

use std::fmt::{self, Write};

use ports_core::dataset::Direction;

use crate::context::{RenderContext, SupportedRule};
use crate::format::{ALL, Format, PLAIN};
use crate::hosts::Family;

/// iptables with ip6tables.
pub(crate) const FORMAT: Format = Format {
    id: "iptables",
    name: "iptables + ip6tables",
    keywords: "linux netfilter",
    extension: "iptables.sh",
    about: msg!(format_iptables.about),
    apply: msg!(format_iptables.apply),
    note: msg!(format_iptables.note),
    undo: msg!(format_iptables.undo),
    checked: msg!(format_iptables.checked),
    replaces: ALL,
    write,
    ..PLAIN
};

/// The comment module takes 255 bytes.
const MAX_COMMENT: usize = 255;

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    writeln!(out, "(\nset -eu")?;
    for family in Family::ALL {
        let iptables = family.pick("iptables", "ip6tables");
        if family == Family::V6 {
            write_family_check(out)?;
        }
        writeln!(out, "\n{iptables}-restore -w --noflush <<'RULES'")?;
        writeln!(out, "*filter")?;
        writeln!(out, ":PALETTE-PORTS-IN - [0:0]")?;
        writeln!(out, ":PALETTE-PORTS-OUT - [0:0]")?;
        for direction in Direction::ALL {
            for rule in context.rules_for(direction) {
                write_rule(out, rule, family)?;
            }
        }
        writeln!(out, "COMMIT\nRULES")?;
        for (hook, chain) in [
            ("INPUT", "PALETTE-PORTS-IN"),
            ("OUTPUT", "PALETTE-PORTS-OUT"),
        ] {
            writeln!(
                out,
                "{iptables} -w -C {hook} -j {chain} 2>/dev/null || {iptables} -w -I {hook} -j {chain}"
            )?;
        }
    }
    writeln!(out, ")")
}

/// Writes what ends the script, with a status of its own, where the kernel has no IPv6: IPv4 is whole by
/// then.
fn write_family_check(out: &mut String) -> fmt::Result {
    let refused = msg!(snippet_refused_iptables);
    write!(
        out,
        r#"
if ! said=$(ip6tables -w -S INPUT 2>&1); then
  printf '%s\n' "{refused}" "$said" >&2
  exit 3
fi
"#
    )
}

/// Writes a rule for one family; nothing when it has no remote host of that family.
fn write_rule(out: &mut String, rule: &SupportedRule, family: Family) -> fmt::Result {
    let (chain, flag) = rule.pick(("PALETTE-PORTS-IN", "-s"), ("PALETTE-PORTS-OUT", "-d"));
    let matches = match rule.remote.networks_of(family) {
        None => vec![String::new()],
        Some(networks) => {
            let networks = networks.iter();
            networks
                .map(|network| format!("{flag} {network} "))
                .collect()
        }
    };
    if matches.is_empty() {
        return Ok(());
    }
    let protocol = rule.protocol;
    let ports = rule.ports.joined(':');
    let ids = rule.ids(MAX_COMMENT);
    writeln!(out, "# {}", rule.comment)?;
    for matched in matches {
        writeln!(
            out,
            "-A {chain} {matched}-p {protocol} --dport {ports} -m comment --comment \"{ids}\" -j ACCEPT"
        )?;
    }
    Ok(())
}
