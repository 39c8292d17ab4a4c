"""FortiOS: the script is carried out line by line on tables of its own, as the command line does
(edit opens an entry that is there or makes one, set replaces, unset and delete take away). Every
entry is then held against the FortiOS schema in hfortix-fortios: tables, settings, values, lengths
and references. What the tables hold in the end is read by FWShift's parser, policy by policy.
"""

import re
import shlex
import typing

from common import Check, Flow, family, replaced, run, version_of, without_line
from pan_os import way

# What every FortiGate has.
BUILT_IN = {
    "firewall address": {"all"},
    "firewall address6": {"all"},
    "firewall service custom": set(),
    "firewall schedule recurring": {"always"},
}
REFERENCES = {
    "srcaddr": "firewall address",
    "dstaddr": "firewall address",
    "srcaddr6": "firewall address6",
    "dstaddr6": "firewall address6",
    "service": "firewall service custom",
    "schedule": "firewall schedule recurring",
}


def models():
    from hfortix_fortios.api.models.cmdb.firewall.address import AddressModel
    from hfortix_fortios.api.models.cmdb.firewall.address6 import Address6Model
    from hfortix_fortios.api.models.cmdb.firewall.policy import PolicyModel
    from hfortix_fortios.api.models.cmdb.firewall.service.custom import CustomModel

    return {
        "firewall address": AddressModel,
        "firewall address6": Address6Model,
        "firewall service custom": CustomModel,
        "firewall policy": PolicyModel,
    }


class Tables:
    """What is configured: table, entry, setting, values."""

    def __init__(self):
        self.models = models()
        self.tables = {name: {} for name in self.models}

    def field(self, table, setting):
        fields = self.models[table].model_fields
        for name in (setting.replace("-", "_"), setting + "_"):
            if name in fields:
                return name, fields[name].annotation
        raise ValueError(f"{table} has no {setting}")

    def carry_out(self, text):
        table = entry = name = None
        for line in text.splitlines():
            if not line.strip() or line.strip().startswith("#"):
                continue
            if re.search(r"[^\x20-\x7e]|[?\t]", line):
                raise ValueError(f"a character that the command line would act on: {line!r}")
            verb, *words = shlex.split(line)
            if verb == "config" and table is None:
                table = " ".join(words)
                if table not in self.tables:
                    raise ValueError(f"no such table: {table}")
            elif verb == "edit" and table and entry is None:
                (name,) = words
                entry = dict(self.tables[table].get(name, {}))
            elif verb == "set" and entry is not None and len(words) > 1:
                self.field(table, words[0])
                known = self.tables.get(REFERENCES.get(words[0], ""), {})
                known = set(known) | BUILT_IN.get(REFERENCES.get(words[0], ""), set())
                if words[0] in REFERENCES and not set(words[1:]) <= known:
                    raise ValueError(f"not in the data source: {line}")
                entry[words[0]] = words[1:]
            elif verb == "unset" and entry is not None and len(words) == 1:
                self.field(table, words[0])
                entry.pop(words[0], None)
            elif verb == "next" and entry is not None and not words:
                self.validate(table, name, entry)
                self.tables[table][name] = entry
                entry = None
            elif verb == "delete" and table and entry is None and len(words) == 1:
                self.tables[table].pop(words[0], None)
            elif verb == "end" and table and entry is None and not words:
                table = None
            else:
                raise ValueError(f"unknown command here: {line}")
        if table or entry:
            raise ValueError("something is left open")
        names = [entry["name"][0] for entry in self.tables["firewall policy"].values()]
        if len(names) != len(set(names)):
            raise ValueError("two policies of one name")

    def validate(self, table, name, entry):
        import pydantic

        if re.search(r"[<>()#'\"]", name):
            raise ValueError(f"a name with a character that FortiOS refuses: {name}")
        data = {"policyid": int(name)} if table == "firewall policy" else {"name": name}
        for setting, values in entry.items():
            field, kind = self.field(table, setting)
            if typing.get_origin(kind) is list:
                data[field] = [{"name": value} for value in values]
            elif len(values) > 1 and field not in ("subnet", "tcp_portrange", "udp_portrange"):
                raise ValueError(f"one value, not {values}")
            else:
                data[field] = " ".join(values)
        model = self.models[table]
        # What has another name in the API is known by that here.
        try:
            model.model_validate({model.model_fields[field].alias or field: value for field, value in data.items()})
        except pydantic.ValidationError as error:
            # The schema asks for settings that matter to other kinds of entries only.
            wrong = [one for one in error.errors() if one["type"] != "missing" or len(one["loc"]) > 1]
            if wrong:
                raise ValueError(f"{table} {name}: {wrong}") from None
        if table == "firewall policy":
            for side in ("srcintf", "dstintf", "action", "schedule", "service", "name"):
                if side not in entry:
                    raise ValueError(f"policy {name} has no {side}")
            for suffix in ("", "6"):
                if (f"srcaddr{suffix}" in entry) != (f"dstaddr{suffix}" in entry):
                    raise ValueError(f"policy {name} has one end only of a family")
            if "srcaddr" not in entry and "srcaddr6" not in entry:
                raise ValueError(f"policy {name} has no addresses")

    def text(self):
        lines = []
        for table, entries in self.tables.items():
            lines.append(f"config {table}")
            for name, settings in entries.items():
                lines.append(f'edit {name if table.endswith("policy") else shlex.quote(name)}'.replace("'", '"'))
                lines += [f"set {setting} " + " ".join(f'"{value}"' for value in values) for setting, values in settings.items()]
                lines.append("next")
            lines.append("end")
        return "\n".join(lines) + "\n"


def with_one_more(case):
    """An earlier snippet of ours that had one policy more, for another port."""
    with open(case["path"], encoding="utf-8") as file:
        snippet = file.read()
    snippet = re.sub(r"    delete \d+\n", "", snippet)
    last = snippet.rindex("    edit ")
    number, name = re.search(r'edit (\d+)\s+set name "(\S+)"', snippet[last:]).groups()
    start, _, count = name.rpartition("-")
    more = snippet[last:].replace(number, str(int(number) - 1)).replace(name, f"{start}-{int(count) + 1}")
    more = re.sub(r'set service "\S+"', 'set service "palette-tcp-9"', more)
    service = "config firewall service custom\nedit palette-tcp-9\nset tcp-portrange 9\nnext\nend\n"
    return service + snippet[: snippet.rindex("end\n")] + more


class FortiOs(Check):
    format = "fortios"
    engine = "FWShift and the FortiOS schema of hfortix-fortios"
    strength = "third-party grammar"

    def version(self):
        return f"{version_of('fwshift')} / {version_of('hfortix-fortios')}"

    def read_back(self, snippet, case):
        alone = None
        for earlier in ("", case.get("before") or "", with_one_more(case)):
            tables = Tables()
            tables.carry_out(earlier)
            for _ in range(2):
                tables.carry_out(snippet)
                found = self.flows(tables, case)
                if alone is not None and alone != found:
                    raise ValueError(f"over an earlier one, it allows something else: {alone ^ found}")
                alone = found
        return alone

    def flows(self, tables, case):
        from fwshift.parsers import fortios
        from fwshift.report import Report, Severity

        report = Report()
        policy = fortios.parse(tables.text().encode(), report)
        for finding in report.notes + [one for item in report.items.values() for one in item.findings]:
            if finding.severity > Severity.INFO:
                raise ValueError(f"{finding.code}: {finding.message}")

        def ends(members):
            for member in members:
                address = policy.addresses.get(member)
                if member == "any":
                    yield None, None
                elif address is None:
                    yield member, None  # 0.0.0.0/0 or ::/0, for "all" of one family
                elif address.kind.value == "fqdn":
                    yield address.value, address.fqdn_family or None
                else:
                    yield address.value, None

        near_interface, far_interface = case["settings"]["near-interface"], case["settings"]["far-interface"]
        found, families = set(), {}
        for rule in policy.rules:
            if rule.action.value != "allow" or not rule.enabled or rule.unsupported or rule.applications != ["any"]:
                raise ValueError(f"{rule.name}: {rule.action} {rule.unsupported}")
            if rule.negate_source or rule.negate_destination or rule.negate_service or rule.schedule:
                raise ValueError(f"{rule.name} turns something round")
            (start,), (target,) = rule.src_zones, rule.dst_zones
            sources, destinations = list(ends(rule.sources)), list(ends(rule.destinations))
            direction = way(start, target, [one for one, _ in sources], near_interface, far_interface, case)
            for service in rule.services:
                for entry in policy.services[service].entries:
                    if entry.src_ports:
                        raise ValueError("a source port")
                    first, _, last = entry.dst_ports.partition("-")
                    for source, source_family in sources:
                        for destination, destination_family in destinations:
                            of = {one for one in (family(source), family(destination), source_family, destination_family) if one}
                            # No packet has addresses of two families.
                            if len(of) > 1:
                                continue
                            near, far = (source, destination) if direction == "outbound" else (destination, source)
                            flow = Flow(direction, entry.protocol.value, int(first), int(last or first), near, far)
                            families.setdefault(flow, set()).update(of or {4, 6})
                            found.add(flow)
        for flow, of in families.items():
            # A host name takes its addresses of both families, where the other end has both.
            other = {family(end) for end in (flow.near, flow.far)} - {None}
            if not other and of != {4, 6}:
                raise ValueError(f"one family alone: {flow}")
        return found

    def broken(self, snippet, case):
        swapped = re.sub(r'srcintf (\S+)(\s+)set dstintf (\S+)', r"srcintf \3\2set dstintf \1", snippet, count=1)
        copies = [
            ("a misspelt setting", replaced(snippet, "set schedule", "set shedule")),
            ("a misspelt table", replaced(snippet, "config firewall service custom", "config firewall service costum")),
            ("a misspelt action", replaced(snippet, "set action accept", "set action acept")),
            ("a deny", replaced(snippet, "set action accept", "set action deny")),
            ("a wider port", re.sub(r"(tcp-portrange \d+).*", r"\1-65535", snippet, count=1)),
            ("the other protocol", replaced(snippet, "tcp-portrange", "udp-portrange")),
            ("no destination", re.sub(r"        set dstaddr.*\n", "", snippet, count=1)),
            ("a service that is not there", replaced(snippet, 'set service "palette', 'set service "palete')),
            ("a name that is too long", replaced(snippet, 'set name "', 'set name "' + 30 * "x")),
            ("an entry that is not closed", without_line(snippet, "next")),
            ("a policy less", re.sub(r"    edit \d+\n(.*\n)*?    next\n", "", snippet, count=1)),
        ]
        if case["settings"]["near-interface"] != case["settings"]["far-interface"]:
            copies.append(("the other direction", swapped))
        kept = "".join(line for line in snippet.splitlines(True) if not line.startswith("    delete "))
        copies.append(("what was open stays open", kept))
        if case.get("before"):
            kept = "".join(line for line in snippet.splitlines(True) if not line.startswith("        unset "))
            if kept != snippet:
                copies.append(("a family that was open stays open", kept))
        return copies


if __name__ == "__main__":
    run([FortiOs()])
