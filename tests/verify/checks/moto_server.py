"""moto, an emulator of AWS, on loopback, with security groups to add rules to."""

import logging
import re

from common import Flow, NotRun

# What AWS takes in a description; moto takes anything.
DESCRIPTION = re.compile(r"[A-Za-z0-9 ._\-:/()#,@\[\]+=&;{}!$*]{0,255}")


class Moto:
    """The server and a client of it."""

    def __init__(self):
        try:
            import boto3
            from moto.server import ThreadedMotoServer
        except ImportError:
            raise NotRun("there is no moto: pip install moto[server]") from None
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        server.start()
        self.url = f"http://127.0.0.1:{server.get_host_and_port()[1]}"
        words = {"aws_access_key_id": "none", "aws_secret_access_key": "none", "region_name": "us-east-1"}
        self.ec2 = boto3.client("ec2", endpoint_url=self.url, **words)
        self.vpc = self.ec2.create_vpc(CidrBlock="192.0.2.0/24")["Vpc"]["VpcId"]
        self.groups = 0

    def new_group(self):
        """A new, empty group: its id."""
        self.groups += 1
        made = self.ec2.create_security_group(GroupName=f"g{self.groups}", Description="x", VpcId=self.vpc)
        group = made["GroupId"]
        # A new group lets everything out, as in AWS.
        everything = [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]
        self.ec2.revoke_security_group_egress(GroupId=group, IpPermissions=everything)
        return group

    def rules(self, group):
        """The flows of the group's rules, one for each."""
        found = self.ec2.describe_security_group_rules(
            Filters=[{"Name": "group-id", "Values": [group]}], MaxResults=1000
        )["SecurityGroupRules"]
        flows = []
        for rule in found:
            if not DESCRIPTION.fullmatch(rule["Description"]):
                raise ValueError(f"AWS takes no such description: {rule['Description']!r}")
            if not rule["Description"].startswith("palette-ports "):
                raise ValueError("it is not found by its description")
            way = "outbound" if rule["IsEgress"] else "inbound"
            end = rule.get("CidrIpv4") or rule["CidrIpv6"]
            flows.append(Flow(way, rule["IpProtocol"], rule["FromPort"], rule["ToPort"], None, end))
        return sorted(flows, key=str)
