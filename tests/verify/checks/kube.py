"""NetworkPolicy, Cilium and Calico.

The flows are read from the YAML here, strictly: whatever this reader does not expect is refused.
What others have to say comes first. Of a NetworkPolicy: Kubernetes' JSON schema, and whether
network-config-analyzer finds the same connections for pods beside pods that are not selected. Of
the other two: the types generated from their CRDs (`../crds`), and what their validators want
beside.
"""

import contextlib
import io
import ipaddress
import json
import os
import pathlib
import re
import subprocess
import tempfile

import yaml
from common import ANY, Check, Flow, NotRun, family, replaced, run, version_of, without_line

DNS_LABEL = re.compile(r"[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?")
HOST = re.compile(r"([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\.)*[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?")


class Strict(yaml.SafeLoader):
    """YAML in which a key twice is an error."""


def mapping(loader, node):
    keys = [loader.construct_object(key) for key, _ in node.value]
    if len(keys) != len(set(keys)):
        raise ValueError(f"a key twice in {keys}")
    return loader.construct_mapping(node, deep=True)


Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, mapping)


def taken(value, required, optional=()):
    """The values of exactly these keys."""
    if not isinstance(value, dict) or not set(required) <= set(value) <= set(required) | set(optional):
        raise ValueError(f"{value} is not of {required} and {optional}")
    return [value.get(key) for key in (*required, *optional)]


def the_object(snippet, case, version, kind, namespaced):
    """The specification of the one object."""
    (document,) = yaml.load_all(snippet, Strict)
    got_version, got_kind, metadata, spec = taken(document, ("apiVersion", "kind", "metadata", "spec"))
    if (got_version, got_kind) != (version, kind):
        raise ValueError(f"{got_version} {got_kind}")
    name, namespace = taken(metadata, ("name",) + (("namespace",) if namespaced else ()), () if namespaced else ("namespace",))
    if not DNS_LABEL.fullmatch(name):
        raise ValueError(f"{name} is not a name")
    if namespaced and namespace != case["settings"]["namespace"]:
        raise ValueError(f"namespace {namespace!r}")
    return document, spec


def wanted_labels(case):
    return dict(label.strip().split("=") for label in case["settings"]["labels"].split(","))


def selects(selector, case):
    (labels,) = taken(selector, ("matchLabels",))
    if labels != wanted_labels(case):
        raise ValueError(f"selects {labels}")


def port_range(start, end):
    if type(start) is not int or type(end) not in (int, type(None)):
        raise ValueError(f"ports {start!r} to {end!r}")
    end = start if end is None else end
    if not 1 <= start <= end <= 65535:
        raise ValueError(f"ports {start} to {end}")
    return start, end


def network(text):
    """A network as every one of them takes it: with its length."""
    if "/" not in text:
        raise ValueError(f"{text} has no length")
    return str(ipaddress.ip_network(text))


def some(items):
    """The items of a list with items: an empty one means everybody in some places."""
    if not isinstance(items, list) or not items:
        raise ValueError(f"not a list with something in it: {items}")
    return items


PROTOCOLS = {"TCP": "tcp", "UDP": "udp"}
LISTS = (("ingress", "inbound", "from"), ("egress", "outbound", "to"))


def broken_policy(snippet, copies):
    """The copies that can be made of this snippet."""
    made = []
    for what, old, new in copies:
        if old in snippet:
            made.append((what, replaced(snippet, old, new)))
    return made


class NetworkPolicy(Check):
    format = "network-policy"
    engine = "kubernetes-validate and network-config-analyzer"
    strength = "schema + semantic analysis"
    broken_cases = ("both", "range", "any", "tcp-and-udp")

    def version(self):
        return f"{version_of('kubernetes-validate')} / {version_of('network-config-analyzer')}"

    def read_back(self, snippet, case):
        import kubernetes_validate

        document, spec = the_object(snippet, case, "networking.k8s.io/v1", "NetworkPolicy", True)
        for release in ("1.25", kubernetes_validate.latest_version()):
            kubernetes_validate.validate(document, release, strict=True)
        selector, types, *rules = taken(spec, ("podSelector", "policyTypes"), ("ingress", "egress"))
        selects(selector, case)
        flows = set()
        for (section, direction, side), found in zip(LISTS, rules):
            # A direction without rules would be cut off.
            if (section.capitalize() in types) != bool(found):
                raise ValueError(f"{types} and {section} {found}")
            for rule in found or []:
                ports, peers = taken(rule, ("ports",), (side,))
                ends = [None]
                if side in rule:
                    blocks = [taken(peer, ("ipBlock",))[0] for peer in some(peers)]
                    ends = [network(taken(block, ("cidr",))[0]) for block in blocks]
                for entry in some(ports):
                    protocol, port, end = taken(entry, ("protocol", "port"), ("endPort",))
                    start, end = port_range(port, end)
                    flows |= {Flow(direction, PROTOCOLS[protocol], start, end, None, far) for far in ends}
        analysed(snippet, case, flows)
        return flows

    def broken(self, snippet, case):
        copies = [
            ("a misspelt key", "ipBlock", "ipBlok"),
            ("a misspelt protocol", "protocol: TCP", "protocol: TPC"),
            ("a wider port", "port: 443\n", "port: 443\n          endPort: 444\n"),
            ("a range without its end", "          endPort: 32767\n", ""),
            ("another namespace", "namespace: ", "namespace: x"),
            ("a wider network", "/32", "/31"),
            ("everybody", "ipBlock:\n            cidr: 198.51.100.12/32", "ipBlock: {cidr: 0.0.0.0/0}"),
            ("one family for both", "    - ports:", "    - to: [{ipBlock: {cidr: 0.0.0.0/0}}]\n      ports:"),
            ("every pod", "    matchLabels:", "    # matchLabels:"),
        ]
        made = broken_policy(snippet, copies)
        other = "Ingress" if "    - Ingress\n" not in snippet else None
        if other:
            made.append(("a direction cut off", replaced(snippet, "policyTypes:\n", "policyTypes:\n    - Ingress\n")))
        return made


PODS = """
apiVersion: v1
kind: Namespace
metadata: {name: "%(namespace)s"}
---
apiVersion: v1
kind: Namespace
metadata: {name: bystanders}
---
apiVersion: v1
kind: Pod
metadata: {name: chosen, namespace: "%(namespace)s", labels: %(labels)s}
spec: {containers: [{name: c, image: i}]}
---
apiVersion: v1
kind: Pod
metadata: {name: bystander, namespace: bystanders}
spec: {containers: [{name: c, image: i}]}
"""
# What it says of connections of any protocol is of TCP and UDP too.
ALL = {("tcp", 1, 65535), ("udp", 1, 65535)}


def analysed(snippet, case, flows):
    """Raises unless network-config-analyzer sees these flows and no others."""
    from nca.nca_cli import nca_main

    namespace = case["settings"]["namespace"]
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        (home / "policy.yaml").write_text(snippet, encoding="utf-8")
        pods = PODS % {"namespace": namespace, "labels": json.dumps(wanted_labels(case))}
        (home / "pods.yaml").write_text(pods, encoding="utf-8")
        words = ["--connectivity", str(home / "policy.yaml"), "--ns_list", str(home / "pods.yaml")]
        words += ["--pod_list", str(home / "pods.yaml"), "--print_ipv6", "-o", "json", "--file_out", str(home / "out")]
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            status = nca_main(words)
        if status:
            raise ValueError(f"network-config-analyzer: {status} {said.getvalue()}")
        (query,) = json.loads((home / "out").read_text(encoding="utf-8"))
    (explanation,) = query["explanation"]
    seen = {"inbound": set(), "outbound": set()}
    pods = {"inbound": set(), "outbound": set()}
    for rule in explanation["rules"]:
        connections = connections_of(rule["connection"])
        for direction, near, far in (("inbound", "dst", "src"), ("outbound", "src", "dst")):
            if namespace in rule.get(f"{near}_ns", []):
                for block in rule.get(f"{far}_ip_block", []):
                    seen[direction] |= {(block, *connection) for connection in connections}
                if "bystanders" in rule.get(f"{far}_ns", []):
                    pods[direction] |= connections
    for direction in seen:
        asked = {flow for flow in flows if flow.direction == direction}
        said = {(far, flow.protocol, flow.from_port, flow.to_port) for flow in asked for far in ([flow.far] if flow.far else ANY.values())}
        others = {(flow.protocol, flow.from_port, flow.to_port) for flow in asked if flow.far is None}
        if not asked:
            # A direction that the policy does not name stays as it was: open.
            said, others = {(block, *one) for block in ANY.values() for one in ALL}, ALL
        for got, wanted in ((spans(seen[direction]), spans(said)), (spans({("0.0.0.0/0", *one) for one in pods[direction]}), spans({("0.0.0.0/0", *one) for one in others}))):
            if got != wanted:
                raise ValueError(f"network-config-analyzer sees {direction}: {explanation['rules']}")


def connections_of(connection):
    if connection == ["All connections"]:
        return ALL
    found = set()
    for one in connection:
        protocols, ports = taken(one, ("protocols", "dst_ports"))
        for protocol in protocols.split(", "):
            for port in ports:
                start, _, end = str(port).partition("-")
                found.add((PROTOCOLS[protocol], int(start), int(end or start)))
    return found


def spans(rules):
    """What rules of (network, protocol, first port, last port) come to, in one form: for each
    protocol and family the rectangles between all edges that lie inside one of them, joined."""
    whole = set()
    for key in {(protocol, family(block)) for block, protocol, _, _ in rules}:
        boxes = []
        for block, protocol, start, end in rules:
            if (protocol, family(block)) == key:
                net = ipaddress.ip_network(block)
                first = int(net.network_address)
                boxes.append((first, first + net.num_addresses, start, end + 1))
        columns = sorted({edge for box in boxes for edge in box[:2]})
        rows = []
        for left, right in zip(columns, columns[1:]):
            inside = sorted((box[2], box[3]) for box in boxes if box[0] <= left and right <= box[1])
            ports = []
            for start, end in inside:
                if ports and start <= ports[-1][1]:
                    ports[-1][1] = max(end, ports[-1][1])
                else:
                    ports.append([start, end])
            if rows and rows[-1][1] == left and rows[-1][2] == ports:
                rows[-1][1] = right
            elif ports:
                rows.append([left, right, ports])
        whole.add((key, repr(rows)))
    return whole


def crds(document):
    """Raises unless the object fits the types of its CRD."""
    here = pathlib.Path(__file__).resolve().parent.parent / "crds"
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR") or here.parents[2] / "target") / "crds"
    program = target / "debug" / "crds"
    if not crds.is_built:
        cargo = [os.environ.get("CARGO", "cargo"), "build", "--quiet", "--locked", "--manifest-path", here / "Cargo.toml"]
        built = subprocess.run([*cargo, "--target-dir", target], capture_output=True, text=True)
        if built.returncode:
            raise NotRun(f"get it with `cargo build` in tests/verify/crds: {built.stderr.strip()[-300:]}")
        crds.is_built = True
    if document is None:
        return
    held = subprocess.run([program], input=json.dumps(document), capture_output=True, text=True)
    if held.returncode:
        raise ValueError(held.stderr.strip())


crds.is_built = False


def crd_version(crate):
    crds(None)
    lock = (pathlib.Path(__file__).resolve().parent.parent / "crds" / "Cargo.lock").read_text(encoding="utf-8")
    return re.search(rf'name = "{crate}"\nversion = "([^"]+)"', lock)[1]


class Cilium(Check):
    format = "cilium"
    engine = "kcr_cilium_io, types of the CRD"
    strength = "schema"
    broken_cases = ("both", "range", "any", "host-names", "many")

    def version(self):
        return crd_version("kcr_cilium_io")

    def read_back(self, snippet, case):
        document, spec = the_object(snippet, case, "cilium.io/v2", "CiliumNetworkPolicy", True)
        crds(document)
        selector, deny, *rules = taken(spec, ("endpointSelector", "enableDefaultDeny"), ("ingress", "egress"))
        selects(selector, case)
        # Without these two it would cut off what it does not allow.
        if deny != {"ingress": False, "egress": False}:
            raise ValueError(f"enableDefaultDeny {deny}")
        flows, lookups, names = set(), 0, False
        for (section, direction, side), found in zip(LISTS, rules):
            for rule in some(found) if section in spec else []:
                if "toEndpoints" in rule:
                    is_dns(rule)
                    lookups += 1
                    continue
                # One kind of end in a rule: Cilium refuses some pairs and takes others for both at once.
                ports, cidr, entities, fqdns = taken(rule, ("toPorts",), (f"{side}CIDR", f"{side}Entities", "toFQDNs"))
                if len(rule) != 2:
                    raise ValueError(f"{rule}")
                if entities:
                    ends = [{"all": None}[entity] for entity in entities]
                elif fqdns:
                    if side == "from":
                        raise ValueError("toFQDNs on the way in")
                    names = True
                    ends = [taken(fqdn, ("matchName",))[0] for fqdn in some(fqdns)]
                    if not all(HOST.fullmatch(end) for end in ends):
                        raise ValueError(f"{ends}")
                else:
                    ends = [network(end) for end in some(cidr)]
                for entry in some(ports):
                    for one in some(taken(entry, ("ports",))[0]):
                        port, protocol, end = taken(one, ("port", "protocol"), ("endPort",))
                        if not re.fullmatch(r"[1-9][0-9]*", port):
                            raise ValueError(f"{port} names a port")
                        start, end = port_range(int(port), end)
                        flows |= {Flow(direction, PROTOCOLS[protocol], start, end, None, far) for far in ends}
        # Without lookups through the proxy a name has no addresses; without names nobody asked.
        if lookups != int(names):
            raise ValueError(f"{lookups} rules for lookups, host names: {names}")
        return flows

    def broken(self, snippet, case):
        made = broken_policy(
            snippet,
            [
                ("a misspelt key", "    - toCIDR:", "    - toCidr:"),
                ("a misspelt selector", "endpointSelector", "endPointSelector"),
                ("a misspelt protocol", "protocol: TCP", "protocol: TPC"),
                ("a port that is no text", '- port: "443"', "- port: 443"),
                ("a wider port", '- port: "443"\n', '- port: "443"\n              endPort: 444\n'),
                ("a wider network", "/32", "/31"),
                ("default deny left on", "    egress: false\n", ""),
                ("default deny asked for", "ingress: false", "ingress: true"),
                ("everybody", "toCIDR:\n        - 198.51.100.12/32", "toEntities:\n        - all"),
                ("no more than the world", "Entities:\n        - all", "Entities:\n        - world"),
                ("a pattern for a name", "matchName: ", "matchPattern: "),
                ("lookups of one name", 'matchPattern: "*"', 'matchPattern: "example.com"'),
            ],
        )
        if "toEndpoints" in snippet:
            at = snippet.index("    - toEndpoints")
            made.append(("no lookups", snippet[:at]))
        return made


def is_dns(rule):
    """Raises unless the rule lets lookups of every name through Cilium's proxy, and nothing else."""
    endpoints, entries = taken(rule, ("toEndpoints", "toPorts"))
    if endpoints != [{"matchLabels": {"io.kubernetes.pod.namespace": "kube-system", "k8s-app": "kube-dns"}}]:
        raise ValueError(f"{endpoints}")
    (entry,) = entries
    ports, rules = taken(entry, ("ports", "rules"))
    if sorted(map(tuple, (taken(port, ("port", "protocol")) for port in ports))) != [("53", "TCP"), ("53", "UDP")]:
        raise ValueError(f"{ports}")
    if rules != {"dns": [{"matchPattern": "*"}]}:
        raise ValueError(f"{rules}")


class Calico(Check):
    format = "calico"
    engine = "kcr_crd_projectcalico_org, types of the CRD"
    strength = "schema"
    broken_cases = ("both", "range", "any", "many", "platform")

    def version(self):
        return crd_version("kcr_crd_projectcalico_org")

    def read_back(self, snippet, case):
        document, spec = the_object(snippet, case, "projectcalico.org/v3", "GlobalNetworkPolicy", False)
        crds(document)
        order, selector, types, *rules = taken(spec, ("order", "selector", "types"), ("ingress", "egress"))
        pairs = [re.fullmatch(r'([A-Za-z0-9_./-]+) == "([^"]*)"', one) for one in selector.split(" && ")]
        if {pair[1]: pair[2] for pair in pairs} != wanted_labels(case) or order != 1000:
            raise ValueError(f"selects {selector}, order {order}")
        flows = set()
        for (section, direction, side), found in zip(LISTS, rules):
            if (section.capitalize() in types) != bool(found):
                raise ValueError(f"{types} and {section} {found}")
            for rule in found or []:
                action, protocol, destination, source = taken(rule, ("action", "protocol", "destination"), ("source",))
                if action != "Allow":
                    raise ValueError(action)
                ports, nets = taken(destination, ("ports",), ("nets",))
                if side == "from":
                    if nets is not None:
                        raise ValueError(f"the pods' own addresses: {nets}")
                    (nets,) = taken(source, ("nets",)) if source is not None else [None]
                elif source is not None:
                    raise ValueError(f"the pods' own addresses: {source}")
                ends = [None] if nets is None else [network(net) for net in some(nets)]
                # Its validator refuses both families in one rule.
                if len({family(end) for end in ends}) > 1:
                    raise ValueError(f"both families in one rule: {ends}")
                for port in some(ports):
                    start, _, end = str(port).partition(":")
                    start, end = port_range(int(start), int(end or start))
                    flows |= {Flow(direction, PROTOCOLS[protocol], start, end, None, far) for far in ends}
        return flows

    def broken(self, snippet, case):
        made = broken_policy(
            snippet,
            [
                ("a misspelt key", "destination:", "destinatio:"),
                ("a key that Calico Enterprise has", "nets:\n", "domains:\n"),
                ("a misspelt protocol", "protocol: TCP", "protocol: TPC"),
                ("a wider port", "- 443\n", '- "443:444"\n'),
                ("a range that YAML takes for a number", '"30000:32767"', "30000:59"),
                ("a wider network", "/32", "/31"),
                ("the other way", "egress:", "ingress:"),
                ("every endpoint", "  selector:", "  # selector:"),
                ("a Deny", "action: Allow", "action: Deny"),
            ],
        )
        if "          - 198.51.100.12/32\n" in snippet:
            both = "          - 198.51.100.12/32\n          - 2001:db8:0:2::12/128\n"
            made.append(("both families in one rule", replaced(snippet, "          - 198.51.100.12/32\n", both)))
            made.append(("a dropped network", without_line(snippet, "198.51.100.12/32")))
        if "    - Ingress\n" not in snippet:
            made.append(("a direction cut off", replaced(snippet, "  types:\n", "  types:\n    - Ingress\n")))
        return made


run([NetworkPolicy(), Cilium(), Calico()])
