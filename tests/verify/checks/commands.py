"""Checks of snippets that are commands for a client of a cloud."""

import os
import subprocess
import tempfile

from common import Check, NotRun, replaced, without_line


class Commands(Check):
    """Runs a snippet against a group that is made for it, and asks the server for its rules."""

    # The others are slow to no purpose.
    broken_cases = ("both", "tcp-and-udp", "range")
    # The setting that names the group.
    setting = ""

    def new_group(self) -> str:
        """A new, empty group: its id."""
        raise NotImplementedError

    def rules(self, group: str) -> list:
        """The flows of the group's rules, one for each."""
        raise NotImplementedError

    def environment(self) -> dict:
        """Where the client is, and what it is to talk to."""
        raise NotImplementedError

    def apply(self, snippet: str, case: dict, group: str) -> None:
        """Runs it as a reader would, with the group's id in place of the one in the case."""
        named = case["settings"].get(self.setting) or self.default(case)
        script = replaced(snippet, named, group, -1)
        with tempfile.TemporaryDirectory() as empty:
            done = subprocess.run(
                ["sh", "-c", script], cwd=empty, env=self.environment(), capture_output=True, text=True, check=False
            )
        if done.returncode != 0:
            raise ValueError(f"exit code {done.returncode}: {done.stderr.strip()[-300:]}")
        if done.stdout or done.stderr:
            raise ValueError(f"it is not quiet: {done.stdout[:200]}{done.stderr[:200]}")

    def default(self, case: dict) -> str:
        """The group in a snippet whose case sets none."""
        raise NotImplementedError

    def read_back(self, snippet, case):
        group = self.new_group()
        self.apply(snippet, case, group)
        first = self.rules(group)
        if len(set(first)) != len(first):
            raise ValueError("a rule is there twice")
        # What the reader is told of a second run, and of one over a wider snippet.
        if case["case"] in ("both", "any"):
            self.apply(snippet, case, group)
            if self.rules(group) != first:
                raise ValueError("a second run changes the rules")
        if case["before"]:
            group = self.new_group()
            self.apply(case["before"], case, group)
            before = self.rules(group)
            self.apply(snippet, case, group)
            if set(self.rules(group)) != set(before) | set(first):
                raise ValueError("over a wider snippet it does not add what is missing, and nothing else")
        return set(first)

    @staticmethod
    def path(directory: str) -> str:
        """A PATH with the stand-in in front."""
        return directory + os.pathsep + os.environ["PATH"]


__all__ = ["Commands", "NotRun", "replaced", "without_line"]
