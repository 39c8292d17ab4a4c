//! Aerleon (Capirca's heir), as a script that writes a policy and its definitions and has `aclgen`
//! make an ACL of them.
//!
//! Only targets whose generators keep every condition are on offer: that of the ASA, for one, leaves
//! out `tcp-established` and IPv6 without a word.

use crate::domain::dataset::{Direction, Protocol};
use crate::domain::firewall::fields::{Check, Field};
use crate::domain::firewall::format::{Format, Group, PLAIN};
use crate::domain::firewall::header;
use crate::domain::firewall::job::{Ends, Job};
use crate::domain::text::put;

/// Aerleon 1.11; earlier ones may read the same.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "aerleon",
    name: "Aerleon",
    group: Group::Bridge,
    keywords: "capirca aclgen acl generator juniper cisco arista nsx yaml",
    file_name: "palette-ports-aerleon.sh",
    about: "A policy that Aerleon’s aclgen makes ACLs of: Juniper, Cisco, Arista, NSX-T.",
    apply: "sh FILE, where Aerleon is (pip install aerleon). It writes a folder, palette-*-aerleon, with the ACL in out; a second run replaces both. It holds these openings and nothing else, and an ACL drops the rest of what it is bound to: move its terms into yours if you have one. TCP replies are let back where the target keeps no state; UDP replies are yours to add.",
    undo: "remove the folder, and the ACL from your devices.",
    checked: "Run through aclgen for each target and read back from the ACLs it made; these never loaded into a device.",
    first_line: "#!/bin/sh\n",
    near: true,
    fields: &[&TARGET],
    write,
    ..PLAIN
};

static TARGET: Field = Field {
    id: "aerleon-target",
    label: "Target",
    hint: "What aclgen makes an ACL for.",
    default: "cisco",
    wanted: "arista, cisco, cisconx, ciscoxr, juniper or nsxt",
    check: Check::OneOf("arista cisco cisconx ciscoxr juniper nsxt"),
};

/// The targets without state.
const STATELESS: &str = "arista cisco cisconx ciscoxr juniper";

/// A remark of IOS has 100 characters.
const MAX_COMMENT: usize = 100;

fn write(text: &mut String, job: &Job) {
    let tag = &job.plan.tag;
    put(
        text,
        format_args!(
            "(\nset -eu\nmkdir -p palette-{tag}-aerleon\ncd palette-{tag}-aerleon\nrm -rf def pol out\nmkdir def pol out\n\ncat > def/palette.yaml <<'YAML'\n"
        ),
    );
    // A list of nothing is not one.
    let mut are_named = job.near.nets.is_some();
    for filtered in &job.openings {
        are_named |= filtered.far.nets.is_some();
    }
    if are_named {
        text.push_str("networks:\n");
    }
    push_network(text, "NEAR", &job.near);
    for filtered in &job.openings {
        push_network(text, &format!("FAR_{}", filtered.number), &filtered.far);
    }
    text.push_str("services:\n");
    for filtered in &job.openings {
        let (number, protocol) = (filtered.number, filtered.opening.protocol);
        let ports = filtered.opening.ports;
        put(
            text,
            format_args!("  PORT_{number}:\n    - protocol: {protocol}\n      port: {ports}\n"),
        );
    }
    put(
        text,
        format_args!(
            "YAML\n\ncat > pol/palette.yaml <<'YAML'\nfilters:\n  - header:\n      targets:\n        {}: palette-{tag} mixed\n    terms:\n",
            job.setting(&TARGET)
        ),
    );
    for filtered in &job.openings {
        let (number, opening) = (filtered.number, filtered.opening);
        let (name, protocol) = (job.name(number), opening.protocol);
        let far = format!("FAR_{number}");
        let (near, far) = (
            job.near.nets.as_ref().map(|_| "NEAR"),
            filtered.far.nets.as_ref().map(|_| &*far),
        );
        let (source, destination) = match opening.direction {
            Direction::Inbound => (far, near),
            Direction::Outbound => (near, far),
        };
        header::above(text, "      # ", opening);
        let comment = header::ids(opening, MAX_COMMENT);
        put(
            text,
            format_args!(
                "      - name: {name}\n        comment: \"{comment}\"\n        protocol: {protocol}\n        destination-port: PORT_{number}\n"
            ),
        );
        push_ends(text, source, destination);
        if protocol == Protocol::Tcp {
            put(
                text,
                format_args!(
                    "      - name: {name}-back\n        platform: {STATELESS}\n        protocol: tcp\n        option: tcp-established\n        source-port: PORT_{number}\n"
                ),
            );
            push_ends(text, destination, source);
        }
    }
    // It tells of a target that it doesn't know, and ends as if nothing were wrong.
    text.push_str(
        "YAML\n\naclgen --base_directory . --policy_file pol/palette.yaml --definitions_directory def --output_directory out\nls out/palette.*\n)\n",
    );
}

/// Defines a network; anybody needs no definition.
fn push_network(text: &mut String, name: &str, ends: &Ends) {
    let Some(nets) = &ends.nets else { return };
    put(text, format_args!("  {name}:\n    values:\n"));
    for net in nets {
        put(text, format_args!("      - address: {}\n", net.cidr()));
    }
}

/// Names the ends of a term that are not anybody, and lets it through.
fn push_ends(text: &mut String, source: Option<&str>, destination: Option<&str>) {
    for (key, end) in [("source", source), ("destination", destination)] {
        if let Some(end) = end {
            put(text, format_args!("        {key}-address: {end}\n"));
        }
    }
    text.push_str("        action: accept\n");
}
