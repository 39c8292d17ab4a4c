"""Terraform with the AWS provider against moto, an emulator of AWS; without them, python-hcl2.

The provider comes from a directory laid out as a filesystem mirror, so that nothing is downloaded:
the one that TF_PLUGINS names, or one of those in which Terraform and its packages keep plugins.
"""

import glob
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from common import Check, Flow, replaced, run, version_of, without_line
from moto_server import DESCRIPTION, Moto

PLACES = [
    os.environ.get("TF_PLUGINS", ""),
    os.environ.get("TF_PLUGIN_CACHE_DIR", ""),
    os.path.expanduser("~/.terraform.d/plugins"),
    "/usr/local/share/terraform/plugins",
    "/usr/share/terraform/plugins",
    *sorted(glob.glob("/opt/*")),
]
PROVIDER = "registry.terraform.io/hashicorp/aws"
RULE = re.compile(r"aws_vpc_security_group_(egress|ingress)_rule")
ARGUMENTS = {"security_group_id", "description", "ip_protocol", "from_port", "to_port"}
DEFAULT = "sg-0123456789abcdef0"


def flow(kind, arguments, group):
    """The flow of one resource, which must be a rule and nothing more."""
    way = RULE.fullmatch(kind)
    said = {key: value for key, value in arguments.items() if value not in (None, {}, [])}
    ends = set(said) - ARGUMENTS
    if not way or ends not in ({"cidr_ipv4"}, {"cidr_ipv6"}):
        raise ValueError(f"there is more than a rule: {kind} {sorted(said)}")
    key = ends.pop()
    if (":" in said[key]) != (key == "cidr_ipv6"):
        raise ValueError(f"{key} is {said[key]}")
    if said["security_group_id"] != group:
        raise ValueError(f"another group: {said['security_group_id']}")
    if not DESCRIPTION.fullmatch(said["description"]) or not said["description"].startswith("palette-ports "):
        raise ValueError(f"AWS takes no such description: {said['description']!r}")
    way = {"egress": "outbound", "ingress": "inbound"}[way.group(1)]
    return Flow(way, said["ip_protocol"], said["from_port"], said["to_port"], None, said[key])


def read(file):
    """A snippet as it was written."""
    return file.read_bytes().decode("utf-8")


class Base(Check):
    format = "aws-terraform"
    broken_cases = ("both",)

    def broken(self, snippet, case):
        return [
            ("a misspelt type", replaced(snippet, '"aws_vpc_security_group', '"aws_vpc_securty_group')),
            ("a misspelt argument", replaced(snippet, "ip_protocol ", "protocol    ")),
            ("no group", without_line(snippet, "security_group_id")),
            ("a wider port", re.sub(r"to_port( +)= \d+", r"to_port\1= 65535", snippet, count=1)),
            ("every protocol", re.sub(r'ip_protocol( +)= "\w+"', r'ip_protocol\1= "-1"', snippet, count=1)),
            ("a wider network", re.sub(r'(cidr_ipv4 +)= "\S+"', r'\1= "0.0.0.0/0"', snippet, count=1)),
            ("a name that is taken", re.sub(r'(gress_rule" )"\S+"', r'\1"same"', snippet)),
            ("a lost bracket", replaced(snippet, "\n}\n", "\n")),
            ("a lost quote", replaced(snippet, 'tcp"', "tcp")),
            ("another direction", replaced(snippet, "egress_rule", "ingress_rule")),
        ]


class Hcl(Base):
    engine = "python-hcl2"
    strength = "parser"

    def version(self):
        return version_of("python-hcl2")

    def read_back(self, snippet, case):
        import hcl2

        group = case["settings"].get("security-group", DEFAULT)
        read = hcl2.loads(snippet)
        if set(read) - {"resource", "__comments__", "__inline_comments__"}:
            raise ValueError(f"there is more than resources: {sorted(read)}")
        flows, names = [], []

        def plain(value):
            return value.strip('"') if isinstance(value, str) else value

        for resource in read["resource"]:
            for kind, named in resource.items():
                for name, arguments in named.items():
                    names.append((kind, name))
                    said = {key: plain(value) for key, value in arguments.items() if not key.startswith("__")}
                    flows.append(flow(plain(kind), said, group))
        if len(set(names)) != len(names) or len(set(flows)) != len(flows):
            raise ValueError("a rule is there twice")
        return set(flows)


class Terraform(Base):
    engine = "Terraform with the AWS provider, against moto"
    strength = "parser + emulator"

    def __init__(self, place, directory):
        self.directory, self.moto, self.planned = pathlib.Path(directory), Moto(), {}
        (self.directory / "rc").write_text(
            f'provider_installation {{\n  filesystem_mirror {{\n    path = "{place}"\n  }}\n}}\n', encoding="utf-8"
        )
        (self.directory / "provider.tf").write_text(
            f"""terraform {{
  required_providers {{
    aws = {{ source = "hashicorp/aws" }}
  }}
}}
provider "aws" {{
  region = "us-east-1"
  access_key = "none"
  secret_key = "none"
  skip_credentials_validation = true
  skip_metadata_api_check = true
  skip_requesting_account_id = true
  endpoints {{
    ec2 = "{self.moto.url}"
  }}
}}
""",
            encoding="utf-8",
        )
        self.terraform("init", "-input=false")

    def terraform(self, *words):
        environment = dict(os.environ, TF_CLI_CONFIG_FILE=str(self.directory / "rc"), CHECKPOINT_DISABLE="1")
        done = subprocess.run(
            ["terraform", *words], cwd=self.directory, env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            raise ValueError(" ".join(re.sub(r"\x1b\S*m|[│╷╵]", "", done.stderr).split())[:300])
        return done.stdout

    def version(self):
        said = json.loads(self.terraform("version", "-json"))
        aws = said["provider_selections"][PROVIDER]
        return f"{said['terraform_version']}, provider {aws} / moto {version_of('moto')}"

    def put(self, snippet, case, group):
        named = case["settings"].get("security-group", DEFAULT)
        text = replaced(snippet, f'"{named}"', f'"{group}"', -1)
        (self.directory / "snippet.tf").write_text(text, encoding="utf-8")

    def apply(self, snippet, case, group):
        self.put(snippet, case, group)
        self.terraform("apply", "-auto-approve", "-input=false", "-parallelism=4")
        return self.moto.rules(group)

    def read_back(self, snippet, case):
        if not self.planned:
            # The provider takes long to start: the snippets are planned all at once, each a module.
            self.plan({file.parent.name: read(file) for file in pathlib.Path(case["path"]).parents[1].glob("*/snippet")})
        name = case["case"]
        if self.planned.get(name, (None,))[0] != snippet:
            name = "broken"
            self.plan({name: snippet})
        group = case["settings"].get("security-group", DEFAULT)
        flows = set()
        for change in self.planned[name][1]:
            if change["change"]["actions"] != ["create"]:
                raise ValueError(f"it does more than add: {change['change']['actions']}")
            found = flow(change["type"], change["change"]["after"], group)
            if found in flows:
                raise ValueError("AWS refuses a rule that is there twice")
            flows.add(found)
        if case["before"] and name != "broken":
            self.lived_through(snippet, case, flows)
        return flows

    def plan(self, snippets):
        """Plans these snippets, and keeps what they would change."""
        self.clear()
        for name, snippet in snippets.items():
            (self.directory / name).mkdir()
            (self.directory / name / "snippet.tf").write_text(snippet, encoding="utf-8")
            with open(self.directory / "modules.tf", "a", encoding="utf-8") as file:
                file.write(f'module "{name}" {{\n  source = "./{name}"\n}}\n')
        self.terraform("init", "-input=false")
        self.terraform("plan", "-input=false", "-out=plan")
        changes = json.loads(self.terraform("show", "-json", "plan")).get("resource_changes", [])
        for name, snippet in snippets.items():
            mine = [change for change in changes if change["module_address"] == f"module.{name}"]
            self.planned[name] = snippet, mine

    def clear(self):
        """Leaves the provider alone."""
        for file in self.directory.iterdir():
            if file.name not in ("rc", "provider.tf", ".terraform", ".terraform.lock.hcl"):
                shutil.rmtree(file) if file.is_dir() else file.unlink()

    def lived_through(self, snippet, case, flows):
        """What the reader is told of a second run, of one over a wider snippet, and of taking it out."""
        group = self.moto.new_group()
        self.clear()
        if not set(self.apply(case["before"], case, group)) - flows:
            raise ValueError("the snippet before it is not wider")
        if set(self.apply(snippet, case, group)) != flows:
            raise ValueError("it does not apply as planned")
        if self.terraform("plan", "-input=false", "-detailed-exitcode").count("No changes") != 1:
            raise ValueError("a second run changes something")
        (self.directory / "snippet.tf").unlink()
        self.terraform("apply", "-auto-approve", "-input=false")
        if self.moto.rules(group):
            raise ValueError("taken out of the configuration, it leaves rules behind")


def main():
    places = [place for place in PLACES if place and pathlib.Path(place, PROVIDER).is_dir()]
    if places and shutil.which("terraform"):
        with tempfile.TemporaryDirectory() as directory:
            run([Terraform(places[0], directory)])
    run([Hcl()])


if __name__ == "__main__":
    main()
