"""What governs the looks of a Word document: marks and styles that hide or strike out, colours, numbering, fields."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.audit.readers._office.package_parts import Package
from generator.audit.readers._office.word_runs import W, is_filled_in
from generator.audit.traits import Trait

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

HIDDEN = frozenset({f"{W}vanish", f"{W}webHidden", f"{W}specVanish"})
STRUCK = frozenset({f"{W}strike", f"{W}dstrike"})
OFF = frozenset({"0", "false", "off"})
STYLES, NUMBERING, BODY = "word/styles.xml", "word/numbering.xml", "word/document.xml"
COUNTED = {f"{W}start": "starts at", f"{W}lvlText": "says", f"{W}startOverride": "starts at", f"{W}numFmt": "counts in"}
NAMES = {f"{W}alias": "called", f"{W}tag": "for"}


def has_mark(element: "Element", marks: frozenset[str]) -> bool:
    """Whether the looks of a run or style bear one of the marks."""
    found = (mark for looks in element.iter(f"{W}rPr") for mark in looks if mark.tag in marks)
    return any(mark.get(f"{W}val", "1") not in OFF for mark in found)


def list_run_traits(run: "Element", text: str) -> Iterator[Trait]:
    """Whether the text of a run is hidden or struck out by its own looks."""
    if text and has_mark(run, HIDDEN):
        yield Trait("hidden text", text)
    if text and has_mark(run, STRUCK):
        yield Trait("struck-out words", text)


def list_look_traits(package: Package) -> Iterator[Trait]:
    """The looks that styles give, the numbers and words of lists, and the names of fields to fill in."""
    if STYLES in package.names:
        yield from _list_styles(package.read_tree(STYLES))
    if NUMBERING in package.names:
        for one in package.read_tree(NUMBERING).iter():
            if one.tag in COUNTED:
                yield Trait("numbering", f"a level {COUNTED[one.tag]} {one.get(f'{W}val', '')}")
    if BODY in package.names:
        controls = (one for one in package.read_tree(BODY).iter(f"{W}sdt") if is_filled_in(one))
        marks = (mark for control in controls for mark in control.iter() if mark.tag in NAMES)
        yield from (Trait("names of fields", f"{NAMES[mark.tag]} {mark.get(f'{W}val', '')}") for mark in marks)


def _list_styles(styles: "Element") -> Iterator[Trait]:
    for style in styles.iter(f"{W}style"):
        name = style.get(f"{W}styleId", "")
        if has_mark(style, HIDDEN):
            yield Trait("hidden text", f"what bears the style {name}")
        if has_mark(style, STRUCK):
            yield Trait("struck-out words", f"what bears the style {name}")
        for colour in style.iter(f"{W}color"):
            yield Trait("colours of styles", f"{name} {colour.get(f'{W}val', '')}")
