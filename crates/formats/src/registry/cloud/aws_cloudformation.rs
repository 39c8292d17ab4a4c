//! AWS security groups, as a template for CloudFormation.

use std::fmt::{self, Write};

use ports_core::dataset::Direction;

use super::aws::{SECURITY_GROUP, too_many_rules};
use super::rules::{MAX_DESCRIPTION, count, key, networks};
use crate::context::RenderContext;
use crate::format::{ALL, Format, Group, PLAIN};

/// AWS, for CloudFormation.
pub(crate) const FORMAT: Format = Format {
    id: "aws-cloudformation",
    group: Group::Cloud,
    name: "AWS CloudFormation",
    keywords: "amazon ec2 vpc security group template yaml",
    extension: "aws.yaml",
    about: msg!(format_aws_cloudformation.about),
    apply: msg!(format_aws_cloudformation.apply),
    undo: msg!(format_aws_cloudformation.undo),
    checked: msg!(format_aws_cloudformation.checked),
    fields: &[&SECURITY_GROUP],
    limits,
    replaces: ALL,
    write,
    ..PLAIN
};

/// The longest template that CloudFormation takes with a command, in bytes, less what is said of it.
const MAX_BYTES: usize = 51_200 - 600;

/// The most resources of a template.
const MAX_RESOURCES: usize = 500;

fn limits(context: &RenderContext, bytes: usize) -> Vec<String> {
    let mut limits = too_many_rules(context, bytes);
    let counts = Direction::ALL.map(|direction| count(context, direction));
    let resources: usize = counts.into_iter().sum();
    if resources > MAX_RESOURCES {
        let said = msg_fmt!(limit_cloudformation_resources, resources = resources);
        limits.push(said.to_string());
    }
    if bytes > MAX_BYTES {
        let said = msg_fmt!(limit_cloudformation_bytes, bytes = bytes);
        limits.push(said.to_string());
    }
    limits
}

fn write(out: &mut String, context: &RenderContext) -> fmt::Result {
    let group = context.setting(&SECURITY_GROUP);
    writeln!(out, "AWSTemplateFormatVersion: \"2010-09-09\"")?;
    writeln!(out, "Resources:")?;
    for rule in &context.rules {
        let (direction, resource) = rule.pick(("ingress", "Ingress"), ("egress", "Egress"));
        let (protocol, from, to) = (rule.protocol, rule.ports.from, rule.ports.to);
        let ids = rule.ids(MAX_DESCRIPTION);
        writeln!(out, "\n  # {}", rule.comment)?;
        for network in networks(&rule.remote) {
            // Names are letters and digits. Addresses are quoted, as colons mean something in YAML.
            let key = key(rule, &network, 'X', 'Z');
            let cidr = network.cidr();
            let v6 = network.family().pick("", "v6");
            write!(
                out,
                r#"  {direction}X{key}:
    Type: AWS::EC2::SecurityGroup{resource}
    Properties:
      GroupId: {group}
      Description: "{ids}"
      IpProtocol: {protocol}
      FromPort: {from}
      ToPort: {to}
      CidrIp{v6}: "{cidr}"
"#
            )?;
        }
    }
    Ok(())
}
