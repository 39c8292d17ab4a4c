//! PAN-OS, as `set` commands.
//!
//! `set` adds to the members that a rule has, so an earlier rule of the same name would keep what
//! it opened: each is deleted first, and so are those that an earlier snippet may have had beyond
//! these. All of it takes effect at the commit, so nothing is ever half done. PAN-OS knows no
//! comment lines; what an opening is for is in its rule's description.
//!
//! Addresses stand in the rules as they are, with their length: no object can have such a name,
//! and there is none to keep in step. Host names and ports need an object.

use super::objects;
use crate::domain::dataset::Direction;
use crate::domain::firewall::fields::{FAR_ZONE, NEAR_ZONE};
use crate::domain::firewall::format::{Format, Group, Names, PLAIN};
use crate::domain::firewall::header;
use crate::domain::firewall::job::{Ends, Job};
use crate::domain::text::put;

/// PAN-OS.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "pan-os",
    name: "Palo Alto PAN-OS",
    group: Group::Device,
    keywords: "panos palo alto networks ngfw firewall security policy rule set fqdn",
    file_name: "palette-ports-pan-os.txt",
    about: "Palo Alto Networks firewalls, by their command line.",
    apply: "paste in configuration mode into the CLI of a firewall (not Panorama), after set cli scripting-mode on; review and commit. With several virtual systems, set system setting target-vsys first. The rules go to the top. A second run replaces up to 20 rules of an earlier one; a delete with nothing to delete only says so.",
    undo: "run the delete commands again and commit. The objects named palette-… open nothing by themselves.",
    checked: "Read back rule by rule with FWShift's parser, and its elements compared with pan-os-python's; never loaded into a firewall.",
    comment: "",
    near: true,
    names: Names::Both,
    fields: &[&NEAR_ZONE, &FAR_ZONE],
    write,
    ..PLAIN
};

/// A rule's description has 1024 bytes at most.
const MAX_DESCRIPTION: usize = 1000;

fn write(text: &mut String, job: &Job) {
    for number in 1..=job.openings.len().max(objects::EARLIER) {
        put(
            text,
            format_args!("delete rulebase security rules {}\n", job.name(number)),
        );
    }
    for host in objects::hosts(job) {
        let object = objects::host(host);
        put(text, format_args!("set address {object} fqdn {host}\n"));
    }
    for opening in objects::services(job) {
        let service = objects::service(opening);
        let (protocol, ports) = (opening.protocol, opening.ports);
        put(
            text,
            format_args!("set service {service} protocol {protocol} port {ports}\n"),
        );
    }
    let (near_zone, far_zone) = (job.setting(&NEAR_ZONE), job.setting(&FAR_ZONE));
    for filtered in &job.openings {
        let opening = filtered.opening;
        let service = objects::service(opening);
        let ((from, source), (to, destination)) = match opening.direction {
            Direction::Inbound => ((far_zone, &filtered.far), (near_zone, &job.near)),
            Direction::Outbound => ((near_zone, &job.near), (far_zone, &filtered.far)),
        };
        let name = job.name(filtered.number);
        let rule = format!("rulebase security rules {name}");
        let description = header::plain(opening, MAX_DESCRIPTION);
        put(
            text,
            format_args!(
                "set {rule} description \"{description}\"\nset {rule} from {from} to {to}\n"
            ),
        );
        push_members(text, &rule, "source", source);
        push_members(text, &rule, "destination", destination);
        put(
            text,
            format_args!(
                "set {rule} application any service {service} action allow\nmove {rule} top\n"
            ),
        );
    }
}

/// One command for each member, so that none is too long for a line.
fn push_members(text: &mut String, rule: &str, side: &str, ends: &Ends) {
    match &ends.nets {
        None => put(text, format_args!("set {rule} {side} any\n")),
        Some(nets) => {
            for net in nets {
                put(text, format_args!("set {rule} {side} {}\n", net.cidr()));
            }
        }
    }
    for host in &ends.hosts {
        put(
            text,
            format_args!("set {rule} {side} {}\n", objects::host(host)),
        );
    }
}
