"""The list of destinations: each section as Squid's parser takes it, as `dst` or `dstdomain`, and
each line by itself. That a proxy allows a section on no other port is for its owner to see to."""

import ipaddress
import pathlib
import re
import shutil
import subprocess
import tempfile

from common import Check, Flow, NotRun, expected, family, replaced, run, without_line

HEADING = re.compile(r"# === (tcp|udp)/(\d+)(?:-(\d+))?: (addresses|host names) ===")
HOST = re.compile(r"([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\.)*[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?")


def squid():
    found = shutil.which("squid") or shutil.which("squid", path="/usr/sbin:/usr/local/sbin")
    if not found:
        raise NotRun("get it with `apt-get install squid`")
    return found


class AllowList(Check):
    format = "allow-list"
    engine = "Squid"
    strength = "parser"

    def version(self):
        said = subprocess.run([squid(), "-v"], capture_output=True, text=True).stdout
        return re.search(r"Version (\S+)", said)[1]

    def read_back(self, snippet, case):
        sections, heading, begun = [], None, set()
        for line in snippet.splitlines():
            found = HEADING.fullmatch(line)
            if found:
                if line in begun:
                    raise ValueError(f"twice: {line}")
                begun.add(line)
                heading = (found[1], int(found[2]), int(found[3] or found[2]), found[4])
                sections.append((heading, []))
            elif line and not line.startswith("#"):
                sections[-1][1].append(line)
        flows = set()
        for (protocol, start, end, kind), lines in sections:
            if not lines:
                raise ValueError(f"a section of nothing: {kind} of {protocol}/{start}")
            for line in lines:
                if kind == "addresses":
                    line = str(ipaddress.ip_network(line))
                elif not HOST.fullmatch(line) or not line.isascii() or re.fullmatch(r"[\d.]+", line):
                    raise ValueError(f"{line!r} is not a host name")
                flows.add(Flow("outbound", protocol, start, end, None, line))
        parsed(sections, snippet)
        # What is inside a network of the same section is left to that.
        return flows | {flow for flow in expected(case) if any(holds(one, flow) for one in flows)}

    def broken(self, snippet, case):
        lines = [line for line in snippet.splitlines() if line and not line.startswith("#")]
        return [
            ("a dropped line", without_line(snippet, f"{lines[0]}")) if not re.search(rf"#.*{re.escape(lines[0])}", snippet) else ("a dropped line", snippet.replace(f"\n{lines[0]}\n", "\n", 1)),
            ("two on a line", replaced(snippet, f"\n{lines[0]}\n", f"\n{lines[0]} 192.0.2.99\n")),
            ("something that is neither", replaced(snippet, f"\n{lines[0]}\n", f"\n{lines[0]}/x\n")),
            ("a URL", replaced(snippet, f"\n{lines[0]}\n", f"\nhttps://{lines[0]}\n")),
            ("a line that is no comment", replaced(snippet, "# Undo", "Undo")),
            ("another port", re.sub(r"# === (tcp|udp)/", r"# === \g<1>/1", snippet, count=1)),
            ("one list of both kinds", re.sub(r"(# ===.*) (addresses|host names) ===", r"\1 others ===", snippet, count=1)),
        ]


def holds(outer, inner):
    """Whether all that `inner` allows is allowed by `outer`, a network on the same ports."""
    if outer._replace(far=None) != inner._replace(near=None, far=None):
        return False
    if not (family(outer.far) and family(outer.far) == family(inner.far)):
        return False
    return ipaddress.ip_network(inner.far).subnet_of(ipaddress.ip_network(outer.far))


def parsed(sections, snippet):
    """Raises when Squid complains of a section, or does not take it whole, comments and all."""
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        config = ["http_port 127.0.0.1:3128", "pid_filename none", "cache_log /dev/null"]
        comments = "".join(line + "\n" for line in snippet.splitlines() if line.startswith("#"))
        for number, ((_, start, end, kind), lines) in enumerate(sections):
            file = home / f"list-{number}"
            file.write_text(comments + "".join(line + "\n" for line in lines), encoding="utf-8")
            config.append(f'acl list-{number} {"dst" if kind == "addresses" else "dstdomain"} "{file}"')
            config.append(f"acl port-{number} port {start}-{end}")
            config.append(f"http_access allow port-{number} list-{number}")
        config.append("http_access deny all")
        (home / "squid.conf").write_text("".join(line + "\n" for line in config), encoding="utf-8")
        done = subprocess.run([squid(), "-k", "parse", "-f", home / "squid.conf"], capture_output=True, text=True)
        # Where Squid was unpacked and not installed, its own tables are not in their place.
        wrong = [
            line
            for line in done.stderr.splitlines()
            if re.search(r"ERROR|WARNING|FATAL|Bungled|aclParse", line)
            and not re.search(r"FATAL: (MIME Config Table|unlinkd_program|logfile_daemon|Icon Directory)", line)
        ]
        if wrong or done.returncode:
            raise ValueError(f"{done.returncode} {wrong[:2]}")


run([AllowList()])
