"""The checks of the openings: what they try, and that they say so when it fails.

The shell scripts run, with stand-ins for the programs that connect: each notes what it was asked
for. Real connections are the traffic test's matter (`tests/traffic/checks.rs`). PowerShell is read
with the grammar of tree-sitter, and never ran. The limits of a NetworkValidator are those of its
CRD, written down from validator-labs/validator-plugin-network, revision 02178b59.
"""

import pathlib
import re
import shutil
import subprocess
import tempfile

from common import Check, Flow, replaced, run, version_of, without_line

HOST = r"[0-9a-z.:-]+"


def flow(host, port):
    """A connection that is tried."""
    return Flow("outbound", "tcp", int(port), int(port), None, host.strip("[]"))


class Script(Check):
    strength = "parser"
    broken_cases = ("both", "published", "range")

    def __init__(self, kind, program, asked):
        self.format, self.program, self.asked = f"check-{kind}", program, re.compile(asked)
        self.shell = "bash" if kind == "bash" else "sh"
        self.engine = f"{self.shell}, {program} stood in for"

    def version(self):
        return pathlib.Path(shutil.which(self.shell)).resolve().name

    def tries(self, snippet, status):
        """What the program is asked for when it ends like this, and how the script ends."""
        with tempfile.TemporaryDirectory() as home:
            notes, stand_in = pathlib.Path(home, "notes"), pathlib.Path(home, self.program)
            stand_in.write_text(f'#!/bin/sh\necho "$*" >>"{notes}"\necho {1 - status}\nexit {status}\n', encoding="utf-8")
            stand_in.chmod(0o755)
            file = pathlib.Path(home, "check")
            file.write_text(snippet, encoding="utf-8")
            done = subprocess.run(
                [shutil.which(self.shell), str(file)],
                env={"PATH": home}, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=60,
            )
            asked = notes.read_text(encoding="utf-8").splitlines() if notes.exists() else []
        if done.stderr:
            raise ValueError(f"it complains: {done.stderr}")
        words = [self.asked.fullmatch(line) for line in asked]
        if not all(words):
            raise ValueError(f"it asks for something else: {asked}")
        *lines, last = done.stdout.splitlines()
        word, count = ("FAIL", len(asked)) if status else ("ok", 0)
        if done.returncode != status or last != f"{count} of {len(asked)} failed.":
            raise ValueError(f"it ends with {done.returncode} and {last}")
        pairs = [(one["host"], one["port"]) for one in words]
        for (host, port), line in zip(pairs, lines, strict=True):
            said = rf"{word} +{re.escape(host)} port {port}( \([a-z0-9, ]+\))?: [A-Za-z0-9 -]+: outbound tcp/.+"
            if not re.fullmatch(said, line):
                raise ValueError(f"{line} is not about {host} port {port}")
        return pairs

    def read_back(self, snippet, case):
        tried = self.tries(snippet, 0)
        if self.tries(snippet, 1) != tried or len(set(tried)) != len(tried):
            raise ValueError("it does not try everything once")
        return {flow(*pair) for pair in tried}

    def broken(self, snippet, case):
        return [
            ("another port", re.sub(r'\ncheck "(\S+)" "\d+"', r'\ncheck "\1" "1"', snippet, count=1)),
            ("another host", re.sub(r'\ncheck "\S+"', '\ncheck "203.0.113.99"', snippet, count=1)),
            ("a dropped try", without_line(snippet, 'check "')),
            ("a try that never fails", replaced(snippet, "connect \"$1\" \"$2\"", "true")),
            ("a success at the end of all", replaced(snippet, '[ "$failed" -eq 0 ]', "true")),
            ("a longer limit", snippet.replace("timeout 5", "timeout 50").replace("-m 5", "-m 50")),
            ("a lost quote", replaced(snippet, 'check "', "check ")),
        ]


class PowerShell(Check):
    format = "check-powershell"
    engine = "tree-sitter-powershell"
    strength = "third-party grammar"

    def version(self):
        return version_of("tree-sitter-powershell")

    def read_back(self, snippet, case):
        import tree_sitter
        import tree_sitter_powershell

        body = "".join(line for line in snippet.splitlines(True) if not line.startswith("#"))
        if not body.isascii():
            raise ValueError("it is read in the code page of the machine, and not ASCII")
        parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_powershell.language()))
        root = parser.parse(snippet.encode()).root_node
        if root.has_error or [one.type for one in root.named_children if one.type != "comment"] != ["statement_list"]:
            raise ValueError("it does not parse, or there is more than one statement")
        commands, nodes = [], [root]
        while nodes:
            node = nodes.pop()
            nodes.extend(reversed(node.named_children))
            if node.type == "command":
                commands.append(node.text.decode())
        tries = [text for text in commands if text.startswith("Test-Opening")]
        known = ("New-Object Net.Sockets.TcpClient $", "Write-Host ", "Test-Opening ", "&")
        if not all(text.startswith(known) for text in commands):
            raise ValueError(f"it runs something else: {commands}")
        if f'throw "$failed of {len(tries)} failed."' not in body or body.count("\n$failed += ") != len(tries):
            raise ValueError("a failure would pass")
        flows = set()
        for text in tries:
            match = re.fullmatch(rf'Test-Opening "({HOST})" (\d+) "[A-Za-z0-9 -]+: outbound tcp/[^"$`]+"', text)
            if not match:
                raise ValueError(f"not as it stands: {text}")
            flows.add(flow(*match.groups()))
        return flows

    def broken(self, snippet, case):
        return [
            ("another port", re.sub(r'(Test-Opening "\S+") \d+', r"\1 1", snippet, count=1)),
            ("a dropped try", without_line(snippet, "+= Test-Opening")),
            ("a try that does not count", replaced(snippet, "$failed += Test", "Test")),
            ("no failure at the end", without_line(snippet, "{ throw")),
            ("a lost quote", replaced(snippet, '+= Test-Opening "', "+= Test-Opening ")),
            ("a lost bracket", replaced(snippet, "\n}\n$failed = 0", "\n$failed = 0")),
            ("a variable in a text", re.sub(r"(\+= Test-\S+ .*?): out", r"\1$(hostname): out", snippet, count=1)),
            ("another cmdlet", replaced(snippet, "Write-Host", "Clear-Host")),
            ("a second statement", snippet + "Clear-Host\n"),
        ]


class NetworkValidator(Check):
    format = "check-networkvalidator"
    engine = "PyYAML, the CRD's limits"
    strength = "schema"

    def version(self):
        return version_of("pyyaml")

    def read_back(self, snippet, case):
        import yaml

        flows, names, objects = set(), set(), set()
        for document in yaml.safe_load_all(snippet):
            metadata, spec = document.pop("metadata"), document.pop("spec")
            if document != {"apiVersion": "validation.spectrocloud.labs/v1alpha1", "kind": "NetworkValidator"}:
                raise ValueError(f"it is another object: {document}")
            if set(metadata) != {"name"} or not re.fullmatch("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", metadata["name"]):
                raise ValueError(f"no name: {metadata}")
            objects.add(metadata["name"])
            (rules,) = [spec[key] for key in spec if key == "tcpConnRules"]
            if len(spec) != 1 or not 0 < len(rules) <= 5:
                raise ValueError("more rules than one holds")
            for rule in rules:
                if set(rule) != {"name", "host", "ports", "timeout", "insecureSkipTlsVerify"}:
                    raise ValueError(f"fields that it has not: {rule}")
                name, host, (port,) = rule["name"], rule["host"], rule["ports"]
                if not isinstance(name, str) or len(name) > 500 or name in names or ": outbound tcp/" not in name:
                    raise ValueError(f"no name of its own: {name}")
                if rule["timeout"] != 5 or rule["insecureSkipTlsVerify"] is not True or type(port) is not int:
                    raise ValueError(f"another type or limit: {rule}")
                # It connects to HOST:PORT.
                if not re.fullmatch(r"\[[0-9a-f:]+\]|[0-9a-z.-]+", host):
                    raise ValueError(f"no host: {host}")
                names.add(name)
                flows.add(flow(host, port))
        if len(objects) != snippet.count("\n---\n"):
            raise ValueError("two objects of one name")
        return flows

    def broken(self, snippet, case):
        copies = [
            ("another port", re.sub(r"ports: \[\d+\]", "ports: [1]", snippet, count=1)),
            ("a port in quotes", re.sub(r"ports: \[(\d+)\]", r'ports: ["\1"]', snippet, count=1)),
            ("another group", replaced(snippet, "spectrocloud.labs/v1alpha1", "spectrocloud.labs/v1")),
            ("a misspelt list", replaced(snippet, "tcpConnRules", "tcpConnectRules")),
            ("a misspelt field", replaced(snippet, "insecureSkipTlsVerify", "insecureSkipTLSVerify")),
            ("a longer limit", replaced(snippet, "timeout: 5", "timeout: 50")),
            ("a lost quote", replaced(snippet, '- name: "', "- name: ")),
        ]
        parts = re.split(r"(?m)^---\n", snippet)
        if len(parts) > 2:
            rules = [part.split("tcpConnRules:\n")[1] for part in parts[2:]]
            copies.append(("more than five in one", "---\n".join(parts[:2]) + "".join(rules)))
        if ":" in snippet.split('host: "')[1].split('"')[0]:
            copies.append(("no brackets", snippet.replace('host: "[', 'host: "').replace(']"', '"')))
        return copies


BASH = rf"5 bash -c exec 3<>\"/dev/tcp/\$1/\$2\" bash (?P<host>{HOST}) (?P<port>\d+)"
NC = rf"5 nc -z (?P<host>{HOST}) (?P<port>\d+)"
CURL = rf"-qsk -m 5 --noproxy \* -o /dev/null -w %\{{num_connects\}} https://(?P<host>\[[0-9a-f:]+\]|[0-9a-z.-]+):(?P<port>\d+)/"

run([
    Script("bash", "timeout", BASH),
    Script("nc", "timeout", NC),
    Script("curl", "curl", CURL),
    PowerShell(),
    NetworkValidator(),
])
