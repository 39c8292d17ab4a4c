"""azure-cli: the snippet runs in a shell whose `az` is the real one, inside this process, with its
requests answered by a stand-in for one network security group.

The stand-in keeps rules by name and refuses what Azure's documentation says that Azure refuses. It
is ours, so it can err where the documentation is silent; what `az` makes of the arguments is not.
"""

import contextlib
import io
import ipaddress
import json
import os
import pathlib
import re
import shlex
import socketserver
import subprocess
import sys
import tempfile
import threading
import urllib.parse

from common import Check, Flow, NotRun, replaced, run, version_of

SUBSCRIPTION = "00000000-0000-0000-0000-000000000000"
TYPE = "Microsoft.Network/networkSecurityGroups"


class Refused(Exception):
    """What Azure answers with a status of 400 or more."""


class Group:
    """One network security group."""

    def __init__(self, resource_group, name):
        self.path = f"/subscriptions/{SUBSCRIPTION}/resourcegroups/{resource_group}/providers/{TYPE}/{name}".lower()
        self.rules = {}

    def answer(self, method, url, body):
        """The status and the body for a request."""
        path = urllib.parse.urlsplit(url).path
        if method == "GET" and path.lower() == self.path:
            return 200, {"id": path, "name": path.rpartition("/")[2], "properties": {"securityRules": list(self.rules.values())}}
        if not path.lower().startswith(self.path + "/securityrules"):
            raise Refused(404, "ResourceNotFound", path)
        name = path[len(self.path + "/securityrules") :].strip("/")
        if method == "GET" and not name:
            return 200, {"value": list(self.rules.values())}
        if method == "DELETE" and name in self.rules:
            del self.rules[name]
            return 204, None
        if method == "PUT":
            properties = json.loads(body)["properties"]
            self.take(name, properties)
            rule = {"id": path, "name": name, "properties": dict(properties, provisioningState="Succeeded")}
            self.rules[name] = rule
            return 200, rule
        raise Refused(404, "NotFound", f"{method} {path}")

    def take(self, name, properties):
        """Refuses what Azure would."""
        limits_of(name, properties)
        for other, rule in self.rules.items():
            said = rule["properties"]
            same = all(said[key] == properties[key] for key in ("priority", "direction"))
            if same and other != name:
                raise Refused(400, "SecurityRuleConflict", f"{name} has the priority and direction of {other}")


def ends(properties, side):
    """The prefixes at one end of a rule, as the one or as the many."""
    one, many = properties.get(f"{side}AddressPrefix"), properties.get(f"{side}AddressPrefixes") or []
    if bool(one) == bool(many):
        raise Refused(400, "SecurityRuleInvalid", f"{side}: one prefix or many, not {one!r} and {many!r}")
    if not many:
        return [one]
    if any(prefix in ("*", "0.0.0.0/0", "::/0") for prefix in many):
        raise Refused(400, "SecurityRuleParameterContainsUnsupportedValue", str(many))
    return many


def limits_of(name, properties):
    """Refuses a rule that breaks a documented limit."""
    if not re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9_.-]{0,78}[A-Za-z0-9_])?", name):
        raise Refused(400, "InvalidResourceName", name)
    if not 100 <= properties["priority"] <= 4096:
        raise Refused(400, "SecurityRuleInvalidPriority", str(properties["priority"]))
    if len(properties.get("description") or "") > 140:
        raise Refused(400, "InvalidDescription", properties["description"])
    if properties["direction"] not in ("Inbound", "Outbound") or properties["access"] not in ("Allow", "Deny"):
        raise Refused(400, "InvalidRequestFormat", str(properties))
    if properties["protocol"] not in ("Tcp", "Udp", "Icmp", "Esp", "Ah", "*"):
        raise Refused(400, "InvalidRequestFormat", properties["protocol"])
    families = set()
    for side in ("source", "destination"):
        nets = [ipaddress.ip_network(one) for one in ends(properties, side) if one != "*"]
        families |= {net.version for net in nets}
        for net in nets:
            if any(other is not net and other.version == net.version and other.overlaps(net) for other in nets):
                raise Refused(400, "OverlappingSubnetsNotPermittedInSecurityRule", str(net))
    if len(families) > 1:
        raise Refused(400, "ResourceCannotContainAddressPrefixesFromDifferentAddressFamilies", str(properties))


def flows_of(properties):
    """The flows that a rule allows. The near end is the group's own, so it has to be any."""
    if properties["access"] != "Allow":
        raise ValueError(f"not a rule that allows: {properties}")
    if properties.get("sourcePortRange") != "*" or properties.get("sourcePortRanges"):
        raise ValueError(f"the source port is not any: {properties}")
    one, many = properties.get("destinationPortRange"), properties.get("destinationPortRanges") or []
    if bool(one) == bool(many):
        raise ValueError(f"one port range or many: {properties}")
    sides = ("source", "destination") if properties["direction"] == "Inbound" else ("destination", "source")
    if ends(properties, sides[1]) != ["*"]:
        raise ValueError(f"the group's own end is not any: {properties}")
    flows = set()
    for ports in many or [one]:
        first, _, last = ports.partition("-")
        for far in ends(properties, sides[0]):
            far = None if far == "*" else far
            direction, protocol = properties["direction"].lower(), properties["protocol"].lower()
            if protocol not in ("tcp", "udp"):
                raise ValueError(f"neither TCP nor UDP: {properties}")
            flows.add(Flow(direction, protocol, int(first), int(last or first), None, far))
    return flows


class AzureCli(Check):
    format, engine, strength = "azure-cli", "Azure CLI, Azure stood in for", "parser"
    broken_cases = ("both", "over-a-wider-one")
    az = None

    def version(self):
        try:
            return f"azure-cli {version_of('azure-cli')}"
        except ImportError:
            raise NotRun("there is no azure-cli; get it from PyPI") from None

    def start(self):
        """The `az` of this process, with nobody to talk to but the stand-in."""
        home = tempfile.TemporaryDirectory(prefix="palette-ports-az")
        self.home = home
        os.environ.update(AZURE_CONFIG_DIR=home.name, AZURE_CORE_COLLECT_TELEMETRY="no", AZURE_CORE_NO_COLOR="yes")
        import requests
        import urllib3
        from azure.cli.core import get_default_cli
        from azure.cli.core._profile import Profile

        check = self

        class Credential:
            def get_token(self, *_, **__):
                from azure.core.credentials import AccessToken

                return AccessToken("nobody", 2**40)

        def send(_, request, **__):
            try:
                status, body = check.group.answer(request.method, request.url, request.body)
            except Refused as refusal:
                status, code, message = refusal.args
                body = {"error": {"code": code, "message": message}}
            response = requests.Response()
            response.status_code, response.url, response.request = status, request.url, request
            response.headers["Content-Type"] = "application/json"
            data = b"" if body is None else json.dumps(body).encode()
            response.raw = urllib3.HTTPResponse(io.BytesIO(data), response.headers, status, preload_content=False)
            return response

        requests.adapters.HTTPAdapter.send = send
        Profile.get_login_credentials = lambda *_, **__: (Credential(), SUBSCRIPTION, "nobody")
        Profile.get_subscription_id = lambda *_, **__: SUBSCRIPTION
        Profile.get_subscription = lambda *_, **__: {"id": SUBSCRIPTION, "tenantId": "nobody"}
        self.make = get_default_cli

    def invoke(self, words):
        """Runs one `az`: its exit code, and what it printed."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                self.az = self.az or self.make()
                code = self.az.invoke(words, out_file=out) or 0
            except SystemExit as left:
                code = left.code or 0
        return code, out.getvalue(), err.getvalue()

    def read_back(self, snippet, case):
        if not hasattr(self, "make"):
            self.start()
        settings = case["settings"]
        self.group = Group(settings["azure-resource-group"], settings["azure-nsg"])
        theirs = {"access": "Deny", "priority": 4096, "direction": "Inbound", "protocol": "*"}
        self.group.rules["palette-of-the-reader"] = {"name": "palette-of-the-reader", "properties": theirs}
        if case["before"]:
            self.load(case["before"])
        self.load(snippet)
        # Once more: it has to change nothing.
        once = json.dumps(self.group.rules, sort_keys=True)
        self.load(snippet)
        if json.dumps(self.group.rules, sort_keys=True) != once:
            raise ValueError("a second run changes something")
        if self.group.rules.pop("palette-of-the-reader", {}).get("properties") != theirs:
            raise ValueError("it changed a rule of the reader's")
        flows = set()
        for rule in self.group.rules.values():
            flows |= flows_of(rule["properties"])
        return flows

    def load(self, snippet):
        """Runs the snippet in a shell."""
        check = self

        class Answer(socketserver.StreamRequestHandler):
            def handle(self):
                words = json.loads(self.rfile.readline())
                self.wfile.write(json.dumps(check.invoke(words)).encode())

        with tempfile.TemporaryDirectory(prefix="palette-ports-az") as home:
            home = pathlib.Path(home)
            shim = home / "az"
            address = str(home / "socket")
            shim.write_text(f"#!{sys.executable}\n{SHIM.replace('ADDRESS', repr(address))}", encoding="utf-8")
            shim.chmod(0o755)
            file = home / "snippet.sh"
            file.write_bytes(snippet.encode("utf-8"))
            with socketserver.UnixStreamServer(address, Answer) as server:
                threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
                try:
                    path = f"{home}{os.pathsep}{os.environ['PATH']}"
                    command = ["sh", str(file)]
                    done = subprocess.run(
                        command, capture_output=True, text=True, env=dict(os.environ, PATH=path), timeout=600, check=False
                    )
                finally:
                    server.shutdown()
        if done.returncode:
            raise ValueError(f"{shlex.join(command)} ends with {done.returncode}: {done.stderr.strip()[-600:]}")

    def broken(self, snippet, case):
        copies = [
            ("a misspelt argument", replaced(snippet, "--destination-port-ranges", "--destination-port-rangs")),
            ("a wider port", re.sub(r"(--destination-port-ranges) \d+", r"\1 1", snippet, count=1)),
            ("the other direction", re.sub(r"--direction \w+", "--direction Sideways", snippet, count=1)),
            ("no protocol", re.sub(r" --protocol \w+", "", snippet, count=1)),
            ("a rule that denies", replaced(snippet, "--access Allow", "--access Deny")),
            ("another group", replaced(snippet, "nsg rule create --resource-group ", "nsg rule create --resource-group x")),
            ("no rules at all", re.sub(r"(?m)^rule ", ": ", snippet)),
        ]
        if case["case"] == "both":
            copies += [
                ("two rules with one priority", re.sub(r"--priority \d+", "--priority 2000", snippet)),
                ("any in place of an address", re.sub(r"203\.0\.113\.0/24", "'*'", snippet, count=1)),
                ("both families in a rule", replaced(snippet, "198.51.100.12/32", "198.51.100.12/32 2001:db8::1/128")),
                ("a network inside another", replaced(snippet, "203.0.113.0/24", "203.0.113.0/24 203.0.113.8/32")),
                ("bits beyond the length", replaced(snippet, "203.0.113.0/24", "203.0.113.9/24")),
            ]
        if case["before"]:
            copies.append(("an earlier rule that stays", replaced(snippet, "*) az network nsg rule delete", "*) : delete")))
        return copies


SHIM = """import json, socket, sys
with socket.socket(socket.AF_UNIX) as to:
    to.connect(ADDRESS)
    to.sendall(json.dumps(sys.argv[1:]).encode() + b"\\n")
    data = b""
    while part := to.recv(65536):
        data += part
code, out, err = json.loads(data)
sys.stdout.write(out)
sys.stderr.write(err)
sys.exit(code)
"""

if __name__ == "__main__":
    run([AzureCli()])
