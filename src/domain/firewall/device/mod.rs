//! Firewalls and routers between networks.

pub(super) mod cisco_asa;
pub(super) mod cisco_ios;
pub(super) mod fortios;
pub(super) mod juniper_srx;
pub(super) mod mikrotik;
pub(super) mod nsx_t;
mod objects;
pub(super) mod pan_os;

use super::header;
use super::job::{Ends, Filtered, Job, Net};
use super::plan::Opening;
use crate::domain::dataset::Direction;
use crate::domain::text::{put, split_once};

/// One of those at an end.
#[derive(Clone, Copy, PartialEq)]
enum Member<'a> {
    /// Everybody: of the family that was asked for.
    Any,
    Net(&'a Net),
    Host(&'a str),
}

/// Who is at an end, of one family or of both. A host name may have addresses of each; beside a
/// network of a whole family, the others of that family are left out.
fn members<'a>(ends: &'a Ends, family: Option<bool>) -> Vec<Member<'a>> {
    let mut members = Vec::new();
    let Some(nets) = &ends.nets else {
        members.push(Member::Any);
        return members;
    };
    for net in nets {
        if family.is_none_or(|is_v6| is_v6 == net.is_v6) {
            if net.length == 0 && family.is_some() {
                members.clear();
                members.push(Member::Any);
                return members;
            }
            members.push(Member::Net(net));
        }
    }
    for host in &ends.hosts {
        members.push(Member::Host(host));
    }
    members
}

/// Where an opening's connections come from and where they go to, and what there is to say of it.
struct Way<'a> {
    source: &'a Ends<'a>,
    destination: &'a Ends<'a>,
    values: Values,
}

/// What stands for `<name>` and the like in a template.
type Values = Vec<(&'static str, String)>;

/// The way of an opening, with what the device calls the side of the role's own hosts and the
/// other: `<from>` and `<to>`.
fn way<'a>(job: &'a Job, filtered: &'a Filtered, near: &str, far: &str) -> Way<'a> {
    let opening = filtered.opening;
    let (from, to, source, destination) = match opening.direction {
        Direction::Inbound => (far, near, &filtered.far, &job.near),
        Direction::Outbound => (near, far, &job.near, &filtered.far),
    };
    let mut values = objects::service(opening);
    values.push(("name", job.name(filtered.number)));
    values.push(("tag", job.plan.tag.clone()));
    values.push(("from", from.to_owned()));
    values.push(("to", to.to_owned()));
    values.push(("comment", header::described(opening)));
    values.push(("description", header::plain(opening, 1000)));
    values.push(("ids", header::ids(opening, 255)));
    Way {
        source,
        destination,
        values,
    }
}

/// Appends a template with its values; they are not looked through for more.
fn fill(text: &mut String, mut template: &str, values: &Values) {
    while let Some((before, rest)) = split_once(template, b'<') {
        text.push_str(before);
        let (name, rest) = split_once(rest, b'>').unwrap_or((rest, ""));
        debug_assert!(values.iter().any(|(known, _)| *known == name), "{name}");
        for (known, value) in values {
            if *known == name {
                text.push_str(value);
            }
        }
        template = rest;
    }
    text.push_str(template);
}

/// A command for each member at both ends of a rule, so that none is too long for a line: a
/// template, `source` or `destination`, what is `behind` that, and the member's name.
fn push_ends(text: &mut String, template: &str, behind: &str, net: &str, way: &Way) {
    for (side, ends) in [("source", way.source), ("destination", way.destination)] {
        for member in members(ends, None) {
            fill(text, template, &way.values);
            put(text, format_args!("{side}{behind} "));
            push_name(text, member, net);
            text.push('\n');
        }
    }
}

/// A member's name; a network's from the template `net`.
fn push_name(text: &mut String, member: Member, net: &str) {
    match member {
        Member::Any => text.push_str("any"),
        Member::Host(host) => text.push_str(&objects::host(host, false)),
        Member::Net(one) => fill(
            text,
            net,
            &vec![
                ("address", one.address().to_owned()),
                ("length", format!("{}", one.length)),
            ],
        ),
    }
}

/// Cisco's ` host 192.0.2.7`, ` 192.0.2.0 255.255.255.0`, ` 2001:db8::/64` or ` any`; an ASA knows
/// host names, and each family's any.
fn push_end(text: &mut String, member: Member, is_v6: bool, is_asa: bool) {
    match member {
        Member::Any if is_asa => text.push_str(if is_v6 { " any6" } else { " any4" }),
        Member::Any => text.push_str(" any"),
        Member::Host(host) => put(text, format_args!(" object {}", objects::host(host, is_v6))),
        Member::Net(net) if net.is_alone() => put(text, format_args!(" host {}", net.text)),
        Member::Net(net) if is_v6 => put(text, format_args!(" {}", net.text)),
        Member::Net(net) => put(
            text,
            format_args!(" {} {}", net.address(), net.mask(!is_asa)),
        ),
    }
}

/// Cisco's ` eq 443` or ` range 30000 32767`.
fn push_ports(text: &mut String, opening: &Opening) {
    let ports = opening.ports;
    if ports.from == ports.to {
        put(text, format_args!(" eq {}", ports.from));
    } else {
        put(text, format_args!(" range {} {}", ports.from, ports.to));
    }
}
