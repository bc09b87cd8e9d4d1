"""Findings: what is wrong, where, and the way out. Everything above raises or returns these; only `cli` prints."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Literal

Severity = Literal["error", "warning"]
FOLLOWS = re.compile(r"mend (\S+) first")
"""The hint of what follows from the errors of another file, as `mend_first` writes it."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file: the path as seen from the project's root, line and column counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. `code` names its row in `explanations.md`; `hint` is the cure in one sentence."""

    code: str
    message: str
    at: Position | None = None
    hint: str = ""
    severity: Severity = "error"
    width: int = 1


class Problem(Exception):
    """Work that cannot go on: carries every diagnostic that was found before it stopped."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(f"{d.at or ''} {d.code}: {d.message}" for d in diagnostics))
        self.diagnostics = diagnostics

    def place(self, at: Position | None, width: int = 1) -> list["Diagnostic"]:
        """What was found, at the place of those who asked: what has no such name does not know who used it."""
        return [replace(found, at=at, width=width) for found in self.diagnostics]

    def __reduce__(self) -> tuple[type["Problem"], tuple[Diagnostic, ...]]:
        # Problems cross from worker processes to the press.
        return Problem, self.diagnostics


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The hint that names the known word closest to `word`, or lists the few known words, or is empty."""
    names = sorted(set(known))
    close = get_close_matches(word, names, n=1, cutoff=0.6)
    if close:
        return f"did you mean `{close[0]}`?"
    if 0 < len(names) <= 8:
        return "known: " + ", ".join(f"`{name}`" for name in names)
    return ""


def mend_first(path: str) -> str:
    """The hint of a finding that only follows from the errors of another file, or of those of a folder."""
    return f"mend {path} first"


def drop_consequences(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings without those that follow from the errors of a file, at first hand or not, that are among them."""
    every = list(findings)
    later = [found for found in every if FOLLOWS.fullmatch(found.hint)]
    kept = [found for found in every if not FOLLOWS.fullmatch(found.hint)]
    causes = {found.at.file for found in kept if found.at and found.severity == "error"}
    while followed := [found for found in later if _follows(found, causes)]:
        causes |= {found.at.file for found in followed if found.at}
        later = [found for found in later if found not in followed]
    return [*kept, *later]


def _follows(found: Diagnostic, causes: Iterable[str]) -> bool:
    """Whether the finding follows from one of these files: its hint names the file, or the folder that it is in."""
    path = FOLLOWS.sub(r"\1", found.hint)
    return any(f"{file}/".startswith(f"{path}/") for file in causes)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of the findings is an error; warnings alone do not stop a build."""
    return any(d.severity == "error" for d in diagnostics)
