//! OpenStack security groups, as commands.

use super::{Rule, push_commands};
use crate::domain::firewall::fields::{Check, Field};
use crate::domain::firewall::format::{Format, Group, PLAIN};
use crate::domain::firewall::job::Job;
use crate::domain::text::put;

static SECURITY_GROUP: Field = Field {
    id: "openstack-group",
    label: "Security group",
    hint: "The name or id of the group around these hosts: openstack security group list.",
    default: "palette-ports",
    wanted: "the name or id of a security group: letters, digits, hyphens, dots and underscores",
    check: Check::Word {
        max: 64,
        extra: "-_.",
    },
};

/// OpenStack, as commands.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "openstack",
    name: "OpenStack CLI",
    group: Group::Cloud,
    keywords: "neutron security group shell",
    file_name: "palette-ports-openstack.sh",
    about: "An OpenStack security group that exists, by commands.",
    apply: "sh FILE, with the openstack client signed in to the group's project. Rules that are there stay as they are, those of an earlier, wider snippet too until you delete them. A new group lets everything out until you delete these rules. A project takes 100 rules by default.",
    undo: "openstack security group show names the rules; delete those described as palette-ports, with openstack security group rule delete and their ids.",
    checked: "Run twice by the openstack client against a real Neutron server, whose rules were then compared; no instance was behind it.",
    first_line: "#!/bin/sh\n",
    fields: &[&SECURITY_GROUP],
    write,
    ..PLAIN
};

fn write(text: &mut String, job: &Job) {
    push_commands(text, job, "rule already exists", push_rule);
}

fn push_rule(text: &mut String, job: &Job, rule: &Rule) {
    let Rule {
        way, cidr, opening, ..
    } = rule;
    let (group, protocol) = (job.setting(&SECURITY_GROUP), opening.protocol);
    let family = if rule.is_v6 { 6 } else { 4 };
    // Without its ethertype, a rule for an IPv6 network would be one for IPv4 and refused.
    put(
        text,
        format_args!(
            "add openstack security group rule create --{way} --ethertype IPv{family} --protocol {protocol} --dst-port {} --remote-ip {cidr} --description \"{}\" {group}\n",
            opening.ports.joined(':'),
            rule.description()
        ),
    );
}
