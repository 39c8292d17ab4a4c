//! AWS security groups, as resources for Terraform or OpenTofu.
//!
//! The resources for single rules add to a group; blocks in the resource of a group would take
//! it over.

use super::{ONE_NETWORK, Rule, SECURITY_GROUP, Style, push_rules};
use crate::domain::firewall::format::{Format, Group, PLAIN};
use crate::domain::firewall::job::Job;
use crate::domain::text::put;

/// AWS, for Terraform.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "aws-terraform",
    name: "AWS Terraform",
    group: Group::Cloud,
    keywords: "amazon ec2 vpc security group opentofu hcl",
    file_name: "palette-ports-aws.tf",
    about: "Rules in an existing AWS security group.",
    apply: "terraform apply, with this file in your configuration and the provider hashicorp/aws, 4.56 or later. A second run changes nothing, a changed file opens and closes the difference. AWS refuses a rule that the group has already: import that one. Ingress or egress blocks in the group's own resource would delete these rules. A group takes 60 rules each way by default.",
    undo: "delete the file, then terraform apply.",
    checked: "Planned by Terraform with the provider 5.100, applied to an emulator, moto, and read back rule by rule; never against AWS.",
    fields: &[&SECURITY_GROUP],
    write,
    ..PLAIN
};

static STYLE: Style = Style {
    push: push_rule,
    ..ONE_NETWORK
};

fn write(text: &mut String, job: &Job) {
    push_rules(text, job, &STYLE);
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
    let family = if rule.is_v6 { '6' } else { '4' };
    put(
        text,
        format_args!(
            "resource \"aws_vpc_security_group_{way}_rule\" \"palette-{}-{}\" {{
  security_group_id = \"{group}\"
  description       = \"{description}\"
  ip_protocol       = \"{protocol}\"
  from_port         = {}
  to_port           = {}
  cidr_ipv{family}         = \"{far}\"
}}\n",
            rule.job.plan.tag,
            rule.long_name('-', '_'),
            ports.from,
            ports.to
        ),
    );
}
