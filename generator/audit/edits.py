"""Edits: what somebody has changed in a file that came back, held against the page as it is."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

from generator.audit.lost_words import add_without_marks, count_words, read_page_text
from generator.audit.reading import Fixed, Reading
from generator.audit.unexpected_figures import list_page_figures
from generator.layout.clearance import draft_pattern
from generator.pages.page import Page
from generator.pages.tree import Element, rewrite
from generator.quantities.figures import find_alike, number_key
from generator.quantities.lexicon import alike

SIGNED = re.compile(r"[<>≤≥~≈]\s?[$€£]?\d+(?:[.,]\d+)*|\d+(?:[.,]\d+)*\s?(?:%|[KMBx])?\s?\+")


@dataclass(frozen=True, slots=True)
class Edits:
    """Figures and words that the file says and the page does not, and those of the page that it no longer says."""

    figures: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.figures or self.words or self.gone)


def find_edits(page: Page, reading: Reading) -> Edits:
    """What somebody has changed; what people are meant to fill in is left out on both sides. Raises if the file
    cannot be read."""
    file = reading.fixed
    file = replace(file, words=_strip_band(file.words, page), around=_strip_band(file.around, page))
    return Edits(tuple(_find_figures(page, file)), tuple(_find_words(page, file)), tuple(_find_gone(page, file)))


def leave_out(edits: Edits, charted: Iterable[str]) -> Edits:
    """The edits without what the charts of the built file say and hold: they hold numbers that place their marks, and a
    program that saves them may write these out."""
    said = "\n".join(charted)
    figures, words = {*find_alike(said), *_list_numbers(said.splitlines())}, count_words(said)
    return replace(
        edits,
        figures=tuple(one for one in edits.figures if one not in figures),
        words=tuple(one for one in edits.words if one not in words),
    )


def _list_numbers(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        with suppress(ValueError):
            yield number_key(float(text))


def _strip_band(words: str, page: Page) -> str:
    """The words without the draft band: signing takes it off the page, and no word of the document changes by that."""
    return draft_pattern(page.translation).sub(" ", " ".join(words.split()))


def _find_figures(page: Page, file: Fixed) -> Iterable[str]:
    known = list_page_figures(page) | find_signed_figures(read_page_text(page.root))
    said = (
        *find_alike(f"{file.words} {file.around}", page.language),
        *map(number_key, file.numbers),
        *find_signed_figures(file.words),
    )
    return (figure for figure in dict.fromkeys(said) if figure not in known)


def find_signed_figures(text: str) -> frozenset[str]:
    """The figures of the text that a sign turns into something else: `<50`, `50%+`."""
    return frozenset("".join(found.group().split()) for found in SIGNED.finditer(alike(text)))


def _find_words(page: Page, file: Fixed) -> Iterable[str]:
    """Words that the file says more often than the page. Print repeats some at the foot of each sheet: there, and
    around the text, a word counts only if it is nowhere on the page. A live web page adds the words of its buttons, and
    a workbook, whose cells lead to one address each, says linked words again."""
    if file.script:
        return ()
    about = (page.title, page.description, page.kind, page.author, page.version)
    attributes = (value for element in page.root.walk() for value in element.attributes.values())
    known = count_words(" ".join((read_page_text(page.root), *about, *attributes)))
    strange = [word for word in count_words(f"{file.words} {file.around}") if word not in known]
    again = (element.text for element in page.root.walk() if element.tag == "a" and file.repeats_links)
    pages = (element.get("data-label") for element in page.root.find("reference"))  # paper adds the page of a part
    said = count_words(" ".join((read_page_text(page.root), *again, *pages)))
    often = [] if file.repeats else [word for word, count in count_words(file.words).items() if count > said[word]]
    return (word for word in dict.fromkeys((*strange, *often)) if not _has_digit(word))


def _find_gone(page: Page, file: Fixed) -> Iterable[str]:
    """Words and figures that the file says less often than the page, in the order of the page, and signs that it says
    nowhere."""
    text = read_page_text(rewrite(page.root, partial(_keep, live=file.live)), without_values=file.live)
    wanted, found = count_words(text), add_without_marks(count_words(file.words), page)
    signs = find_signed_figures(text) - find_signed_figures(file.words)
    return (*(word for word in wanted if found[word] < wanted[word]), *sorted(signs))


def _keep(element: Element, *, live: bool) -> Element | None:
    """The element, unless it may say something else: a live chart says a neutral title for other values."""
    left_out = element.has("field") or element.has("draft") or (live and element.has("finding"))
    return None if left_out else element


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)
