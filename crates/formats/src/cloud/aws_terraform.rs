//! AWS security groups, as resources for Terraform or OpenTofu.
//!
//! The resources for single rules add to a group; blocks in the resource of a group would take
//! it over.

use super::{ONE_NETWORK, SECURITY_GROUP, Style, push_rules};
use crate::context::RenderContext;
use crate::format::{ALL, Format, Group, PLAIN, words};

/// AWS, for Terraform.
pub(crate) static FORMAT: Format = Format {
    id: "aws-terraform",
    group: Group::Cloud,
    words: words! {
        name: "AWS Terraform",
        keywords: "amazon ec2 vpc security group opentofu hcl",
        file_name: "palette-ports-aws.tf",
        said: format_aws_terraform,
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

fn write(text: &mut String, job: &RenderContext) {
    push_rules(text, job, &STYLE);
}
