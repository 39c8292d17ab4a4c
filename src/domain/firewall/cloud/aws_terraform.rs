//! AWS security groups, as resources for Terraform or OpenTofu.
//!
//! The resources for single rules add to a group; blocks in the resource of a group would take
//! it over.

use super::{ONE_NETWORK, SECURITY_GROUP, Style, push_rules};
use crate::domain::firewall::format::{ALL, Format, Group, PLAIN, words};
use crate::domain::firewall::job::Job;

/// AWS, for Terraform.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "aws-terraform",
    group: Group::Cloud,
    words: words! {
        name: "AWS Terraform",
        keywords: "amazon ec2 vpc security group opentofu hcl",
        file_name: "palette-ports-aws.tf",
        about: "Rules in an existing AWS security group.",
        apply: "terraform apply, with this file in your configuration and the provider hashicorp/aws, 4.56 or later. A second run changes nothing, a changed file opens and closes the difference. AWS refuses a rule that the group has already: import that one. Ingress or egress blocks in the group's own resource would delete these rules. A group takes 60 rules each way by default.",
        undo: "delete the file, then terraform apply.",
        checked: "Applied by Terraform to an emulator, moto, and read back rule by rule; never against AWS.",
    },
    fields: &[&SECURITY_GROUP],
    replaces: ALL,
    write,
    ..PLAIN
};

static STYLE: Style = Style {
    rule: "resource \"aws_vpc_security_group_<ingress|egress>_rule\" \"palette-<tag>-<ingress|egress>-<key>\" {
  security_group_id = \"<security-group>\"
  description       = \"<ids>\"
  ip_protocol       = \"<protocol>\"
  from_port         = <first>
  to_port           = <last>
  cidr_ipv<4/6>         = \"<far>\"
}\n",
    ..ONE_NETWORK
};

fn write(text: &mut String, job: &Job) {
    push_rules(text, job, &STYLE);
}
