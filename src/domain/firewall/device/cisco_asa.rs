//! Cisco ASA, as configuration commands.

use super::objects;
use super::{Kinds, PORTS, members, sides};
use crate::domain::firewall::fields::{FAR_ACL, NEAR_ACL};
use crate::domain::firewall::fill::{Values, fill};
use crate::domain::firewall::format::{Format, Group, Names, PLAIN, words};
use crate::domain::firewall::job::Job;

/// Cisco ASA.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
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

fn write(text: &mut String, job: &Job) {
    for is_v6 in [false, true] {
        let names = ["", "", "object network <object>\n fqdn v<4/6> <host>\n"];
        objects::push_all(text, job, Some(is_v6), names);
    }
    let mut lines = [0, 0];
    for filtered in &job.openings {
        let mut values = Values::of(job, filtered, 0);
        let [source, destination] = sides(job, filtered);
        fill(text, "!\n! <comment>\n", &values);
        for is_v6 in [false, true] {
            let to = members(destination, Some(is_v6), ENDS);
            for from in members(source, Some(is_v6), ENDS) {
                for to in &to {
                    let line = &mut lines[usize::from(values.is_outbound)];
                    *line += 1;
                    values.more = format!("line {line}\nends {from}{to}\n");
                    fill(
                        text,
                        "access-list <$far-acl|$near-acl> line <line> extended permit <protocol><ends>",
                        &values,
                    );
                    fill(text, PORTS, &values);
                    text.push('\n');
                }
            }
        }
    }
}
