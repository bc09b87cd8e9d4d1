"""Cases that write one line each, tried three at a time: the page has three pains, and laying it out takes the longest.

A case that is not heard as it should be among the others is tried again alone, and only that counts.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from generator.diagnostics import Diagnostic
from tests.proof.trial import Trial

Case = Mapping[str, Any]
Heard = Callable[[Case, Sequence[Diagnostic]], bool]
ALONE = frozenset({"files", "edits", "document"})
"""What a case has that is more than a line."""
PAINS = 3


class Several:
    """Cases by name, and what is found in each."""

    def __init__(self, trial: Trial, cases: Mapping[str, Case], heard: Heard) -> None:
        self.trial, self.cases, self.heard = trial, cases, heard
        # An error of one kind may hide those of another: the same are tried together.
        lines = sorted((name for name in cases if is_line(cases[name])), key=lambda name: code_of(cases[name]))
        self.groups = {
            name: group
            for group in (tuple(lines[n : n + PAINS]) for n in range(0, len(lines), PAINS))
            for name in group
        }
        self.findings = cache(self._findings)
        self.together = cache(self._together)

    def _findings(self, name: str) -> list[Diagnostic]:
        case = self.cases[name]
        told = self.together(self.groups[name]).get(name) if name in self.groups else None
        return told if told is not None and self.heard(case, told) else self.trial.findings(case)

    def _together(self, group: tuple[str, ...]) -> dict[str, list[Diagnostic]]:
        found = self.trial.findings_beside([self.cases[name]["because"] for name in group])
        return dict(zip(group, found, strict=False))


def is_line(case: Case) -> bool:
    """Whether a case is no more than a line."""
    return "because" in case and not case.keys() & ALONE


def code_of(case: Case) -> str:
    """The code of the finding that a case asks for."""
    return case.get("refused") or case.get("warned") or ""
