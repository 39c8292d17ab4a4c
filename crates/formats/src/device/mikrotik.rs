//! MikroTik RouterOS 7, as a script.
//!
//! Our rules are in a chain of their own, which one rule on top of `forward` jumps to; it comes
//! last, so nothing is half open. All of it carries a comment that finds it again.

use super::{Kinds, members};
use crate::context::RenderContext;
use crate::format::{ALL, Format, Group, Names, PLAIN, words};
use crate::template::{TemplateValues, expand};

/// MikroTik RouterOS.
pub(crate) static FORMAT: Format = Format {
    id: "mikrotik",
    group: Group::Device,
    words: words! {
        name: "MikroTik RouterOS",
        keywords: "routerboard chr rsc script firewall",
        file_name: "palette-ports.rsc",
        said: format_mikrotik,
    },
    near: true,
    names: Names::Both,
    replaces: ALL,
    write,
    ..PLAIN
};

/// A list has everybody who is named.
const LISTED: Kinds = ["", "<net>", "<host>"];

fn write(text: &mut String, job: &RenderContext) {
    let mut values = TemplateValues::new(job);
    for is_v6 in [false, true] {
        values.is_v6 = is_v6;
        expand(
            text,
            "/<ip/ipv6> firewall filter remove [find comment~\"^palette-<tag>:\"]\n/<ip/ipv6> firewall address-list remove [find comment~\"^palette-<tag>:\"]\n",
            &values,
        );
    }
    for is_v6 in [false, true] {
        values.is_v6 = is_v6;
        let near = members(&job.near, Some(is_v6), LISTED);
        let mut is_empty = true;
        for filtered in &job.openings {
            let far = members(&filtered.far, Some(is_v6), LISTED);
            if near.is_empty() || far.is_empty() {
                continue;
            }
            text.push('\n');
            if is_empty {
                push_list(text, &mut values, "palette-<tag>-near", &near);
                is_empty = false;
            }
            let mut values = TemplateValues::of(job, filtered, 255);
            values.is_v6 = is_v6;
            expand(text, "# <comment>\n", &values);
            push_list(text, &mut values, "<name>", &far);
            expand(
                text,
                "/<ip/ipv6> firewall filter add chain=palette-<tag> action=accept connection-state=new protocol=<protocol> dst-port=<ports>",
                &values,
            );
            // The source first.
            for is_near in [values.is_outbound, !values.is_outbound] {
                let (members, list) = if is_near {
                    (&near, " <dst|src>-address-list=palette-<tag>-near")
                } else {
                    (&far, " <src|dst>-address-list=<name>")
                };
                if !members[0].is_empty() {
                    expand(text, list, &values);
                }
            }
            expand(text, " comment=\"palette-<tag>: <ids>\"\n", &values);
        }
        if !is_empty {
            expand(
                text,
                "\n:if ([:len [/<ip/ipv6> firewall filter find chain=forward dynamic=no]] > 0) do={/<ip/ipv6> firewall filter add chain=forward action=jump jump-target=palette-<tag> comment=\"palette-<tag>: palette-ports\" place-before=[:pick [/<ip/ipv6> firewall filter find chain=forward dynamic=no] 0]} else={/<ip/ipv6> firewall filter add chain=forward action=jump jump-target=palette-<tag> comment=\"palette-<tag>: palette-ports\"}\n",
                &values,
            );
        }
    }
}

/// The addresses of one family at an end, as the list that the template `list` names; none for
/// anybody.
fn push_list(text: &mut String, values: &mut TemplateValues, list: &str, members: &[String]) {
    for member in members {
        if !member.is_empty() {
            expand(text, "/<ip/ipv6> firewall address-list add list=", values);
            expand(text, list, values);
            values.more = format!("member {member}\n");
            expand(
                text,
                " address=<member> comment=\"palette-<tag>: palette-ports\"\n",
                values,
            );
        }
    }
}
