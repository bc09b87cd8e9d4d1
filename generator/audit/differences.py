"""Differences: the traits of a file that came back, held in order against those of the file as it is built."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.audit.traits import FILLED_IN, LOSABLE, RESULTS, STANDING, TEXTS, Trait

SHOWN = 3  # differences of one kind that are told one by one
LONGEST = 120  # characters of one value
HEAD = 40  # characters that are shown before the first one that differs
AROUND = 2  # words on each side of a difference between two texts
MOST = 4_000_000  # comparisons between two lists before only their first difference is told


@dataclass(frozen=True, slots=True)
class Difference:
    """What of one kind is other than as built, in words. `edited` says that no program does that by itself."""

    kind: str
    told: tuple[str, ...]
    more: int = 0
    edited: bool = False


def compare_traits(
    built: Iterable[Trait], returned: Iterable[Trait], edits: frozenset[str], *, open_ended: bool = False
) -> tuple[Difference, ...]:
    """A difference for each kind of which the two files do not have the same traits in the same order; those of the
    kinds `edits` were made by somebody. Results count only if the same is entered. A page is `open_ended` if its script
    adds to it: there, only `STANDING` kinds tell of an edit."""
    before, after = _group(built), _group(returned)
    entered = before.get(FILLED_IN) == after.get(FILLED_IN)
    kinds = (kind for kind in {**before, **after} if entered or kind != RESULTS)
    found = (_compare_kind(kind, before.get(kind, []), after.get(kind, []), edits, open_ended) for kind in kinds)
    return tuple(one for one in found if one)


def _group(traits: Iterable[Trait]) -> dict[str, list[Trait]]:
    groups: dict[str, list[Trait]] = {}
    for trait in traits:
        groups.setdefault(trait.kind, []).append(trait)
    return groups


def _compare_kind(
    kind: str, before: list[Trait], after: list[Trait], edits: frozenset[str], open_ended: bool
) -> Difference | None:
    if before == after:
        return None
    told = list(_tell(before, after, AROUND if kind in TEXTS else 0))
    edited = kind in edits and not _happens(kind, {*before}, {*after}, open_ended)
    return Difference(kind, tuple(told[:SHOWN]), max(0, len(told) - SHOWN), edited)


def _happens(kind: str, before: set[Trait], after: set[Trait], open_ended: bool) -> bool:
    """Whether it comes about without anybody's doing: a program drops some, or the page's script adds some."""
    return kind not in STANDING if open_ended else kind in LOSABLE and after <= before


def _tell(before: list[Trait], after: list[Trait], around: int) -> Iterator[str]:
    for low, high, start, end in _find_changes(before, after):
        if around:
            old, new = before[max(0, low - around) : high + around], after[max(0, start - around) : end + around]
            yield _say(" ".join(one.value for one in old), " ".join(one.value for one in new))
            continue
        for n in range(max(high - low, end - start)):
            old, new = before[low:high][n : n + 1], after[start:end][n : n + 1]
            yield _say(*(one[0].value if one else "" for one in (old, new)))


def _find_changes(before: Sequence[Trait], after: Sequence[Trait]) -> Iterator[tuple[int, int, int, int]]:
    """Where the two differ: from and to in each. Of lists too long to be compared whole it is one stretch."""
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(old) * len(new) > MOST:
        yield head, head + 1, head, head + 1
        return
    for tag, low, high, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield head + low, head + high, head + start, head + end


def _say(old: str, new: str) -> str:
    if not new:
        return f"`{_shorten(old)}` is gone"
    if not old:
        return f"`{_shorten(new)}` was added"
    if old == new:
        return f"`{_shorten(old)}` differs"
    same = next((n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), 0)
    at = max(0, same - HEAD) if max(len(old), len(new)) > LONGEST else 0
    return f"`{_shorten(old, at)}` became `{_shorten(new, at)}`"


def _shorten(text: str, start: int = 0) -> str:
    """The text on one line, of a long one the piece from `start` on."""
    flat = " ".join(text[start:].split())
    return ("… " if start else "") + (flat if len(flat) <= LONGEST else f"{flat[:LONGEST]} …")
