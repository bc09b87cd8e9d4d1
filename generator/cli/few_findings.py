"""Few findings for each cause: one text with thousands of figures is one thing to mend."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace

from generator.diagnostics import Diagnostic

Key = Callable[[Diagnostic], Hashable]


def _equal(found: Diagnostic) -> Hashable:
    return _in_line(found), found.message


def _in_line(found: Diagnostic) -> Hashable:
    return found.code, found.at and (found.at.file, found.at.line)


def _in_file(found: Diagnostic) -> Hashable:
    return found.code, found.at and found.at.file


FOR_PEOPLE: tuple[tuple[Key, int, str], ...] = (
    (_equal, 1, "in this line"), (_in_line, 10, "in this line"), (_in_file, 50, "in this file"),
)  # fmt: skip
FOR_MACHINES: tuple[tuple[Key, int, str], ...] = ((_in_line, 100, "in this line"), (_in_file, 1000, "in this file"))
"""What counts as one cause, how many of its findings are told, and where the others are."""
BOUNDS: Mapping[str, tuple[tuple[Key, int, str], ...]] = {"text": FOR_PEOPLE}


def keep_few(findings: Iterable[Diagnostic], form: str) -> list[Diagnostic]:
    """The findings with the first few of each cause; the last one kept says how many more there are."""
    kept = list(findings)
    for key, most, where in BOUNDS.get(form, FOR_MACHINES):
        kept = _keep_first(kept, key, most, where)
    return kept


def _keep_first(findings: list[Diagnostic], key: Key, most: int, where: str) -> list[Diagnostic]:
    total, seen, kept = Counter(key(found) for found in findings if found.at), Counter[Hashable](), []
    for found in findings:
        cause = key(found)
        seen[cause] += 1
        more = total[cause] - most
        if seen[cause] == most and more > 0:
            kept.append(replace(found, message=f"{found.message} (and {more:,} more {where})"))
        elif seen[cause] <= most or not found.at:
            kept.append(found)
    return kept
