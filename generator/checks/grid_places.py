"""Parts of a page that a style sheet puts into the same place of a grid: their words lie on each other."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from generator.diagnostics import Diagnostic, Position
from generator.layout.style_cascade import Cascade, Grove, find_conditions
from generator.layout.style_rules import Named
from generator.layout.style_tokens import Declaration
from generator.pages.page import Page
from generator.pages.tree import Element

PROPERTIES = re.compile(r"grid-(area|row|column)(-start|-end)?|display")
PLACING = re.compile(r"grid-(area|row|column)(-start)?")
LINES = re.compile(r"(\d+)(?:\s*/\s*(?:(span)\s+)?(\d+|-1))?")
LAST = 1000
"""The line to which `-1` leads."""


@dataclass(frozen=True, slots=True)
class Place:
    """The rows and columns that an element takes, or the area that it is named for, and who says so."""

    rows: range
    columns: range
    area: str
    said: tuple[str, Declaration]


def check_grid_places(pages: Iterable[Page]) -> list[Diagnostic]:
    """A finding for each declaration that puts one part of a page where another one stands."""
    found: dict[Diagnostic, None] = {}
    for page in pages:
        grove = Grove(page.root)
        for sheets in (page.print_styles, page.screen_styles):
            named = tuple(sheets.items())
            if _places(named) & grove.names:
                found |= dict.fromkeys(_find_overlaps(grove, named))
    return list(found)


def _places(named: Named) -> frozenset[str]:
    """What those elements are called that a rule gives a place."""
    return Cascade(named, PLACING).rules.lasts


def _find_overlaps(grove: Grove, named: Named) -> Iterator[Diagnostic]:
    conditions = find_conditions(named, PROPERTIES)
    groups: dict[int, dict[tuple[str, ...], list[Place]]] = {}
    path: list[Element] = []
    for one, found in Cascade(named, PROPERTIES).follow(grove):
        path[one.depth - 1 :] = [one.element]
        if not found.declarations or one.depth == 1:
            continue
        parent = groups.setdefault(id(path[one.depth - 2]), {})
        for each in conditions:
            if place := _place([said for said in found.declarations if said[1].conditions in {(), each}]):
                parent.setdefault(each, []).append(place)
    for places in (places for group in groups.values() for places in group.values()):
        for first, second in combinations(places, 2):
            if _meet(first, second):
                yield _report(*second.said)


def _place(taken: Iterable[tuple[str, Declaration]]) -> Place | None:
    """Where the declarations put an element; nothing if its row or column is open, or it is not shown."""
    says: Mapping[str, tuple[str, Declaration]] = {one.name: (sheet, one) for sheet, one in taken}
    if "display" in says and says["display"][1].value == "none":
        return None
    if area := says.get("grid-area"):
        parts = [part.strip() for part in area[1].value.split("/")]
        rows, columns = (_lines(" / ".join(parts[n::2])) for n in (0, 1))
        return Place(rows, columns, "" if rows and columns else parts[0], area)
    row, column = (says.get(f"grid-{axis}") or says.get(f"grid-{axis}-start") for axis in ("row", "column"))
    if row is None or column is None:
        return None
    rows, columns = (_lines(said[1].value) for said in (row, column))
    return Place(rows, columns, "", row) if rows and columns else None


def _lines(value: str) -> range:
    """The tracks between two lines, `2`, `1 / 3` or `1 / span 2`; none if they are not told by numbers."""
    found = LINES.fullmatch(value)
    if not found:
        return range(0)
    start, end = int(found[1]), int(found[3] or found[1])
    return range(start, start + end if found[2] else LAST if end < 0 else max(end, start + 1))


def _meet(one: Place, other: Place) -> bool:
    if one.area or other.area:
        return one.area == other.area and one.area not in {"auto", "unset", "initial"}
    return _share(one.rows, other.rows) and _share(one.columns, other.columns)


def _share(one: range, other: range) -> bool:
    return max(one.start, other.start) < min(one.stop, other.stop)


def _report(sheet: str, one: Declaration) -> Diagnostic:
    message = f"`{one.name}: {one.value}` lays words on other words: the reader sees something else than the text says"
    hint = "give each part a row, a column or an area of its own"
    return Diagnostic("hidden-by-style", message, Position(sheet, one.line), hint)
