"""google-cli: the snippet runs in a shell whose `gcloud` is the real one, with its requests answered
on the loopback address by a stand-in for the firewall rules of one project.

The stand-in keeps rules by name and refuses what Google's documentation says that Google refuses.
It is ours, so it can err where the documentation is silent; what `gcloud` makes of the arguments is
not.
"""

import http.server
import ipaddress
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import threading
import urllib.parse

from common import Check, Flow, NotRun, replaced, run

PROJECT = "palette-ports-check"
ANY_PRIORITY = range(65536)


class Refused(Exception):
    """What Google answers with a status of 400 or more."""


class Project:
    """The firewall rules of one project."""

    def __init__(self, address, network):
        self.address, self.network, self.rules = address, network, {}

    def url(self, kind, name):
        return f"{self.address}projects/{PROJECT}/global/{kind}/{name}"

    def answer(self, method, url, body):
        """The body for a request."""
        path = url.path
        found = re.fullmatch(rf"/compute/v1/projects/{PROJECT}/global/(firewalls|operations)(?:/([^/]+))?", path)
        if not found:
            raise Refused(404, path)
        kind, name = found.groups()
        if kind == "operations":
            return self.done(name)
        if method == "GET" and not name:
            rules = list(self.rules.values())
            # gcloud's own filter, as it rewrites it for Google: every word of it has to be known.
            for told in urllib.parse.parse_qs(url.query).get("filter", []):
                wanted = re.fullmatch(r'network eq "(.*)"', told)[1]
                rules = [rule for rule in rules if re.fullmatch(wanted, rule["network"])]
            return {"kind": "compute#firewallList", "items": rules}
        if method == "POST" and not name:
            if body["name"] in self.rules:
                raise Refused(409, f"The resource {body['name']} already exists")
            return self.take(dict(body))
        if name not in self.rules:
            raise Refused(404, f"The resource {name} was not found")
        if method == "GET":
            return self.rules[name]
        if method == "PATCH":
            for fixed in ("name", "network", "direction"):
                if body.get(fixed, self.rules[name][fixed]) != self.rules[name][fixed]:
                    raise Refused(400, f"{fixed} cannot be changed")
            return self.take({**self.rules[name], **body})
        if method == "DELETE":
            del self.rules[name]
            return self.done(name, "delete")
        raise Refused(405, method)

    def take(self, rule):
        if not rule.get("network", "").endswith(f"/networks/{self.network}"):
            raise Refused(404, f"there is no such network: {rule.get('network')}")
        limits_of(rule)
        rule["selfLink"] = self.url("firewalls", rule["name"])
        self.rules[rule["name"]] = rule
        return self.done(rule["name"])

    def done(self, name, what="insert"):
        return {
            "kind": "compute#operation",
            "name": name,
            "operationType": what,
            "status": "DONE",
            "selfLink": self.url("operations", name),
            "targetLink": self.url("firewalls", name),
        }


def limits_of(rule):
    """Refuses a rule that breaks a documented limit."""
    if not re.fullmatch(r"[a-z]([-a-z0-9]{0,61}[a-z0-9])?", rule["name"]):
        raise Refused(400, f"Invalid value for field 'resource.name': {rule['name']}")
    for tag in rule.get("targetTags", []):
        if not re.fullmatch(r"[a-z]([-a-z0-9]{0,61}[a-z0-9])?", tag):
            raise Refused(400, f"Invalid value for field 'resource.targetTags': {tag}")
    if rule["priority"] not in ANY_PRIORITY or len(rule.get("description", "")) > 2048:
        raise Refused(400, "Invalid value for field 'resource.priority' or 'resource.description'")
    if rule["direction"] == "EGRESS" and (rule.get("sourceRanges") or rule.get("sourceTags")):
        raise Refused(400, "a source range in an egress rule")
    ranges = rule.get("sourceRanges", []) + rule.get("destinationRanges", [])
    try:
        families = {ipaddress.ip_network(one).version for one in ranges}
    except ValueError as error:
        raise Refused(400, str(error)) from None
    if len(families) > 1:
        raise Refused(400, "a rule has ranges of IPv4 or of IPv6, not of both")
    if len(ranges) > 5000:
        raise Refused(400, "more than 5000 ranges")
    if bool(rule.get("allowed")) == bool(rule.get("denied")):
        raise Refused(400, "a rule either allows or denies")


def flows_of(rule, settings):
    """The flows that a rule allows. The near end is the machines with the tag."""
    if rule.get("denied") or rule.get("disabled"):
        raise ValueError(f"not a rule that allows: {rule}")
    if rule.get("targetTags") != [settings["google-tag"]]:
        raise ValueError(f"not for the machines with the tag, or not for them alone: {rule}")
    is_inbound = {"INGRESS": True, "EGRESS": False}[rule["direction"]]
    far, near = ("sourceRanges", "destinationRanges") if is_inbound else ("destinationRanges", "sourceRanges")
    if rule.get(near) or rule.get("sourceTags") or rule.get("sourceServiceAccounts"):
        raise ValueError(f"something else than ranges at the far end: {rule}")
    flows = set()
    for allowed in rule["allowed"]:
        if allowed["IPProtocol"] not in ("tcp", "udp"):
            raise ValueError(f"neither TCP nor UDP: {rule}")
        for ports in allowed.get("ports") or ["0-65535"]:
            first, _, last = ports.partition("-")
            # Without ranges Google takes all of IPv4.
            for end in rule.get(far) or ["0.0.0.0/0"]:
                direction = "inbound" if is_inbound else "outbound"
                flows.add(Flow(direction, allowed["IPProtocol"], int(first), int(last or first), None, end))
    return flows


class GoogleCli(Check):
    format, engine, strength = "google-cli", "gcloud, Google stood in for", "parser"
    broken_cases = ("both", "over-a-wider-one")
    home = None

    def version(self):
        if not shutil.which("gcloud"):
            raise NotRun("there is no gcloud on this machine; get the Google Cloud CLI from Google")
        if not self.home:
            self.start()
        told = self.told("version", "--format=value(\"Google Cloud SDK\")")
        return f"gcloud {told}"

    def told(self, *words):
        done = subprocess.run(["gcloud", *words], capture_output=True, text=True, check=True, env=self.around)
        return done.stdout.strip()

    def start(self):
        """The stand-in, and a `gcloud` that has nobody else to talk to."""
        check = self

        class Answer(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self):
                body = self.rfile.read(int(self.headers.get("content-length") or 0))
                try:
                    url = urllib.parse.urlsplit(self.path)
                    status, told = 200, check.project.answer(self.command, url, json.loads(body or b"{}"))
                except Refused as refusal:
                    status, message = refusal.args
                    told = {"error": {"code": status, "message": message, "errors": [{"message": message}]}}
                data = json.dumps(told).encode()
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_POST = do_PATCH = do_DELETE = answer

            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{server.server_port}/compute/v1/"
        self.kept = tempfile.TemporaryDirectory(prefix="palette-ports-gcloud")
        self.home = pathlib.Path(self.kept.name)
        (self.home / "token").write_text("nobody", encoding="utf-8")
        self.around = dict(
            os.environ,
            CLOUDSDK_CONFIG=str(self.home / "config"),
            CLOUDSDK_CORE_PROJECT=PROJECT,
            CLOUDSDK_AUTH_ACCESS_TOKEN_FILE=str(self.home / "token"),
            CLOUDSDK_CORE_DISABLE_PROMPTS="1",
            CLOUDSDK_CORE_DISABLE_USAGE_REPORTING="true",
            CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK="true",
            CLOUDSDK_API_ENDPOINT_OVERRIDES_COMPUTE=self.address,
            NO_PROXY="127.0.0.1",
            no_proxy="127.0.0.1",
        )
        self.project = Project(self.address, "default")

    def read_back(self, snippet, case):
        settings = case["settings"]
        self.project = project = Project(self.address, settings["google-network"])
        theirs = {
            "palette-of-the-reader": self.theirs("palette-of-the-reader", settings["google-network"]),
            "palette-elsewhere-1-out": self.theirs("palette-elsewhere-1-out", settings["google-network"]),
            f"palette-{case['role']}-99-out": self.theirs(f"palette-{case['role']}-99-out", "not-" + settings["google-network"]),
        }
        project.rules.update(theirs)
        if case["before"]:
            self.load(case["before"])
        self.load(snippet)
        if case["case"] in ("one-port", "both"):
            # Once more: it has to change nothing.
            once = json.dumps(project.rules, sort_keys=True)
            self.load(snippet)
            if json.dumps(project.rules, sort_keys=True) != once:
                raise ValueError("a second run changes something")
        for name, rule in theirs.items():
            if project.rules.pop(name, None) != rule:
                raise ValueError(f"it changed a rule of the reader's: {name}")
        flows = set()
        for rule in project.rules.values():
            flows |= flows_of(rule, settings)
        return flows

    def theirs(self, name, network):
        url = self.project.url
        return {
            "name": name,
            "network": url("networks", network),
            "direction": "EGRESS",
            "selfLink": url("firewalls", name),
            "denied": [{"IPProtocol": "all"}],
        }

    def load(self, snippet):
        """Runs the snippet in a shell."""
        file = self.home / "snippet.sh"
        file.write_bytes(snippet.encode("utf-8"))
        done = subprocess.run(
            ["sh", str(file)], capture_output=True, text=True, env=self.around, timeout=300, check=False
        )
        if done.returncode:
            raise ValueError(f"sh ends with {done.returncode}: {done.stderr.strip()[-600:]}")

    def broken(self, snippet, case):
        if case["before"]:
            return [("an earlier rule that stays", replaced(snippet, "*) gcloud compute firewall-rules delete", "*) :"))]
        return [
            ("a misspelt argument", replaced(snippet, "--destination-ranges", "--destination-range-s")),
            ("a wider port", replaced(snippet, "--allow=tcp:443", "--allow=tcp:443-444")),
            ("every port", replaced(snippet, "--allow=tcp:443", "--allow=tcp")),
            ("the other protocol", replaced(snippet, "--allow=tcp:443", "--allow=udp:443")),
            ("the other direction", replaced(snippet, " EGRESS ", " INGRESS ")),
            ("no ranges", re.sub(r" --destination-ranges=\S+", "", snippet, count=1)),
            ("both families in a rule", replaced(snippet, "203.0.113.0/24", "203.0.113.0/24,2001:db8::1/128")),
            ("bits beyond the length", replaced(snippet, "203.0.113.0/24", "203.0.113.9/24")),
            ("every machine", replaced(snippet, "--target-tags=palette ", "")),
            ("another network", replaced(snippet, "--network=default", "--network=defaul")),
            ("a name that Google refuses", replaced(snippet, "rule palette-", "rule Palette-")),
            ("no rules at all", re.sub(r"(?m)^rule ", ": ", snippet)),
        ]


if __name__ == "__main__":
    run([GoogleCli()])
