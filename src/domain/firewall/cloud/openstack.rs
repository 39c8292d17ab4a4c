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
    wanted: "letters, digits and -_., such as palette-ports",
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
    about: "Rules in an existing OpenStack security group.",
    apply: "sh FILE, signed in to the group's project. A second run changes nothing. Rules of an earlier, wider snippet stay until you delete them. A new group lets everything out until you delete these rules. A project takes 100 rules by default.",
    undo: "openstack security group rule delete for each rule whose description begins with palette-ports; openstack security group show has their ids.",
    checked: "Run twice against a real Neutron server and read back rule by rule; no instance was behind it.",
    first_line: "#!/bin/sh\n",
    fields: &[&SECURITY_GROUP],
    write,
    ..PLAIN
};

fn write(text: &mut String, job: &Job) {
    push_commands(text, job, "rule already exists", push_rule);
}

fn push_rule(text: &mut String, rule: &Rule) {
    let Rule {
        way,
        opening,
        far,
        description,
        ..
    } = rule;
    let (group, protocol) = (rule.job.setting(&SECURITY_GROUP), opening.protocol);
    let family = if rule.is_v6 { '6' } else { '4' };
    // Without its ethertype, a rule for an IPv6 network would be one for IPv4 and refused.
    put(
        text,
        format_args!(
            "add openstack security group rule create --{way} --ethertype IPv{family} --protocol {protocol} --dst-port {} --remote-ip {far} --description \"{description}\" {group}\n",
            opening.ports.joined(':')
        ),
    );
}
