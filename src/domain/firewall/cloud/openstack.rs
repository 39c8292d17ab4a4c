//! OpenStack security groups, as commands.

use super::{ONE_NETWORK, Style, commands, push_rules};
use crate::domain::firewall::fields::{Check, Field, field};
use crate::domain::firewall::format::{Format, Group, PLAIN, words};
use crate::domain::firewall::job::Job;

static SECURITY_GROUP: Field = Field {
    words: field! {
        id: "openstack-group",
        label: "Security group",
        hint: "The name or id of the group around these hosts: openstack security group list.",
        default: "palette-ports",
        wanted: "letters, digits and -_., such as palette-ports",
    },
    check: Check::Word {
        max: 64,
        extra: "-_.",
    },
};

/// OpenStack, as commands.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "openstack",
    group: Group::Cloud,
    words: words! {
        name: "OpenStack CLI",
        keywords: "neutron security group shell",
        file_name: "palette-ports-openstack.sh",
        about: "Rules in an existing OpenStack security group.",
        apply: "sh FILE, signed in to the group's project. A second run changes nothing. Rules of an earlier, wider snippet stay until you delete them. A new group lets everything out until you delete these rules. A project takes 100 rules by default.",
        undo: "openstack security group rule delete for each rule whose description begins with palette-ports; openstack security group show has their ids.",
        checked: "Run against a real Neutron server and read back rule by rule; no instance was behind it.",
    },
    first_line: "#!/bin/sh\n",
    fields: &[&SECURITY_GROUP],
    write,
    ..PLAIN
};

static STYLE: Style = Style {
    head: commands!("rule already exists"),
    tail: ")\n",
    // Without its ethertype, a rule for an IPv6 network would be one for IPv4 and refused.
    rule: "add openstack security group rule create --<ingress|egress> --ethertype IPv<4/6> --protocol <protocol> --dst-port <span> --remote-ip <far> --description \"<ids>\" <openstack-group>\n",
    ..ONE_NETWORK
};

fn write(text: &mut String, job: &Job) {
    push_rules(text, job, &STYLE);
}
