"""azure-terraform and google-terraform: parsed as HCL, and every argument held against the typings
of the provider: that it exists, that the required ones are there, and whether it takes a list.

The typings are made from the provider's own schema. What the platform refuses beyond them is in the
two checks of the command lines.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess

import azure_cli
import google_cli
from common import Check, NotRun, replaced, run, version_of, without_line


def folder(package):
    """Where an npm package is."""
    for place in os.environ.get("NODE_PATH", "").split(os.pathsep):
        found = pathlib.Path(place, "@cdktf", package)
        if place and found.is_dir():
            return found
    raise NotRun(f"there is no @cdktf/{package} in NODE_PATH; get it from npm")


def snake(name):
    return re.sub(r"[A-Z]", lambda found: "_" + found[0].lower(), name)


def arguments(typings, interface):
    """The arguments in an interface: name to whether it is required, and whether it is a list."""
    body = re.search(rf"export interface {interface}\b[^{{]*\{{(.*?)\n\}}", typings, re.S)[1]
    known = re.findall(r"readonly (\w+)(\??): ([^;]+);", body)
    return {snake(name): (not optional, "[]" in kind) for name, optional, kind in known}


def bare(value):
    """A value without the quotes that the parser leaves on."""
    if isinstance(value, list):
        return [bare(one) for one in value]
    if isinstance(value, str) and len(value) > 1 and value[0] == value[-1] == '"':
        value = value[1:-1]
    if isinstance(value, str) and ("${" in value or "%{" in value):
        raise ValueError(f"not plain text: {value}")
    return value


class Terraform(Check):
    strength = "parser + schema"
    broken_cases = ("both", "one-port")
    package = module = kind = interface = ""
    blocks = {}

    def version(self):
        told = json.loads((folder(self.package) / "package.json").read_text(encoding="utf-8"))
        return f"python-hcl2 {version_of('python-hcl2')} / @cdktf/{self.package} {told['version']}"

    @property
    def engine(self):
        return f"HCL parser, {self.package[9:]} provider's typings"

    def arguments(self, interface):
        typings = (folder(self.package) / "lib" / self.module / "index.d.ts").read_text(encoding="utf-8")
        return arguments(typings, interface)

    def hold(self, said, interface, where):
        """Holds what was said against the typings."""
        known = self.arguments(interface)
        for name, value in said.items():
            if name not in known:
                raise ValueError(f"{where}: no such argument: {name}")
            if isinstance(value, list) != known[name][1]:
                raise ValueError(f"{where}: a list or not: {name}")
        for name, (is_required, _) in known.items():
            if is_required and name not in said:
                raise ValueError(f"{where}: without {name}")

    def resources(self, snippet):
        import hcl2

        # Terraform's own parser, where the machine has it, refuses what the other lets through.
        if shutil.which("terraform"):
            done = subprocess.run(
                ["terraform", "fmt", "-check", "-"], input=snippet, capture_output=True, text=True, check=False
            )
            if done.returncode:
                raise ValueError(f"terraform fmt -check: {done.stdout}{done.stderr}"[:600])
        read = hcl2.loads(snippet)
        if set(read) - {"resource", "__comments__", "__inline_comments__"}:
            raise ValueError(f"something else than resources: {list(read)}")
        names = set()
        for resource in read["resource"]:
            ((kind, named),) = resource.items()
            ((name, said),) = named.items()
            kind, name = bare(kind), bare(name)
            if kind != self.kind or name in names:
                raise ValueError(f"another kind, or twice the same name: {kind} {name}")
            names.add(name)
            said = {key: value for key, value in said.items() if not key.startswith("__")}
            for block, interface in self.blocks.items():
                for inner in said.get(block, []):
                    inner = {key: bare(value) for key, value in inner.items() if not key.startswith("__")}
                    self.hold(inner, interface, f"{name}.{block}")
            said = {key: value if key in self.blocks else bare(value) for key, value in said.items()}
            self.hold(said, self.interface, name)
            yield name, said


class AzureTerraform(Terraform):
    format = "azure-terraform"
    package, module = "provider-azurerm", "network-security-rule"
    kind, interface = "azurerm_network_security_rule", "NetworkSecurityRuleConfig"

    def read_back(self, snippet, case):
        settings = case["settings"]
        group = azure_cli.Group(settings["azure-resource-group"], settings["azure-nsg"])
        flows = set()
        for name, said in self.resources(snippet):
            place = said.pop("resource_group_name"), said.pop("network_security_group_name")
            if place != (settings["azure-resource-group"], settings["azure-nsg"]) or said.pop("name") != name:
                raise ValueError(f"{name}: in {place}")
            properties = {re.sub(r"_(\w)", lambda found: found[1].upper(), key): value for key, value in said.items()}
            group.take(name, properties)
            group.rules[name] = {"properties": properties}
            flows |= azure_cli.flows_of(properties)
        return flows

    def broken(self, snippet, case):
        copies = [
            ("a misspelt argument", replaced(snippet, "destination_port_range ", "destination_port_rang  ")),
            ("a list where one is wanted", re.sub(r'(source_port_range +=) "\*"', r'\1 ["*"]', snippet, count=1)),
            ("a missing argument", without_line(snippet, "protocol ")),
            ("a wider port", re.sub(r'(destination_port_range +=) "\d+"', r'\1 "1-65535"', snippet, count=1)),
            ("another direction", replaced(snippet, '"Outbound"', '"Inbound"')),
            ("a rule that denies", replaced(snippet, '"Allow"', '"Deny"')),
            ("an unclosed quote", replaced(snippet, '"Tcp"', '"Tcp')),
            ("another group", replaced(snippet, '"my-nsg"', '"mine"')),
        ]
        if case["case"] == "both":
            copies += [
                ("two rules with one priority", re.sub(r"(priority +=) \d+", r"\1 2000", snippet)),
                ("any in place of an address", replaced(snippet, '"203.0.113.0/24"', '"*"')),
            ]
        return copies


class GoogleTerraform(Terraform):
    format = "google-terraform"
    package, module = "provider-google", "compute-firewall"
    kind, interface = "google_compute_firewall", "ComputeFirewallConfig"
    blocks = {"allow": "ComputeFirewallAllow", "deny": "ComputeFirewallDeny"}

    def read_back(self, snippet, case):
        settings = case["settings"]
        flows = set()
        for name, said in self.resources(snippet):
            if said["network"] != settings["google-network"] or said["name"] != name:
                raise ValueError(f"{name}: in {said['network']}")
            rule = {
                "name": name,
                "direction": said["direction"],
                "priority": int(said["priority"]),
                "description": said["description"],
                "targetTags": said["target_tags"],
                "sourceRanges": said.get("source_ranges", []),
                "destinationRanges": said.get("destination_ranges", []),
                "allowed": [
                    {"IPProtocol": bare(one["protocol"]), "ports": bare(one.get("ports", []))}
                    for one in said.get("allow", [])
                ],
                "denied": said.get("deny", []),
            }
            extra = set(said) - {"name", "network", "direction", "priority", "description", "target_tags"}
            if extra - {"source_ranges", "destination_ranges", "allow", "deny"}:
                raise ValueError(f"{name}: {extra}")
            google_cli.limits_of(rule)
            flows |= google_cli.flows_of(rule, settings)
        return flows

    def broken(self, snippet, case):
        return [
            ("a misspelt argument", replaced(snippet, "target_tags", "target_tag ")),
            ("a misspelt argument in a block", replaced(snippet, "    ports    =", "    portss   =")),
            ("one where a list is wanted", replaced(snippet, '["palette"]', '"palette"')),
            ("every machine", without_line(snippet, "target_tags")),
            ("every port", without_line(snippet, "    ports ")),
            ("a wider port", re.sub(r'(ports +=) \["\d+"\]', r'\1 ["1-65535"]', snippet, count=1)),
            ("the other direction", replaced(snippet, '"EGRESS"', '"INGRESS"')),
            ("a rule that denies", replaced(snippet, "  allow {", "  deny {")),
            ("no ranges", without_line(snippet, "destination_ranges")),
            ("both families in a rule", replaced(snippet, "/32\"]", "/32\", \"2001:db8::1/128\"]")),
        ]


if __name__ == "__main__":
    run([AzureTerraform(), GoogleTerraform()])
