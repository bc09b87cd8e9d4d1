"""Trace: the source of every figure of a page. A figure without a source is untraced."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.checks.phrase_patterns import count_occurrences, covers, phrases_pattern, spaced
from generator.checks.runs import CELL, FIELD, HIDDEN, NOTE, NOWHERE, PART, RECORD, Piece, runs, words_beside
from generator.diagnostics import Position
from generator.pages.page import Page
from generator.pages.tree import Element, Node
from generator.quantities.figures import SCALED, find_alike, find_figures, is_stuck
from generator.quantities.stated_values import find_value
from generator.quantities.units import Units
from generator.texts.citations import WITHDRAWN

ADDRESS = re.compile(r"https?://\S+|\b\S+@\S+\.\w+")
COPYRIGHT = re.compile(r"©\s(?:19|20)\d{2}(?!\w)")
TERM, LINK = "a term", "a link"
GLUED = frozenset({RECORD, PART, CELL})
"""What another sign beside it would make another figure of, as it would of a citation."""
MADE_SHARE = re.compile(
    r"\s?(?:%|‰|per\s?cent\b|percent\b|Prozent\b|pour\scent\b|times\s(?:as|more|less|faster)\b)(?:\s[^\W\d]+)?|[KkMBxX](?!\w)"
)
"""What makes a share or a multiple of the number that an account enters, which nobody has measured."""
CONTROL, ELSEWHERE = "document control", "the same figure on the page"
MOST = 1000
"""Figures without a source that are counted on a page, so that each is found where it stands; each looks through what
stands before it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a page and its source (`by`), which is empty if there is none.

    It is the `nth` of its kind in the block at `at`; `laid` is the layout's place of that block.
    """

    text: str
    by: str
    at: Position | None = field(default=None, compare=False)
    laid: Position | None = field(default=None, compare=False)
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Trace:
    """Every figure of one page."""

    figures: tuple[Figure, ...]
    language: str = "en"

    @property
    def untraced(self) -> tuple[Figure, ...]:
        return tuple(figure for figure in self.figures if figure.by in {"", NOWHERE})

    @property
    def traced(self) -> frozenset[str]:
        """The traced figures, alike; what is quoted as withdrawn may be said nowhere else."""
        good = (one for one in self.figures if one.by not in {"", NOWHERE} and not one.by.startswith(WITHDRAWN))
        return frozenset(token for figure in good for token in find_alike(figure.text, self.language))


def trace_page(page: Page, terms: Mapping[str, str], units: Units) -> Trace:
    """Every figure of the page in reading order; then those of its attributes and its description, which
    hold words only and are traced where the same figure is on the page."""
    known = _Known(page, terms, units)
    parts = (page.root, page.heading) if page.heading else (page.root,)
    found = [figure for part in parts for run in runs(part) for figure in known.in_run(run)]
    on_page = Trace(tuple(found), units.language).traced
    spoken = [figure for words, element in words_beside(page) for figure in known.in_words(words, element, on_page)]
    return Trace((*found, *spoken), units.language)


def trace_text(nodes: tuple[Node, ...], terms: Mapping[str, str], units: Units) -> Iterator[Figure]:
    """Every figure of one text, which no page has taken up yet."""
    known = _Known(None, terms, units)
    return (figure for run in runs(Element("div", {}, nodes)) for figure in known.in_run(run))


class _Known:
    """What the words of one page may say without a citation."""

    def __init__(self, page: Page | None, terms: Mapping[str, str], units: Units) -> None:
        self.units = units
        self.terms = phrases_pattern(tuple(terms))
        self.control = _control_pattern(page) if page else None
        self.read: dict[Position | None, str] = {}
        self.bare = 0

    def in_run(self, marked: tuple[Piece, ...]) -> Iterator[Figure]:
        # A mark is no part of the words around it: `[5](…)¹K` is as wrong as `[5](…)K`.
        yield from (_trace_note(piece) for piece in marked if piece.by == NOTE)
        run = tuple(piece for piece in marked if piece.by != NOTE)
        if not run:
            return
        whole = "".join(piece.words for piece in run)
        masked = "".join(HIDDEN * len(piece.words) if piece.by else piece.words for piece in run)
        earlier = self.read.get(run[0].element.at, "")
        self.read[run[0].element.at] = f"{earlier}{whole}\n"
        found, start, glued = find_figures(masked, self.units), 0, 0
        for piece in run:
            end = start + len(piece.words)
            if piece.by:
                yield from _trace_citation(piece, whole[:start], whole[end:], self.units.language)
                scale = SCALED.match(whole[end:]) if _may_be_stuck(piece, self.units.language) else None
                glued = end + scale.end() if scale else glued
            for one in found:
                if max(start, glued) <= one.start < end:
                    by = self.reason(masked, one.start, one.end)
                    self.bare += not by
                    told = not by and self.bare <= MOST
                    nth = count_occurrences(one.text, earlier + whole[: one.start]) if told else 0
                    yield Figure(one.text, by, piece.element.at, piece.element.laid, nth)
            start = end

    def in_words(self, words: str, element: Element, on_page: frozenset[str]) -> Iterator[Figure]:
        for found in find_figures(words, self.units):
            elsewhere = ELSEWHERE if set(find_alike(found.text, self.units.language)) <= on_page else ""
            by = self.reason(words, found.start, found.end) or elsewhere
            yield Figure(found.text, by, element.at, element.laid)

    def reason(self, text: str, start: int, end: int) -> str:
        """What lets the figure at this place stand without a citation; nothing if nothing does."""
        patterns = ((TERM, self.terms), (CONTROL, self.control), (CONTROL, COPYRIGHT), (LINK, ADDRESS))
        plain = spaced(text)
        by = next((by for by, pattern in patterns if pattern and covers(pattern, plain, start, end)), "")
        # An address may hold ids and years; a value in it is read like any other.
        return "" if by == LINK and any(find_value(one[0], self.units) for one in ADDRESS.finditer(plain)) else by


def _control_pattern(page: Page) -> re.Pattern[str]:
    """The version and the date of a page, as its control block prints them."""
    word, day = (
        re.escape(said) for said in (page.translation.gettext("Version"), spaced(page.translation.day(page.dated)))
    )
    version = rf"(?:^|{word}\s){re.escape(page.version)}(?=\W|$)|" if page.version else ""
    return re.compile(rf"{version}(?<!\d){day}(?!\d)")


def _trace_note(piece: Piece) -> Figure:
    return Figure(piece.words.strip(), piece.by, piece.element.at, piece.element.laid)


def _trace_citation(piece: Piece, before: str, after: str, language: str) -> Iterator[Figure]:
    """The figure that a piece is, unless the words around a citation make another one of it."""
    element = piece.element
    if _may_be_stuck(piece, language) and is_stuck(before, after):
        glued = before.rpartition(" ")[2] + piece.words + after[:1] + after[1:].partition(" ")[0]
        yield Figure(glued.rstrip(".,;:!?"), "", element.at, element.laid)
    elif piece.by == FIELD and (share := MADE_SHARE.match(after)):
        yield Figure(share[0].strip(), "", element.at, element.laid)
    elif _says_figure(piece, language):
        yield Figure(piece.words, piece.by, element.at, element.laid)


def _may_be_stuck(piece: Piece, language: str) -> bool:
    """Whether a sign or a figure right beside the piece is a part of its own figure; what follows a merge field, or a
    note, is a figure of its own."""
    return piece.element.has("citation") or (piece.by in GLUED and _says_figure(piece, language))


def _says_figure(piece: Piece, language: str) -> bool:
    return any(True for _ in find_alike(piece.words, language))
