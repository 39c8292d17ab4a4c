//! AWS security groups, as commands.
//!
//! A call fails whole when one of its rules is there already, so each rule has a call of its own.

use std::fmt::{self, Write};

use super::aws::{SECURITY_GROUP, too_many_rules};
use super::rules::{MAX_DESCRIPTION, networks};
use super::script::write_add_function;
use crate::context::RenderContext;
use crate::format::{Format, Group, PLAIN};

/// AWS, as commands.
pub(crate) const FORMAT: Format = Format {
    id: "aws-cli",
    group: Group::Cloud,
    name: "AWS CLI",
    keywords: "amazon ec2 vpc security group shell",
    extension: "aws.sh",
    about: msg!(format_aws_cli.about),
    apply: msg!(format_aws_cli.apply),
    undo: msg!(format_aws_cli.undo),
    checked: msg!(format_aws_cli.checked),
    fields: &[&SECURITY_GROUP],
    limits: too_many_rules,
    write,
    ..PLAIN
};

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    let group = context.shell_word(&SECURITY_GROUP);
    write_add_function(out, "InvalidPermission.Duplicate")?;
    for rule in &context.rules {
        let direction = rule.pick("ingress", "egress");
        let (protocol, from, to) = (rule.protocol, rule.ports.from, rule.ports.to);
        let ids = rule.ids(MAX_DESCRIPTION);
        writeln!(out, "\n# {}", rule.comment)?;
        for network in networks(&rule.remote) {
            let cidr = network.cidr();
            let v6 = network.family().pick("", "v6");
            writeln!(
                out,
                "add aws ec2 authorize-security-group-{direction} --group-id {group} \
                 --ip-permissions 'IpProtocol={protocol},FromPort={from},ToPort={to},\
                 Ip{v6}Ranges=[{{CidrIp{v6}={cidr},Description=\"{ids}\"}}]'"
            )?;
        }
    }
    writeln!(out, ")")
}
