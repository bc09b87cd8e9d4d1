"""Lost words: every word of the page tree must be found in the finished file."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from generator.audit.readers import readable
from generator.diagnostics import Diagnostic
from generator.pages.page import Page
from generator.pages.tree import Element

WORD = re.compile(r"[^\W_]+")
SHOWN = 6  # words that a message names


def words_of(text: str) -> Counter[str]:
    """The words of a text, whatever line breaks, ligatures and marks lie between and within them."""
    plain = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    return Counter(WORD.findall(plain.casefold()))


NUMBERS = frozenset({"xlsx"})
"""Formats that hold the values of cells as numbers, not as words."""


def page_text(element: Element, *, without_values: bool = False) -> str:
    """The words of a tree with a space between blocks; the cells of models may be left out."""
    if (without_values and "data-value" in element.attributes) or element.has("note"):
        return " "  # Word counts notes by itself
    pieces = [
        child if isinstance(child, str) else page_text(child, without_values=without_values)
        for child in element.children
    ]
    inline = element.tag in {"a", "strong", "em", "code", "span", "data"}
    return "".join(pieces) if inline else f" {''.join(pieces)} "


def quoted(words: Sequence[str]) -> str:
    """The first of the words as a message names them."""
    return ", ".join(f"`{word}`" for word in words[:SHOWN]) + (" …" if len(words) > SHOWN else "")


def without_marks(found: Counter[str], page: Page) -> Counter[str]:
    """The words found, and those that end in the mark of a note without it: where a word is large, a reader of PDF
    runs the raised number behind it into the word."""
    numbers = {note.text.strip() for note in page.root.find("note")}
    ends = ((word, number, count) for word, count in found.items() for number in numbers if word.endswith(number))
    bare: Counter[str] = Counter()
    for word, number, count in ends:
        bare[word.removesuffix(number)] += count
    return found + bare


def lost_words(page: Page, data: bytes, suffix: str) -> list[Diagnostic]:
    """A finding that names the words of the page that the file does not have, or has too seldom."""
    text = readable(data, suffix)
    if text is None:
        return []
    wanted, found = words_of(page_text(page.root, without_values=suffix in NUMBERS)), words_of(text)
    found = without_marks(found, page)
    lost = [word for word, count in wanted.items() if found[word] < count]
    if not lost:
        return []
    return [
        Diagnostic(
            "lost-words",
            f"{len(lost)} of the page's words are missing from the {suffix.upper()}: {quoted(lost)}",
            page.home,
            "look for words hidden by a style sheet or cut off by a box",
        )
    ]
