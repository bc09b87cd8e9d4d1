"""Cases that are tried together, for laying a document out takes the longest: lines, a dozen at a time, under the pains
of a long page; and edits of one file that touch different lines.

A case that is not heard as it should be among the others is tried again alone, and only that counts.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from generator.diagnostics import Diagnostic
from tests.proof.beside import lines_of, spots
from tests.proof.long_page import PAINS
from tests.proof.trial import DOCUMENT, Trial

Case = Mapping[str, Any]
Heard = Callable[[Case, Sequence[Diagnostic]], bool]
Group = tuple[str, ...]
ALONE = frozenset({"files", "edits", "document"})
"""What a case has that is more than a line."""
EDITS = 12


class Several:
    """Cases by name, and what is found in each."""

    def __init__(self, trial: Trial, cases: Mapping[str, Case], heard: Heard) -> None:
        self.trial, self.cases, self.heard = trial, cases, heard
        every = (*self._lines(), *self._edits())
        self.groups = {name: group for group in every if len(group) > 1 for name in group}
        self.findings = cache(self._findings)
        self.together = cache(self._together)

    def _findings(self, name: str) -> list[Diagnostic]:
        case = self.cases[name]
        told = self.together(self.groups[name]).get(name) if name in self.groups else None
        return told if told is not None and self.heard(case, told) else self.trial.findings(case)

    def _together(self, group: Group) -> dict[str, list[Diagnostic]]:
        """What is found on the lines of each; of a case that is as it should be when nothing is found, nobody knows
        if something is found elsewhere."""
        cases = [self.cases[name] for name in group]
        if is_line(cases[0]):
            shared = self.trial.findings_beside([case["because"] for case in cases])
        else:
            file, document = file_of(cases[0]), document_of(cases[0])
            shared = self.trial.findings_of_edits(file, document, [words_of(case) for case in cases])
        told = dict(zip(group, shared.each, strict=True))
        return {name: one for name, one in told.items() if not (shared.elsewhere and self.heard(self.cases[name], ()))}

    def _lines(self) -> Iterator[Group]:
        lines = self._sorted([name for name, case in self.cases.items() if is_line(case)])
        return (tuple(lines[n : n + PAINS]) for n in range(0, len(lines), PAINS))

    def _edits(self) -> Iterator[Group]:
        """Edits of one file, as many as touch different lines."""
        left = self._sorted([name for name, case in self.cases.items() if is_edit(case)])
        while left:
            group = self._first_apart(left)
            left = [name for name in left if name not in group]
            yield group

    def _first_apart(self, names: Sequence[str]) -> Group:
        first, group, taken = self.cases[names[0]], [names[0]], set[int]()
        text = self.trial.text_of(file_of(first))
        for name in names:
            if _place(self.cases[name]) != _place(first) or len(group) == EDITS:
                continue
            lines = lines_of(text, spots(text, words_of(self.cases[name])))
            if lines and not lines & taken:
                taken |= lines
                group += [name] if name != names[0] else []
        return tuple(group) if taken else (names[0],)

    def _sorted(self, names: Sequence[str]) -> list[str]:
        """An error of one kind may hide those of another: the same are tried together."""
        return sorted(names, key=lambda name: code_of(self.cases[name]))


def is_line(case: Case) -> bool:
    """Whether a case is no more than a line."""
    return "because" in case and not case.keys() & ALONE


def is_edit(case: Case) -> bool:
    """Whether a case is no more than an edit of one file."""
    return "because" not in case and "files" not in case and len(case.get("edits", ())) == 1


def file_of(case: Case) -> str:
    """The one file that it edits."""
    (file,) = case["edits"]
    return str(file)


def _place(case: Case) -> tuple[str, str, str]:
    """The file, the document that is checked, and what is asked for: an error of another kind may hide it."""
    return file_of(case), document_of(case), code_of(case)


def document_of(case: Case) -> str:
    return case.get("document", DOCUMENT)


def words_of(case: Case) -> Mapping[str, str]:
    """What the edit puts in the place of what."""
    ((_, words),) = case["edits"].items()
    return words


def code_of(case: Case) -> str:
    """The code of the finding that a case asks for."""
    return case.get("refused") or case.get("warned") or ""
