//! firewalld, as commands.
//!
//! The rules go into two policies of their own: one from a zone to the host, one from the host to
//! anywhere. They can be replaced and taken out whole, and the outbound one is the only way to
//! open what a reader's own outbound policy drops.

use super::format::{Format, FormatInfo, Rendered};
use super::header;
use super::packet_filter::{Filtered, split};
use super::plan::Plan;
use crate::domain::dataset::Direction;

/// firewalld 0.9 and later, which brought policies.
pub(super) struct Firewalld;

static INFO: FormatInfo = FormatInfo {
    id: "firewalld",
    name: "firewalld",
    file_name: "palette-ports-firewalld.sh",
    apply: "as root, sh FILE, with firewalld 0.9 or later. Inbound openings go to the default zone; set zone= in the script if the traffic arrives in another one.",
    undo: "firewall-cmd --permanent --delete-policy=palette-ports-in; the same for palette-ports-out; firewall-cmd --reload.",
    checked: "Run on a real firewalld that drops both ways, with traffic both ways over IPv4 and IPv6.",
};

impl Format for Firewalld {
    fn info(&self) -> &'static FormatInfo {
        &INFO
    }

    fn render(&self, plan: &Plan) -> Rendered {
        let (openings, unsupported) = split(plan);
        let mut text = String::from("#!/bin/sh\n");
        text.push_str(&header::header(plan, &INFO, &unsupported));
        text.push_str("(\nset -eu\nzone=$(firewall-cmd --get-default-zone)\n\n# Policies of an earlier run make way for these.\nfor policy in palette-ports-in palette-ports-out; do\n  firewall-cmd --permanent --delete-policy=\"$policy\" >/dev/null 2>&1 || true\ndone\n");
        for (direction, policy, ingress, egress) in [
            (Direction::Inbound, "palette-ports-in", "$zone", "HOST"),
            (Direction::Outbound, "palette-ports-out", "HOST", "ANY"),
        ] {
            let mine: Vec<&Filtered> = openings
                .iter()
                .filter(|filtered| filtered.opening.direction == direction)
                .collect();
            if mine.is_empty() {
                continue;
            }
            text.push_str(&format!(
                "\nfirewall-cmd --permanent --new-policy={policy}\nfirewall-cmd --permanent --policy={policy} --set-priority=-100\nfirewall-cmd --permanent --policy={policy} --add-ingress-zone=\"{ingress}\"\nfirewall-cmd --permanent --policy={policy} --add-egress-zone={egress}\n"
            ));
            for filtered in mine {
                text.push_str(&header::above(filtered.opening));
                push_rules(&mut text, policy, filtered);
            }
        }
        text.push_str("\nfirewall-cmd --reload\n)\n");
        Rendered {
            snippet: (!openings.is_empty()).then_some(text),
            unsupported,
        }
    }
}

fn push_rules(text: &mut String, policy: &str, filtered: &Filtered) {
    let opening = filtered.opening;
    let side = match opening.direction {
        Direction::Inbound => "source",
        Direction::Outbound => "destination",
    };
    let verdict = format!(
        "port port=\"{}\" protocol=\"{}\" accept",
        opening.ports, opening.protocol
    );
    let mut push = |matches: &str| {
        text.push_str(&format!(
            "firewall-cmd --permanent --policy={policy} --add-rich-rule='rule {matches}{verdict}'\n"
        ));
    };
    match filtered.peers.each() {
        // Without a family the rule holds for IPv4 and IPv6.
        None => push(""),
        Some(nets) => {
            for (is_v6, net) in nets {
                let family = if is_v6 { "ipv6" } else { "ipv4" };
                push(&format!("family=\"{family}\" {side} address=\"{net}\" "));
            }
        }
    }
}
