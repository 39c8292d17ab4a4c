//! Cisco IOS and IOS XE, as configuration commands.
//!
//! These ACLs know no connections, so every opening is two lines: one for what opens a connection,
//! and one, in the other direction's ACL, for what comes back.

use super::{Kinds, PORTS, members};
use crate::context::RenderContext;
use crate::fields::{FAR_ACL, FAR_ACL6, NEAR_ACL, NEAR_ACL6};
use crate::format::{Format, Group, PLAIN, words};
use crate::template::{TemplateValues, expand};
use ports_core::dataset::Protocol;
use ports_core::text::put;

/// Cisco IOS and IOS XE.
pub(crate) static FORMAT: Format = Format {
    id: "cisco-ios",
    group: Group::Device,
    words: words! {
        name: "Cisco IOS and IOS XE",
        keywords: "router switch catalyst access-list acl",
        file_name: "palette-ports-ios.txt",
        said: format_cisco_ios,
    },
    comment: "! ",
    near: true,
    pairs: true,
    fields: &[&NEAR_ACL, &FAR_ACL, &NEAR_ACL6, &FAR_ACL6],
    write,
    ..PLAIN
};

const ENDS: Kinds = [" any", " <host ~><$net~$wildcard/$net>", ""];

fn write(text: &mut String, job: &RenderContext) {
    for (is_v6, head) in [
        (
            false,
            "!\nip access-list resequence <$far-acl|$near-acl> 100001 10\nip access-list extended <$far-acl|$near-acl>\n",
        ),
        (true, "!\nipv6 access-list <$far-acl6|$near-acl6>\n"),
    ] {
        for is_sent in [true, false] {
            let mut number = 0;
            for filtered in &job.openings {
                let near = members(&job.near, Some(is_v6), ENDS);
                let far = members(&filtered.far, Some(is_v6), ENDS);
                if near.is_empty() || far.is_empty() {
                    continue;
                }
                let mut values = TemplateValues::of(job, filtered, 0);
                let protocol = filtered.opening.protocol;
                let mut ports = String::new();
                expand(&mut ports, PORTS, &values);
                let (ahead, behind) = if values.is_outbound == is_sent {
                    ("", &*ports)
                } else if protocol == Protocol::Tcp {
                    (&*ports, " established")
                } else {
                    (&*ports, "")
                };
                values.is_outbound = is_sent;
                if number == 0 {
                    expand(text, head, &values);
                }
                expand(text, "! <comment>\n", &values);
                let (from, to) = if is_sent {
                    (&near, &far)
                } else {
                    (&far, &near)
                };
                for from in from {
                    for to in to {
                        number += 1;
                        if !is_v6 {
                            put(text, format_args!(" {number}"));
                        }
                        put(
                            text,
                            format_args!(" permit {protocol}{from}{ahead}{to}{behind}\n"),
                        );
                    }
                }
            }
            if number > 0 {
                text.push_str("exit\n");
            }
        }
    }
}
