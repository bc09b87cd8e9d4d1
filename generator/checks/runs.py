"""Runs: the words of a page as people read them, in pieces, and what each piece is traced to as a whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.content.links import is_safe_link
from generator.content.translation import Translation
from generator.pages.page import Page
from generator.pages.tree import Element
from generator.pages.vocabulary import INLINE, SPOKEN
from generator.remembered import remember_last

HIDDEN = "\ufffc"
"""Stands for each character that is traced already: no figure can reach across it."""
NOTE = "the number of a source"
PART = "the number of a part"
STRUCTURE = {"number": PART, "note": NOTE, "draft": "the engine's own count"}
CELL, FIELD = "a cell", "a merge field"
NOWHERE = "a source that is not there"
"""What a citation of an unknown name is traced to, and a link to no address."""
LEDGER, RECORD = "the ledger's own words", "the engine's own record"
MOMENTS = frozenset({"data-start", "data-until"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a run, the element that they stand in, and what they are traced to as a whole."""

    words: str
    by: str
    element: Element


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


def _as_printed(name: str, words: str, translation: Translation) -> str:
    """What an attribute says; the days and hours of an event as the page prints them."""
    if name not in MOMENTS:
        return words
    day, _, hour = words.partition(" ")
    try:
        return f"{translation.day(day)} {translation.hour(hour) if hour else ''}"
    except ValueError:
        return words
