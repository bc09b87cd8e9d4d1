"""Trace: the source of every figure of a page. A figure without a source is untraced."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from generator.content.links import is_safe_link
from generator.content.translation import Translation
from generator.diagnostics import Position
from generator.pages.citations import WITHDRAWN
from generator.pages.page import Page
from generator.pages.tree import Element, Node
from generator.pages.vocabulary import INLINE, SPOKEN
from generator.quantities.figures import SCALED, find_alike, find_figures, is_stuck
from generator.quantities.lexicon import alike
from generator.quantities.stated_values import find_value
from generator.quantities.units import Units
from generator.remembered import remember_last

HIDDEN = "\ufffc"
"""Stands for each character that is traced already: no figure can reach across it."""
NOTE = "the number of a source"
PART = "the number of a part"
STRUCTURE = {"number": PART, "note": NOTE, "draft": "the engine's own count"}
ADDRESS = re.compile(r"https?://\S+|\b\S+@\S+\.\w+")
COPYRIGHT = re.compile(r"©\s(?:19|20)\d{2}(?!\w)")
CELL, FIELD, TERM, LINK = "a cell", "a merge field", "a term", "a link"
NOWHERE = "a source that is not there"
"""What a citation of an unknown name is traced to, and a link to no address."""
LEDGER, RECORD = "the ledger's own words", "the engine's own record"
GLUED = frozenset({RECORD, PART, CELL})
"""What another sign beside it would make another figure of, as it would of a citation."""
CONTROL, ELSEWHERE = "document control", "the same figure on the page"


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


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a run, the element that they stand in, and what they are traced to as a whole."""

    words: str
    by: str
    element: Element


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


def runs(element: Element) -> Iterator[tuple[Piece, ...]]:
    """The runs of inline words below the element, in reading order: a paragraph, a cell, a label."""
    return (run for run, _ in runs_with_ancestors(element))


Run = tuple[tuple[Piece, ...], tuple[Element, ...]]
"""Inline words that follow each other, and the elements around them, the outermost first."""


@remember_last
def runs_with_ancestors(element: Element) -> tuple[Run, ...]:
    """The runs below the element with the elements around each."""
    return tuple(_find_runs(element, ()))


def _find_runs(element: Element, above: tuple[Element, ...]) -> Iterator[Run]:
    by, around = _reason_as_whole(element), (*above, element)
    if by:
        yield (Piece(element.text, by, element),), around
        return
    run: list[Piece] = []
    for child in element.children:
        if isinstance(child, str):
            run.append(Piece(child, "", element))
        elif element.tag == "th" and child.tag == "span" and "data-value" in child.attributes:
            run.append(Piece(child.text, CELL, child))  # what the rows of a chart count: `Month 12`
        elif child.tag in INLINE:
            run += _pieces(child)
        else:
            if run:
                yield tuple(run), around
            run = []
            yield from _find_runs(child, around)
    if run:
        yield tuple(run), around


def _pieces(element: Element) -> Iterator[Piece]:
    by = _reason_as_whole(element)
    if by:
        yield Piece(element.text, by, element)
        return
    if element.tag == "br":
        yield Piece(HIDDEN, "", element)
    for child in element.children:
        if isinstance(child, str):
            yield Piece(child, "", element)
        else:
            yield from _pieces(child)


def _reason_as_whole(element: Element) -> str:
    """What the element's words are traced to by being in it; nothing for an ordinary element."""
    if element.has("citation"):
        return element.get("value")
    if element.tag == "a" and not is_safe_link(element.get("href")):
        return NOWHERE
    if element.has("field"):
        return FIELD
    if element.has("record"):
        return RECORD
    drawn = "data-value" in element.attributes and "data-said" not in element.attributes and not _is_text(element)
    if drawn and element.tag in {"td", "th"} and not _cites(element):
        return CELL
    if "data-ledger" in element.attributes:
        return LEDGER
    return next((STRUCTURE[name] for name in STRUCTURE if name in element.classes), "") if element.classes else ""


def _is_text(cell: Element) -> bool:
    """Whether the cell holds words that nobody enters or calculates: the author's own, like all others on the page."""
    made = "data-formula" in cell.attributes or "data-name" in cell.attributes
    return cell.get("data-unit") == "text" and not made and not cell.has("input")


def _cites(cell: Element) -> bool:
    """Whether the cell is none of a model's, which have a unit, and says its value by a citation."""
    return "data-unit" not in cell.attributes and any(True for _ in cell.find("citation"))


MOMENTS = frozenset({"data-start", "data-until"})
MOST = 1000
"""Figures without a source that are counted on a page, so that each is found where it stands; each looks through what
stands before it."""


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
                scale = SCALED.match(whole[end:])
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
        plain = _spaced(text)
        by = next((by for by, pattern in patterns if pattern and _covers(pattern, plain, start, end)), "")
        # An address may hold ids and years; a value in it is read like any other.
        return "" if by == LINK and any(find_value(one[0], self.units) for one in ADDRESS.finditer(plain)) else by


def _control_pattern(page: Page) -> re.Pattern[str]:
    """The version and the date of a page, as its control block prints them."""
    word, day = (
        re.escape(said) for said in (page.translation.gettext("Version"), _spaced(page.translation.day(page.dated)))
    )
    version = rf"(?:^|{word}\s){re.escape(page.version)}(?=\W|$)|" if page.version else ""
    return re.compile(rf"{version}(?<!\d){day}(?!\d)")


def _trace_note(piece: Piece) -> Figure:
    return Figure(piece.words.strip(), piece.by, piece.element.at, piece.element.laid)


def _trace_citation(piece: Piece, before: str, after: str, language: str) -> Iterator[Figure]:
    """The figure that a piece is, unless the words around a citation make another one of it."""
    element = piece.element
    says_figure = any(True for _ in find_alike(piece.words, language))
    if (element.has("citation") or (piece.by in GLUED and says_figure)) and is_stuck(before, after):
        glued = before.rpartition(" ")[2] + piece.words + after[:1] + after[1:].partition(" ")[0]
        yield Figure(glued.rstrip(".,;:!?"), "", element.at, element.laid)
    elif says_figure:
        yield Figure(piece.words, piece.by, element.at, element.laid)


def spacing_pattern(words: str) -> str:
    """A pattern for the words, however they are broken into lines."""
    return r"(?<!\w)" + r"\s+".join(re.escape(word) for word in alike(words).replace("\u00a0", " ").split())


def count_occurrences(words: str, text: str) -> int:
    """How often the words stand in the text, with or without a citation."""
    return len(re.findall(spacing_pattern(words), alike(text).replace("\u00a0", " ")))


def _covers(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    return any(first <= start and end <= last for first, last in _find_spans(pattern, text))


# A text is asked about once for each of its figures; without memory thousands of them take the square of their number.
@lru_cache(maxsize=16)
def _find_spans(pattern: re.Pattern[str], text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in pattern.finditer(text))


@lru_cache(maxsize=16)
def _spaced(text: str) -> str:
    return alike(text).replace("\u00a0", " ")


@lru_cache(maxsize=8)
def phrases_pattern(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    """A pattern for the phrases, whatever their capitals, dashes and spaces."""
    words = sorted({alike(term).replace("\u00a0", " ") for term in terms}, key=len, reverse=True)
    spaced = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in words)
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)", re.IGNORECASE) if words else None


def _as_printed(name: str, words: str, translation: Translation) -> str:
    """What an attribute says; the days and hours of an event as the page prints them."""
    if name not in MOMENTS:
        return words
    day, _, hour = words.partition(" ")
    try:
        return f"{translation.day(day)} {translation.hour(hour) if hour else ''}"
    except ValueError:
        return words


def words_beside(page: Page) -> Iterator[tuple[str, Element]]:
    """What is said beside the text: attributes, the page's title, its description and the name of its file."""
    for element in page.root.walk():
        for name in SPOKEN:
            words = element.get(name)
            if words and not (name == "data-prompt" and element.has("field")):
                yield _as_printed(name, words, page.translation), element
    named = Element("article", {}, (), page.home)
    yield from () if page.heading else ((page.title, named),)
    yield page.description, named
