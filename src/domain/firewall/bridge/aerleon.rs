//! Aerleon (Capirca's heir), as a script that writes a policy and its definitions and has `aclgen`
//! make an ACL of them.
//!
//! Only targets whose generators keep every condition are on offer: that of the ASA, for one, leaves
//! out `tcp-established` and IPv6 without a word.

use crate::domain::dataset::{Direction, Protocol};
use crate::domain::firewall::fields::{Check, Field};
use crate::domain::firewall::format::{Format, Group, PLAIN};
use crate::domain::firewall::header;
use crate::domain::firewall::job::{Ends, Filtered, Job};
use crate::domain::firewall::plan::Opening;
use crate::domain::text::put;

/// Aerleon 1.11; earlier ones may read the same.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "aerleon",
    name: "Aerleon",
    group: Group::Bridge,
    keywords: "capirca aclgen acl juniper cisco arista nsx",
    file_name: "palette-ports-aerleon.sh",
    about: "A policy that aclgen makes ACLs of: Juniper, Cisco, Arista, NSX-T.",
    apply: "sh FILE, where Aerleon is (pip install aerleon). It writes a folder, palette-*-aerleon, with the ACL in out. A second run replaces the first. The ACL drops all but these openings from what it is bound to: if you have one there, move these terms into it. TCP replies are let back where the target keeps no state; UDP replies are yours to add.",
    undo: "remove the folder, and the ACL from your devices.",
    checked: "Run through aclgen and read back from its ACLs; never loaded into a device.",
    first_line: "#!/bin/sh\n",
    near: true,
    fields: &[&TARGET],
    write,
    ..PLAIN
};

static TARGET: Field = Field {
    id: "aerleon-target",
    label: "Target",
    hint: "What the ACL is for.",
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
    let mut heading = "networks:\n";
    push_network(text, &mut heading, "NEAR", &job.near);
    for filtered in &job.openings {
        let far = far(filtered);
        push_network(text, &mut heading, &far, &filtered.far);
    }
    text.push_str("services:\n");
    for filtered in &job.openings {
        let Opening {
            protocol, ports, ..
        } = filtered.opening;
        put(
            text,
            format_args!(
                "  PORT_{}:\n    - protocol: {protocol}\n      port: {ports}\n",
                filtered.number
            ),
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
        let far = far(filtered);
        let (mut source, mut destination) = (("NEAR", &job.near), (&*far, &filtered.far));
        if opening.direction == Direction::Inbound {
            (source, destination) = (destination, source);
        }
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

/// What the far end of an opening is called.
fn far(filtered: &Filtered) -> String {
    format!("FAR_{}", filtered.number)
}

/// Defines a network, the first one under `heading`; anybody needs no definition.
fn push_network(text: &mut String, heading: &mut &str, name: &str, ends: &Ends) {
    let Some(nets) = &ends.nets else { return };
    put(text, format_args!("{heading}  {name}:\n    values:\n"));
    *heading = "";
    for net in nets {
        put(text, format_args!("      - address: {}\n", net.cidr()));
    }
}

/// Names the ends of a term that are not anybody, and lets it through.
fn push_ends(text: &mut String, source: (&str, &Ends), destination: (&str, &Ends)) {
    for (key, (name, ends)) in [("source", source), ("destination", destination)] {
        if ends.nets.is_some() {
            put(text, format_args!("        {key}-address: {name}\n"));
        }
    }
    text.push_str("        action: accept\n");
}
