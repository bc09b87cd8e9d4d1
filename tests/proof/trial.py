"""Try what somebody writes in a copy of the kit, and hear what `check` says."""

import re
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostic, Problem
from generator.pages.workspace import Workspace
from generator.press.render import check
from generator.project import Project
from tests.proof.beside import Shared, Words, share_out, spots, write
from tests.proof.long_page import allow_length, lengthen
from tests.proof.looks import Looks
from tests.proof.rereading import STYLES, WORDS, edited, find_part, read_again, read_all, without_looks

DOCUMENT = "one-pagers/saas"
PAGE = f"content/{DOCUMENT}.yaml"
WRITTEN = re.compile(r"because: .*\n")
"""The line that a case replaces."""


class Trial:
    """A copy of the kit in which one thing after another is tried and put back."""

    def __init__(self, root: Path) -> None:
        self.project = Project(root)
        self.workspace, self.before = read_all(self.project)
        self.looks = Looks(self.workspace)
        self.long = allow_length(DOCUMENT, self.workspace)

    def findings(self, case: Mapping[str, Any]) -> list[Diagnostic]:
        """What `check` says of the document while the case's files are as it writes them."""
        return self._findings(self._files(case), case.get("document", DOCUMENT))

    def findings_beside(self, texts: Sequence[str]) -> Shared:
        """What `check` says of each of these texts, each under a pain of its own of a long page."""
        left = iter(texts)
        said = lengthen(self._read(PAGE))
        written = WRITTEN.sub(lambda _: f"because: {_quoted(next(left))}\n", said, count=len(texts))
        lines = [n for n, line in enumerate(written.split("\n"), 1) if line.lstrip().startswith("because: ")]
        found = self._findings({PAGE: written}, DOCUMENT, self.long)
        return share_out(found, PAGE, [frozenset({line}) for line in lines[: len(texts)]])

    def findings_of_edits(self, file: str, document: str, edits: Sequence[Words]) -> Shared:
        """What `check` says of the document after each of these edits of a file, all made at once, on different lines
        of it."""
        text = self.text_of(file)
        written, lines = write(text, [spots(text, words) for words in edits])
        return share_out(self._findings({file: written}, document), file, lines)

    def text_of(self, file: str) -> str:
        """What stands in the file."""
        return self._read(file)

    def _findings(self, files: Mapping[str, str], key: str, known: Workspace | None = None) -> list[Diagnostic]:
        parts = {find_part(one, self.workspace) for one in files}
        look = self.looks.of(key) if parts == {STYLES} else check
        with edited(self.project, files), nullcontext() if parts - WORDS else without_looks():
            try:
                workspace, found = read_again(known or self.workspace, files)
                new = [one for one in found if one not in self.before]
                return new + (look(workspace.documents[key], workspace) if key in workspace.documents else [])
            except Problem as problem:
                return list(problem.diagnostics)

    def _files(self, case: Mapping[str, Any]) -> dict[str, str]:
        """The files of the case as it writes them."""
        files = {**case.get("files", {}), **self._edited(case.get("edits", {}))}
        if "because" in case:
            text = files.get(PAGE) or self._read(PAGE)
            files[PAGE] = WRITTEN.sub(lambda _: f"because: {_quoted(case['because'])}\n", text, count=1)
        return files

    def _edited(self, edits: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
        files = {}
        for name, words in edits.items():
            text = self._read(name)
            for old, new in words.items():
                assert old in text, f"{name} does not say {old}"
                text = text.replace(old, new, 1)
            files[name] = text
        return files

    def _read(self, name: str) -> str:
        return (self.project.root / name).read_text("utf-8")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
