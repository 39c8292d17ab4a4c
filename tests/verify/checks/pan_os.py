"""PAN-OS: the commands are carried out one by one on a configuration of their own (delete takes a
rule away, set adds to what is there, as on a firewall), and what is left of them is read by
FWShift's parser of the set format, rule by rule. Each object and rule is then held against the
classes of pan-os-python, Palo Alto Networks' own SDK: what these do not know is refused.
"""

import ipaddress
import re
import shlex
import xml.etree.ElementTree as ET

from common import Check, Flow, family, replaced, run, version_of, without_line

NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_. -]{0,62}")
RULE = ["rulebase", "security", "rules"]
# Without one of these, the commit is refused.
NEEDED = ("from", "to", "source", "destination", "service", "application", "action")


class Session:
    """The candidate configuration, as the set commands that still count."""

    def __init__(self):
        self.sets = []  # (words, line)
        self.order = []  # the rules, from the top

    def carry_out(self, text):
        for line in text.splitlines():
            if not line.strip():
                continue
            if re.search(r"[^\x20-\x7e]|[?\t]", line):
                raise ValueError(f"a character that the command line would act on: {line!r}")
            words = shlex.split(line)
            verb, path = words[0], words[1:]
            if verb == "set":
                self.sets.append((words, line))
                if path[:3] == RULE and path[3] not in self.order:
                    self.order.append(path[3])
            elif verb == "delete" and path[:3] == RULE and len(path) == 4:
                if path[3] in self.order:  # else: "object does not exist", and on it goes
                    self.order.remove(path[3])
                    self.sets = [one for one in self.sets if one[0][1:5] != path]
            elif verb == "move" and path[:3] == RULE and path[4:] == ["top"]:
                self.order.remove(path[3])
                self.order.insert(0, path[3])
            else:
                raise ValueError(f"unknown command: {line}")

    def text(self):
        return "".join(f"{line}\n" for _, line in self.sets)


def leaves(element, path=""):
    """Every value in an element with the path to it."""
    found = set()
    for child in element:
        below = f"{path}/{child.tag}"
        if len(child):
            found |= leaves(child, below)
        else:
            found.add((below, (child.text or "").strip()))
    return found


def known_to_the_sdk(entry, kind):
    """Raises when the SDK's class for it does not know a part of the entry."""
    parsed = kind(entry.get("name"))
    parsed.parse_xml(entry)
    rendered = ET.fromstring(parsed.element_str())
    strange = leaves(entry) - leaves(rendered)
    if strange:
        raise ValueError(f"pan-os-python does not know {sorted(strange)} of {entry.get('name')}")


def way(start, target, sources, near, far, case):
    """The direction of a rule between two zones or interfaces, as its hosts see it. Where both are
    one, its sources tell: they are the hosts, or they are not."""
    if near != far or (start, target) != (near, far):
        return {(near, far): "outbound", (far, near): "inbound"}[start, target]
    hosts = {one.split("/")[0] for one in (case["near"] or []) + case.get("near_names", [])}
    return "outbound" if {(one or "").split("/")[0] for one in sources} <= (hosts or {""}) else "inbound"


def with_one_more(case):
    """An earlier snippet of ours that had one rule more, for another port."""
    with open(case["path"], encoding="utf-8") as file:
        snippet = file.read()
    last = snippet.rindex("\nset rulebase", 0, snippet.rindex(" description ")) + 1
    number = re.search(r"-(\d+) description ", snippet[last:])[1]
    more = snippet[last:].replace(f"-{number} ", f"-{int(number) + 1} ")
    more = re.sub(r" service palette-\S+", " service palette-tcp-9", more)
    return f"{snippet}set service palette-tcp-9 protocol tcp port 9\n{more}"


class PanOs(Check):
    format = "pan-os"
    engine = "FWShift and pan-os-python"
    strength = "third-party grammar"

    def version(self):
        return f"{version_of('fwshift')} / {version_of('pan-os-python')}"

    def read_back(self, snippet, case):
        alone = None
        for earlier in ("", case.get("before") or "", with_one_more(case)):
            session = Session()
            session.carry_out(earlier)
            for _ in range(2):
                session.carry_out(snippet)
                found = self.flows(session, case)
                if alone is not None and alone != found:
                    raise ValueError(f"over an earlier one, it allows something else: {alone ^ found}")
                alone = found
        return alone

    def flows(self, session, case):
        from fwshift.parsers import panos, panos_set
        from fwshift.report import Report, Severity
        from panos import objects, policies

        report = Report()
        data = session.text().encode()
        tree = ET.fromstring(panos_set.to_xml(data, report))
        vsys = tree.find("./devices/entry/vsys/entry")
        strange = {one.tag for one in vsys} - {"address", "service", "tag", "rulebase"}
        strange |= {one.tag for one in vsys.iterfind("rulebase/*")} - {"security"}
        strange |= {one.tag for one in vsys.iterfind("rulebase/security/*")} - {"rules"}
        if strange:
            raise ValueError(f"nothing that this configures: {strange}")
        for path, kind in (
            ("address", objects.AddressObject),
            ("service", objects.ServiceObject),
            ("tag", objects.Tag),
            ("rulebase/security/rules", policies.SecurityRule),
        ):
            for entry in vsys.findall(f"{path}/entry"):
                if not NAME.fullmatch(entry.get("name")):
                    raise ValueError(f"no name for an object: {entry.get('name')}")
                for text in ("description", "comments"):
                    if len(entry.findtext(text, "")) > 1023:
                        raise ValueError(f"{text} that are too long")
                known_to_the_sdk(entry, kind)
                missing = [part for part in NEEDED if entry.find(part) is None]
                if kind is policies.SecurityRule and missing:
                    raise ValueError(f"the commit would be refused: {entry.get('name')} has no {missing}")

        tags = {entry.get("name") for entry in vsys.iterfind("tag/entry")}
        strange = {one.text for one in vsys.iterfind("rulebase/security/rules/entry/tag/member")} - tags
        if strange:
            raise ValueError(f"the commit would be refused: there is no tag {strange}")

        report = Report()
        policy = panos.parse(data, report)
        for finding in report.notes + [one for item in report.items.values() for one in item.findings]:
            if finding.severity > Severity.INFO:
                raise ValueError(f"{finding.code}: {finding.message}")

        def ends(members):
            for member in members:
                if member == "any":
                    yield None
                elif member in policy.addresses:
                    yield policy.addresses[member].value
                else:
                    yield str(ipaddress.ip_network(member))  # raises for an object that is not there

        near_zone, far_zone = case["settings"]["near-zone"], case["settings"]["far-zone"]
        found = set()
        for rule in policy.rules:
            if rule.action.value != "allow" or not rule.enabled or rule.unsupported or rule.negate_source:
                raise ValueError(f"{rule.name}: {rule.action} {rule.unsupported}")
            if rule.applications != ["any"] or rule.negate_destination or rule.users != ["any"]:
                raise ValueError(f"{rule.name} asks for more than addresses and ports")
            (start,), (target,) = rule.src_zones, rule.dst_zones
            direction = way(start, target, list(ends(rule.sources)), near_zone, far_zone, case)
            for service in rule.services:
                for entry in policy.services[service].entries:
                    if entry.src_ports:
                        raise ValueError("a source port")
                    first, _, last = entry.dst_ports.partition("-")
                    for source in ends(rule.sources):
                        for destination in ends(rule.destinations):
                            near, far = (source, destination) if direction == "outbound" else (destination, source)
                            # No packet has addresses of two families.
                            if family(near) and family(far) and family(near) != family(far):
                                continue
                            ports = (int(first), int(last or first))
                            found.add(Flow(direction, entry.protocol.value, *ports, near, far))
        return found

    def broken(self, snippet, case):
        copies = [
            ("a misspelt element", replaced(snippet, " application any", " aplication any")),
            ("a misspelt command", replaced(snippet, "\nmove ", "\nmvoe ")),
            ("a tag that is not there", replaced(snippet, "set tag palette-", "set tag pallet-")),
            ("a misspelt key of a tag", replaced(snippet, " comments \"", " coments \"")),
            ("a misspelt path", replaced(snippet, "set rulebase security rules", "set rulebase securty rules")),
            ("a wider port", re.sub(r" port (\d+).*", r" port \1-65535", snippet, count=1)),
            ("the other protocol", re.sub(r" protocol tcp ", " protocol udp ", snippet, count=1)),
            ("no destination", without_line(snippet, " destination ")),
            ("a deny", replaced(snippet, " action allow", " action deny")),
            ("every service", re.sub(r" service palette-\S+ action", " service any action", snippet, count=1)),
        ]
        if case["settings"]["near-zone"] != case["settings"]["far-zone"]:
            turned = re.sub(r" from (\S+) to (\S+)\n", r" from \2 to \1\n", snippet, count=1)
            copies.append(("the other direction", turned))
        kept = "".join(line for line in snippet.splitlines(True) if not line.startswith("delete "))
        copies.append(("what was open stays open", kept))
        if not case.get("before"):
            copies.append(("a service that is not there", without_line(snippet, "set service ")))
        return copies


if __name__ == "__main__":
    run([PanOs()])
