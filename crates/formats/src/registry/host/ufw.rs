//! ufw, as commands.
//!
//! `ufw` leaves out a rule that is already there, so running the commands twice changes nothing.
//! Rules go behind the reader's own, whose refusals keep their word.
//!
//! With `IPV6=no`, ufw refuses a rule for IPv6 and nothing else: the script goes on, names what was
//! refused, and ends with a status of its own.

use std::fmt::{self, Write};

use ports_core::dataset::Direction;

use crate::context::{RenderContext, SupportedRule};
use crate::format::{Format, PLAIN};
use crate::hosts::{Family, Network};

/// ufw.
pub(crate) const FORMAT: Format = Format {
    id: "ufw",
    name: "ufw",
    keywords: "ubuntu debian linux",
    extension: "ufw.sh",
    about: msg!(format_ufw.about),
    apply: msg!(format_ufw.apply),
    note: msg!(format_ufw.note),
    undo: msg!(format_ufw.undo),
    checked: msg!(format_ufw.checked),
    write,
    ..PLAIN
};

/// ufw sets no limit; a screen's width does.
const MAX_COMMENT: usize = 120;

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    writeln!(out, "(\nset -eu")?;
    let networks = |rule: &SupportedRule| rule.remote.networks().map(<[Network]>::to_vec);
    let mut networks = context.rules.iter().filter_map(networks).flatten();
    let has_v6 = networks.any(|network| network.family() == Family::V6);
    if has_v6 {
        write_v6_function(out)?;
    }
    for rule in &context.rules {
        write_rule(out, rule)?;
    }
    if has_v6 {
        write_refused(out)?;
    }
    writeln!(out, ")")
}

/// Writes a function that runs a command for IPv6 and notes it where ufw has IPv6 off.
fn write_v6_function(out: &mut String) -> fmt::Result {
    out.write_str(
        r#"left=
v6() {
  if said=$("$@" 2>&1); then
    printf '%s\n' "$said"
    return
  fi
  case $said in
  *IPv6*) left="$left
$*" ;;
  *)
    printf '%s\n' "$said" >&2
    exit 1
    ;;
  esac
}
"#,
    )
}

fn write_rule(out: &mut String, rule: &SupportedRule) -> fmt::Result {
    let protocol = rule.protocol;
    let ports = rule.ports.joined(':');
    let ids = rule.ids(MAX_COMMENT);
    let peers: Vec<(&str, String)> = match rule.remote.networks() {
        // Of any address, ufw makes a rule for each family that it is on for.
        None => vec![("", "any".to_owned())],
        Some(networks) => networks
            .iter()
            .map(|network| (network.family().pick("", "v6 "), network.to_string()))
            .collect(),
    };
    writeln!(out, "\n# {}", rule.comment)?;
    for (v6, peer) in peers {
        match rule.direction {
            Direction::Inbound => writeln!(
                out,
                "{v6}ufw allow in proto {protocol} from {peer} to any port {ports} comment \"{ids}\""
            )?,
            Direction::Outbound => writeln!(
                out,
                "{v6}ufw allow out proto {protocol} to {peer} port {ports} comment \"{ids}\""
            )?,
        }
    }
    Ok(())
}

/// Writes the end of the script where something is for IPv6.
fn write_refused(out: &mut String) -> fmt::Result {
    write!(
        out,
        r#"
if [ -n "$left" ]; then
  printf '%s\n' "{refused}$left" >&2
  exit 3
fi
"#,
        refused = msg!(snippet_refused_ufw),
    )
}
