//! AWS security groups, as a template for CloudFormation.

use super::{Rule, SECURITY_GROUP, push_rules};
use crate::domain::firewall::format::{Format, Group, PLAIN};
use crate::domain::firewall::job::Job;
use crate::domain::text::put;

/// AWS, for CloudFormation.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "aws-cloudformation",
    name: "AWS CloudFormation",
    group: Group::Cloud,
    keywords: "amazon web services ec2 vpc security group template stack yaml",
    file_name: "palette-ports-aws.yaml",
    about: "An AWS security group that exists, as a template for CloudFormation.",
    apply: "aws cloudformation deploy --stack-name palette-ports --template-file FILE, with a stack of its own for each role. A second run changes nothing, a changed file opens and closes the difference. AWS refuses a rule that the group has already: delete that one first. A new group lets everything out until you delete that rule. A group takes 60 rules each way by default.",
    undo: "aws cloudformation delete-stack --stack-name palette-ports.",
    checked: "Checked by cfn-lint against the schemas of AWS and read back rule by rule; never deployed.",
    fields: &[&SECURITY_GROUP],
    write,
    ..PLAIN
};

fn write(text: &mut String, job: &Job) {
    text.push_str("AWSTemplateFormatVersion: \"2010-09-09\"\nResources:\n");
    push_rules(text, job, "  # ", push_rule);
}

fn push_rule(text: &mut String, job: &Job, rule: &Rule) {
    let Rule { cidr, opening, .. } = rule;
    let (group, protocol, ports) = (
        job.setting(&SECURITY_GROUP),
        opening.protocol,
        opening.ports,
    );
    let kind = if rule.way == "egress" {
        "Egress"
    } else {
        "Ingress"
    };
    let key = if rule.is_v6 { "CidrIpv6" } else { "CidrIp" };
    // Names are letters and digits. Addresses are quoted, as colons mean something in YAML.
    put(
        text,
        format_args!(
            "  {}:\n    Type: AWS::EC2::SecurityGroup{kind}\n    Properties:\n      GroupId: {group}\n      Description: \"{}\"\n      IpProtocol: {protocol}\n      FromPort: {}\n      ToPort: {}\n      {key}: \"{cidr}\"\n",
            rule.name('X', 'Z'),
            rule.description(),
            ports.from,
            ports.to,
        ),
    );
}
