"""The AWS CLI against moto, an emulator of AWS, on loopback."""

import re
import tempfile

from commands import Commands
from common import replaced, run, version_of, without_line
from moto_server import Moto
from resident import resident

LOAD = """
from awscli.clidriver import create_clidriver
driver = create_clidriver()
driver.session.get_service_model("ec2")
main = driver.main
"""


class AwsCli(Commands):
    format = "aws-cli"
    engine = "AWS CLI against moto"
    strength = "parser + emulator"
    setting = "security-group"

    def __init__(self, moto, environment):
        self.moto, self.variables = moto, environment

    def version(self):
        return f"{version_of('awscli')} / moto {version_of('moto')}"

    def environment(self):
        return self.variables

    def default(self, case):
        return "sg-0123456789abcdef0"

    def new_group(self):
        return self.moto.new_group()

    def rules(self, group):
        return self.moto.rules(group)

    def broken(self, snippet, case):
        copies = [
            ("a misspelt option", replaced(snippet, "--ip-permissions", "--ip-permission-list")),
            ("a misspelt key", replaced(snippet, "ToPort", "TooPort")),
            ("another direction", replaced(snippet, "-group-egress", "-group-ingress")),
            ("a wider port", re.sub(r"ToPort=\d+", "ToPort=65535", snippet, count=1)),
            ("a dropped rule", without_line(snippet, "add aws")),
            ("another group", replaced(snippet, "--group-id sg-", "--group-id sg-1")),
            ("a wider network", re.sub(r"CidrIp=[0-9./]+", "CidrIp=0.0.0.0/0", snippet, count=1)),
            ("a description AWS refuses", replaced(snippet, "palette-ports ", "palette-ports ~ ")),
            ("a lost quote", replaced(snippet, "}]'", "}]")),
        ]
        if case["case"] == "both":
            # The first line of the second run fails as it is there, and the rest never come.
            copies.append(("no mercy for duplicates", replaced(snippet, "InvalidPermission.Duplicate", "Duplicated")))
            copies.append(("mercy that is none", replaced(snippet, "return 0", "return")))
        return copies


def main():
    moto = Moto()
    with tempfile.TemporaryDirectory() as directory:
        environment = {
            "PATH": Commands.path(directory),
            "HOME": directory,
            "AWS_ACCESS_KEY_ID": "none",
            "AWS_SECRET_ACCESS_KEY": "none",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_ENDPOINT_URL": moto.url,
        }
        with resident(directory, "aws", LOAD, environment):
            run([AwsCli(moto, environment)])


if __name__ == "__main__":
    main()
