//! AWS security groups, as resources for Terraform or OpenTofu.
//!
//! The resources for single rules add to a group; blocks in the resource of a group would take
//! it over.

use super::{Rule, SECURITY_GROUP, push_rules};
use crate::domain::firewall::format::{Format, Group, PLAIN};
use crate::domain::firewall::job::Job;
use crate::domain::text::put;

/// AWS, for Terraform.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "aws-terraform",
    name: "AWS Terraform",
    group: Group::Cloud,
    keywords: "amazon web services ec2 vpc security group opentofu hcl",
    file_name: "palette-ports-aws.tf",
    about: "An AWS security group that exists, as resources for Terraform or OpenTofu.",
    apply: "put it into a configuration with the provider hashicorp/aws, 4.56 or later, and run terraform apply. A second run changes nothing, a changed file opens and closes the difference. AWS refuses a rule that the group has already: import that one. Ingress or egress blocks in the group's own resource would delete these rules. A group takes 60 rules each way by default.",
    undo: "take it out of the configuration and run terraform apply.",
    checked: "Planned by Terraform with the AWS provider 5.100 and read back rule by rule; applied to an emulator, moto, never to AWS.",
    fields: &[&SECURITY_GROUP],
    write,
    ..PLAIN
};

fn write(text: &mut String, job: &Job) {
    push_rules(text, job, "# ", push_rule);
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
    let family = if rule.is_v6 { 6 } else { 4 };
    put(
        text,
        format_args!(
            "resource \"aws_vpc_security_group_{way}_rule\" \"palette-{}-{}\" {{\n  security_group_id = \"{group}\"\n  description       = \"{}\"\n  ip_protocol       = \"{protocol}\"\n  from_port         = {}\n  to_port           = {}\n  cidr_ipv{family}         = \"{cidr}\"\n}}\n",
            job.plan.tag,
            rule.name('-', '_'),
            rule.description(),
            ports.from,
            ports.to,
        ),
    );
}
