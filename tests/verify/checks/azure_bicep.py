"""azure-bicep: parsed with the tree-sitter grammar for Bicep, put together as the loop says, and held
against Azure's own models: names, types and enumerations of a rule's properties. What Azure refuses
beyond them is in the check of its command line.

There is no compiler of Bicep in it: a name that means nothing is found here only where one is used.
"""

import re

import azure_cli
from common import Check, NotRun, replaced, run, version_of, without_line

TYPE = "Microsoft.Network/networkSecurityGroups"


def only(items, what):
    """The one item."""
    items = list(items)
    if len(items) != 1:
        raise ValueError(f"{what}: {len(items)} in place of one")
    return items[0]


def parts(node):
    return [child for child in node.named_children if child.type != "comment"]


def text(node):
    return node.text.decode()


def value(node):
    """A node as a value. Names and what hangs on them come back as they are written."""
    if node.type == "string":
        found = [text(one) for one in parts(node)]
        if any(one.type != "string_content" for one in parts(node)):
            raise ValueError(f"not plain text: {text(node)}")
        return "".join(found)
    if node.type == "number":
        return int(text(node))
    if node.type == "array":
        return [value(one) for one in parts(node)]
    if node.type == "object":
        said = {}
        for one in parts(node):
            if one.type != "object_property":
                raise ValueError(f"neither a name nor a value: {text(one)}")
            key, inner = parts(one)
            if text(key) in said:
                raise ValueError(f"twice: {text(key)}")
            said[text(key)] = value(inner)
        return said
    if node.type in ("identifier", "member_expression"):
        return {"expression": text(node)}
    raise ValueError(f"not expected: {node.type}")


class AzureBicep(Check):
    format, engine, strength = "azure-bicep", "tree-sitter-bicep, Azure's models", "third-party grammar + schema"
    broken_cases = ("both", "one-port")

    def version(self):
        try:
            return f"tree-sitter-bicep {version_of('tree-sitter-bicep')} / azure-mgmt-network {version_of('azure-mgmt-network')}"
        except ImportError:
            raise NotRun("get tree-sitter-bicep and azure-mgmt-network from PyPI") from None

    def rules(self, snippet, group):
        """The rules that a deployment would make."""
        import tree_sitter
        import tree_sitter_bicep

        parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_bicep.language()))
        root = parser.parse(snippet.encode()).root_node
        if root.has_error:
            raise ValueError("the grammar has an error in it")
        resources, variables, decorators = {}, {}, []
        for node in parts(root):
            if node.type == "decorators":
                decorators.append(text(node).strip())
            elif node.type == "variable_declaration":
                name, what = parts(node)
                variables[text(name)] = value(what)
            elif node.type == "resource_declaration":
                name, kind, body = parts(node)
                is_existing = any(text(child) == "existing" for child in node.children)
                kind, _, version = value(kind).partition("@")
                if not re.fullmatch(r"20\d\d-\d\d-\d\d", version):
                    raise ValueError(f"no version: {version}")
                resources[text(name)] = (kind, is_existing, body)
            else:
                raise ValueError(f"not expected: {node.type}")
        if decorators != ["@batchSize(1)"]:
            raise ValueError(f"not one rule after the other: {decorators}")
        existing = only((one for one in resources.items() if one[1][1]), "existing groups")
        made = only((one for one in resources.items() if not one[1][1]), "loops")
        if existing[1][0] != TYPE or value(existing[1][2]) != {"name": group}:
            raise ValueError(f"another group: {text(existing[1][2])}")
        kind, _, loop = made[1]
        if kind != f"{TYPE}/securityRules" or loop.type != "for_statement":
            raise ValueError(f"no loop of rules: {kind}")
        each, over, body = parts(loop)
        each, body = text(each), value(body)
        wanted = {"parent": existing[0], "name": f"{each}.name", "properties": f"{each}.properties"}
        if body != {key: {"expression": said} for key, said in wanted.items()}:
            raise ValueError(f"another loop: {body}")
        if len(resources) + len(variables) != 3:
            raise ValueError("something else than a group, rules and a loop")
        return variables[text(over)]

    def hold(self, properties):
        """Holds a rule's properties against Azure's models."""
        from azure.mgmt.network import models

        # The model fills its fields in when it is first made.
        models.SecurityRulePropertiesFormat()
        fields = models.SecurityRulePropertiesFormat._attr_to_rest_field
        known = {field._rest_name: (name, field) for name, field in fields.items()}
        enums = {
            "protocol": models.SecurityRuleProtocol,
            "access": models.SecurityRuleAccess,
            "direction": models.SecurityRuleDirection,
        }
        for name, said in properties.items():
            if name not in known or known[name][1]._visibility == ["read"]:
                raise ValueError(f"no such property: {name}")
            hint = str(models.SecurityRulePropertiesFormat.__annotations__[known[name][0]])
            is_list, is_number = "list[" in hint.lower(), "int" in re.findall(r"\w+", hint)
            kind = list if is_list else int if is_number else str
            if not isinstance(said, kind):
                raise ValueError(f"{name}: not as the model has it: {said!r}")
            if name in enums and said not in {one.value for one in enums[name]}:
                raise ValueError(f"{name}: {said}")
        for name in ("protocol", "access", "direction", "priority"):
            if name not in properties:
                raise ValueError(f"without {name}")

    def read_back(self, snippet, case):
        settings = case["settings"]
        group = azure_cli.Group("any", settings["azure-nsg"])
        flows = set()
        for rule in self.rules(snippet, settings["azure-nsg"]):
            name, properties = rule.pop("name"), rule.pop("properties")
            if rule or name in group.rules:
                raise ValueError(f"twice, or more than a name and properties: {name} {rule}")
            self.hold(properties)
            group.take(name, properties)
            group.rules[name] = {"properties": properties}
            flows |= azure_cli.flows_of(properties)
        return flows

    def broken(self, snippet, case):
        copies = [
            ("a misspelt property", replaced(snippet, "destinationPortRange:", "destinationPortRang:")),
            ("a number in quotes", re.sub(r"priority: (\d+)", r"priority: '\1'", snippet, count=1)),
            ("a missing property", without_line(snippet, "protocol:")),
            ("a wider port", re.sub(r"destinationPortRange: '\d+'", "destinationPortRange: '*'", snippet, count=1)),
            ("another direction", replaced(snippet, "'Outbound'", "'Inbound'")),
            ("a direction that there is not", replaced(snippet, "'Outbound'", "'outbound'")),
            ("a rule that denies", replaced(snippet, "'Allow'", "'Deny'")),
            ("an unclosed quote", replaced(snippet, "'Tcp'", "'Tcp")),
            ("an unclosed list", replaced(snippet, "\n]\n", "\n")),
            ("another group", replaced(snippet, "'my-nsg'", "'mine'")),
            ("rules all at once", without_line(snippet, "@batchSize")),
        ]
        if case["case"] == "both":
            copies += [
                ("two rules with one priority", re.sub(r"priority: \d+", "priority: 2000", snippet)),
                ("any in place of an address", replaced(snippet, "'203.0.113.0/24'", "'*'")),
            ]
        return copies


if __name__ == "__main__":
    run([AzureBicep()])
