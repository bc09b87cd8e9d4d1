"""Lost words: every word of the page tree must be found in the finished file."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from generator.audit.reading import Reading
from generator.content.formats import Format
from generator.diagnostics import Diagnostic
from generator.pages.page import Page
from generator.pages.tree import Element

WORD = re.compile(r"[^\W_]+")
SHOWN = 6  # words that a message names


def count_words(text: str) -> Counter[str]:
    """The words of a text, whatever line breaks, ligatures and marks lie between and within them."""
    plain = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    return Counter(WORD.findall(plain.casefold()))


def read_page_text(element: Element, *, without_values: bool = False) -> str:
    """The words of a tree with a space between blocks; the cells of models may be left out."""
    if (without_values and "data-value" in element.attributes) or element.has("note"):
        return " "  # Word counts notes by itself
    pieces = [
        child if isinstance(child, str) else read_page_text(child, without_values=without_values)
        for child in element.children
    ]
    inline = element.tag in {"a", "strong", "em", "code", "span", "data"}
    return "".join(pieces) if inline else f" {''.join(pieces)} "


def quote(words: Sequence[str]) -> str:
    """The first of the words as a message names them."""
    return ", ".join(f"`{word}`" for word in words[:SHOWN]) + (" …" if len(words) > SHOWN else "")


def add_without_marks(found: Counter[str], page: Page) -> Counter[str]:
    """The words found, and those that end in the mark of a note without it: where a word is large, a reader of PDF
    runs the raised number behind it into the word."""
    numbers = {note.text.strip() for note in page.root.find("note")}
    ends = ((word, number, count) for word, count in found.items() for number in numbers if word.endswith(number))
    bare: Counter[str] = Counter()
    for word, number, count in ends:
        bare[word.removesuffix(number)] += count
    return found + bare


def find_lost_words(page: Page, reading: Reading, form: Format) -> list[Diagnostic]:
    """A finding that names the words of the page that the file does not have, or has too seldom. A file that holds a
    part of the page only must say something, and most of its words must be the page's."""
    as_numbers = form.holds_numbers and bool(reading.numbers)
    wanted = count_words(read_page_text(page.root, without_values=as_numbers))
    found = add_without_marks(_count_said(reading, as_numbers=as_numbers), page)
    lost = [word for word, count in wanted.items() if found[word] < count]
    if not lost or (not form.whole and _is_part(found, wanted)):
        return []
    name = form.suffix.upper()
    message = (
        f"{len(lost)} of the page's words are missing from the {name}: {quote(lost)}"
        if form.whole
        else f"the {name} holds no part of its page: few or none of its words are the page's"
    )
    return [Diagnostic("lost-words", message, page.home, "look for words hidden by a style sheet or cut off by a box")]


def _is_part(found: Counter[str], wanted: Counter[str]) -> bool:
    """Whether most of the words found are the page's."""
    return 2 * sum(count for word, count in found.items() if word in wanted) > found.total()


def _count_said(reading: Reading, *, as_numbers: bool) -> Counter[str]:
    """The words that a person sees, those in cells that hold numbers among them; numbers of charts are no words."""
    numbers = reading.numbers if as_numbers else ()
    return count_words(" ".join((reading.visible, *(f"{number:.15g}" for number in numbers))))
