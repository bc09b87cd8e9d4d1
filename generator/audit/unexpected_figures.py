"""Unexpected figures: every figure of a finished file must be one of its page, or one of its reader's extras."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.audit.lost_words import quote, read_page_text
from generator.audit.reading import Reader, Reading
from generator.content.locale_forms import as_at_home
from generator.diagnostics import Diagnostic
from generator.models.value_forms import form_of, show
from generator.pages.page import Page
from generator.pages.tree import Element
from generator.pages.vocabulary import SPOKEN
from generator.quantities.figures import SIGNS, find_alike, number_key
from generator.remembered import remember_last

ENTERED = ("data-value", "data-least", "data-most")
DRAWN = ("data-x", "data-from", "data-to", "data-at", "data-base", "data-base-shown", "data-input")
"""Where the marks of a chart stand."""
LISTED = ("data-choices", "data-states", "data-set", "data-name", "data-link", "href", "id")


@dataclass(frozen=True, slots=True)
class Finished:
    """The figures of a finished file: those in its words and in its name, and the numbers in its cells."""

    said: Counter[str]
    held: Counter[str]


def find_unexpected_figures(page: Page, finished: Finished, path: str) -> list[Diagnostic]:
    """A finding that names the figures of the finished file, its metadata and its name that the page does not have."""
    known = list_page_figures(page)
    unexpected = [figure for figure in (*finished.said, *finished.held) if figure not in known]
    if not unexpected:
        return []
    return [
        Diagnostic(
            "unexpected-figure",
            f"`{path}` says {quote(unexpected)}, which the page does not",
            page.home,
            "look for a figure that a layout, a writer or a style sheet adds to the text",
        )
    ]


def read_figures(reading: Reading, reader: Reader, path: str, *own: str, language: str = "en") -> Finished:
    """Every figure of the finished file, as often as it is there. What is the engine's `own` says none: its record of
    provenance, read and found to be the page's, and the mark that it puts on the page."""
    words = f"{reading.visible}\n{reading.beside}"
    for phrase in (*reader.extras, *filter(None, own)):
        words = words.replace(phrase, " ")
    return Finished(
        Counter((*find_alike(words, language), *find_alike(path))), Counter(map(number_key, reading.numbers))
    )


HELD = frozenset((*SPOKEN, *LISTED, *ENTERED, *DRAWN))


@remember_last
def list_page_figures(page: Page) -> frozenset[str]:
    """Every figure that the page says or holds, alike."""
    return frozenset(
        (
            *(figure for words in _list_words(page) for figure in find_alike(words, page.language)),
            *(figure for element in page.root.walk() for figure in _list_held(element, page)),
            *(figure for words in _join_marks(page) for figure in find_alike(words, page.language)),
            *(figure for words in (*_list_conversions(page), *_list_labels(page)) for figure in find_alike(words)),
        )
    )


def _join_marks(page: Page) -> tuple[str, ...]:
    """Figures with the number of a note behind them: a reader of PDF sees no gap where the figure is large."""
    numbers = {note.text.strip() for note in page.root.find("note")}
    cited = {cited.text.strip() for cited in page.root.find("citation")} if numbers else set()
    joining = (figure for figure in cited if figure[-1:].isdecimal() or figure[-1:] in SIGNS)
    return tuple(f"{figure}{number}" for figure in joining for number in numbers)


def _list_labels(page: Page) -> Iterator[str]:
    """The words of charts with their numbers as a file holds them: whoever shows it writes them its own way."""
    return (as_at_home(figure.text, page.language) for figure in page.root.find("chart"))


def _list_conversions(page: Page) -> Iterator[str]:
    """What a funnel writes between two stages: the share that goes on."""
    for figure in (one for one in page.root.find("chart") if one.get("data-kind") == "funnel"):
        given = [cell.get("data-value") for cell in figure.walk() if cell.get("data-value")]
        values = [float(text) for text in given if _is_number(text)]
        shares = (after / before for before, after in pairwise(values) if before)
        yield from (show(share, "percent", translation=page.translation) for share in shares)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _list_words(page: Page) -> tuple[str, ...]:
    about = (page.title, page.description, page.kind, page.author, page.version, page.artifact, page.dated.isoformat())
    return (read_page_text(page.root), page.recipient, *about)


def _list_held(element: Element, page: Page) -> list[str]:
    """The numbers of a list and of milestones, and figures in attributes; a cell's value and bounds also as printed."""
    translation, said = page.translation, [words for name, words in element.attributes.items() if name in HELD]
    held = [figure for words in said for figure in find_alike(words, page.language)]
    if element.tag == "ol":
        start = int(element.get("start") or 1)
        held += [str(start + n) for n in range(len(element.elements))]
    if element.has("chart"):
        held += [str(n) for n, _ in enumerate(element.find("milestone"), 1)]
    held += [number_key(float(element.get(name))) for name in DRAWN if _is_number(element.get(name))]
    for name in ENTERED:
        if not _is_number(element.get(name)):
            continue
        value = float(element.get(name))
        form = form_of(element.get("data-unit"), translation)
        bound = f"{form.before}{value * form.factor:,g}"  # bounds are printed without the decimals of values
        printed = (
            show(value, element.get("data-unit"), translation=translation),
            bound,
            f"{value:g}",
            f"{value:,g}",
            translation.local(f"{value * form.factor:,g}"),
            str(value),
        )
        held += [number_key(value), *(figure for words in printed for figure in find_alike(words))]
    return held
