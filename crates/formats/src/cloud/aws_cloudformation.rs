//! AWS security groups, as a template for CloudFormation.

use super::{ONE_NETWORK, SECURITY_GROUP, Style, push_rules};
use crate::context::RenderContext;
use crate::format::{ALL, Format, Group, PLAIN, words};

/// AWS, for CloudFormation.
pub(crate) static FORMAT: Format = Format {
    id: "aws-cloudformation",
    group: Group::Cloud,
    words: words! {
        name: "AWS CloudFormation",
        keywords: "amazon ec2 vpc security group template yaml",
        file_name: "palette-ports-aws.yaml",
        said: format_aws_cloudformation,
    },
    fields: &[&SECURITY_GROUP],
    replaces: ALL,
    write,
    ..PLAIN
};

static STYLE: Style = Style {
    head: "AWSTemplateFormatVersion: \"2010-09-09\"\nResources:\n",
    above: "\n  # <comment>\n",
    // Names are letters and digits. Addresses are quoted, as colons mean something in YAML.
    rule: "  <ingress|egress>X<key>:
    Type: AWS::EC2::SecurityGroup<Ingress|Egress>
    Properties:
      GroupId: <security-group>
      Description: \"<ids>\"
      IpProtocol: <protocol>
      FromPort: <first>
      ToPort: <last>
      CidrIp</v6>: \"<far>\"\n",
    marks: ['X', 'Z'],
    ..ONE_NETWORK
};

fn write(text: &mut String, job: &RenderContext) {
    push_rules(text, job, &STYLE);
}
