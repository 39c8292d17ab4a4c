"""Carries a MikroTik script out on a router's rules, as far as these are its paths and arguments, and
reads what /export would show with FWShift."""

import re

from ansible_collections.community.routeros.plugins.module_utils._api_data import PATHS
from ansible_collections.community.routeros.plugins.module_utils.quoting import (
    quote_routeros_argument_value,
    split_routeros_command,
)
from common import run, version_of
from device import Device, Flows, ends, parsed, ports


class Mikrotik(Device):
    format = "mikrotik"
    engine = "FWShift and community.routeros"
    BREAKS = (
        ("a misspelt argument", r" dst-port=", " dst-prt="),
        ("a misspelt path", r"^/ip firewall filter add", "/ip firewal filter add"),
        ("a misspelt action", r"action=accept", "action=acept"),
        ("drop for accept", r"action=accept", "action=drop"),
        ("no jump", r"^:if .*\n", ""),
        ("a jump at the end", r" place-before=\[[^\]]*\]\] 0\]|place-before=\[:pick \[[^\]]*\] 0\]", ""),
        ("another chain", r"chain=palette-", "chain=x-palette-"),
        ("a list of another name", r"(src|dst)-address-list=", r"\1-address-list=x"),
        ("a missing list", r" (src|dst)-address-list=\S+", ""),
        ("the other side", r" dst-address-list=", " src-address-list="),
        ("a missing member", r"^/ip firewall address-list add .*\n", ""),
        ("a wider network", r"/26 ", "/24 "),
        ("another name", r"address=(\w+\.example)", r"address=x\1"),
        ("a range cut short", r"dst-port=(\d+)-\d+", r"dst-port=\1"),
        ("the other protocol", r"protocol=tcp", "protocol=udp"),
        ("a missing quote", r'"$', ""),
    )

    def version(self):
        return f"{version_of('fwshift')} / ansible {version_of('ansible')}"

    def read_back(self, snippet, case):
        flows = Flows(case)
        menus = {(menu, part): [] for menu in ("ip", "ipv6") for part in ("filter", "address-list")}
        for menu in ("ip", "ipv6"):
            # What the reader has: answers pass, and the rest does not.
            menus[menu, "filter"] += [
                {"chain": "forward", "action": "accept", "connection-state": "established,related"},
                {"chain": "forward", "action": "drop", "comment": "mine"},
            ]
        for text in (case["before"], snippet):
            for line in (text or "").splitlines():
                if line and not line.startswith("#"):
                    self.carry_out(line, menus)
        for menu, version in (("ip", 4), ("ipv6", 6)):
            policy = parsed("routeros", self.shown(menu, menus))
            shut = False
            for rule in policy.rules:
                if rule.action.value != "allow":
                    shut = True
                    continue
                if shut:
                    raise ValueError(f"{rule.name} comes behind a drop")
                every = {4: "0.0.0.0/0", 6: "::/0"}[version]
                sides = []
                for names in (rule.sources, rule.destinations):
                    sides.append([(every if end is None else end, version) for end, _ in ends(policy, names)])
                for protocol, first, last, from_source in ports(policy, rule):
                    if from_source:
                        raise ValueError(f"{rule.name} goes by source ports")
                    flows.add(None, protocol, first, last, *sides)
        return flows.flows()

    def shown(self, menu, menus):
        """What /export would show of one family."""
        shown = "# 2026-01-01 00:00:00 by RouterOS 7.15\n"
        for part in ("address-list", "filter"):
            for entry in menus[menu, part]:
                words = " ".join(f"{key}={quote_routeros_argument_value(value)}" for key, value in entry.items())
                shown += f"/{menu} firewall {part} add {words}\n"
        return shown

    def carry_out(self, line, menus):
        """Does what a line of the script says to what the router has."""
        removal = re.fullmatch(r'/(ip|ipv6) firewall (filter|address-list) remove \[find comment~"([^"$\\]*)"\]', line)
        if removal:
            menu, part, pattern = removal.groups()
            known = menus[menu, part]
            known[:] = [entry for entry in known if not re.search(pattern, entry.get("comment", ""))]
            return
        choice = re.fullmatch(
            r":if \(\[:len (\[.*?\])\] > 0\) do=\{(.*) place-before=\[:pick (\[.*?\]) 0\]\} else=\{(.*)\}", line
        )
        if choice:
            found, command, first, otherwise = choice.groups()
            menu = re.fullmatch(r"\[/(ip|ipv6) firewall filter find chain=forward dynamic=no\]", found).group(1)
            if first != found or command != otherwise:
                raise ValueError(line)
            known = menus[menu, "filter"]
            where = [at for at, entry in enumerate(known) if entry["chain"] == "forward"]
            self.add(command, menus, where[0] if where else None, menu)
            return
        self.add(line, menus, None, None)

    def add(self, line, menus, at, wanted):
        """Adds an entry, its path and arguments as Ansible's modules for RouterOS know them."""
        slash, menu, firewall, part, verb, *words = split_routeros_command(line.replace("/", "/ ", 1))
        api = PATHS["ip" if menu == "ip" else menu, firewall, part]
        if api.needs_version:
            api.provide_version("7.15")
        if slash != "/" or verb != "add" or (wanted and menu != wanted):
            raise ValueError(line)
        entry = {}
        for word in words:
            key, _, value = word.partition("=")
            if key not in api.get_data().fields or key in entry or not value:
                raise ValueError(f"{line}: {key}")
            entry[key] = value
        known = menus[menu, part]
        if part == "address-list" and any(
            (other["list"], other["address"]) == (entry["list"], entry["address"]) for other in known
        ):
            raise ValueError(f"{line}: already have such entry")
        known.insert(len(known) if at is None else at, entry)


run([Mikrotik()])
