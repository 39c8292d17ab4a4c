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
    keywords: "amazon web services ec2 vpc security group shell",
    file_name: "palette-ports-aws.sh",
    about: "An AWS security group that exists, by commands.",
    apply: "sh FILE, with the AWS CLI signed in to the group's account and region. Rules that are there stay as they are, those of an earlier, wider snippet too until you delete them. A new group lets everything out until you delete that rule. A group takes 60 rules each way by default.",
    undo: "delete the group's rules whose description begins with palette-ports, in the console or by their ids with aws ec2 revoke-security-group-ingress and -egress.",
    checked: "Run twice by the AWS CLI against an emulator, moto, whose rules were then compared; never against AWS.",
    first_line: "#!/bin/sh\n",
    fields: &[&SECURITY_GROUP],
    write,
    ..PLAIN
};

fn write(text: &mut String, job: &Job) {
    push_commands(text, job, "InvalidPermission.Duplicate", push_rule);
}

fn push_rule(text: &mut String, job: &Job, rule: &Rule) {
    let Rule {
        way, cidr, opening, ..
    } = rule;
    let (group, protocol, ports) = (
        job.setting(&SECURITY_GROUP),
        opening.protocol,
        opening.ports,
    );
    let (list, key) = if rule.is_v6 {
        ("Ipv6Ranges", "CidrIpv6")
    } else {
        ("IpRanges", "CidrIp")
    };
    put(
        text,
        format_args!(
            "add aws ec2 authorize-security-group-{way} --group-id {group} --ip-permissions 'IpProtocol={protocol},FromPort={},ToPort={},{list}=[{{{key}={cidr},Description=\"{}\"}}]'\n",
            ports.from,
            ports.to,
            rule.description()
        ),
    );
}
