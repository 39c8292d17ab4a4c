//! AWS security groups, as commands.
//!
//! A call fails whole when one of its rules is there already, so each rule has a call of its own.

use super::{ONE_NETWORK, SECURITY_GROUP, Style, commands, push_rules};
use crate::context::RenderContext;
use crate::format::{Format, Group, PLAIN, words};

/// AWS, as commands.
pub(crate) static FORMAT: Format = Format {
    id: "aws-cli",
    group: Group::Cloud,
    words: words! {
        name: "AWS CLI",
        keywords: "amazon ec2 vpc security group shell",
        file_name: "palette-ports-aws.sh",
        said: format_aws_cli,
    },
    first_line: "#!/bin/sh\n",
    fields: &[&SECURITY_GROUP],
    write,
    ..PLAIN
};

static STYLE: Style = Style {
    head: commands!("InvalidPermission.Duplicate"),
    tail: ")\n",
    rule: "add aws ec2 authorize-security-group-<ingress|egress> --group-id <security-group> --ip-permissions 'IpProtocol=<protocol>,FromPort=<first>,ToPort=<last>,Ip</v6>Ranges=[{CidrIp</v6>=<far>,Description=\"<ids>\"}]'\n",
    ..ONE_NETWORK
};

fn write(text: &mut String, job: &RenderContext) {
    push_rules(text, job, &STYLE);
}
