//! AWS security groups, as a template for CloudFormation.

use super::{ONE_NETWORK, Rule, SECURITY_GROUP, Style, push_rules};
use crate::domain::firewall::format::{Format, Group, PLAIN};
use crate::domain::firewall::job::Job;
use crate::domain::text::put;

/// AWS, for CloudFormation.
pub(in crate::domain::firewall) static FORMAT: Format = Format {
    id: "aws-cloudformation",
    name: "AWS CloudFormation",
    group: Group::Cloud,
    keywords: "amazon ec2 vpc security group template yaml",
    file_name: "palette-ports-aws.yaml",
    about: "Rules in an existing AWS security group.",
    apply: "aws cloudformation deploy --stack-name palette-ports --template-file FILE, with a stack of its own for each role. A second run changes nothing, a changed file opens and closes the difference. AWS refuses a rule that the group has already: delete that one first. A new group lets everything out until you delete that rule. A group takes 60 rules each way by default.",
    undo: "aws cloudformation delete-stack --stack-name palette-ports.",
    checked: "Checked by cfn-lint and read back rule by rule; never deployed.",
    fields: &[&SECURITY_GROUP],
    write,
    ..PLAIN
};

static STYLE: Style = Style {
    mark: "  # ",
    push: push_rule,
    ..ONE_NETWORK
};

fn write(text: &mut String, job: &Job) {
    text.push_str("AWSTemplateFormatVersion: \"2010-09-09\"\nResources:\n");
    push_rules(text, job, &STYLE);
}

fn push_rule(text: &mut String, rule: &Rule) {
    let Rule {
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
    let kind = if rule.is_inbound { "Ingress" } else { "Egress" };
    let v6 = if rule.is_v6 { "v6" } else { "" };
    // Names are letters and digits. Addresses are quoted, as colons mean something in YAML.
    put(
        text,
        format_args!(
            "  {}:
    Type: AWS::EC2::SecurityGroup{kind}
    Properties:
      GroupId: {group}
      Description: \"{description}\"
      IpProtocol: {protocol}
      FromPort: {}
      ToPort: {}
      CidrIp{v6}: \"{far}\"\n",
            rule.long_name('X', 'Z'),
            ports.from,
            ports.to
        ),
    );
}
