//! FortiOS, as a command line script.
//!
//! A policy is known by its number alone, and `edit 0` would make another one each time. So ours
//! have numbers of their own, in a block far from what people count and different for each role;
//! the block is filled from its end, because FortiOS gives a new policy of the reader's the number
//! behind the highest. Editing a policy that is there keeps its place, its NAT and its profiles,
//! and takes effect as a whole at `next`.

use super::objects;
use super::{Kinds, set_ends, sides};
use crate::context::RenderContext;
use crate::fields::{Check, Field, field};
use crate::format::{Format, Group, Names, PLAIN, words};
use crate::template::{TemplateValues, expand};
use ports_core::text::put;

static NEAR_INTERFACE: Field = Field {
    words: field! {
        id: "near-interface",
        said: field_near_interface,
        default: "internal",
    },
    check: Check::Word {
        max: 35,
        extra: "-_.",
    },
};

static FAR_INTERFACE: Field = Field {
    words: field! {
        id: "far-interface",
        said: field_far_interface,
        default: "wan1",
    },
    ..NEAR_INTERFACE
};

/// FortiOS.
pub(crate) static FORMAT: Format = Format {
    id: "fortios",
    group: Group::Device,
    words: words! {
        name: "Fortinet FortiOS",
        keywords: "fortigate firewall policy",
        file_name: "palette-ports-fortios.conf",
        said: format_fortios,
    },
    near: true,
    names: Names::Both,
    fields: &[&NEAR_INTERFACE, &FAR_INTERFACE],
    replaces: objects::EARLIER,
    write,
    ..PLAIN
};

/// Names of objects in quotes, behind a blank.
const NAMES: Kinds = [" \"all\"", " \"palette-<net>\"", " \"<object>\""];

/// The objects.
const OBJECTS: Kinds = [
    "",
    "    edit \"palette-<net>\"\n        set <subnet /ip6 ><$subnet/$cidr>\n    next\n",
    "    edit \"<object>\"\n        set type fqdn\n        set fqdn \"<host>\"\n    next\n",
];

fn write(text: &mut String, job: &RenderContext) {
    for (table, is_v6) in [("address", false), ("address6", true)] {
        put(text, format_args!("\nconfig firewall {table}\n"));
        objects::push_all(text, job, Some(is_v6), OBJECTS);
        text.push_str("end\n");
    }
    text.push_str("\nconfig firewall service custom\n");
    objects::push_services(
        text,
        job,
        "    edit \"palette-<protocol>-<ports>\"\n        set <protocol>-portrange <ports>\n    next\n",
    );
    text.push_str("end\n\nconfig firewall policy\n");
    let past = past_the_block(&job.plan.tag);
    for filtered in &job.openings {
        let mut values = TemplateValues::of(job, filtered, 1000);
        values.more = format!("policy {}\n", past - filtered.number as u32);
        expand(
            text,
            "    # <comment>\n    edit <policy>\n        set name \"<name>\"\n        set srcintf \"<$far-interface|$near-interface>\"\n        set dstintf \"<$near-interface|$far-interface>\"\n",
            &values,
        );
        for is_v6 in [false, true] {
            values.is_v6 = is_v6;
            let ends = sides(job, filtered);
            // Of an earlier snippet, this policy may have had both families.
            let addresses = if set_ends(&mut values, ends, Some(is_v6), NAMES, "") {
                "        set srcaddr</6><sources>\n        set dstaddr</6><destinations>\n"
            } else {
                "        unset srcaddr</6>\n        unset dstaddr</6>\n"
            };
            expand(text, addresses, &values);
        }
        expand(
            text,
            "        set action accept\n        set schedule \"always\"\n        set service \"palette-<protocol>-<ports>\"\n        set comments \"<description>\"\n    next\n",
            &values,
        );
    }
    for number in job.openings.len() + 1..=objects::EARLIER {
        put(text, format_args!("    delete {}\n", past - number as u32));
    }
    text.push_str("end\n");
}

/// The number behind a role's block of policy numbers: between 400 million and a thousand million,
/// which is more than anybody counts to and less than FortiManager's own begin with.
fn past_the_block(tag: &str) -> u32 {
    400_001_000 + objects::digest(tag) % 599_000 * 1000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_roles_share_policy_numbers() {
        let mut blocks = Vec::new();
        for role in &ports_data::dataset().roles {
            let block = past_the_block(role.id.as_str());
            assert!((400_001_000..1_000_000_000).contains(&block));
            assert!(!blocks.contains(&block), "{}", role.id.as_str());
            blocks.push(block);
        }
    }
}
