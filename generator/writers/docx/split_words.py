"""Words that are wider than the column of Word in which they stand: Word would split them without a hyphen."""

import re
from collections.abc import Iterable, Iterator

from generator.content.soft_hyphens import MARK as SOFT_HYPHEN
from generator.diagnostics import Diagnostic, Position, Problem
from generator.pages.page import Page
from generator.writers.docx.ooxml import Xml, attribute, below, children, local
from generator.writers.docx.word_document import Manuscript
from generator.writers.docx.word_widths import width

ENDS = re.compile(r"[\s\u00ad\u200b/–—-]+")
"""Where a line may end; addresses are long, and readers know them to go on."""
ADDRESS = re.compile(r".*([@_]|\.\w|://).*")
SURE = 0.9
"""Widths are about right: only what is wider even if all its letters are a tenth narrower is certainly split."""


def find_split_words(blocks: Iterable[Xml], room: float, manuscript: Manuscript) -> Iterator[Diagnostic]:
    """A finding for each word of a cell's paragraphs that needs more than its room, in points."""
    for block in (block for block in blocks if local(block) == "p"):
        size = _size(block, manuscript)
        for word in ENDS.split(" ".join(_texts(block))):
            needs = width(word, size) * SURE
            if needs > room and not ADDRESS.fullmatch(word):
                message = f"Word would split `{word[:60]}`: it needs {needs:.0f} points, and its column has {room:.0f}"
                hint = "write a shorter word or a hyphen where it may end its line, or give the table fewer columns"
                yield Diagnostic("split-word", message, _find_word(word, manuscript.page), hint)


def refuse_split_words(blocks: Iterable[Xml], room: float, manuscript: Manuscript) -> None:
    """A `Problem` if Word would split a word of the cell."""
    if found := list(dict.fromkeys(find_split_words(blocks, room, manuscript))):
        raise Problem(*found)


def _texts(block: Xml) -> Iterator[str]:
    """The words of a paragraph, those of fitted big numbers apart: their size follows from their room."""
    joined = ""
    for run in below(block, "w:r"):
        if next(iter(below(run, "w:sz")), None) is None:
            joined += "".join(SOFT_HYPHEN if local(one) == "softHyphen" else one.text or "" for one in _parts(run))
        else:
            joined += " "
    yield joined


def _parts(run: Xml) -> Iterator[Xml]:
    yield from (one for one in run if local(one) in {"t", "softHyphen"})


def _size(block: Xml, manuscript: Manuscript) -> float:
    styles = [attribute(style, "val") for look in children(block, "w:pPr") for style in children(look, "w:pStyle")]
    named = (name for name, style in manuscript.styles.items() if attribute(style, "styleId") in styles)
    return next((manuscript.find_size(name) for name in named), 10.0)


def _find_word(word: str, page: Page) -> Position | None:
    said = (each for each in page.root.walk() for child in each.children if isinstance(child, str) and word in child)
    return next((each.at for each in said), None)
