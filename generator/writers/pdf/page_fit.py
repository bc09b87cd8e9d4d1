"""Pages fit: count, overflow, overlap and blank bands, read from the laid-out boxes.

Lengths are CSS pixels inside WeasyPrint (96 an inch) and percent of the page's height in messages.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from weasyprint.document import Document
from weasyprint.formatting_structure import boxes

from generator.diagnostics import Diagnostic, Position
from generator.pages.markup import position
from generator.pages.page import Page

SLACK = 1.0  # px: rounding of line heights
POINTS = 72 / 96
CUT = 2.0  # px: by so much the leading of a line may lie in what is cut off, and no letter does
HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
UNPRINTED = 14 / POINTS  # px: the edge that office printers leave white, 5 mm; the draft band keeps off it, too
TOUCH = 0.35  # lines may touch by this part of the smaller one's height before they count as overlapping


@dataclass(frozen=True, slots=True)
class Ink:
    """A line of text or a picture on a page: its box in px, its words, and where they come from."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    words: str
    at: Position | None
    block: int
    heading: bool = False
    apart: int = -1
    """The absolutely positioned box that the mark is, or lies in; -1 for marks in the flow of the page."""
    clip: tuple[float, float, float, float] | None = None
    """Left, top, right and bottom of what shows of the box with `overflow: hidden` that the mark lies in."""


def find_misfits(document: Document, page: Page) -> list[Diagnostic]:
    """Everything about the laid-out pages that a designer would send back."""
    ink = [mark for number, sheet in enumerate(document.pages) for mark in _ink(sheet._page_box, number)]
    findings = [*_count(document, page, ink), *_outside(document, ink), *_overlaps(ink), *_widows(ink)]
    return findings or list(_blank(document, page, ink))


def _count(document: Document, page: Page, ink: list[Ink]) -> Iterator[Diagnostic]:
    count, fit = len(document.pages), page.fit
    most = fit.exactly or fit.at_most
    least = fit.exactly or fit.at_least
    if most and count > most:
        spilled = [mark for mark in ink if mark.page >= most and mark.words]
        words = sum(len(mark.words.split()) for mark in spilled)
        first = spilled[0] if spilled else None
        name = f"; “{_short(first.words)}” is the first line that does not fit" if first else ""
        yield Diagnostic(
            "page-overflow",
            f"{count} pages; it must have {'exactly' if fit.exactly else 'at most'} {most}{name}",
            first.at if first else page.home,
            f"cut about {words} words",
        )
    if least and count < least:
        yield Diagnostic(
            "page-underflow",
            f"{count} page{'s' * (count > 1)}; it must have {'exactly' if fit.exactly else 'at least'} {least}",
            page.home,
            "write more, or let the kind have fewer pages",
        )


def _outside(document: Document, ink: list[Ink]) -> Iterator[Diagnostic]:
    """The first line that sticks out of its page, into the margin, or out of a box that cuts it off, or the first
    picture that runs off its page."""
    for mark in ink:
        sheet = document.pages[mark.page]
        said = _misplaced(mark, sheet) if mark.words else "runs off page" if _leaves(mark, sheet) else ""
        if said:
            named = f"“{_short(mark.words)}”" if mark.words else "a picture"
            cure = "shorten the words before it on this page, or this line" if mark.words else "move it onto the page"
            yield Diagnostic("overflow", f"{named} {said} {mark.page + 1}", mark.at, cure)
            return


def _leaves(mark: Ink, sheet: Any) -> bool:
    """Whether it is a picture that the edge of the paper cuts; grounds and panels may reach beyond it."""
    return mark.apart != mark.block and _beyond(mark, (0, 0, sheet.width, sheet.height)) > SLACK


def _misplaced(mark: Ink, sheet: Any) -> str:
    """Where the line stands if not inside of what it should; nothing if it is in its place."""
    if _beyond(mark, (0, 0, sheet.width, sheet.height)) > SLACK:
        return "runs off page"
    box = sheet._page_box
    left, top = box.content_box_x(), box.content_box_y()
    head = top if _has_head(box) else UNPRINTED
    into = _beyond(mark, (left, head, left + box.width, top + box.height))
    if into > SLACK:
        return f"runs {into * POINTS:.0f} points into the margin of page"
    return "is cut off on page" if mark.clip and _beyond(mark, mark.clip) > CUT else ""


def _has_head(box: Any) -> bool:
    """Whether something is printed in the margin above the text. Text grows down and sideways: above its margin it
    stands only where a layout has put it, as in a cover whose ground reaches to the edge."""
    return any(isinstance(one, boxes.MarginBox) and "@top" in one.at_keyword and one.children for one in box.children)


def _beyond(mark: Ink, room: tuple[float, float, float, float]) -> float:
    """By how much the line sticks out of the room at its worst side."""
    left, top, right, bottom = room
    return max(left - mark.left, top - mark.top, mark.right - right, mark.bottom - bottom)


def _overlaps(ink: list[Ink]) -> Iterator[Diagnostic]:
    """Lines of different blocks printed over each other."""
    lines = sorted(
        (mark for mark in ink if mark.words or mark.apart == mark.block), key=lambda mark: (mark.page, mark.top)
    )
    for n, upper in enumerate(lines):
        for lower in lines[n + 1 :]:
            if lower.page != upper.page or lower.top > upper.bottom:
                break
            if _apart(upper, lower) and _crossing(upper, lower):
                yield Diagnostic(
                    "overlap",
                    f"{_name_mark(lower)} is printed over {_name_mark(upper)} on page {upper.page + 1}",
                    upper.at or lower.at,
                    "shorten the copy above it",
                )
                return


def _widows(ink: list[Ink]) -> Iterator[Diagnostic]:
    """A heading that stands at the foot of a page, its text on the next."""
    flow = [mark for mark in ink if mark.words and mark.apart == -1]
    for mark, after in pairwise(flow):
        if mark.heading and after.page > mark.page:
            yield Diagnostic(
                "widowed-heading",
                f"the heading “{_short(mark.words)}” stands alone at the foot of page {mark.page + 1}",
                mark.at,
                "shorten the copy above it so that its text follows, or lengthen it so that it moves",
            )


def _apart(one: Ink, other: Ink) -> bool:
    """Whether the marks belong to different blocks, and neither is a panel that holds the other."""
    panel = one.apart == one.block or other.apart == other.block
    return one.apart != other.apart if panel else one.block != other.block


def _crossing(one: Ink, other: Ink) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > SLACK and down > TOUCH * min(one.bottom - one.top, other.bottom - other.top)


def _blank(document: Document, page: Page, ink: list[Ink]) -> Iterator[Diagnostic]:
    """A blank band taller than the kind allows: on every page of an exact count, else on the last."""
    if not page.fit.blank_at_most:
        return
    pages = range(len(document.pages)) if page.fit.exactly else [len(document.pages) - 1]
    for number in pages:
        box = document.pages[number]._page_box
        top, bottom = box.content_box_y(), box.content_box_y() + box.height
        band, above = _tallest_band([mark for mark in ink if mark.page == number], top, bottom)
        share = 100 * band / document.pages[number].height
        if share > page.fit.blank_at_most:
            below = f" below “{_short(above.words)}”" if above and above.words else ""
            yield Diagnostic(
                "blank-page",
                f"{share:.0f}% of page {number + 1} is blank{below}; at most {page.fit.blank_at_most}% may be",
                above.at if above else page.home,
                "write more on this page, or less so that it disappears",
            )


def _tallest_band(marks: list[Ink], top: float, bottom: float) -> tuple[float, Ink | None]:
    """The tallest stretch without text or picture between top and bottom, and the line above it."""
    reached, above, tallest, found = top, None, 0.0, None
    for mark in sorted(marks, key=lambda mark: mark.top):
        if mark.top - reached > tallest:
            tallest, found = mark.top - reached, above
        if mark.bottom > reached:
            reached, above = mark.bottom, mark
    return (bottom - reached, above) if bottom - reached > tallest else (tallest, found)


def _ink(box: Any, page: int, at: Position | None = None, block: int = 0, apart: int = -1) -> Iterator[Ink]:
    """Every line of text, every picture and every panel that stands apart below a box, margin boxes left out."""
    box = getattr(box, "_box", box)  # what is positioned absolutely is wrapped in a placeholder
    if isinstance(box, boxes.MarginBox) or box.style["position"] == "fixed":
        return  # running feet and bands stand on every page and belong to none
    element = getattr(box, "element", None)
    if element is not None and hasattr(element, "get"):
        at = position(element.get("data-at") or "") or at
    if box.style["position"] == "absolute" and not str(getattr(box, "element_tag", "")).endswith("::marker"):
        apart = id(box)
        yield _panel(box, page, at)
    if isinstance(box, boxes.LineBox):
        words = " ".join(_words(box).split())
        if words:
            yield _extent(box, page, words, at or _first_place(box), block, apart)
    elif isinstance(box, boxes.ReplacedBox):
        yield Ink(
            page,
            box.position_x,
            box.position_y,
            box.position_x + box.margin_width(),
            box.position_y + box.margin_height(),
            "",
            at,
            block,
            apart=apart,
        )
    if isinstance(box, boxes.BlockLevelBox | boxes.TableCellBox | boxes.FlexBox | boxes.BlockContainerBox):
        block = id(box)
    heading = getattr(box, "element_tag", "") in HEADINGS
    for child in getattr(box, "children", ()):
        inside = _pictures if isinstance(box, boxes.LineBox) else _ink
        for mark in inside(child, page, at, block, apart):
            known = replace(mark, heading=True) if heading else mark
            yield _clipped(known, box) if box.style["overflow"] == "hidden" else known


def _clipped(mark: Ink, box: Any) -> Ink:
    """The mark with what shows of a box around it, the smallest of all."""
    left, top = box.padding_box_x(), box.padding_box_y()
    right, bottom = left + box.padding_width(), top + box.padding_height()
    if mark.clip:
        left, top = max(left, mark.clip[0]), max(top, mark.clip[1])
        right, bottom = min(right, mark.clip[2]), min(bottom, mark.clip[3])
    return replace(mark, clip=(left, top, right, bottom))


def _panel(box: Any, page: int, at: Position | None) -> Ink:
    left, top = box.border_box_x(), box.border_box_y()
    return Ink(page, left, top, left + box.border_width(), top + box.border_height(), "", at, id(box), apart=id(box))


def _pictures(box: Any, page: int, at: Position | None, block: int, apart: int) -> Iterator[Ink]:
    """Pictures and blocks inside a line of text."""
    if isinstance(box, boxes.TextBox):
        return
    if isinstance(box, boxes.ReplacedBox | boxes.InlineBlockBox | boxes.InlineFlexBox):
        yield from _ink(box, page, at, id(box), apart)
        return
    for child in getattr(box, "children", ()):
        yield from _pictures(child, page, at, block, apart)


def _extent(line: Any, page: int, words: str, at: Position | None, block: int, apart: int) -> Ink:
    texts = list(_texts(line))
    left = min(box.position_x for box in texts)
    right = max(box.position_x + box.width for box in texts)
    return Ink(page, left, line.position_y, right, line.position_y + line.height, words, at, block, apart=apart)


def _texts(box: Any) -> Iterator[Any]:
    if isinstance(box, boxes.TextBox):
        yield box
    elif not isinstance(box, boxes.InlineBlockBox | boxes.InlineFlexBox):
        for child in getattr(box, "children", ()):
            yield from _texts(child)


def _words(line: Any) -> str:
    return "".join(box.text for box in _texts(line))


def _first_place(line: Any) -> Position | None:
    for box in _texts(line):
        element = getattr(box, "element", None)
        if element is not None and hasattr(element, "get"):
            return position(element.get("data-at") or "")
    return None


def _name_mark(mark: Ink) -> str:
    return f"“{_short(mark.words)}”" if mark.words else "the panel at its foot"


def _short(words: str) -> str:
    return re.sub(r"^(.{40}\S*).+", r"\1…", words)
