//! firewalld, as policy files.
//!
//! Two policies of our own hold the rules, one towards the host and one away from it: they are
//! replaced whole by a second run, removed whole, and the outbound one is the only way to open
//! what a reader's own outbound policy drops. Inbound, the policy takes every zone: tied to the
//! default zone, firewalld lets nothing in through an interface that was never bound to it by
//! name.

use std::fmt::{self, Write};

use ports_core::dataset::Direction;

use crate::context::{RenderContext, SupportedRule};
use crate::format::{ALL, Format, PLAIN};
use crate::hosts::Family;

/// firewalld 0.9 and later, which brought policies.
pub(crate) const FORMAT: Format = Format {
    id: "firewalld",
    name: "firewalld",
    keywords: "rhel red hat fedora suse linux",
    file_name: "palette-ports-firewalld.sh",
    about: msg!(format_firewalld.about),
    apply: msg!(format_firewalld.apply),
    undo: msg!(format_firewalld.undo),
    checked: msg!(format_firewalld.checked),
    replaces: ALL,
    write,
    ..PLAIN
};

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    writeln!(out, "(\nset -eu")?;
    // Asking for the policies fails where firewalld does not know them, before anything is
    // written.
    writeln!(out, "firewall-cmd --get-policies >/dev/null")?;
    writeln!(out, "mkdir -p /etc/firewalld/policies")?;
    for direction in Direction::ALL {
        let (policy, ingress, egress) = match direction {
            Direction::Inbound => ("palette-ports-in", "ANY", "HOST"),
            Direction::Outbound => ("palette-ports-out", "HOST", "ANY"),
        };
        write!(
            out,
            r#"
cat > /etc/firewalld/policies/{policy}.xml <<'XML'
<?xml version="1.0" encoding="utf-8"?>
<policy priority="-10" target="CONTINUE">
  <ingress-zone name="{ingress}"/>
  <egress-zone name="{egress}"/>
"#
        )?;
        for rule in context.rules_for(direction) {
            write_rule(out, rule)?;
        }
        writeln!(out, "</policy>\nXML")?;
    }
    writeln!(out, "\nfirewall-cmd --check-config")?;
    writeln!(out, "firewall-cmd --reload")?;
    writeln!(out, ")")
}

fn write_rule(out: &mut String, rule: &SupportedRule) -> fmt::Result {
    let side = rule.pick("source", "destination");
    let (ports, protocol) = (rule.ports, rule.protocol);
    let accept = format!(r#"<port port="{ports}" protocol="{protocol}"/><accept/>"#);
    writeln!(out, "  <!-- {} -->", xml_comment(&rule.comment))?;
    match rule.remote.networks() {
        // Without a family the rule holds for IPv4 and IPv6.
        None => writeln!(out, "  <rule>{accept}</rule>")?,
        Some(networks) => {
            for network in networks {
                let family = match network.family() {
                    Family::V4 => "ipv4",
                    Family::V6 => "ipv6",
                };
                writeln!(
                    out,
                    r#"  <rule family="{family}"><{side} address="{network}"/>{accept}</rule>"#
                )?;
            }
        }
    }
    Ok(())
}

/// Two hyphens are not allowed in an XML comment, and a line `XML` would end the shell's document.
/// The comment is one line behind an indent, so only hyphens beside hyphens are taken out.
fn xml_comment(text: &str) -> String {
    let mut text = text.to_owned();
    while text.contains("--") {
        text = text.replace("--", "-");
    }
    text
}
