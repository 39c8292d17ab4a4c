"""What every check of a format shares: the cases, the comparison, and the line at the end.

A check reads a snippet back with an engine that is not ours and says which flows it allows. `run`
holds these against the flows that were asked for, case by case, and does the same with copies that
were broken on purpose: each of them must be refused or read back as something else. A check that
lets a broken copy pass would let ours pass as well, so it fails.

    python <check>.py CASES_DIR [format…]         one JSON line for each check
    python <check>.py --tabs CASES_DIR [format…]  the same, separated by tabs
    python common.py --self-test                  shows that wrong snippets are found out
"""

import ipaddress
import json
import pathlib
import sys
import traceback
from typing import NamedTuple, Optional

ANY = {4: "0.0.0.0/0", 6: "::/0"}


class Flow(NamedTuple):
    """What one rule allows: an end is "192.0.2.0/24", "host.example.com", or None for any."""

    direction: str  # "inbound" or "outbound", as seen from the role's hosts
    protocol: str  # "tcp" or "udp"
    from_port: int
    to_port: int
    near: Optional[str]  # the role's own hosts
    far: Optional[str]  # the other end

    def __str__(self):
        ports = str(self.from_port) if self.from_port == self.to_port else f"{self.from_port}-{self.to_port}"
        return f"{self.direction} {self.protocol}/{ports} near {self.near or 'any'} far {self.far or 'any'}"


class NotRun(Exception):
    """The engine is not here and cannot be had; the message says how to get it."""


class Check:
    """One engine for one format. `format`, `engine` and `strength` are for a subclass to set."""

    format = ""
    engine = ""
    # "engine", "parser + emulator", "parser", "third-party grammar", "schema" or "syntax".
    strength = ""
    # The names of the cases that `broken` is asked about; None is all of them.
    broken_cases = None

    def version(self) -> str:
        """The engine's version; raises NotRun where there is no engine."""
        raise NotImplementedError

    def read_back(self, snippet: str, case: dict) -> Optional[set]:
        """The flows that the engine reads out of the snippet. Raises when it refuses the snippet;
        None where the engine can say no more than that the syntax is right."""
        raise NotImplementedError

    def broken(self, snippet: str, case: dict) -> list:
        """Copies broken on purpose, as pairs: what was broken, and the broken text."""
        raise NotImplementedError


def replaced(text: str, old: str, new: str, count: int = 1) -> str:
    """The text with `old` replaced: an error when it is not in there, so that a broken copy is one."""
    if old not in text:
        raise ValueError(f"nothing to break: {old!r} is not in the snippet")
    return text.replace(old, new, count)


def without_line(text: str, part: str) -> str:
    """The text without the first line that has `part` in it."""
    lines = text.splitlines(keepends=True)
    for index, line in enumerate(lines):
        if part in line:
            return "".join(lines[:index] + lines[index + 1 :])
    raise ValueError(f"nothing to break: no line has {part!r} in it")


def version_of(package: str) -> str:
    """The version of an installed Python package."""
    from importlib.metadata import version

    return version(package)


def family(end: Optional[str]) -> Optional[int]:
    """4 or 6; None for any and for a host name."""
    if end is None:
        return None
    try:
        return ipaddress.ip_network(end).version
    except ValueError:
        # With bits beyond its length it is neither: no platform takes it as it was meant.
        if "/" in end or ":" in end or end.replace(".", "").isdigit():
            raise ValueError(f"{end!r} is neither a network nor a host name") from None
        return None


def is_name(end: Optional[str]) -> bool:
    """Whether an end is a host name."""
    return end is not None and family(end) is None


def spread(flow: Flow) -> set:
    """The flow once for each address family that it can be of, with any written out, so that "any"
    equals "0.0.0.0/0 and ::/0" and nothing less. Empty when its ends have no family in common."""
    families = {4, 6}
    for end in (flow.near, flow.far):
        if family(end):
            families &= {family(end)}

    def written(end, version):
        if end is None:
            return ANY[version]
        return end.lower().rstrip(".") if is_name(end) else str(ipaddress.ip_network(end))

    return {flow._replace(near=written(flow.near, one), far=written(flow.far, one)) for one in families}


def expected(case: dict) -> set:
    """Exactly what the case's snippet must allow: each of its flows, from or to each near end."""
    if case["near"] is None and not case.get("near_names"):
        near = [None]
    else:
        near = (case["near"] or []) + case.get("near_names", [])
    flows = set()
    for flow in case["flows"]:
        spreads = [
            spread(Flow(flow["direction"], flow["protocol"], flow["from"], flow["to"], end, flow["far"])) for end in near
        ]
        if not any(spreads):
            raise ValueError(f"the case asks for a flow that no address can use: {flow}")
        flows.update(*spreads)
    return flows


def difference(found: set, wanted: set) -> str:
    """What is too much and what is missing, in words; empty when nothing is."""
    got = set()
    for flow in found:
        one = spread(flow)
        if not one:
            return f"reads back a rule that mixes address families: {flow}"
        got |= one
    parts = []
    for words, flows in (("opens what was not asked for", got - wanted), ("does not open", wanted - got)):
        if flows:
            shown = sorted(map(str, flows))
            more = f" and {len(shown) - 3} more" if len(shown) > 3 else ""
            parts.append(f"{words}: {'; '.join(shown[:3])}{more}")
    return " | ".join(parts)


def verdict(check: Check, snippet: str, case: dict) -> str:
    """What the check has against a snippet; empty when nothing."""
    try:
        found = check.read_back(snippet, case)
        return "" if found is None else difference(set(found), expected(case))
    except NotRun:
        raise
    except Exception as error:
        return f"refused: {type(error).__name__}: {error}"


def cases_of(root: pathlib.Path, name: str) -> list:
    """The cases of a format: their JSON and their snippet."""
    cases = []
    for file in sorted((root / name).glob("*/case.json")):
        case = json.loads(file.read_text(encoding="utf-8"))
        snippet = file.with_name("snippet")
        # Without a snippet the format can express nothing of the case, and says so.
        if snippet.exists():
            case["path"] = str(snippet)
            # A wider snippet that is loaded before this one, where the case has one.
            before = file.with_name("before")
            case["before"] = before.read_bytes().decode("utf-8") if before.exists() else None
            cases.append((case, snippet.read_bytes().decode("utf-8")))
    return cases


def judge(check: Check, cases: list) -> dict:
    """The result of one check over its cases."""
    row = {"format": check.format, "engine": check.engine, "version": "", "strength": check.strength}
    row.update(cases=0, broken=0, result="pass", detail="")
    complaints = []
    try:
        row["version"] = check.version()
        if not cases:
            complaints.append("there are no cases of this format")
        for case, snippet in cases:
            row["cases"] += 1
            against = verdict(check, snippet, case)
            if against:
                complaints.append(f"{case['case']}: {against}")
                continue
            if check.broken_cases is not None and case["case"] not in check.broken_cases:
                continue
            for what, text in check.broken(snippet, case):
                if text == snippet:
                    complaints.append(f"{case['case']}: the copy broken by “{what}” is the snippet itself")
                elif verdict(check, text, case):
                    row["broken"] += 1
                else:
                    complaints.append(f"{case['case']}: a broken copy is taken for a good one: {what}")
        if not row["broken"] and not complaints:
            complaints.append("no broken copy was tried, so the check may pass anything")
    except NotRun as why:
        row.update(result="not run", detail=str(why))
        return row
    except Exception:
        complaints.append(traceback.format_exc(limit=-3).strip().replace("\n", " "))
    if complaints:
        row.update(result="fail", detail=complaints[0])
        for complaint in complaints:
            print(f"{check.format}: {complaint}", file=sys.stderr)
    return row


COLUMNS = ("format", "engine", "version", "strength", "cases", "broken", "result", "detail")


def run(checks: list) -> None:
    """Runs the checks over the directory on the command line; ends the program."""
    words = sys.argv[1:]
    tabs = "--tabs" in words
    words = [word for word in words if word != "--tabs"]
    if not words:
        sys.exit(f"usage: python {sys.argv[0]} [--tabs] CASES_DIR [format…]")
    root, names = pathlib.Path(words[0]), words[1:]
    failed = False
    for check in checks:
        if names and check.format not in names:
            continue
        row = judge(check, cases_of(root, check.format))
        failed |= row["result"] == "fail"
        if tabs:
            print("\t".join(["verified"] + [" ".join(str(row[column]).split()) for column in COLUMNS]))
        else:
            print(json.dumps(row, ensure_ascii=False))
        sys.stdout.flush()
    sys.exit(1 if failed else 0)


# The self-test: a format of one line a flow, and snippets that are wrong in every way that matters.


class Plain(Check):
    format, engine, strength = "plain", "self-test", "parser"

    def version(self):
        return "1"

    def read_back(self, snippet, case):
        flows = set()
        for line in snippet.splitlines():
            direction, protocol, ports, near, far = line.split()
            if direction not in ("inbound", "outbound"):
                raise ValueError(line)
            start, _, end = ports.partition("-")
            ends = (None if end_ == "any" else end_ for end_ in (near, far))
            flows.add(Flow(direction, protocol, int(start), int(end or start), *ends))
        return flows

    def broken(self, snippet, case):
        return [("a misspelt word", replaced(snippet, "outbound", "outbond"))]


class Careless(Plain):
    def broken(self, snippet, case):
        return super().broken(snippet, case) + [("a comment", snippet + "\n")]


class Unproven(Plain):
    def broken(self, snippet, case):
        return []


class SyntaxOnly(Plain):
    def read_back(self, snippet, case):
        super().read_back(snippet, case)

    def broken(self, snippet, case):
        return super().broken(snippet, case) + [("a wider port", replaced(snippet, "443", "443-445"))]


class Absent(Plain):
    def version(self):
        raise NotRun("get it somewhere")


def self_test() -> None:
    def flow(direction, port, far, to=None):
        return {"direction": direction, "protocol": "tcp", "from": port, "to": to or port, "far": far}

    case = {"format": "plain", "case": "both", "near": ["192.0.2.0/24", "2001:db8:1::/64"], "near_names": []}
    case["flows"] = [flow("outbound", 443, "198.51.100.1/32"), flow("inbound", 22, None)]
    right = [
        "outbound tcp 443 192.0.2.0/24 198.51.100.1/32",
        "inbound tcp 22 192.0.2.0/24 0.0.0.0/0",
        "inbound tcp 22 2001:db8:1::/64 any",
    ]

    def tried(lines, check=Plain, **change):
        return judge(check(), [(dict(case, **change), "\n".join(lines))])

    def claim(words, row, result, detail):
        assert row["result"] == result and detail in row["detail"], f"{words}: {row}"

    def swapped(index, line):
        return right[:index] + [line] + right[index + 1 :]

    hidden, sys.stderr = sys.stderr, open("/dev/null", "w", encoding="utf-8")
    try:
        claim("the right snippet passes", tried(right), "pass", "")
        assert tried(right)["broken"] == 1
        claim("a missing rule is found", tried(right[:2]), "fail", "does not open: inbound tcp/22")
        claim("an extra rule is found", tried(right + ["inbound tcp 23 any any"]), "fail", "opens what was not asked")
        wider = swapped(0, "outbound tcp 443-444 192.0.2.0/24 198.51.100.1/32")
        claim("a wider port is found", tried(wider), "fail", "opens what was not asked for: outbound tcp/443-444")
        wider = swapped(0, "outbound tcp 443 192.0.2.0/24 198.51.100.0/24")
        claim("a wider far end is found", tried(wider), "fail", "opens what was not asked for")
        wider = swapped(0, "outbound tcp 443 any 198.51.100.1/32")
        claim("a wider near end is found", tried(wider), "fail", "opens what was not asked for")
        other = swapped(0, "inbound tcp 443 192.0.2.0/24 198.51.100.1/32")
        claim("the other direction is found", tried(other), "fail", "opens what was not asked for: inbound")
        other = swapped(0, "outbound udp 443 192.0.2.0/24 198.51.100.1/32")
        claim("the other protocol is found", tried(other), "fail", "outbound udp/443")
        half = [line.replace(" any", " 0.0.0.0/0") for line in ["outbound tcp 443 any any"]]
        claim("IPv4 is not any", tried(half, near=None, flows=[flow("outbound", 443, None)]), "fail", "does not open")
        mixed = swapped(0, "outbound tcp 443 2001:db8:1::/64 198.51.100.1/32")
        claim("mixed families are found", tried(mixed), "fail", "mixes address families")
        loose = swapped(0, "outbound tcp 443 192.0.2.0/24 198.51.100.1/24")
        claim("bits beyond the length are found", tried(loose), "fail", "neither a network nor a host name")
        claim("a refusal is a failure", tried(["outbond tcp 443 any any"]), "fail", "refused: ValueError")
        claim("an unrefused broken copy is found", tried(right, Careless), "fail", "taken for a good one: a comment")
        claim("so it is where only syntax is read", tried(right, SyntaxOnly), "fail", "good one: a wider port")
        claim("a check without broken copies fails", tried(right, Unproven), "fail", "no broken copy was tried")
        claim("a check without cases fails", judge(Plain(), []), "fail", "no cases")
        claim("an absent engine is not run", tried(right, Absent), "not run", "get it somewhere")
        named = ["outbound tcp 443 any host.example.com"]
        named_flows = [flow("outbound", 443, "host.example.com")]
        claim("a host name is read", tried(named, near=None, flows=named_flows), "pass", "")
        other = ["outbound tcp 443 any host.example.org"]
        claim("another host name is found", tried(other, near=None, flows=named_flows), "fail", "example.org")
    finally:
        sys.stderr = hidden
    print("common.py: a wider, a missing, a refused and an unrefused snippet are all found out")


if __name__ == "__main__":
    if sys.argv[1:] != ["--self-test"]:
        sys.exit(__doc__)
    self_test()
