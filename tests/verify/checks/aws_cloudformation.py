"""cfn-lint, with the schemas of AWS that it brings along, and the template read back from its YAML."""

import re

from common import Check, Flow, replaced, run, version_of, without_line
from moto_server import DESCRIPTION

REGION = "us-east-1"
KEYS = {"GroupId", "Description", "IpProtocol", "FromPort", "ToPort"}


class CloudFormation(Check):
    format = "aws-cloudformation"
    engine = "cfn-lint"
    strength = "schema"
    broken_cases = ("both", "tcp-and-udp", "range")

    def version(self):
        return version_of("cfn-lint")

    def read_back(self, snippet, case):
        from cfnlint import decode
        from cfnlint.api import lint
        from cfnlint.config import ManualArgs

        # Warnings count as well: none is to be expected of a template that was made for it.
        found = lint(snippet, config=ManualArgs(regions=[REGION], include_checks=["I", "W", "E"]))
        if found:
            raise ValueError("; ".join(f"{match.rule.id} {match.message}" for match in found[:3]))
        template, wrong = decode.decode_str(snippet)
        if wrong:
            raise ValueError(str(wrong[0]))
        group = case["settings"].get("security-group", "sg-0123456789abcdef0")
        flows = []
        for resource in template["Resources"].values():
            way = {"AWS::EC2::SecurityGroupEgress": "outbound", "AWS::EC2::SecurityGroupIngress": "inbound"}
            rule = resource["Properties"]
            ends = set(rule) - KEYS
            if set(resource) != {"Type", "Properties"} or ends not in ({"CidrIp"}, {"CidrIpv6"}):
                raise ValueError(f"there is more than a rule: {sorted(rule)}")
            key = ends.pop()
            if (":" in rule[key]) != (key == "CidrIpv6"):
                raise ValueError(f"{key} is {rule[key]}")
            if rule["GroupId"] != group:
                raise ValueError(f"another group: {rule['GroupId']}")
            if not DESCRIPTION.fullmatch(rule["Description"]):
                raise ValueError(f"AWS takes no such description: {rule['Description']!r}")
            ports = rule["FromPort"], rule["ToPort"]
            flows.append(Flow(way[resource["Type"]], rule["IpProtocol"], *ports, None, rule[key]))
        if len(set(flows)) != len(flows):
            raise ValueError("AWS refuses a rule that is there twice")
        return set(flows)

    def broken(self, snippet, case):
        copies = [
            ("a misspelt type", replaced(snippet, "::SecurityGroup", "::SecurtyGroup")),
            ("a misspelt property", replaced(snippet, "IpProtocol:", "Protocol:")),
            ("no group", without_line(snippet, "GroupId:")),
            ("a wider port", re.sub(r"ToPort: \d+", "ToPort: 65535", snippet, count=1)),
            ("a port that is none", re.sub(r"ToPort: \d+", "ToPort: all", snippet, count=1)),
            ("a dropped end", without_line(snippet, "      Cidr")),
            ("a wider network", re.sub(r'Cidr(Ip|Ipv6): "\S+"', 'CidrIp: "0.0.0.0/0"', snippet, count=1)),
            ("a lost indentation", replaced(snippet, "    Properties:", "  Properties:")),
            ("a name with a hyphen", replaced(snippet, "gressX", "gress-")),
            ("a description AWS refuses", replaced(snippet, '"palette-ports ', '"palette-ports ~ ')),
        ]
        if "SecurityGroupEgress" in snippet:
            copies.append(("another direction", replaced(snippet, "GroupEgress", "GroupIngress")))
        return copies


run([CloudFormation()])
