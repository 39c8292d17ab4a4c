//! ufw, as commands.
//!
//! `ufw` leaves out a rule that is already there, so running the commands twice changes nothing.
//! Rules go behind the reader's own, whose refusals keep their word.

use super::format::{Format, FormatInfo, Rendered};
use super::header;
use super::packet_filter::{Filtered, split};
use super::plan::Plan;
use crate::domain::dataset::Direction;

/// ufw.
pub(super) struct Ufw;

static INFO: FormatInfo = FormatInfo {
    id: "ufw",
    name: "ufw",
    file_name: "palette-ports-ufw.sh",
    apply: "as root, sh FILE. Takes effect at once where ufw is enabled. A deny or reject rule of yours that comes first still wins. Rules of an earlier, wider snippet stay until you delete them.",
    undo: "run each command again with “ufw delete” in place of “ufw”, or ufw status numbered and ufw delete NUMBER.",
    checked: "Run on a real, enabled ufw that denies both ways, with traffic both ways over IPv4 and IPv6.",
};

/// ufw sets no limit; a screen's width does.
const MAX_COMMENT: usize = 120;

impl Format for Ufw {
    fn info(&self) -> &'static FormatInfo {
        &INFO
    }

    fn render(&self, plan: &Plan) -> Rendered {
        let (openings, unsupported) = split(plan);
        let mut text = String::from("#!/bin/sh\n");
        text.push_str(&header::header(plan, &INFO, &unsupported));
        text.push_str("(\nset -eu\n");
        for filtered in &openings {
            text.push('\n');
            text.push_str(&header::above(filtered.opening));
            push_rules(&mut text, filtered);
        }
        text.push_str(")\n");
        Rendered {
            snippet: (!openings.is_empty()).then_some(text),
            unsupported,
        }
    }
}

fn push_rules(text: &mut String, filtered: &Filtered) {
    let opening = filtered.opening;
    let ports = opening.ports.joined(':');
    let comment = header::ids(opening, MAX_COMMENT);
    let protocol = opening.protocol;
    let peers: Vec<String> = match filtered.peers.each() {
        None => vec!["any".to_owned()],
        Some(nets) => nets.into_iter().map(|(_, net)| net).collect(),
    };
    for peer in peers {
        let rule = match opening.direction {
            Direction::Inbound => format!("in proto {protocol} from {peer} to any port {ports}"),
            Direction::Outbound => format!("out proto {protocol} to {peer} port {ports}"),
        };
        text.push_str(&format!("ufw allow {rule} comment \"{comment}\"\n"));
    }
}
