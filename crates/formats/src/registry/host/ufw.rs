//! ufw, as commands.
//!
//! `ufw` leaves out a rule that is already there, so running the commands twice changes nothing.
//! Rules go behind the reader's own, whose refusals keep their word.

use std::fmt::{self, Write};

use ports_core::dataset::Direction;

use crate::context::RenderContext;
use crate::format::{Format, PLAIN};

/// ufw.
pub(crate) const FORMAT: Format = Format {
    id: "ufw",
    name: "ufw",
    keywords: "ubuntu debian linux",
    file_name: "palette-ports-ufw.sh",
    about: msg!(format_ufw.about),
    apply: msg!(format_ufw.apply),
    undo: msg!(format_ufw.undo),
    checked: msg!(format_ufw.checked),
    write,
    ..PLAIN
};

/// ufw sets no limit; a screen's width does.
const MAX_COMMENT: usize = 120;

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    writeln!(out, "(\nset -eu")?;
    for rule in &context.rules {
        let protocol = rule.protocol;
        let ports = rule.ports.joined(':');
        let ids = rule.ids(MAX_COMMENT);
        let peers = match rule.remote.networks() {
            None => vec!["any".to_owned()],
            Some(networks) => networks.iter().map(ToString::to_string).collect(),
        };
        writeln!(out, "\n# {}", rule.comment)?;
        for peer in peers {
            match rule.direction {
                Direction::Inbound => writeln!(
                    out,
                    "ufw allow in proto {protocol} from {peer} to any port {ports} comment \"{ids}\""
                )?,
                Direction::Outbound => writeln!(
                    out,
                    "ufw allow out proto {protocol} to {peer} port {ports} comment \"{ids}\""
                )?,
            }
        }
    }
    writeln!(out, ")")
}
