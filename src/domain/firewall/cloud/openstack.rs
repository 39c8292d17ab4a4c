//! OpenStack security groups, as commands.

use super::{ONE_NETWORK, Style, commands, push_rules};
use crate::domain::firewall::fields::{Check, Field, field};
use crate::domain::firewall::format::{Format, Group, PLAIN, words};
use crate::domain::firewall::job::Job;

static SECURITY_GROUP: Field = Field {
    words: field! {
        id: "openstack-group",
        said: field_openstack_group,
        default: "palette-ports",
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
        said: format_openstack,
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
