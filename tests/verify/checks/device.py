"""Reads Cisco ASA, Cisco IOS and Juniper SRX snippets back with FWShift, which converts firewall
policies between vendors and has a parser of its own for each of them.

FWShift reads what a device shows, and a snippet is what is typed into one. So the commands are
first carried out here, on a configuration that has entries of its reader's: inserting at a line,
numbering anew, deleting. What is then shown goes to FWShift, and anything it is unsure of counts as
a refusal."""

import importlib
import ipaddress
import re
import shlex

from common import Check, Flow, expected, family, is_name, run, spread, version_of
from fwshift.report import Report


def parsed(vendor, text, expected_findings=()):
    """FWShift's policy; raises for whatever it does not take as it is."""
    report = Report()
    policy = importlib.import_module(f"fwshift.parsers.{vendor}").parse(text.encode(), report)
    findings = list(report.notes)
    for item in report.items.values():
        findings += item.findings
        if item.skipped or item.disabled:
            raise ValueError(f"{item.name} is left out: {item.findings}")
    for finding in findings:
        if finding.severity > 0 and finding.code not in expected_findings:
            raise ValueError(f"{finding.code}: {finding.message}")
    for rule in policy.rules:
        if rule.unsupported or not rule.enabled or rule.negate_source or rule.negate_destination:
            raise ValueError(f"{rule.name} is not what it seems: {rule.unsupported}")
    return policy


def ends(policy, names):
    """The addresses behind names: pairs of an end as in a flow and the family a name is for, or 0."""
    found = []
    for name in names:
        if name == "any":
            found.append((None, 0))
        elif name in policy.address_groups:
            found += ends(policy, policy.address_groups[name].members)
        elif name in policy.addresses:
            address = policy.addresses[name]
            if address.kind.value not in ("network", "fqdn"):
                raise ValueError(f"{name} is a {address.kind.value}")
            if address.kind.value == "network":
                ipaddress.ip_network(address.value)
            found.append((address.value, address.fqdn_family))
        else:
            found.append((str(ipaddress.ip_network(name)), 0))
    if not found:
        raise ValueError(f"nobody is in {names}")
    return found


def ports(policy, rule):
    """What a rule lets through, as (protocol, first port, last port, whether by source port)."""
    if set(rule.applications) != {"any"}:
        raise ValueError(f"{rule.name} names applications")
    for name in rule.services:
        for entry in policy.services[name].entries:
            from_source = bool(entry.src_ports)
            if from_source == bool(entry.dst_ports):
                raise ValueError(f"{rule.name}: {entry}")
            for part in (entry.src_ports or entry.dst_ports).split(","):
                first, _, last = part.partition("-")
                yield entry.protocol.value, int(first), int(last or first), from_source


class Flows:
    """Flows as they are read, each with the families that it was said for."""

    def __init__(self, case):
        self.said = {}
        self.wanted = expected(case)

    def add(self, direction, protocol, first, last, source, destination):
        """Adds a rule's flows; a direction of None is to be told from the ends."""
        for one, one_family in source:
            for other, other_family in destination:
                families = ({4, 6} if one_family == 0 else {one_family}) & (
                    {4, 6} if other_family == 0 else {other_family}
                )
                for end in (one, other):
                    families &= {family(end)} if family(end) else {4, 6}
                if not families:
                    continue
                out = Flow("outbound", protocol, first, last, one, other)
                into = Flow("inbound", protocol, first, last, other, one)
                if direction is None:
                    # Without zones, the same rule is either, and the case says which is meant.
                    right = [flow for flow in (out, into) if spread(flow) & self.wanted]
                    flows = right or [out]
                else:
                    flows = [out if direction == "outbound" else into]
                for flow in flows:
                    self.said.setdefault(flow, set()).update(families)

    def flows(self):
        """All of them; a rule between names has to be there for both families."""
        found = set()
        for flow, families in self.said.items():
            if is_name(flow.near) and is_name(flow.far) and families != {4, 6}:
                raise ValueError(f"only for IPv{families}: {flow}")
            if families == {4, 6}:
                found.add(flow)
                continue
            # A name beside any, for one family: any is then that family's.
            [version] = families
            every = {4: "0.0.0.0/0", 6: "::/0"}[version]
            near, far = (every if end is None else end for end in (flow.near, flow.far))
            if is_name(near) and is_name(far):
                raise ValueError(f"only for IPv{version}: {flow}")
            found.add(flow._replace(near=near, far=far))
        return found


class Device(Check):
    engine = "FWShift"
    strength = "third-party grammar"
    broken_cases = ("both", "range", "host-names", "tcp-and-udp", "near", "many")

    def version(self):
        return version_of("fwshift")

    def broken(self, snippet, case):
        copies = []
        flow = case["flows"][0]
        for what, pattern, text in self.BREAKS:
            if re.search(pattern, snippet, re.M):
                copies.append((what, re.sub(pattern, text, snippet, count=1, flags=re.M)))
        port = str(flow["from"])
        copies.append(("another port", re.sub(rf"(?m)^([^#!].*[ =-]){port}\b", r"\g<1>9", snippet, count=1)))
        return copies


class CiscoAsa(Device):
    format = "cisco-asa"
    BREAKS = (
        ("a misspelt access-list", r"^access-list", "acces-list"),
        ("a misspelt permit", r" permit ", " permitt "),
        ("deny for permit", r" permit ", " deny "),
        ("an entry at the end", r" line \d+ ", " "),
        ("a missing entry", r"^access-list .*\n", ""),
        ("the other ACL", r"^access-list inside_in ", "access-list outside_in "),
        ("any for an address", r"(host [0-9a-f.:]+|object palette-\S+) eq", "any eq"),
        ("a wider mask", r"255\.255\.255\.192", "255.255.255.0"),
        ("a missing member", r"^ network-object .*\n", ""),
        ("another name", r"^ fqdn v4 ", " fqdn v4 x"),
        ("a name of the other family", r"^ fqdn v4 ", " fqdn v6 "),
        ("a range cut short", r" range (\d+) \d+$", r" eq \1"),
    )

    BASE = """ASA Version 9.16(4)
interface GigabitEthernet0/0
 nameif near
 security-level 50
 ip address 10.255.0.1 255.255.255.0
interface GigabitEthernet0/1
 nameif far
 security-level 50
 ip address 10.255.1.1 255.255.255.0
same-security-traffic permit inter-interface
same-security-traffic permit intra-interface
"""

    def read_back(self, snippet, case):
        names = [case["settings"].get("near-acl", "inside_in"), case["settings"].get("far-acl", "outside_in")]
        lists = {name: [f"access-list {name} extended deny ip any any"] for name in names}
        objects = []
        for line in snippet.splitlines():
            if line.startswith("!") or not line.strip():
                continue
            entry = re.fullmatch(r"access-list (\S+) (?:line (\d+) )?(extended .*)", line)
            if entry:
                name, number, rest = entry.groups()
                known = lists[name]
                line = f"access-list {name} {rest}"
                if line not in known:
                    at = len(known) if number is None else int(number) - 1
                    known.insert(at, line)
            else:
                objects.append(line)
        shown = self.BASE + "\n".join(objects + lists[names[0]] + lists[names[1]])
        shown += f"\naccess-group {names[0]} in interface near\naccess-group {names[1]} in interface far\n"
        policy = parsed("asa", shown)
        return read_rules(policy, case, {"near": "outbound", "far": "inbound"})


def read_rules(policy, case, directions):
    """The flows of a policy whose source zones say the direction; raises where a deny comes first."""
    flows = Flows(case)
    shut = set()
    for rule in policy.rules:
        [zone] = rule.src_zones
        if rule.action.value != "allow":
            shut.add(zone)
            continue
        if zone in shut:
            raise ValueError(f"{rule.name} comes behind a deny")
        source, destination = ends(policy, rule.sources), ends(policy, rule.destinations)
        for protocol, first, last, from_source in ports(policy, rule):
            if from_source:
                raise ValueError(f"{rule.name} goes by source ports")
            flows.add(directions[zone], protocol, first, last, source, destination)
    return flows.flows()


class CiscoIos(Device):
    format = "cisco-ios"
    engine = "FWShift and cisco_acl"
    BREAKS = (
        ("a misspelt permit", r"^( \d*) ?permit ", r"\1 permitt "),
        ("deny for permit", r"^( \d*) ?permit ", r"\1 deny "),
        ("no place for the entries", r"^ip access-list resequence .*\n", ""),
        ("an entry at the end", r"^ \d+ permit", " permit"),
        ("a missing entry", r"^ (\d+ )?permit .*eq \d+\n", ""),
        ("a missing return", r"^ (\d+ )?permit .*established\n", ""),
        ("a return that may open", r" established$", ""),
        ("a return to another port", r"eq \d+ (.*) established", r"eq 7 \1 established"),
        ("the other ACL", r"extended inside_in$", "extended outside_in"),
        ("any for an address", r"host [0-9a-f.:]+ eq", "any eq"),
        ("a wider wildcard", r"0\.0\.0\.63", "0.0.0.255"),
        ("a mask for a wildcard", r"0\.0\.0\.63", "255.255.255.192"),
        ("a range cut short", r" range (\d+) \d+", r" eq \1"),
    )

    def version(self):
        return f"{version_of('fwshift')} / {version_of('cisco_acl')}"

    def read_back(self, snippet, case):
        settings = case["settings"]
        names = [
            settings.get(key, default)
            for key, default in (
                ("near-acl", "inside_in"),
                ("far-acl", "outside_in"),
                ("near-acl6", "inside_in6"),
                ("far-acl6", "outside_in6"),
            )
        ]
        # What the reader has: an IPv4 deny, which our entries have to come before.
        lists = {name: [(1, "deny ip any any")] if at < 2 else [] for at, name in enumerate(names)}
        current = None
        for line in snippet.splitlines():
            if line.startswith("!") or not line.strip():
                continue
            words = line.split()
            if words[:3] == ["ip", "access-list", "resequence"]:
                _, _, _, name, start, step = words
                lists[name] = [(int(start) + at * int(step), text) for at, (_, text) in enumerate(lists[name])]
            elif words[:3] == ["ip", "access-list", "extended"] or words[:2] == ["ipv6", "access-list"]:
                current = words[-1]
                if (words[0] == "ipv6") != (names.index(current) > 1):
                    raise ValueError(f"{line}: of the other family")
            elif words == ["exit"]:
                current = None
            else:
                known = lists[current]
                number = max((number for number, _ in known), default=0) // 10 * 10 + 10
                if words[0].isdigit():
                    number = int(words.pop(0))
                text = " ".join(words)
                if text in (entry for _, entry in known):
                    continue
                if number in (other for other, _ in known):
                    raise ValueError(f"{line}: duplicate sequence number")
                known.append((number, text))
        shown = "version 17.9\n"
        for at, name in enumerate(names[:2]):
            shown += f"interface GigabitEthernet{at}\n ip address 10.255.{at}.1 255.255.255.0\n"
            shown += f" ip access-group {name} in\n ipv6 traffic-filter {names[at + 2]} in\n"
        returns = set()
        for at, name in enumerate(names):
            if not lists[name]:
                continue
            shown += f"ipv6 access-list {name}\n" if at > 1 else f"ip access-list extended {name}\n"
            for number, text in sorted(lists[name]):
                if at < 2:
                    self.strictly(text)
                shown += f" sequence {number} {text}\n" if at > 1 else f" {number} {text}\n"
                returns |= self.established(text, at % 2, at > 1)
        allowed = ("IOS_STATELESS", "IOS_ACL_UNDEFINED")
        policy = parsed("ios", shown, allowed)
        flows, rules, shut = Flows(case), [], set()
        for rule in policy.rules:
            if "no access list" in rule.name:
                continue
            [zone] = rule.src_zones
            at = int(zone[-1])
            [version] = {family(end) for end, _ in ends(policy, rule.sources + rule.destinations)}
            if rule.action.value != "allow":
                shut.add((at, version))
                continue
            if (at, version) in shut:
                raise ValueError(f"{rule.name} comes behind a deny")
            source, destination = ends(policy, rule.sources), ends(policy, rule.destinations)
            for protocol, first, last, from_source in ports(policy, rule):
                if from_source:
                    if protocol == "tcp":
                        raise ValueError(f"{rule.name} lets connections in by their source port")
                    for one, _ in source:
                        for other, _ in destination:
                            returns.add((at, protocol, first, last, one, other))
                else:
                    rules.append((at, protocol, first, last, source, destination))
                    direction = "inbound" if at else "outbound"
                    flows.add(direction, protocol, first, last, source, destination)
        back = {
            (1 - at, protocol, first, last, other, one)
            for at, protocol, first, last, source, destination in rules
            for one, _ in source
            for other, _ in destination
        }
        if back != returns:
            raise ValueError(f"answers that are not what is asked for: {back ^ returns}")
        return flows.flows()

    def strictly(self, text):
        """An IPv4 entry as cisco_acl takes it."""
        from cisco_acl import Ace

        ace = Ace(text, platform="ios")
        if " ".join(ace.line.split()) != " ".join(Ace(ace.line, platform="ios").line.split()):
            raise ValueError(text)

    def established(self, text, at, is_v6):
        """A TCP entry for answers, which FWShift leaves out because it opens nothing."""
        words = text.split()
        if words[-1] != "established":
            return set()
        if words[:2] != ["permit", "tcp"]:
            raise ValueError(text)
        words = words[2:-1]

        def end():
            word = words.pop(0)
            if word == "any":
                return "::/0" if is_v6 else "0.0.0.0/0"
            if word == "host":
                return str(ipaddress.ip_network(words.pop(0)))
            if "/" in word:
                return str(ipaddress.ip_network(word))
            return str(ipaddress.ip_network(f"{word}/{words.pop(0)}"))

        one = end()
        first = last = None
        kind = words.pop(0)
        if kind == "eq":
            first = last = int(words.pop(0))
        elif kind == "range":
            first, last = int(words.pop(0)), int(words.pop(0))
        other = end()
        if first is None or words:
            raise ValueError(text)
        return {(at, "tcp", first, last, one, other)}


class JuniperSrx(Device):
    format = "juniper-srx"
    BREAKS = (
        ("a misspelt hierarchy", r"^set security policies", "set security polices"),
        ("a policy without its source", r"^set .* match source-address .*\n", ""),
        ("a misspelt match", r" match source-address ", " match source-addres "),
        ("a misspelt permit", r" then permit$", " then permitt"),
        ("deny for permit", r" then permit$", " then deny"),
        ("a missing permit", r"^set .* then permit\n", ""),
        ("a missing application", r"^set .* match application .*\n", ""),
        ("a missing address", r"^set security address-book .*\n", ""),
        ("a missing destination", r"^set .* match destination-address .*\n", ""),
        ("any for an address", r"(match (source|destination)-address) palette-.*$", r"\1 any"),
        ("the zones the other way", r"trust to-zone untrust (.* then)", r"untrust to-zone trust \1"),
        ("the other protocol", r" protocol tcp$", " protocol udp"),
        ("another name", r" dns-name ", " dns-name x"),
        ("a wider network", r"/26$", "/24"),
        ("a description without quotes", r'description "(.*)"$', r"description \1"),
        ("a range cut short", r" destination-port (\d+)-\d+$", r" destination-port \1"),
    )

    # FWShift reads past what it has no use for, misspelt or not.
    HIERARCHIES = (
        ["security", "address-book"],
        ["security", "policies"],
        ["applications", "application"],
    )

    def read_back(self, snippet, case):
        near = case["settings"].get("near-zone", "trust")
        far = case["settings"].get("far-zone", "untrust")
        statements = []
        for at, zone in enumerate((near, far)):
            statements.append(["security", "zones", "security-zone", zone, "interfaces", f"ge-0/0/{at}.0"])
        for text in (case["before"], snippet):
            for line in (text or "").splitlines():
                if line.startswith("#") or not line.strip():
                    continue
                verb, *words = shlex.split(line)
                if verb == "delete":
                    statements = [known for known in statements if known[: len(words)] != words]
                elif verb == "set":
                    if words[:2] not in self.HIERARCHIES or (
                        "description" in words and words.index("description") != len(words) - 2
                    ):
                        raise ValueError(line)
                    statements.append(words)
                else:
                    raise ValueError(line)
        if case["before"]:
            # A policy with a higher number than any of this snippet's is said to stay.
            used = set(re.findall(r" policy (\S+) then", snippet))
            statements = [
                known for known in statements if "policy" not in known or known[known.index("policy") + 1] in used
            ]
        shown = "\n".join("set " + " ".join(f'"{word}"' if " " in word else word for word in words) for words in statements)
        policy = parsed("junos", shown + "\n")
        flows = Flows(case)
        for rule in policy.rules:
            if rule.action.value != "allow" or [rule.src_zones, rule.dst_zones] not in ([[near], [far]], [[far], [near]]):
                raise ValueError(f"{rule.name}: {rule.action} {rule.src_zones} {rule.dst_zones}")
            direction = None if near == far else "outbound" if rule.src_zones == [near] else "inbound"
            source, destination = ends(policy, rule.sources), ends(policy, rule.destinations)
            for protocol, first, last, from_source in ports(policy, rule):
                if from_source:
                    raise ValueError(f"{rule.name} goes by source ports")
                flows.add(direction, protocol, first, last, source, destination)
        return flows.flows()


if __name__ == "__main__":
    run([CiscoAsa(), CiscoIos(), JuniperSrx()])
