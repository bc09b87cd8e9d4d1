"""Try what somebody writes in a copy of the kit, and hear what `check` says."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from generator.checks import untraced_figures
from generator.content.documents import read_document
from generator.diagnostics import Diagnostic, Problem
from generator.layout import assemble, templates
from generator.pages.workspace import Workspace
from generator.press.loading import load_workspace
from generator.press.render import check
from generator.project import Project
from generator.writers import formats

TODAY = date(2026, 6, 1)
"""The day on which the cases are tried; the kit is older."""
DOCUMENT = "one-pagers/saas"
WRITTEN = re.compile(r"because: .*\n")
"""The line that a case replaces."""


class Trial:
    """A copy of the kit in which one thing after another is tried and put back."""

    def __init__(self, root: Path) -> None:
        self.project = Project(root)
        self.workspace, self.before = load_workspace(self.project, formats(), TODAY)

    def findings(self, case: Mapping[str, Any]) -> list[Diagnostic]:
        """What `check` says of the document while the case's files are as it writes them."""
        files = {**case.get("files", {}), **self._edited(case.get("edits", {}))}
        if "because" in case:
            path = f"content/{DOCUMENT}.yaml"
            text = files.get(path) or (self.project.root / path).read_text("utf-8")
            files[path] = WRITTEN.sub(lambda _: f"because: {_quoted(case['because'])}\n", text, count=1)
        before = {
            name: (self.project.root / name).read_bytes() for name in files if (self.project.root / name).exists()
        }
        try:
            for name, text in files.items():
                (self.project.root / name).parent.mkdir(parents=True, exist_ok=True)
                (self.project.root / name).write_text(text, "utf-8")
            forget()
            return self._check(case.get("document", DOCUMENT), only_text={*files} <= {f"content/{DOCUMENT}.yaml"})
        except Problem as problem:
            return list(problem.diagnostics)
        finally:
            for name in files:
                (self.project.root / name).unlink()
            for name, data in before.items():
                (self.project.root / name).write_bytes(data)
            forget()

    def _edited(self, edits: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
        files = {}
        for name, words in edits.items():
            text = (self.project.root / name).read_text("utf-8")
            for old, new in words.items():
                assert old in text, f"{name} does not say {old}"
                text = text.replace(old, new, 1)
            files[name] = text
        return files

    def _check(self, key: str, *, only_text: bool) -> list[Diagnostic]:
        if not only_text:
            workspace, found = load_workspace(self.project, formats(), TODAY)
            return [one for one in found if one not in self.before] + self._of(key, workspace)
        folder, _, name = key.partition("/")
        path = self.project.content / folder / f"{name}.yaml"
        document, found = read_document(path, self.workspace.kinds[folder], self.workspace.facts, self.project)
        if document is None:
            return found
        return found + self._of(key, replace(self.workspace, documents={**self.workspace.documents, key: document}))

    @staticmethod
    def _of(key: str, workspace: Workspace) -> list[Diagnostic]:
        return check(workspace.documents[key], replace(workspace, drawing=False)) if key in workspace.documents else []


def forget() -> None:
    """What the engine reads once in a run is read again: layouts, files in which figures are sought, fonts."""
    for read in (templates._environment, untraced_figures._text, assemble._font, assemble._reference):
        read.cache_clear()


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
