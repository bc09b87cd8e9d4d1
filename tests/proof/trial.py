"""Try what somebody writes in a copy of the kit, and hear what `check` says."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostic, Problem
from generator.press.render import check
from generator.project import Project
from tests.proof.rereading import edited, read_again, read_all

DOCUMENT = "one-pagers/saas"
WRITTEN = re.compile(r"because: .*\n")
"""The line that a case replaces."""


class Trial:
    """A copy of the kit in which one thing after another is tried and put back."""

    def __init__(self, root: Path) -> None:
        self.project = Project(root)
        self.workspace, self.before = read_all(self.project)

    def findings(self, case: Mapping[str, Any]) -> list[Diagnostic]:
        """What `check` says of the document while the case's files are as it writes them."""
        files = self._files(case)
        key = case.get("document", DOCUMENT)
        with edited(self.project, files):
            try:
                workspace, found = read_again(self.workspace, files)
                new = [one for one in found if one not in self.before]
                return new + (check(workspace.documents[key], workspace) if key in workspace.documents else [])
            except Problem as problem:
                return list(problem.diagnostics)

    def _files(self, case: Mapping[str, Any]) -> dict[str, str]:
        """The files of the case as it writes them."""
        files = {**case.get("files", {}), **self._edited(case.get("edits", {}))}
        if "because" in case:
            path = f"content/{DOCUMENT}.yaml"
            text = files.get(path) or (self.project.root / path).read_text("utf-8")
            files[path] = WRITTEN.sub(lambda _: f"because: {_quoted(case['because'])}\n", text, count=1)
        return files

    def _edited(self, edits: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
        files = {}
        for name, words in edits.items():
            text = (self.project.root / name).read_text("utf-8")
            for old, new in words.items():
                assert old in text, f"{name} does not say {old}"
                text = text.replace(old, new, 1)
            files[name] = text
        return files


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
