//! Juniper SRX, as `set` commands.
//!
//! Addresses and applications are named after what they are, so setting them again changes
//! nothing. Policies are deleted before they are set, in the same commit, because Junos merges.

use super::objects;
use super::{Member, fill, push_ends, push_name, way};
use crate::domain::firewall::fields::{FAR_ZONE, NEAR_ZONE};
use crate::domain::firewall::format::{Format, Group, Names, PLAIN};
use crate::domain::firewall::job::Job;
use crate::domain::text::put;

/// Juniper SRX.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "juniper-srx",
    name: "Juniper SRX",
    group: Group::Device,
    keywords: "junos vsrx firewall security policy",
    file_name: "palette-ports-srx.set",
    about: "Juniper SRX firewalls, by their command line.",
    apply: "in configuration mode, load set FILE or load set terminal; commit. New policies come last: move them above a deny of yours (insert … policy NAME before policy YOURS). Needs the global address book, which zones with books of their own rule out; host names need system name-server. A second run replaces policies by number, last again; higher numbers of an earlier one stay.",
    undo: "wildcard delete security policies from-zone A to-zone B policy palette-.*, both ways; likewise applications and address-book global; commit.",
    checked: "Read back rule by rule by FWShift; never loaded into a device.",
    near: true,
    names: Names::Both,
    fields: &[&NEAR_ZONE, &FAR_ZONE],
    write,
    ..PLAIN
};

/// The name of a network.
const NAME: &str = "palette-<address>_<length>";

fn write(text: &mut String, job: &Job) {
    for member in objects::all(job, None) {
        if member != Member::Any {
            text.push_str("set security address-book global address ");
            push_name(text, member, NAME);
            match member {
                Member::Any => {}
                Member::Net(net) => put(text, format_args!(" {}\n", net.cidr())),
                Member::Host(host) => put(text, format_args!(" dns-name {host}\n")),
            }
        }
    }
    objects::push_services(
        text,
        job,
        "set applications application <service> protocol <protocol>\nset applications application <service> destination-port <ports>\n",
    );
    for filtered in &job.openings {
        let way = way(
            job,
            filtered,
            job.setting(&NEAR_ZONE),
            job.setting(&FAR_ZONE),
        );
        // An earlier snippet may have had this number for the other way.
        fill(
            text,
            "\n# <comment>\ndelete security policies from-zone <from> to-zone <to> policy <name>\ndelete security policies from-zone <to> to-zone <from> policy <name>\nset security policies from-zone <from> to-zone <to> policy <name> description \"<ids>\"\n",
            &way.values,
        );
        push_ends(
            text,
            "set security policies from-zone <from> to-zone <to> policy <name> match ",
            "-address",
            NAME,
            &way,
        );
        fill(
            text,
            "set security policies from-zone <from> to-zone <to> policy <name> match application <service>\nset security policies from-zone <from> to-zone <to> policy <name> then permit\n",
            &way.values,
        );
    }
}
