//! OpenStack security groups, as commands.

use super::{ONE_NETWORK, Style, commands, push_rules};
use crate::context::RenderContext;
use crate::fields::{Check, Field, field};
use crate::format::{Format, Group, PLAIN, words};

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
pub(crate) static FORMAT: Format = Format {
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

fn write(text: &mut String, job: &RenderContext) {
    push_rules(text, job, &STYLE);
}
