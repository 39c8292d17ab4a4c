//! AWS security groups, as resources for Terraform or OpenTofu.
//!
//! The resources for single rules add to a group; blocks in the resource of a group would take
//! it over.

use std::fmt::{self, Write};

use super::aws::{SECURITY_GROUP, too_many_rules};
use super::rules::{MAX_DESCRIPTION, key, networks};
use crate::context::RenderContext;
use crate::format::{ALL, Format, Group, PLAIN};

/// AWS, for Terraform.
pub(crate) const FORMAT: Format = Format {
    id: "aws-terraform",
    group: Group::Cloud,
    name: "AWS Terraform",
    keywords: "amazon ec2 vpc security group opentofu hcl",
    extension: "aws.tf",
    about: msg!(format_aws_terraform.about),
    apply: msg!(format_aws_terraform.apply),
    undo: msg!(format_aws_terraform.undo),
    checked: msg!(format_aws_terraform.checked),
    fields: &[&SECURITY_GROUP],
    limits: too_many_rules,
    replaces: ALL,
    write,
    ..PLAIN
};

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    let tag = context.tag;
    let group = context.setting(&SECURITY_GROUP);
    for rule in &context.rules {
        let direction = rule.pick("ingress", "egress");
        let (protocol, from, to) = (rule.protocol, rule.ports.from, rule.ports.to);
        let ids = rule.ids(MAX_DESCRIPTION);
        writeln!(out, "\n# {}", rule.comment)?;
        for network in networks(&rule.remote) {
            let key = key(rule, &network, '-', '_');
            let cidr = network.cidr();
            let family = network.family().pick("ipv4", "ipv6");
            write!(
                out,
                r#"resource "aws_vpc_security_group_{direction}_rule" "palette-{tag}-{direction}-{key}" {{
  security_group_id = "{group}"
  description       = "{ids}"
  ip_protocol       = "{protocol}"
  from_port         = {from}
  to_port           = {to}
  cidr_{family}         = "{cidr}"
}}
"#
            )?;
        }
    }
    Ok(())
}
