//! Cisco ASA, as configuration commands.

use super::objects;
use super::{Kinds, PORTS, members, sides};
use crate::context::RenderContext;
use crate::fields::{FAR_ACL, NEAR_ACL};
use crate::format::{Format, Group, Names, PLAIN, words};
use crate::template::{TemplateValues, expand};

/// Cisco ASA.
pub(crate) static FORMAT: Format = Format {
    id: "cisco-asa",
    group: Group::Device,
    words: words! {
        name: "Cisco ASA",
        keywords: "asav adaptive security appliance access-list acl",
        file_name: "palette-ports-asa.txt",
        said: format_cisco_asa,
    },
    comment: "! ",
    near: true,
    pairs: true,
    names: Names::Both,
    fields: &[&NEAR_ACL, &FAR_ACL],
    write,
    ..PLAIN
};

const ENDS: Kinds = [
    " any<4/6>",
    " <host ~><$net~$subnet/$net>",
    " object <object>",
];

fn write(text: &mut String, job: &RenderContext) {
    for is_v6 in [false, true] {
        let names = ["", "", "object network <object>\n fqdn v<4/6> <host>\n"];
        objects::push_all(text, job, Some(is_v6), names);
    }
    let mut lines = [0, 0];
    for filtered in &job.openings {
        let mut values = TemplateValues::of(job, filtered, 0);
        let [source, destination] = sides(job, filtered);
        expand(text, "!\n! <comment>\n", &values);
        for is_v6 in [false, true] {
            let to = members(destination, Some(is_v6), ENDS);
            for from in members(source, Some(is_v6), ENDS) {
                for to in &to {
                    let line = &mut lines[usize::from(values.is_outbound)];
                    *line += 1;
                    values.more = format!("line {line}\nends {from}{to}\n");
                    expand(
                        text,
                        "access-list <$far-acl|$near-acl> line <line> extended permit <protocol><ends>",
                        &values,
                    );
                    expand(text, PORTS, &values);
                    text.push('\n');
                }
            }
        }
    }
}
