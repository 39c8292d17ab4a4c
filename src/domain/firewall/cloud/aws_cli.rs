//! AWS security groups, as commands.
//!
//! A call fails whole when one of its rules is there already, so each rule has a call of its own.

use super::{Rule, SECURITY_GROUP, push_commands};
use crate::domain::firewall::format::{Format, Group, PLAIN};
use crate::domain::firewall::job::Job;
use crate::domain::text::put;

/// AWS, as commands.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "aws-cli",
    name: "AWS CLI",
    group: Group::Cloud,
    keywords: "amazon ec2 vpc security group shell",
    file_name: "palette-ports-aws.sh",
    about: "Rules in an existing AWS security group.",
    apply: "sh FILE, signed in to the group's account and region. A second run changes nothing. Rules of an earlier, wider snippet stay until you delete them. A new group lets everything out until you delete that rule. A group takes 60 rules each way by default.",
    undo: "aws ec2 revoke-security-group-ingress and -egress for each rule whose description begins with palette-ports.",
    checked: "Run twice by the AWS CLI against an emulator, moto, and read back rule by rule; never against AWS.",
    first_line: "#!/bin/sh\n",
    fields: &[&SECURITY_GROUP],
    write,
    ..PLAIN
};

fn write(text: &mut String, job: &Job) {
    push_commands(text, job, "InvalidPermission.Duplicate", push_rule);
}

fn push_rule(text: &mut String, rule: &Rule) {
    let Rule {
        way,
        opening,
        far,
        description,
        ..
    } = rule;
    let (group, protocol, ports) = (
        rule.job.setting(&SECURITY_GROUP),
        opening.protocol,
        opening.ports,
    );
    let v6 = if rule.is_v6 { "v6" } else { "" };
    put(
        text,
        format_args!(
            "add aws ec2 authorize-security-group-{way} --group-id {group} --ip-permissions 'IpProtocol={protocol},FromPort={},ToPort={},Ip{v6}Ranges=[{{CidrIp{v6}={far},Description=\"{description}\"}}]'\n",
            ports.from, ports.to
        ),
    );
}
