"""Every word of a page is in each of its files, and no file says more than its page."""

import csv
import re
from collections import Counter
from collections.abc import Mapping
from email import message_from_bytes, policy
from functools import cache
from pathlib import Path

import pytest

from generator.pages.page import Page
from generator.pages.tree import Element, rewrite
from tests.kit.conftest import Kit
from tests.kit.promised import promise, promised
from tests.tools import READERS, html_text, missing, pdf_text, spoken

INLINE = {"a", "strong", "em", "code", "sup", "sub", "span", "data"}
FILES = promised("pdf", "docx", "html", "txt")
NONE: frozenset[str] = frozenset()
WITH_CONTROLS = {"web"}
"""Formats that say more than their page: buttons, choices and bounds."""


BROKEN = re.compile(r"(\w+)\u2010\s")
COMPOUND = re.compile(r"\w+(?:[-\u2010\u2011]\w+)+")
NOTED = re.compile(r"\s*(\d)\s(\d)\s*")
"""A cell with a figure of one digit and the number of its note."""


def text_of(element: Element) -> str:
    """The words of a page tree with a space between blocks."""
    pieces = [child if isinstance(child, str) else text_of(child) for child in element.children]
    return "".join(pieces) if element.tag in INLINE else f" {''.join(pieces)} "


def words_of(page: Page, ending: str = "") -> list[str]:
    """The words of the page; for paper those between hyphens, for a line may end there."""
    return heard(text_of(page.root), ending)


def heard(text: str, ending: str) -> list[str]:
    return spoken(re.sub(r"[-\u2010\u2011]", " ", text) if ending == "pdf" else text)


paper_text = cache(pdf_text)
"""The text of a PDF, read once for all tests."""


def printed_words(pdf: Path, page: Page) -> list[str]:
    """The words of a PDF. Poppler joins what a line's end parts, and takes a digit and its note for one number."""
    cells = (NOTED.fullmatch(text_of(one)) for one in page.root.walk())
    joined = {cell[1] + cell[2]: [cell[1], cell[2]] for cell in cells if cell}
    for parts in (heard(found, "pdf") for found in COMPOUND.findall(text_of(page.root))):
        joined |= {"".join(parts[n:end]): parts[n:end] for end in range(2, len(parts) + 1) for n in range(end - 1)}
    wanted = Counter(words_of(page, "pdf"))
    found = _mend_broken(paper_text(pdf), wanted)
    more = Counter(found) - wanted
    return [part for word in found for part in _parts(word, joined, more)]


def _mend_broken(text: str, wanted: Counter[str]) -> list[str]:
    """The words of a PDF's text. Where a word is broken at the end of a column, Poppler may read on in the next one, so
    that its halves lie apart: they are one word where the page has the whole, and has it once more than the text."""
    found = heard(text, "pdf")
    for start in (word for half in BROKEN.findall(text) for word in spoken(half)):
        lacking = Counter(wanted) - Counter(found)
        ends = {word: word.removeprefix(start) for word in lacking if word.startswith(start)}
        whole = next((word for word, end in ends.items() if end in found and start in found), None)
        if whole:
            found.remove(start)
            found.remove(ends[whole])
            found.append(whole)
    return found


def _parts(word: str, joined: Mapping[str, list[str]], more: Counter[str]) -> list[str]:
    """The words that Poppler made one of, as often as there are more of it than the page has."""
    if word not in joined or more[word] <= 0:
        return [word]
    more[word] -= 1
    return joined[word]


def furniture(page: Page, ending: str) -> set[str]:
    """The words that a medium adds by itself, and says again where it must."""
    each = [*page.root.walk()]
    bands = [word for one in each if one.has("draft") or one.has("eyebrow") for word in heard(text_of(one), ending)]
    heads = [word for one in each if one.tag == "thead" for word in heard(text_of(one), ending)]
    chapters = [word for one in each if one.tag == "h2" for word in heard(text_of(one), ending)]
    pages = [word for one in each if one.has("reference") for word in spoken(one.get("data-label"))]
    feet = heard(f"{page.brand.name} {page.title}", ending)
    return {
        "pdf": {*feet, *bands, *heads, *chapters, *pages},  # feet, the draft band and heads on each page
        "docx": {*feet, *pages},
        "html": set(),
        "txt": {*heads, "subject"} | {word for text in unseen(page) for word in spoken(text)},  # heads beside each row
    }[ending]


def unseen(page: Page) -> list[str]:
    """What a text says in place of pictures, codes and links."""
    return [element.get(name) for element in page.root.walk() for name in ("alt", "data-link", "href")]


def counts(word: str) -> bool:
    """Page numbers, and the numbers of lists and steps."""
    return word.isdecimal() and int(word) <= 40


def words_in(path: str, kit: Kit) -> list[str]:
    """The words of a finished file."""
    file, ending = kit.file(path), path.rpartition(".")[2]
    return printed_words(file, kit.page_of(path)) if ending == "pdf" else spoken(READERS[ending](file))


@pytest.mark.parametrize("path", FILES)
def test_every_word_of_the_page_is_in_the_file(kit, path: str) -> None:
    file, page = kit.file(path), kit.page_of(path)
    with_controls = promise(path).format in WITH_CONTROLS  # what stands beside a field is a word of its own
    found = spoken(html_text(file, NONE)) if with_controls else words_in(path, kit)
    assert " ".join(missing(words_of(page, path.rpartition(".")[2]), found)) == ""


@pytest.mark.parametrize("path", [path for path in FILES if promise(path).format not in WITH_CONTROLS])
def test_the_file_says_nothing_that_its_page_does_not(kit, path: str) -> None:
    page, ending = kit.page_of(path), path.rpartition(".")[2]
    more = missing(words_in(path, kit), words_of(page, ending))
    assert " ".join(word for word in more if word not in furniture(page, ending) and not counts(word)) == ""


@pytest.mark.parametrize("path", [path for path in promised("html") if promise(path).format == "html"])
def test_a_web_page_says_them_in_the_same_order(kit, path: str) -> None:
    assert spoken(html_text(kit.file(path))) == words_of(kit.page_of(path))


@pytest.mark.parametrize("path", promised("eml"))
def test_both_forms_of_a_draft_say_the_words_of_its_message(kit, path: str) -> None:
    draft = message_from_bytes(kit.file(path).read_bytes(), policy=policy.SMTP)
    body = next(kit.page_of(path).root.find("body"))
    for form in ("plain", "html"):
        part = draft.get_body((form,))
        assert " ".join(missing(spoken(text_of(body)), spoken(part.get_content()))) == ""


@pytest.mark.parametrize("path", promised("csv"))
def test_a_table_for_tools_has_every_word_or_the_tag_of_its_field(kit, path: str) -> None:
    table = next(element for element in kit.page_of(path).root.walk() if element.tag == "table")
    with kit.file(path).open(encoding="utf-8-sig", newline="") as file:
        found = [word for row in csv.reader(file) for cell in row for word in spoken(cell)]
    assert " ".join(missing(spoken(text_of(without_fields(table))), found)) == ""


def without_fields(element: Element) -> Element:
    return rewrite(element, lambda each: None if each.has("field") else each)
