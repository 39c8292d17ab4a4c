"""Reads the corpus of pasted entries with Python's ipaddress, and has to come to what stands in it.

    python entries.py CORPUS    one line at the end, as common.py prints them

The page's own parser is held to the corpus by a test in Rust; this is the outside judge of the corpus:
what a line says that it allows is put together here from its text anew, by ipaddress alone. The kinds of
refusals are judged as far as ipaddress knows them. Copies of the corpus that are wrong on purpose have
to be found out.
"""

import ipaddress
import platform
import re
import sys

LINE_END = "[\n\r\x0b\x0c\x85\u2028\u2029]"
# Masks and wildcards of one to three bits, which may be hosts where they do not stand behind an address.
SHORT = {"128.0.0.0", "192.0.0.0", "224.0.0.0", "127.255.255.255", "63.255.255.255", "31.255.255.255"}
BETWEEN = r"\s*(?:--?|－|～|\bà\b|\bhasta\b|\bt/m\b|–|—|‑|−|\.\.\.?|…|~|\bto\b|\buntil\b|\btill\b|\bthrough\b|\bthru\b|\bbis\b)\s*"
NUMBER = r"\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:]*"
RANGE = re.compile(rf"({NUMBER}){BETWEEN}({NUMBER}|\d{{1,3}})(?![0-9a-fA-F:./])|({NUMBER})", re.IGNORECASE)
NEVER = ("is_unspecified", "is_loopback", "is_multicast", "is_link_local", "is_reserved", "is_site_local")
GIVEN_OUT = [ipaddress.ip_network(net) for net in ("2000::/3", "fc00::/7", "64:ff9b::/32")]
THIS = ipaddress.ip_network("0.0.0.0/8")


def unescaped(text):
    def character(found):
        code = found.group(1)
        return {"n": "\n", "r": "\r", "t": "\t", "\\": "\\"}.get(code) or chr(int(code[2:-1], 16))

    return re.sub(r"\\(u\{[0-9A-F]+\}|.)", character, text)


def read(corpus):
    """The lines: number, section, text, what is allowed, what is refused."""
    section = ""
    for number, line in enumerate(corpus.split("\n"), 1):
        columns = line.split("\t")
        if re.fullmatch(r"\[[a-z]+\]", line):
            section = line[1:-1]
        elif section and len(columns) == 3:
            allowed, refused = ([] if column == "-" else column.split(" ") for column in columns[1:])
            yield number, section, unescaped(columns[0]), allowed, refused


def without_comments(text):
    return re.sub(rf"(^|[\s,;])#[^{LINE_END[1:-1]}]*", r"\1", text)


def words(text):
    return [word for word in re.split(r"[\s,;]+", without_comments(text)) if word]


def network(text):
    """The network that a text is; None for anything else."""
    try:
        # It would take a mask behind the slash, too: that is for `masked`.
        return ipaddress.ip_network(text) if not re.search(r"/\d+\.|%", text) else None
    except ValueError:
        return None


def is_never(net):
    # To ipaddress, translated IPv4 is reserved, and so is a network whose ends both are.
    if net.version == 6 and (
        any(net.subnet_of(given) for given in GIVEN_OUT) or any(given.subnet_of(net) for given in GIVEN_OUT[:2])
    ):
        return False
    if net.version == 4 and net.subnet_of(THIS):
        return True
    if net.version == 6 and net.network_address.ipv4_mapped:
        return True
    return any(getattr(net, name, False) for name in NEVER) or str(net.network_address) == "::" and net.prefixlen > 2


def outermost(nets):
    """The networks in their order, without those that another holds."""
    kept = []
    for index, net in enumerate(nets):
        others = nets[:index] + [other for other in nets[index + 1 :] if other != net]
        if not any(other.version == net.version and net.subnet_of(other) for other in others):
            kept.append(net)
    return kept


def ranges(text):
    nets = []
    for found in RANGE.finditer(without_comments(text)):
        first, last, alone = found.groups()
        if alone:
            nets.append(ipaddress.ip_network(alone))
            continue
        if last.isdigit():
            last = first.rsplit(".", 1)[0] + "." + last
        nets += ipaddress.summarize_address_range(ipaddress.ip_address(first), ipaddress.ip_address(last))
    return nets


def masked(text):
    """The networks of addresses with masks, wildcards and lengths beside them."""
    items = []
    for index, line in enumerate(re.split(LINE_END, without_comments(text))):
        line = re.sub(r"(?i)\b(sub)?(net)?-?(mask|wildcard|prefix|subnet)(-length)?(?![a-z])[:=]?", " ", line)
        items += [(item, index) for item in re.split(r"[\s,;/()]+", line) if item]
    nets, at = [], 0
    while at < len(items):
        (item, line), at = items[at], at + 1
        net = ipaddress.ip_network(item)
        while at < len(items):
            beside, other = items[at]
            is_mask = re.match(r"(0|24\d|25\d)\.", beside) or beside in SHORT and line == other
            if not (beside.isdigit() or is_mask):
                break
            kind = ipaddress.IPv6Network if ":" in item else ipaddress.IPv4Network
            again = kind(f"{item}/{beside}")
            if net.num_addresses > 1 and again != net:
                raise ValueError(f"{net} or {again}")
            net, at = again, at + 1
        nets.append(net)
    return nets


def problems(corpus):
    """What ipaddress has against the lines, and how many there are."""
    found, count = [], 0
    for number, section, text, allowed, refused in read(corpus):
        count += 1
        nets = [ipaddress.ip_network(one) for one in allowed if network(one)]
        names = [one for one in allowed if not network(one)]

        def say(problem):
            found.append(f"line {number}: {problem}: {text!r} {allowed} {refused}")

        for one in allowed:
            if network(one) and str(network(one)) not in (one, f"{one}/32", f"{one}/128"):
                say(f"{one} is not written as ipaddress does")
        for name in names:
            if not re.fullmatch(r"([a-z0-9-]+\.)*[a-z][a-z0-9-]+", name):
                say(f"{name} is no host name")
        if any(is_never(net) for net in nets):
            say("an address that is never another end is allowed")
        if outermost(nets) != nets:
            say("a network is there twice")
        if section in ("ranges", "masks") and not refused:
            try:
                wanted = outermost({"ranges": ranges, "masks": masked}[section](text))
            except ValueError as error:
                wanted = str(error)
            if wanted != nets and not names:
                say(f"ipaddress reads {wanted}")
        elif section in ("ranges", "masks"):
            for kind, error in (("host-bits", "has host bits"), ("no-mask", "is not a valid netmask")):
                is_judged = re.fullmatch(r"\d[\d.]*[\s,;/]+([a-z]*mask |/ )?((0|25\d)[\d.]*|\d\d?)", text)
                if refused == [kind] and not allowed and is_judged:
                    try:
                        say(f"ipaddress reads {masked(text)}")
                    except ValueError as why:
                        if error not in str(why):
                            say(f"ipaddress refuses it otherwise: {why}")
        elif section in ("exceptions", "configuration"):
            if not {network(word) for word in words(text)} >= set(nets):
                say("something is allowed that is not written there")
        else:
            wanted = [network(word) for word in words(text)]
            wanted = outermost([net for net in wanted if net and not is_never(net)])
            if section != "tables" or "Mask" not in text:
                if wanted != nets:
                    say(f"ipaddress reads {wanted}")
        if section == "never" and len(refused) == 1 and not allowed:
            flag = {"this-network": None, "broadcast": None, "around-unspecified": None}.get(refused[0], refused[0])
            net = network(text)
            if net is None or not is_never(net):
                say("ipaddress knows nothing against it")
            elif flag and flag != "reserved" and not getattr(net, "is_" + flag.replace("-", "_")):
                say(f"ipaddress does not call it {flag}")
    return found, count


# What is broken on purpose: what stands in the corpus, and what is put in its place.
BROKEN = [
    ("192.0.2.0/24\t192.0.2.0/24\t-", "192.0.2.0/24\t192.0.2.0\t-"),
    ("198.51.100.0 255.255.255.0\t198.51.100.0/24\t-", "198.51.100.0 255.255.255.0\t198.51.100.0 255.255.255.0\t-"),
    ("10.20.0.0 0.0.255.255\t10.20.0.0/16\t-", "10.20.0.0 0.0.255.255\t10.20.0.0/17\t-"),
    ("192.0.2.10-20\t192.0.2.10/31 192.0.2.12/30", "192.0.2.10-20\t192.0.2.8/30 192.0.2.12/30"),
    ("192.0.2.0-255\t192.0.2.0/24\t-", "192.0.2.0-255\t192.0.2.0 192.0.2.255\t-"),
    ("240.0.0.0/4\t-\treserved", "240.0.0.0/4\t240.0.0.0/4\t-"),
    ("192.0.2.l\t-\tnot-ipv4", "192.0.2.l\t192.0.2.l\t-"),
    ("192.0.2.1 # a\\r192.0.2.2 # b\\r192.0.2.3\t192.0.2.1 192.0.2.2", "192.0.2.1 # a\\r192.0.2.2 # b\\r192.0.2.3\t192.0.2.1"),
    ("192.0.2.1 and 192.0.2.9\t192.0.2.1 192.0.2.9", "192.0.2.1 and 192.0.2.9\t192.0.2.1"),
    ("198.51.100.5 255.255.255.0\t-\thost-bits", "198.51.100.5 255.255.255.0\t-\tno-mask"),
    ("127.0.0.1\t-\tloopback", "127.0.0.1\t-\tmulticast"),
    ("192.0.2.7 192.0.2.7\t192.0.2.7\t-", "192.0.2.7 192.0.2.7\t192.0.2.7 192.0.2.7\t-"),
]


def main():
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        corpus = file.read()
    complaints, count = problems(corpus)
    known, broken = len(complaints), 0
    for right, wrong in BROKEN:
        if f"\n{right}" not in corpus:
            complaints.append(f"nothing to break: {right!r} is not in the corpus")
        elif len(problems(corpus.replace(f"\n{right}", f"\n{wrong}", 1))[0]) > known:
            broken += 1
        else:
            complaints.append(f"a broken copy is taken for a good one: {wrong!r}")
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    result, detail = ("fail", complaints[0]) if complaints else ("pass", "")
    columns = ["entries", "Python's ipaddress", platform.python_version(), "parser", count, broken, result, detail]
    print("\t".join(["verified"] + [" ".join(str(column).split()) for column in columns]))
    sys.exit(1 if complaints else 0)


main()
