"""PowerShell, parsed with the grammar of tree-sitter, and what New-NetFirewallRule is documented to do.

The tree names the parameters and the values; which parameters there are, what they take and that a
name can be taken once come from the documentation of the cmdlets and of the firewall's protocol.
"""

import ipaddress
import re

from common import Check, Flow, replaced, run, version_of, without_line

TEXT = re.compile(r"[^|$`\"“”„\u0000-\u001f\u007f-\U0010ffff]{1,255}")
PARAMETERS = {
    "New-NetFirewallRule": {
        "Name": TEXT,
        "Group": TEXT,
        "DisplayName": TEXT,
        "Description": TEXT,
        "Direction": re.compile("Inbound|Outbound"),
        "Action": re.compile("Allow|Block"),
        "Protocol": re.compile("tcp|udp", re.IGNORECASE),
        "LocalPort": re.compile(r"\d+(-\d+)?"),
        "RemotePort": re.compile(r"\d+(-\d+)?"),
        "RemoteAddress": re.compile("Any|[0-9A-Fa-f.:/-]+"),
        "ErrorAction": re.compile("Stop"),
    },
    "Remove-NetFirewallRule": {"Group": TEXT, "ErrorAction": re.compile("SilentlyContinue|Ignore")},
    "Out-Null": {},
}
EVERY_IPV6 = ["::2", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"]


def named(node, *kinds):
    """The node's children, which must be of these kinds."""
    for child in node.named_children:
        if child.type not in kinds:
            raise ValueError(f"unexpected {child.type}: {child.text.decode()[:60]}")
    return node.named_children


def only(node, kind):
    """The node's one child, which must be of this kind."""
    children = named(node, kind)
    if len(children) != 1:
        raise ValueError(f"{len(children)} in a {node.type}")
    return children[0]


def literal(node):
    """The values of an argument: a bare word, or quoted texts with commas between them."""
    if node.type == "generic_token":
        if not re.fullmatch("[A-Za-z][A-Za-z0-9-]*", node.text.decode()):
            raise ValueError(f"no bare word: {node.text.decode()}")
        return [node.text.decode()]
    values = []
    for child in named(node, "unary_expression"):
        text = only(only(child, "string_literal"), "expandable_string_literal").text.decode()
        # PowerShell puts variables in, and knows backticks and curly quotes as well.
        if not TEXT.fullmatch(text[1:-1]):
            raise ValueError(f"not as it stands: {text}")
        values.append(text[1:-1])
    return values


def arguments(command):
    """A command's name, and its parameters with their values."""
    name = command.child_by_field_name("command_name").text.decode()
    known = PARAMETERS[name]
    given, parameter = {}, None
    for part in command.named_children:
        if part.type == "command_elements":
            for element in part.named_children:
                if element.type == "command_argument_sep":
                    continue
                if element.type == "command_parameter":
                    parameter = element.text.decode()[1:]
                    if parameter in given:
                        raise ValueError(f"-{parameter} is there twice")
                    given[parameter] = []
                elif parameter is None or given[parameter]:
                    raise ValueError(f"a value of nothing: {element.text.decode()}")
                else:
                    given[parameter] = literal(element)
        elif part.type != "command_name":
            raise ValueError(f"unexpected {part.type}: {part.text.decode()[:60]}")
    for parameter, values in given.items():
        lists = parameter == "RemoteAddress"
        if not values or (len(values) > 1 and not lists):
            raise ValueError(f"-{parameter} has {len(values)} values")
        for value in values:
            if not known[parameter].fullmatch(value):
                raise ValueError(f"-{parameter} takes no {value}")
    return name, given


def networks(addresses):
    """The far ends: what the firewall takes for an address, by the documentation of its protocol."""
    if addresses == ["Any"]:
        return [None]
    found = []
    for text in addresses:
        first, _, last = text.partition("-")
        if last:
            if [first, last] != EVERY_IPV6:
                raise ValueError(f"a range that is none of ours: {text}")
            found.append("::/0")
            continue
        network = ipaddress.ip_network(text)
        if network.prefixlen == 0:
            raise ValueError("a mask of zero is invalid")
        if network.version == 6 and int(network.network_address) < 2:
            raise ValueError(f"an unspecified or a loopback address: {text}")
        found.append(str(network))
    if {"0.0.0.0/1", "128.0.0.0/1"} <= set(found):
        found = [one for one in found if one not in ("0.0.0.0/1", "128.0.0.0/1")] + ["0.0.0.0/0"]
    return found


class Windows(Check):
    format = "windows"
    engine = "tree-sitter-powershell"
    strength = "third-party grammar"

    def version(self):
        return version_of("tree-sitter-powershell")

    def commands(self, snippet):
        import tree_sitter
        import tree_sitter_powershell

        parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_powershell.language()))
        root = parser.parse(snippet.encode()).root_node
        if root.has_error:
            raise ValueError("it does not parse")
        # One statement, so that pasting runs all of it or none: & { … }
        node = root
        comments = [child for child in root.named_children if child.type == "comment"]
        rest = [child for child in root.named_children if child.type != "comment"]
        if len(comments) + len(rest) != len(root.named_children) or [one.type for one in rest] != ["statement_list"]:
            raise ValueError("there is more than one statement")
        node = only(only(only(rest[0], "pipeline"), "pipeline_chain"), "command")
        operator, expression = named(node, "command_invokation_operator", "command_name_expr")
        if operator.text != b"&":
            raise ValueError(f"{operator.text.decode()} and not &")
        body = only(only(only(expression, "script_block_expression"), "script_block"), "script_block_body")
        for pipeline in named(only(body, "statement_list"), "pipeline"):
            stages = [arguments(command) for command in named(only(pipeline, "pipeline_chain"), "command")]
            if [name for name, _ in stages[1:]] not in ([], ["Out-Null"]):
                raise ValueError("it pipes into something")
            yield stages[0]

    def run_on(self, store, snippet):
        """Runs it on a firewall that is a dictionary, rule by rule."""
        for name, given in self.commands(snippet):
            if name == "Remove-NetFirewallRule":
                for known in [known for known, rule in store.items() if rule["Group"] == given["Group"]]:
                    del store[known]
            elif name == "New-NetFirewallRule":
                if given["Name"][0] in store:
                    raise ValueError(f"{given['Name'][0]} is taken")
                if "ErrorAction" not in given or "DisplayName" not in given:
                    raise ValueError("a failure would pass, or a name is missing")
                store[given["Name"][0]] = given
            else:
                raise ValueError(f"it runs {name}")

    def read_back(self, snippet, case):
        body = "".join(line for line in snippet.splitlines(True) if not line.startswith("#"))
        if not body.isascii() or not body.startswith("\n"):
            raise ValueError("it is read in the code page of the machine, and not ASCII")
        reader = {"Name": ["Mine"], "Group": ["mine"], "own": True}
        store = {"Mine": reader}
        if case["before"]:
            self.run_on(store, case["before"])
        self.run_on(store, snippet)
        self.run_on(store, snippet)
        if store.pop("Mine", None) is not reader:
            raise ValueError("it takes a rule of the reader's away")
        flows = []
        for rule in store.values():
            if rule["Action"] != ["Allow"]:
                raise ValueError("it blocks")
            if rule["Group"] != ["palette-ports"]:
                raise ValueError("it is not found by its group")
            way = rule["Direction"][0].lower()
            here, there = ("LocalPort", "RemotePort") if way == "inbound" else ("RemotePort", "LocalPort")
            if there in rule:
                raise ValueError("the port is at the wrong end")
            first, _, last = rule[here][0].partition("-")
            for end in networks(rule["RemoteAddress"]):
                flows.append(Flow(way, rule["Protocol"][0].lower(), int(first), int(last or first), None, end))
        return set(flows)

    def broken(self, snippet, case):
        copies = [
            ("a misspelt parameter", replaced(snippet, "-RemoteAddress", "-RemoteAdress")),
            ("a misspelt cmdlet", replaced(snippet, "New-NetFirewallRule", "New-NetFirewalRule")),
            ("a wider port", re.sub(r'Port "\d+\S*"', 'Port "1-65535"', snippet, count=1)),
            ("every port", re.sub(r'-\w+Port "\S+" ', "", snippet, count=1)),
            ("another protocol", replaced(snippet, "-Protocol tcp", "-Protocol icmp")),
            ("a dropped rule", without_line(snippet, "New-NetFirewallRule")),
            ("no removal before", without_line(snippet, "palette-ports -ErrorAction")),
            ("a removal of everything", replaced(snippet, "-Group palette-ports -Error", "-All -Error")),
            ("a lost quote", replaced(snippet, '" -Description', " -Description")),
            ("a lost bracket", replaced(snippet, "\n}\n", "\n")),
            ("a variable in a text", replaced(snippet, '-Description "', '-Description "$(hostname) ')),
            ("a rule that blocks", replaced(snippet, "-Action Allow", "-Action Block")),
            ("a second statement", snippet + "Set-NetFirewallProfile -Enabled False\n"),
            ("a failure that passes", replaced(snippet, " -ErrorAction Stop", "")),
        ]
        if "-Direction Outbound" in snippet:
            copies.append(("another direction", replaced(snippet, "-Direction Outbound", "-Direction Inbound")))
        if '-RemoteAddress "Any"' not in snippet:
            wider = re.sub(r'-RemoteAddress \S+', '-RemoteAddress "Any"', snippet, count=1)
            copies.append(("every address", wider))
            half = re.sub(r'-RemoteAddress \S+', '-RemoteAddress "0.0.0.0/0"', snippet, count=1)
            copies.append(("a mask that Windows refuses", half))
        return copies


run([Windows()])
