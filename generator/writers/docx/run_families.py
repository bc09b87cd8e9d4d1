"""Letters that the brand's own family lacks: each run of them names the further family that has them. Word would take
one from the machine."""

from copy import deepcopy
from typing import Any

from generator.content.typefaces import Typeface
from generator.layout.letter_fonts import split_by_family
from generator.pages.page import Page
from generator.writers.docx.ooxml import Xml, children, qualify, w

SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
"""Word asks one of four fonts, by the letter (ISO/IEC 29500-1, 17.3.2.26)."""


def name_families(root: Xml, page: Page) -> None:
    """Split the part's runs where the family changes; a brand without further families has nothing to split."""
    if not page.brand.scripts:
        return
    for text in list(root.iter(qualify("w:t"))):
        pieces = list(split_by_family(text.text or "", page))
        if any(family for family, _ in pieces):
            _split(text, pieces)


def _split(text: Xml, pieces: list[tuple[Typeface | None, str]]) -> None:
    """The run of the text as one run for each piece; what stood before the text in it stays before, and so behind."""
    run: Any = text.getparent()
    place = run.index(text)
    manner, before, behind = children(run, "w:rPr"), run[:place], run[place + 1 :]
    before = [part for part in before if part not in manner]
    runs = [_run(manner, before, None)] if before else []
    for family, words in pieces:
        one = deepcopy(text)
        one.text = words
        runs.append(_run(manner, [one], family))
    runs += [_run(manner, behind, None)] if len(behind) else []
    for one in runs:
        run.addprevious(one)
    run.getparent().remove(run)


def _run(manner: list[Xml], parts: list[Xml], family: Typeface | None) -> Xml:
    properties = deepcopy(manner[0]) if manner else w("rPr")
    if family:
        named = w("rFonts", **dict.fromkeys(SLOTS, family.family))
        properties.insert(len(children(properties, "w:rStyle")), named)
    return w("r", properties, *parts) if len(properties) else w("r", *parts)
