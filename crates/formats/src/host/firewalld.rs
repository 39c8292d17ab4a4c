//! firewalld, as policy files.
//!
//! Two policies of our own hold the rules, one towards the host and one away from it: they are
//! replaced whole by a second run, taken out whole, and the outbound one is the only way to open
//! what a reader's own outbound policy drops. Inbound, the policy takes every zone: tied to the
//! default zone, firewalld lets nothing in through an interface that was never bound to it by
//! name.

use crate::context::{RenderContext, SupportedRule};
use crate::format::{ALL, Format, PLAIN, words};
use crate::header;
use ports_core::dataset::Direction;
use ports_core::text::{joined, parts, put};

/// firewalld 0.9 and later, which brought policies.
pub(crate) static FORMAT: Format = Format {
    id: "firewalld",
    words: words! {
        name: "firewalld",
        keywords: "rhel red hat fedora suse linux",
        file_name: "palette-ports-firewalld.sh",
        said: format_firewalld,
    },
    first_line: "#!/bin/sh\n",
    replaces: ALL,
    write,
    ..PLAIN
};

fn write(text: &mut String, job: &RenderContext) {
    // Asking for the policies fails where firewalld does not know them, before anything is
    // written.
    text.push_str(
        "(\nset -eu\nfirewall-cmd --get-policies >/dev/null\nmkdir -p /etc/firewalld/policies\n",
    );
    for &(direction, policy, ingress, egress) in &[
        (Direction::Inbound, "palette-ports-in", "ANY", "HOST"),
        (Direction::Outbound, "palette-ports-out", "HOST", "ANY"),
    ] {
        put(
            text,
            format_args!(
                "\ncat > /etc/firewalld/policies/{policy}.xml <<'XML'\n<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<policy priority=\"-10\" target=\"CONTINUE\">\n  <ingress-zone name=\"{ingress}\"/>\n  <egress-zone name=\"{egress}\"/>\n"
            ),
        );
        for filtered in &job.openings {
            if filtered.opening.direction == direction {
                push_rules(text, filtered);
            }
        }
        text.push_str("</policy>\nXML\n");
    }
    text.push_str("\nfirewall-cmd --check-config\nfirewall-cmd --reload\n)\n");
}

fn push_rules(text: &mut String, filtered: &SupportedRule) {
    let opening = filtered.opening;
    let side = match opening.direction {
        Direction::Inbound => "source",
        Direction::Outbound => "destination",
    };
    let (ports, protocol) = (opening.ports, opening.protocol);
    let verdict = format!("<port port=\"{ports}\" protocol=\"{protocol}\"/><accept/></rule>\n");
    let comment = xml_comment(&header::described(opening));
    put(text, format_args!("  <!-- {comment} -->\n"));
    let Some(nets) = &filtered.far.nets else {
        // Without a family the rule holds for IPv4 and IPv6.
        return put(text, format_args!("  <rule>{verdict}"));
    };
    for net in nets {
        let family = if net.is_v6 { '6' } else { '4' };
        put(
            text,
            format_args!(
                "  <rule family=\"ipv{family}\"><{side} address=\"{}\"/>{verdict}",
                net.text
            ),
        );
    }
}

/// Two hyphens end a comment's peace in XML, and a line `XML` would end the shell's document; the
/// description is one line behind an indent, so the hyphens are all there is to mend.
fn xml_comment(text: &str) -> String {
    joined(&parts(text, b'-'), "\u{2010}", "\u{2010}")
}
