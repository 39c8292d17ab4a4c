"""Aerleon: the script is run, with every target that is on offer, and the flows are read from what
`aclgen` makes for each. All of them must say the same."""

import ipaddress
import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile

from common import ANY, Check, Flow, NotRun, expected, replaced, run, version_of, without_line

# The end of its files' names, and whether its ACLs know of no state, so that replies need a rule.
TARGETS = {
    "arista": ("eacl", True),
    "cisco": ("acl", True),
    "cisconx": ("nxacl", True),
    "ciscoxr": ("xacl", True),
    "juniper": ("jcl", True),
    "nsxt": ("nsxt", False),
}


class Aerleon(Check):
    format = "aerleon"
    engine = "Aerleon's aclgen, six targets"
    strength = "engine (generator)"
    broken_cases = ("both", "near")

    def version(self):
        if not (pathlib.Path(sys.executable).parent / "aclgen").exists():
            raise NotRun("get it with `pip install aerleon`")
        return version_of("aerleon")

    def read_back(self, snippet, case):
        target = case["settings"]["aerleon-target"]
        line = next(line for line in snippet.splitlines() if line.endswith(" mixed"))
        if line.split(":")[0].strip() not in TARGETS:
            # aclgen skips a target that it doesn't know; the script has to notice.
            generated(snippet)
            raise AssertionError(f"an unknown target passes: {line}")
        every = "\n".join(line.replace(f"{target}:", f"{one}:") for one in TARGETS)
        files = generated(replaced(snippet, line, every))
        wanted = {(flow.protocol, flow.from_port, flow.to_port, *ends(flow)): set() for flow in expected(case)}
        for flow in expected(case):
            wanted[(flow.protocol, flow.from_port, flow.to_port, *ends(flow))].add(flow)
        flows = set()
        for one, (suffix, is_stateless) in TARGETS.items():
            text = files[f"palette.{suffix}"]
            reader = {"juniper": juniper, "nsxt": nsxt}.get(one, cisco)
            rules, replies = reader(text)
            back = {(p, a, b, dst, src) for p, a, b, src, dst in rules if p == "tcp"} if is_stateless else set()
            if replies != back:
                raise ValueError(f"{one}: replies {sorted(replies ^ back)[:3]}")
            rules, found = joined(rules), set()
            for protocol, start, end, src, dst in rules:
                # An ACL does not say which end is the near one; what was asked for does.
                asked = wanted.get((protocol, start, end, src, dst))
                found |= asked or {Flow("outbound", protocol, start, end, src, dst)}
            if flows and found != flows:
                raise ValueError(f"{one} says something else than the others: {sorted(map(str, found ^ flows))[:3]}")
            flows = found
        return flows

    def broken(self, snippet, case):
        name = case["settings"]["aerleon-target"]
        return [
            ("a misspelt keyword", replaced(snippet, "destination-port:", "destination-prt:")),
            ("a network without a definition", replaced(snippet, "  FAR_1:", "  FAR_0:")),
            ("a wider port", replaced(snippet, "port: 443\n", "port: 443-444\n")),
            ("a wider network", replaced(snippet, "/32\n", "/31\n")),
            ("a dropped network", without_line(snippet, "- address: ")),
            ("no far end", without_line(snippet, "destination-address: FAR_1")),
            ("replies to nothing", replaced(snippet, "        option: tcp-established\n", "")),
            ("replies where there is state", without_line(snippet, "        platform:")),
            ("an unknown target", replaced(snippet, f"        {name}: ", "        ciscoo: ")),
        ]


def ends(flow):
    return (flow.far, flow.near) if flow.direction == "inbound" else (flow.near, flow.far)


def joined(rules):
    """The rules with neighbouring ports as one range: some targets have a line for each of two."""
    whole = []
    for protocol, start, end, src, dst in sorted(rules, key=lambda rule: (rule[0], rule[3], rule[4], rule[1])):
        if whole and whole[-1][0] == protocol and whole[-1][3:] == [src, dst] and start == whole[-1][2] + 1:
            whole[-1][2] = end
        else:
            whole.append([protocol, start, end, src, dst])
    return {tuple(rule) for rule in whole}


def generated(script):
    """Runs the script; the files that it has made."""
    with tempfile.TemporaryDirectory() as home:
        path = f"{pathlib.Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            ["sh"], input=script, cwd=home, env=dict(os.environ, PATH=path), capture_output=True, text=True
        )
        said = done.stdout + done.stderr
        # NSX-T has notes where others have comments, and aclgen says of each that they're not known.
        complaints = [
            line
            for line in said.splitlines()
            if re.match(r"[WEF]\d{4} |.*with errors", line) and "The keywords ['comment'] in Term" not in line
        ]
        if done.returncode or complaints:
            raise ValueError(f"{done.returncode} {complaints[:2]} {said[-200:]}")
        return {file.name: file.read_text(encoding="utf-8") for file in pathlib.Path(home).glob("*/out/*")}


def cisco(text):
    """The rules and the replies of the ACLs of IOS, IOS XR, NX-OS and EOS."""
    rules, replies, version, begun = set(), set(), None, 0
    for line in text.splitlines():
        words = line.split()
        if not words or words[0] in ("!", "remark", "exit", "no") or line.startswith("!"):
            continue
        head = re.fullmatch(r"(ip|ipv4|ipv6) access-list (?:extended )?(?:ipv6-)?(palette-[a-z0-9-]+)", line)
        if head:
            version, begun = (6 if head[1] == "ipv6" else 4), begun + 1
            continue
        permit, protocol, *rest = words
        if permit != "permit" or protocol not in ("tcp", "udp"):
            raise ValueError(line)
        src, rest = cisco_end(rest, version)
        src_ports, rest = cisco_ports(rest)
        dst, rest = cisco_end(rest, version)
        dst_ports, rest = cisco_ports(rest)
        if rest == ["established"] and src_ports and not dst_ports:
            replies.add((protocol, *src_ports, src, dst))
        elif rest or src_ports or not dst_ports:
            raise ValueError(line)
        else:
            rules.add((protocol, *dst_ports, src, dst))
    if begun != 2:
        raise ValueError(f"{begun} ACLs")
    return rules, replies


def cisco_end(words, version):
    word, *rest = words
    if word == "any":
        return ANY[version], rest
    if word == "host":
        net, rest = ipaddress.ip_network(rest[0]), rest[1:]
    elif "/" in word:
        net = ipaddress.ip_network(word)
    else:
        net, rest = ipaddress.ip_network(f"{word}/{rest[0]}"), rest[1:]
        # Python takes the wildcard of one address for a mask.
        if str(net.hostmask) != words[1]:
            raise ValueError(f"{words[:2]} is no wildcard")
    if net.version != version:
        raise ValueError(f"{net} in an ACL of IPv{version}")
    return str(net), rest


def cisco_ports(words):
    def number(word):
        return int(word) if word.isdigit() else socket.getservbyname(word)

    if words[:1] == ["eq"]:
        return (number(words[1]),) * 2, words[2:]
    if words[:1] == ["range"]:
        return (number(words[1]), number(words[2])), words[3:]
    return None, words


def juniper(text):
    """The rules and the replies of the filters of Junos."""
    tokens = re.findall(r"[{};]|[^\s{};]+", re.sub(r"/\*.*?\*/", "", text, flags=re.S))

    def block():
        found, words = [], []
        while tokens:
            token = tokens.pop(0)
            if token == "}":
                break
            if token in "{;":
                found.append((" ".join(words), block() if token == "{" else None))
                words = []
            else:
                words.append(token)
        return found

    rules, replies = set(), set()
    for firewall, families in block():
        for name, filters in families:
            version = {"family inet": 4, "family inet6": 6}[name]
            for head, terms in filters:
                if firewall != "firewall" or not re.fullmatch(rf"replace: filter palette-[a-z0-9-]+{version}", head):
                    raise ValueError(head)
                for term, parts in terms:
                    if term != "interface-specific":
                        read_term(dict(parts), version, rules, replies)
    return rules, replies


def read_term(parts, version, rules, replies):
    if set(parts) != {"from", "then accept"}:
        raise ValueError(f"{parts}")
    nets, ports, protocols, flags = {}, {}, [], []
    for key, inner in parts["from"]:
        word, *rest = key.split()
        if word in ("source-address", "destination-address"):
            nets[word] = [str(ipaddress.ip_network(net)) for net, _ in inner]
        elif word in ("source-port", "destination-port"):
            start, _, end = rest[0].partition("-")
            ports[word] = (int(start), int(end or start))
        elif word in ("protocol", "next-header"):
            protocols += rest
        else:
            flags.append(key)
    (protocol,) = protocols
    for src in nets.get("source-address", [ANY[version]]):
        for dst in nets.get("destination-address", [ANY[version]]):
            if flags == ["tcp-established"] and set(ports) == {"source-port"}:
                replies.add((protocol, *ports["source-port"], src, dst))
            elif not flags and set(ports) == {"destination-port"}:
                rules.add((protocol, *ports["destination-port"], src, dst))
            else:
                raise ValueError(f"{flags} {ports}")


def nsxt(text):
    """The rules of NSX-T's distributed firewall, which knows of state."""
    rules = set()
    for rule in json.loads(text)["rules"]:
        if (rule["action"], rule["direction"], rule["ip_protocol"]) != ("ALLOW", "IN_OUT", "IPV4_IPV6"):
            raise ValueError(f"{rule}")
        (entry,) = rule["service_entries"]
        (ports,) = entry["destination_ports"]
        if "source_ports" in entry:
            raise ValueError(f"{entry}")
        start, end = map(int, ports.split("-"))
        sides = [list(ANY.values()) if nets == ["ANY"] else nets for nets in (rule["source_groups"], rule["destination_groups"])]
        for src in map(ipaddress.ip_network, sides[0]):
            for dst in map(ipaddress.ip_network, sides[1]):
                if src.version == dst.version:
                    rules.add((entry["l4_protocol"].lower(), start, end, str(src), str(dst)))
    return rules, set()


run([Aerleon()])
