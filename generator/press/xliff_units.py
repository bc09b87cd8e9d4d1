"""XLIFF 1.2, the form in which translators' programs take texts and give them back: read and written here, both ways
with the same locks as inline codes (`ph`, or `bpt` and `ept` around translated words)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from lxml import etree

from generator.content.locked_parts import Lock, Tag
from generator.diagnostics import Diagnostic, Position, Problem

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
TAGS: Mapping[str, Tag] = {"ph": "ph", "bpt": "bpt", "ept": "ept", "x": "ph", "bx": "bpt", "ex": "ept"}
"""The elements of inline codes, those included that hold nothing, and which lock each is."""
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
STRUCTURE = frozenset({"file", "body", "trans-unit"})
NOTHING: Mapping[str, str] = {}
UNTRANSLATED = frozenset({"new", "needs-translation"})
CURE = "export it again: collateral translate export --to LANGUAGE"
Pieces = tuple[str | Lock, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """One text: its name `pains.0.pain`, the pieces of the source and of the translation, if there is one, and where
    the translation stands in the XLIFF. `codes` are the places of its locks there."""

    name: str
    source: Pieces
    target: Pieces = ()
    state: str = "needs-translation"
    note: str = ""
    longest: int = 0
    at: Position | None = None
    codes: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True)
class File:
    """The texts of one content file, `content/flyers/spring.yaml`, and their two languages."""

    original: str
    spoken: str
    wanted: str
    units: tuple[Unit, ...] = field(repr=False)


def write_xliff(files: Iterable[File]) -> bytes:
    """The files as one XLIFF document, in UTF-8."""
    root = etree.fromstring(f'<xliff xmlns="{NAMESPACE}" version="1.2"/>')
    for file in files:
        facts = {"original": file.original, "source-language": file.spoken, "target-language": file.wanted}
        body = _add(_add(root, "file", {**facts, "datatype": "plaintext"}), "body")
        for unit in file.units:
            _write_unit(unit, body)
    _break_lines(root, "\n")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _add(held: etree._Element, tag: str, attributes: Mapping[str, str] = NOTHING) -> etree._Element:
    return etree.SubElement(held, f"{{{NAMESPACE}}}{tag}", dict(attributes))


def _break_lines(element: etree._Element, start: str) -> None:
    """A line for each element that holds others, and none within a text, where each space counts."""
    element.text = f"{start}  "
    for child in element:
        child.tail = f"{start}  " if child.getnext() is not None else start
        if etree.QName(child).localname in STRUCTURE:
            _break_lines(child, f"{start}  ")


def _write_unit(unit: Unit, body: etree._Element) -> None:
    room = {"size-unit": "char", "maxwidth": str(unit.longest)} if unit.longest else {}
    held = _add(body, "trans-unit", {"id": unit.name, SPACE: "preserve", **room})
    _write_pieces(_add(held, "source"), unit.source)
    _write_pieces(_add(held, "target", {"state": unit.state}), unit.target)
    _add(held, "note", {"from": "collateral"}).text = unit.note


def _write_pieces(held: etree._Element, pieces: Pieces) -> None:
    for piece in pieces:
        if isinstance(piece, Lock):
            _add(held, piece.tag, {"id": piece.number}).text = piece.code
        elif len(held):
            held[-1].tail = (held[-1].tail or "") + piece
        else:
            held.text = (held.text or "") + piece


def read_xliff(raw: bytes, name: str) -> list[File]:
    """The files that an XLIFF document holds; a `Problem` for what is none, with its place."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as reason:
        line, column = reason.position
        raise _refuse(f"this is not XML: {reason.msg}", Position(name, line, max(column, 1))) from None
    if b"<!DOCTYPE" in raw:
        raise _refuse("it has a document type, and XLIFF has none", Position(name))
    if root.tag != f"{{{NAMESPACE}}}xliff":
        raise _refuse("this is not XLIFF 1.2", Position(name, _line(root)))
    lines = raw.decode("utf-8", "replace").split("\n")
    return [_read_file(held, name, lines) for held in root.iterfind(f"{{{NAMESPACE}}}file")]


def _refuse(message: str, at: Position) -> Problem:
    return Problem(Diagnostic("bad-xliff", message, at, CURE))


def _read_file(held: etree._Element, name: str, lines: list[str]) -> File:
    units = tuple(_read_unit(unit, name, lines) for unit in held.iter(f"{{{NAMESPACE}}}trans-unit"))
    return File(held.get("original", ""), held.get("source-language", ""), held.get("target-language", ""), units)


def _read_unit(held: etree._Element, name: str, lines: list[str]) -> Unit:
    source, target = held.find(f"{{{NAMESPACE}}}source"), held.find(f"{{{NAMESPACE}}}target")
    here = held if target is None else target
    codes = () if target is None else tuple(_place(code, name, lines) for code in _codes(target))
    said = () if target is None else tuple(_pieces(target))
    state = "" if target is None else target.get("state", "")
    at = _place(here, name, lines)
    return Unit(held.get("id", ""), () if source is None else tuple(_pieces(source)), said, state, at=at, codes=codes)


def _codes(held: etree._Element) -> Iterator[etree._Element]:
    return (one for one in held.iter(*(f"{{*}}{tag}" for tag in TAGS)))


def _place(element: etree._Element, name: str, lines: list[str]) -> Position:
    """Where an element begins, its column as far as its line shows it."""
    line = _line(element)
    tag, number = etree.QName(element).localname, element.get("id")
    sign = f'<{tag} id="{number}"' if number else f"<{tag}"
    return Position(name, line, max(lines[line - 1].find(sign), 0) + 1 if line <= len(lines) else 1)


def _line(element: etree._Element) -> int:
    """The line of an element that was read, from 1."""
    return cast(int, element.sourceline) or 1


def _pieces(held: etree._Element) -> Iterator[str | Lock]:
    """Words and locks in order; other marks of translators' programs (`mrk`, `g`) are the words in them."""
    if held.text:
        yield held.text
    for child in held.iterchildren(tag=etree.Element):
        if tag := TAGS.get(etree.QName(child).localname):
            yield Lock("".join(map(str, child.itertext())), tag, child.get("id", ""))
        else:
            yield from _pieces(child)
        if child.tail:
            yield child.tail
