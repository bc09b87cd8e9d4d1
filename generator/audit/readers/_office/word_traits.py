"""The traits of a Word document, part by part, in the order of its text."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.audit.readers._office.chart_traits import list_carried, list_chart_traits
from generator.audit.readers._office.package_parts import OFFICE, Package
from generator.audit.readers._office.package_traits import list_package_traits, list_pictures, read_links
from generator.audit.readers._office.word_appearance import list_look_traits, list_run_traits
from generator.audit.readers._office.word_runs import COUNTS, W, is_filled_in, read_runs
from generator.audit.traits import FILLED_IN, Trait

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

STORY = re.compile(r"word/(document\d*|footnotes|endnotes)\.xml")
AROUND = re.compile(r"word/(?:header|footer)\d*\.xml")
COMMENTS = re.compile(r"word/comments\w*\.xml")
MERGED = r"\* MERGEFORMAT"  # keeps the looks of a result; LibreOffice drops it
RESTARTED = re.compile(r"\\r\s+\d+")
"""The number that a sequence starts at; LibreOffice drops it, and the number itself stands among the words."""
TRACKED = {f"{W}{name}": name for name in ("ins", "del", "moveFrom", "moveTo")}


def list_word_traits(package: Package) -> Iterator[Trait]:
    """All traits of the document; its parts at the end hold whatever the others do not name."""
    around = list(package.find(AROUND))
    for name in package.find(STORY):
        part = package.read_tree(name)
        yield from (Trait("words", word) for word in read_runs(part).split())
        yield from _list_marks(package, name, part)
        yield from list_pictures(package, name)
    said = {" ".join(read_runs(package.read_tree(name)).split()) for name in around}
    yield from (Trait("headers and footers", text) for text in sorted(said) if text)
    for name in sorted(package.find(COMMENTS)):
        yield from (Trait("comments", text) for text in map(_read_text, package.read_tree(name)) if text)
    yield from list_chart_traits(package)
    yield from list_look_traits(package)
    yield from list_package_traits(package, find_filled_in, list_carried(package))


def _list_marks(package: Package, name: str, part: "Element") -> Iterator[Trait]:
    links, code = read_links(package, name), ""
    for element in part.iter():
        if element.tag == f"{W}hyperlink":
            target = links.get(element.get(f"{OFFICE}id", ""), "")
            if target:
                # A file beside it is led to from wherever it was saved, so its folders say nothing.
                yield Trait(
                    "links", f"{_read_text(element)} ({target if ':' in target else target.rpartition('/')[2]})"
                )
        elif element.tag == f"{W}instrText":
            code += element.text or ""
        elif element.tag == f"{W}fldSimple":
            yield from _list_code(element.get(f"{W}instr", ""))
        elif element.tag == f"{W}fldChar" and code:
            yield from _list_code(code)
            code = ""
        elif element.tag == f"{W}r":
            yield from list_run_traits(element, _read_text(element))
        elif element.tag in TRACKED and (text := _read_text(element)):
            yield Trait("tracked changes", f"{TRACKED[element.tag]} {text}")
        elif is_named_control(element):
            yield Trait("fields", "a field to fill in")
            yield Trait(FILLED_IN, _read_text(element))


def _list_code(code: str) -> Iterator[Trait]:
    if not COUNTS.match(code):
        yield Trait("field codes", " ".join(RESTARTED.sub("", code.replace(MERGED, "")).split()))


def is_named_control(element: "Element") -> bool:
    """Whether it is a control that people fill in."""
    return element.tag == f"{W}sdt" and is_filled_in(element)


def find_filled_in(part: "Element") -> "frozenset[Element]":
    """The texts of the controls, which people fill in."""
    controls = (one for one in part.iter(f"{W}sdt") if is_filled_in(one))
    return frozenset(text for control in controls for text in control.iter(f"{W}t"))


def _read_text(element: "Element") -> str:
    words = (one.text or "" for one in element.iter() if one.tag in {f"{W}t", f"{W}delText"})
    return " ".join("".join(words).split())
