"""NSX: the body is read into the types of vcf-nsx, VMware's own Python SDK, with the converter that
the SDK reads an NSX manager's answers with, and written back: what the types do not know, or know
as something else, is refused. The flows come from the typed rules. What the types say in words
alone (lengths, the most members, values of a list) is checked here.
"""

import ipaddress
import json
import re

from common import Check, Flow, family, replaced, run, version_of

ID = re.compile(r"[A-Za-z0-9_-]{1,255}")
# Settings that make no difference for what a rule allows.
PLAIN = {"id", "display_name", "description", "sequence_number", "resource_type"}
READ = {"action", "direction", "ip_protocol", "source_groups", "destination_groups", "services", "service_entries", "scope"}


def typed(data, kind):
    """JSON as one of the SDK's types, strictly."""
    from vmware.vapi.bindings.converter import RestConverter, TypeConverter
    from vmware.vapi.data.serializers.cleanjson import DataValueConverter

    value = DataValueConverter.convert_to_data_value(json.dumps(data))
    mode = RestConverter.SWAGGER_REST
    found = TypeConverter.convert_to_python(value, kind.get_binding_type(), rest_converter_mode=mode)
    back = TypeConverter.convert_to_vapi(found, kind.get_binding_type(), rest_converter_mode=mode)
    strange = json.loads(DataValueConverter.convert_to_json(back)) != data
    unknown = sorted(set(data) - set(kind._canonical_to_pep_names))
    if strange or unknown:
        raise ValueError(f"{kind.__name__} does not know {unknown or data}")
    for name, value in vars(found).items():
        listed = {getattr(kind, one) for one in dir(kind) if one.startswith(f"{name.upper()}_")}
        if isinstance(value, str) and listed and value not in listed:
            raise ValueError(f"{name} is one of {sorted(listed)}, not {value!r}")
    return found


class Nsx(Check):
    format = "nsx-t"
    engine = "VMware's NSX SDK for Python (vcf-nsx)"
    strength = "schema"

    def version(self):
        return version_of("vcf-nsx")

    def read_back(self, snippet, case):
        from vcf.nsx.model_client import L4PortSetServiceEntry, Rule, SecurityPolicy

        def once(pairs):
            if len(pairs) != len(dict(pairs)):
                raise ValueError(f"a key twice: {pairs}")
            return dict(pairs)

        data = json.loads(snippet, object_pairs_hook=once)
        policy = typed(data, SecurityPolicy)
        path = f"/infra/domains/{case['settings']['nsx-domain']}/security-policies/{policy.id}"
        if policy.path != path or not ID.fullmatch(policy.id) or policy.resource_type != "SecurityPolicy":
            raise ValueError(f"{policy.path} is not {path}")
        if policy.category != "Application" or set(data) - {"rules", "category", "path"} - PLAIN:
            raise ValueError(f"more than a policy with rules: {sorted(data)}")
        for unique in ("id", "sequence_number"):
            if len({rule[unique] for rule in data["rules"]}) != len(data["rules"]):
                raise ValueError(f"two rules with the same {unique}")

        found = set()
        for raw in data["rules"]:
            rule = typed(raw, Rule)
            if set(raw) - PLAIN - READ or rule.resource_type != "Rule" or not ID.fullmatch(rule.id):
                raise ValueError(f"more than a rule: {sorted(raw)}")
            if rule.action != "ALLOW" or rule.scope != ["ANY"]:
                raise ValueError(f"{rule.action} {rule.scope}")
            if len(rule.description) > 1024 or len(rule.display_name) > 255:
                raise ValueError("a text that is too long")
            # Raw entries stand beside "services", which is ANY where it names none.
            if rule.services != ["ANY"] or not rule.service_entries:
                raise ValueError("every service")
            direction = {"IN": "inbound", "OUT": "outbound"}[rule.direction]
            for entry in raw["service_entries"]:
                service = typed(entry, L4PortSetServiceEntry)
                if service.resource_type != "L4PortSetServiceEntry" or service.source_ports:
                    raise ValueError(f"not a port: {entry}")
                if not 0 < len(service.destination_ports) < 8:
                    raise ValueError(f"no ports, or too many: {entry}")
                for ports in service.destination_ports:
                    first, last = re.fullmatch(r"(\d+)(?:-(\d+))?", ports).groups()
                    if first == last:
                        raise ValueError(f"no port, as NSX sees it: {ports}")
                    for source in self.ends(rule.source_groups, rule.ip_protocol):
                        for destination in self.ends(rule.destination_groups, rule.ip_protocol):
                            # No packet has addresses of two families.
                            if family(source) and family(destination) and family(source) != family(destination):
                                continue
                            near, far = (source, destination) if direction == "outbound" else (destination, source)
                            protocol = service.l4_protocol.lower()
                            found.add(Flow(direction, protocol, int(first), int(last or first), near, far))
        return found

    @staticmethod
    def ends(groups, families):
        any_of = {"IPV4_IPV6": None, "IPV4": "0.0.0.0/0", "IPV6": "::/0"}[families]
        if groups == ["ANY"]:
            return [any_of]
        if not 0 < len(groups) <= 128:
            raise ValueError(f"{len(groups)} members")
        networks = [ipaddress.ip_network(one) for one in groups]
        for network in networks:
            # An NSX manager answers 400, "Invalid IP address value provided 0.0.0.0/0".
            if int(network.network_address) == 0:
                raise ValueError(f"no address, as NSX sees it: {network}")
            if any_of and network.version != family(any_of):
                raise ValueError(f"{network} in a rule for {families}")
        return [str(network) for network in networks]

    def broken(self, snippet, case):
        port = re.search(r'"destination_ports": \["(\d+)', snippet)[1]
        other = "IN" if re.search(r'"direction": "(\w+)"', snippet)[1] == "OUT" else "OUT"
        first = " ".join(re.search(r'"source_groups": (\[.*\]),\s*"destination_groups": (\[.*\])', snippet).groups())
        if '"IPV4"' in snippet or '"IPV6"' in snippet:
            first = ":" if '"IPV6"' in snippet.split("source_groups")[0] else "."
        copies = [
            ("a misspelt key", replaced(snippet, '"destination_groups"', '"destinations_groups"')),
            ("a misspelt key of a service", replaced(snippet, '"l4_protocol"', '"l4_protocl"')),
            ("a misspelt key of the policy", replaced(snippet, '"category"', '"catagory"')),
            ("a misspelt action", replaced(snippet, '"ALLOW"', '"ALOW"')),
            ("a misspelt category", replaced(snippet, '"Application"', '"Applications"')),
            ("a drop", replaced(snippet, '"ALLOW"', '"DROP"')),
            ("a number as text", re.sub(r'"sequence_number": (\d+)', r'"sequence_number": "\1"', snippet, count=1)),
            ("a wider port", replaced(snippet, f'"destination_ports": ["{port}"', f'"destination_ports": ["{port}-65535"'))
            if f'"destination_ports": ["{port}"' in snippet
            else ("a narrower range", re.sub(r'(ports": \["\d+)-\d+', r"\1", snippet, count=1)),
            ("every service", re.sub(r'"service_entries": \[[^\]]*\][^\]]*\],', "", snippet, count=1)),
            ("the other direction", re.sub(r'"direction": "\w+"', f'"direction": "{other}"', snippet, count=1)),
            ("both directions", re.sub(r'"direction": "\w+"', '"direction": "IN_OUT"', snippet, count=1)),
            ("one family alone", re.sub(r'"IPV4_IPV6"|"IPV[46]"', f'"IPV{4 if ":" in first else 6}"', snippet, count=1)),
            ("no comma", replaced(snippet, '",\n', '"\n')),
            ("another domain", replaced(snippet, "/infra/domains/", "/infra/domains/x")),
        ]
        listed = re.search(r'"(?:source|destination)_groups": \[("[^A][^\]]*)\]', snippet)
        if listed:
            copies.append(("any beside addresses", replaced(snippet, listed[1], f'{listed[1]}, "ANY"')))
            copies.append(("any for addresses", replaced(snippet, listed[1], '"ANY"')))
        return copies


if __name__ == "__main__":
    run([Nsx()])
