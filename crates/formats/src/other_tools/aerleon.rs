//! Aerleon (Capirca's heir), as a script that writes a policy and its definitions and has `aclgen`
//! make an ACL of them.
//!
//! Only targets whose generators keep every condition are on offer: that of the ASA, for one, leaves
//! out `tcp-established` and IPv6 without a word.

use crate::context::{Ends, RenderContext, SupportedRule};
use crate::fields::{Check, Field, field};
use crate::format::{ALL, Format, Group, PLAIN, words};
use crate::template::{TemplateValues, expand};
use ports_core::dataset::Protocol;
use ports_core::text::put;

/// Aerleon 1.11; earlier ones may read the same.
pub(crate) static FORMAT: Format = Format {
    id: "aerleon",
    group: Group::Bridge,
    words: words! {
        name: "Aerleon",
        keywords: "capirca aclgen acl juniper cisco arista nsx",
        file_name: "palette-ports-aerleon.sh",
        said: format_aerleon,
    },
    first_line: "#!/bin/sh\n",
    near: true,
    fields: &[&TARGET],
    replaces: ALL,
    write,
    ..PLAIN
};

static TARGET: Field = Field {
    words: field! {
        id: "aerleon-target",
        said: field_aerleon_target,
        default: "cisco",
    },
    check: Check::OneOf("arista cisco cisconx ciscoxr juniper nsxt"),
};

/// A remark of IOS has 100 characters.
const MAX_COMMENT: usize = 100;

fn write(text: &mut String, job: &RenderContext) {
    let values = TemplateValues::new(job);
    expand(
        text,
        "(\nset -eu\nmkdir -p palette-<tag>-aerleon\ncd palette-<tag>-aerleon\nrm -rf def pol out\nmkdir def pol out\n\ncat > def/palette.yaml <here>'YAML'\n",
        &values,
    );
    // A list of nothing is not one.
    let mut heading = "networks:\n";
    push_network(text, &mut heading, "NEAR", &job.near);
    for filtered in &job.openings {
        let far = format!("FAR_{}", filtered.number);
        push_network(text, &mut heading, &far, &filtered.far);
    }
    text.push_str("services:\n");
    for filtered in &job.openings {
        expand(
            text,
            "  PORT_<number>:\n    - protocol: <protocol>\n      port: <ports>\n",
            &TemplateValues::of(job, filtered, 0),
        );
    }
    expand(
        text,
        "YAML\n\ncat > pol/palette.yaml <here>'YAML'\nfilters:\n  - header:\n      targets:\n        <aerleon-target>: palette-<tag> mixed\n    terms:\n",
        &values,
    );
    for filtered in &job.openings {
        let mut values = TemplateValues::of(job, filtered, MAX_COMMENT);
        expand(
            text,
            "      # <comment>\n      - name: <name>\n        comment: \"<ids>\"\n        protocol: <protocol>\n        destination-port: PORT_<number>\n",
            &values,
        );
        push_ends(text, job, filtered, &values);
        if filtered.opening.protocol == Protocol::Tcp {
            values.is_outbound = !values.is_outbound;
            // The targets without state.
            expand(
                text,
                "      - name: <name>-back\n        platform: arista cisco cisconx ciscoxr juniper\n        protocol: tcp\n        option: tcp-established\n        source-port: PORT_<number>\n",
                &values,
            );
            push_ends(text, job, filtered, &values);
        }
    }
    // It tells of a target that it doesn't know, and ends as if nothing were wrong.
    text.push_str(
        "YAML\n\naclgen --base_directory . --policy_file pol/palette.yaml --definitions_directory def --output_directory out\nls out/palette.*\n)\n",
    );
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

/// Names the ends of a term that are not anybody, the source first, and lets it through.
fn push_ends(
    text: &mut String,
    job: &RenderContext,
    filtered: &SupportedRule,
    values: &TemplateValues,
) {
    for is_near in [values.is_outbound, !values.is_outbound] {
        let (ends, template) = if is_near {
            (&job.near, "        <destination|source>-address: NEAR\n")
        } else {
            (
                &filtered.far,
                "        <source|destination>-address: FAR_<number>\n",
            )
        };
        if ends.nets.is_some() {
            expand(text, template, values);
        }
    }
    text.push_str("        action: accept\n");
}
