//! ufw, as commands.
//!
//! `ufw` leaves out a rule that is already there, so running the commands twice changes nothing.
//! Rules go behind the reader's own, whose refusals keep their word.

use crate::domain::dataset::Direction;
use crate::domain::firewall::format::{Format, PLAIN};
use crate::domain::firewall::header;
use crate::domain::firewall::job::{Filtered, Job};
use crate::domain::text::put;

/// ufw.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "ufw",
    name: "ufw",
    keywords: "ubuntu debian linux",
    file_name: "palette-ports-ufw.sh",
    about: "Ubuntu and Debian hosts that run ufw.",
    apply: "as root, sh FILE. A second run changes nothing. A deny or reject rule of yours that comes first still wins. Rules of an earlier, wider snippet stay until you delete them.",
    undo: "run each command again with “ufw delete” in place of “ufw”.",
    checked: "Run on a real ufw that denies both ways, with traffic both ways over IPv4 and IPv6.",
    first_line: "#!/bin/sh\n",
    write,
    ..PLAIN
};

/// ufw sets no limit; a screen's width does.
const MAX_COMMENT: usize = 120;

fn write(text: &mut String, job: &Job) {
    text.push_str("(\nset -eu\n");
    for filtered in &job.openings {
        text.push('\n');
        header::above(text, "# ", filtered.opening);
        match &filtered.far.nets {
            None => push_rule(text, filtered, "any"),
            Some(nets) => {
                for net in nets {
                    push_rule(text, filtered, &net.text);
                }
            }
        }
    }
    text.push_str(")\n");
}

fn push_rule(text: &mut String, filtered: &Filtered, peer: &str) {
    let opening = filtered.opening;
    let (way, side, other) = match opening.direction {
        Direction::Inbound => ("in", "from", " to any"),
        Direction::Outbound => ("out", "to", ""),
    };
    let ports = opening.ports.joined(':');
    let comment = header::ids(opening, MAX_COMMENT);
    let protocol = opening.protocol;
    put(
        text,
        format_args!(
            "ufw allow {way} proto {protocol} {side} {peer}{other} port {ports} comment \"{comment}\"\n"
        ),
    );
}
