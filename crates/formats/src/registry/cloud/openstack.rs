//! OpenStack security groups, as commands.

use std::fmt::{self, Write};

use ports_core::dataset::Direction;

use super::rules::{MAX_DESCRIPTION, count, networks};
use super::script::write_add_function;
use crate::context::RenderContext;
use crate::fields::{Blank, Check, FIELD, Field};
use crate::format::{Format, Group, PLAIN};

static SECURITY_GROUP: Field = Field {
    id: "openstack-group",
    label: msg!(field_openstack_group.label),
    hint: msg!(field_openstack_group.hint),
    blank: Blank::Gap("<security-group>"),
    example: "palette-ports",
    wanted: msg!(field_openstack_group.wanted),
    check: Check::Word {
        max: 64,
        extra: "-_.",
    },
    is_of_role: true,
    ..FIELD
};

/// OpenStack, as commands.
pub(crate) const FORMAT: Format = Format {
    id: "openstack",
    group: Group::Cloud,
    name: "OpenStack CLI",
    keywords: "neutron security group shell",
    extension: "openstack.sh",
    about: msg!(format_openstack.about),
    apply: msg!(format_openstack.apply),
    undo: msg!(format_openstack.undo),
    checked: msg!(format_openstack.checked),
    fields: &[&SECURITY_GROUP],
    limits,
    write,
    ..PLAIN
};

/// How many rules a project takes, unless its quota was raised.
const MAX_RULES: usize = 100;

fn limits(context: &RenderContext, _bytes: usize) -> Vec<String> {
    let counts = Direction::ALL.map(|direction| count(context, direction));
    let rules: usize = counts.into_iter().sum();
    (rules > MAX_RULES)
        .then(|| msg_fmt!(limit_openstack_rules, rules = rules, most = MAX_RULES).to_string())
        .into_iter()
        .collect()
}

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    let group = context.shell_word(&SECURITY_GROUP);
    write_add_function(out, "rule already exists")?;
    for rule in &context.rules {
        let direction = rule.pick("ingress", "egress");
        let (protocol, ports) = (rule.protocol, rule.ports.joined(':'));
        let ids = rule.ids(MAX_DESCRIPTION);
        writeln!(out, "\n# {}", rule.comment)?;
        for network in networks(&rule.remote) {
            let cidr = network.cidr();
            // Without its ethertype, a rule for an IPv6 network would be one for IPv4 and refused.
            let ethertype = network.family().pick("IPv4", "IPv6");
            writeln!(
                out,
                "add openstack security group rule create --{direction} --ethertype {ethertype} \
                 --protocol {protocol} --dst-port {ports} --remote-ip {cidr} \
                 --description \"{ids}\" {group}"
            )?;
        }
    }
    writeln!(out, ")")
}
