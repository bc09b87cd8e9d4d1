"""The numbers of parts: they count the parts of a page, or say what a field of the document holds.

A layout writes them, so nothing in them is exempt for its class alone. A bare number starts at 1 and counts on from the
one before it, and so does one within it: 2.1, 2.2. A reference repeats the number of the part that it leads to. Any
other is an entry's id, an integer of the document with at most one word before it ("Day 4"), or the
minute and second at which a part begins, or the hour: the one that the page cites, and the minutes of the parts before.
"""

import re
from collections.abc import Iterator
from itertools import accumulate

from generator.content.documents import Document
from generator.diagnostics import Diagnostic
from generator.pages.page import Page
from generator.quantities.days import read_hour
from generator.quantities.figures import find_figures
from generator.quantities.units import Units

NUMBERED = re.compile(r"(?:[^\W\d_]+ )?(\d+)")
HINT = "number the parts 1, 2, 3, or print a field that is a number; a figure that says more is a citation"


def check_part_numbers(document: Document, page: Page, units: Units) -> Iterator[Diagnostic]:
    """A finding for each number of a part that neither counts on nor stands in the document."""
    held, clocks, last, inner = _held(document), _clocks(document) | _hours(document, page), 0, 0
    repeated = {id(one) for link in page.root.find("reference") for one in link.find("number")}
    for element in (one for one in page.root.find("number") if id(one) not in repeated):
        words = re.sub(r"[.)]$", "", " ".join(element.text.split()))
        if words in {"1", str(last + 1)}:
            last, inner = int(words), 0
        elif words == f"{last}.{inner + 1}":
            inner += 1
        elif find_figures(words, units) and (_measures(words, units) or not _is_held(words, held | clocks)):
            message = f"the number of a part says `{words}`, which neither counts on nor stands in the document"
            yield Diagnostic("untraced-figure", message, element.laid or element.at, HINT)


def _measures(words: str, units: Units) -> bool:
    """Whether the words hold a figure with a unit: `95 %`, "4 hours"."""
    return any(one.quantity is not None and bool(one.quantity.unit) for one in find_figures(words, units))


def _is_held(words: str, held: frozenset[str]) -> bool:
    number = NUMBERED.fullmatch(words)
    return words in held or (number is not None and number[1] in held)


def _held(document: Document) -> frozenset[str]:
    """The integers of the document, and the ids of its entries."""
    leaves = [(steps, value) for steps, value, node in document.leaves if "x-text" not in node]
    return frozenset(
        str(value)
        for steps, value in leaves
        if (isinstance(value, int) and not isinstance(value, bool)) or (steps and steps[-1] == "id")
    )


def _clocks(document: Document) -> frozenset[str]:
    """When each part begins, as minutes and seconds: what the parts before it take, added up."""
    return frozenset(f"{begin // 60}:{begin % 60:02d}" for begin in _begins(document, "seconds"))


def _hours(document: Document, page: Page) -> frozenset[str]:
    """When each part begins, as hours and minutes: an hour that the page cites, and the minutes before the part."""
    cited = (read_hour(one.text) for one in page.root.find("citation"))
    first = [hour.hour * 60 + hour.minute for hour in cited if hour]
    begins = {start + after for start in first for after in _begins(document, "minutes")}
    said = (page.translation.hour(f"{begin // 60 % 24:02d}:{begin % 60:02d}") for begin in begins)
    return frozenset(" ".join(words.split()) for words in said)


def _begins(document: Document, unit: str) -> Iterator[int]:
    """How long after its start each part of a list of the document begins, in this unit."""
    lists: dict[object, list[int]] = {}
    for steps, value, _ in document.leaves:
        if len(steps) > 2 and steps[-1] == unit and isinstance(value, int):
            lists.setdefault(steps[:-2], []).append(value)
    return (begin for one in lists.values() for begin in accumulate((0, *one)))
