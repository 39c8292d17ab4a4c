"""Every snippet that is a shell script, read by shellcheck, bash and sh.

What the commands in it mean is for the check of its format to say; this one sees to the wrapping:
quotes, continued lines, here-documents.
"""

import pathlib
import subprocess
import sys

from common import Check, NotRun, run


def said(*command, text=None):
    """What a program says against a script; raises when it says anything."""
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        words = (done.stdout + done.stderr).strip().splitlines()
        raise ValueError(f"{command[0]}: {' '.join(words[:6])}")
    return done.stdout


class Shell(Check):
    strength = "syntax"
    engine = "shellcheck"
    broken_cases = ("both",)

    def __init__(self, format):
        self.format = format

    def version(self):
        try:
            shellcheck = said("shellcheck", "--version").split("version:")[1].split()[0]
            bash = said("bash", "-c", "echo ${BASH_VERSION%%(*}").strip()
        except FileNotFoundError as missing:
            raise NotRun(f"get it with `apt-get install {missing.filename}`") from None
        shell = pathlib.Path("/bin/sh").resolve().name
        return f"{shellcheck}, bash {bash} -n, {shell} -n"

    def read_back(self, snippet, case):
        said("bash", "-n", text=snippet)
        said("sh", "-n", text=snippet)
        dialect = "bash" if snippet.startswith(("#!/bin/bash", "#!/usr/bin/env bash")) else "sh"
        said("shellcheck", f"--shell={dialect}", "--severity=style", "-", text=snippet)

    def broken(self, snippet, case):
        lines = snippet.splitlines(keepends=True)
        # Where the script begins to do something: before it there are comments alone.
        start = next(i for i, line in enumerate(lines) if line.strip() and not line.startswith("#"))

        def with_line(index, line):
            return "".join(lines[:index] + [line + "\n"] + lines[index:])

        return [
            ("a quote that is not closed", with_line(start, 'echo "')),
            ("a purpose that left its comment", with_line(start, "Registry (packs, integrations)")),
            ("an if without an end", with_line(len(lines), "if true; then")),
            ("a variable without quotes", with_line(start, 'dir=$(pwd)\nrm -r $dir/x')),
        ]


def formats(root):
    """The formats whose file is a shell script."""
    with open(pathlib.Path(root) / "formats.tsv", encoding="utf-8") as list_:
        rows = [line.rstrip("\n").split("\t") for line in list_]
    return [row[0] for row in rows if row[1].endswith(".sh")]


if __name__ == "__main__":
    here = [word for word in sys.argv[1:] if word != "--tabs"]
    run([Shell(name) for name in (formats(here[0]) if here else [])])
