//! Cisco ASA, as configuration commands.

use super::objects;
use super::{Member, fill, members, push_end, push_ports, way};
use crate::domain::firewall::fields::{FAR_ACL, NEAR_ACL};
use crate::domain::firewall::format::{Format, Group, Names, PLAIN};
use crate::domain::firewall::job::Job;
use crate::domain::text::put;

/// Cisco ASA.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "cisco-asa",
    name: "Cisco ASA",
    group: Group::Device,
    keywords: "asav adaptive security appliance access-list acl",
    file_name: "palette-ports-asa.txt",
    about: "Cisco ASA 9.0 or later, by its command line.",
    apply: "paste in configuration mode. Name ACLs that are applied inbound on the two sides: one that you newly apply denies all else. Our lines go on top. Host names need DNS (dns domain-lookup). A second run changes nothing. Rules of an earlier, wider snippet stay until you delete them.",
    undo: "each access-list line with no in front and without line N, then no object network NAME.",
    checked: "Read back rule by rule by FWShift; never loaded into a device.",
    comment: "! ",
    near: true,
    pairs: true,
    names: Names::Both,
    fields: &[&NEAR_ACL, &FAR_ACL],
    write,
    ..PLAIN
};

fn write(text: &mut String, job: &Job) {
    for (is_v6, version) in [(false, 4), (true, 6)] {
        for member in objects::all(job, Some(is_v6)) {
            if let Member::Host(host) = member {
                let object = objects::host(host, is_v6);
                put(
                    text,
                    format_args!("object network {object}\n fqdn v{version} {host}\n"),
                );
            }
        }
    }
    let mut lines = [0, 0];
    for filtered in &job.openings {
        let opening = filtered.opening;
        let way = way(job, filtered, job.setting(&NEAR_ACL), job.setting(&FAR_ACL));
        fill(text, "!\n! <comment>\n", &way.values);
        for is_v6 in [false, true] {
            for from in members(way.source, Some(is_v6)) {
                for to in members(way.destination, Some(is_v6)) {
                    let line = &mut lines[opening.direction as usize];
                    *line += 1;
                    fill(text, "access-list <from> line ", &way.values);
                    put(
                        text,
                        format_args!("{line} extended permit {}", opening.protocol),
                    );
                    push_end(text, from, is_v6, true);
                    push_end(text, to, is_v6, true);
                    push_ports(text, opening);
                    text.push('\n');
                }
            }
        }
    }
}
