"""Words in a line: runs, links, merge fields, boxes and notes."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from generator.content.soft_hyphens import MARK as SOFT_HYPHEN
from generator.diagnostics import Diagnostic, Problem
from generator.pages.tree import Element, Node
from generator.writers.docx import content_controls, word_pictures
from generator.writers.docx.ooxml import XML, Xml, qualify, w
from generator.writers.docx.word_document import Manner, Place

WAY_OUT = "use an element of the page vocabulary, or give the Word writer a row for it"
MARKS: Mapping[str, Mapping[str, object]] = {
    "strong": {"bold": True}, "em": {"italic": True}, "code": {"style": "Code"},
    "sup": {"raised": "superscript"}, "sub": {"raised": "subscript"}, "span": {}, "data": {},
}  # fmt: skip
"""Element -> what it changes in the manner of its words."""

MARK, LIFT = 0.3, 0.46
"""Of a big number's size: how large the mark behind it is, for one as large as the number would be another number; and
how high above the line it stands, so that both end at the same height."""

NAMED: Mapping[str, Mapping[str, object]] = {
    "number": {"style": "Number"}, "citation": {}, "record": {}, "logo": {},
}  # fmt: skip
"""Component in a line -> what it changes in the manner of its words."""


def line(nodes: Iterable[Node], place: Place) -> list[Xml]:
    """The runs of one paragraph."""
    return [run for node in nodes for run in _runs(node, place)]


def _runs(node: Node, place: Place) -> Iterator[Xml]:
    if isinstance(node, str):
        yield from words(node, place)
        return
    unknown = [name for name in node.classes if name not in COMPONENTS]
    write = COMPONENTS[node.classes[0]] if node.classes and not unknown else TAGS.get(node.tag)
    if unknown or write is None:
        what = f"the component `{unknown[0]}`" if unknown else f"`<{node.tag}>`"
        raise Problem(Diagnostic("unknown-element", f"Word has no way to say {what} in a line", node.at, WAY_OUT))
    language = node.get("lang")
    here = place.within(manner=replace(place.manner, language=language)) if language else place
    yield from anchor(node, place, write(node, here))


def anchor(node: Element, place: Place, runs: Iterable[Xml]) -> Iterable[Xml]:
    """The runs, as the target of the links that point to the element."""
    name = node.get("id")
    if name not in place.manuscript.anchors:
        return runs
    number = place.manuscript.take_number()
    return [w("bookmarkStart", id=number, name=bookmark(name)), w("bookmarkEnd", id=number), *runs]


def bookmark(name: str) -> str:
    """The name as Word allows it for a bookmark: letters, digits and underscores, at most 40."""
    return ("at_" + re.sub(r"\W", "_", name))[:40]


def words(text: str, place: Place, manner: Manner | None = None) -> Iterator[Xml]:
    """A run of words, or none."""
    if text:
        yield w("r", run_properties(place, manner or place.manner), *_write_parts(text))


def _write_parts(text: str) -> Iterator[Xml]:
    """Text with its soft hyphens as Word has them: as a character, some programs would show them."""
    for n, part in enumerate(text.split(SOFT_HYPHEN)):
        if n:
            yield w("softHyphen")
        yield write_text(part)


def write_text(text: str) -> Xml:
    """Text as it stands, spaces included."""
    node = w("t")
    node.text = text
    node.set(f"{{{XML}}}space", "preserve")
    return node


def run_properties(place: Place, manner: Manner) -> Xml | None:
    """What the manner says in Word's properties."""
    style = place.manuscript.style(place.style(manner.style)) if manner.style else ""
    size = round(manner.size * 2)
    values: tuple[tuple[object, tuple[Xml, ...]], ...] = (
        (style, (w("rStyle", val=style),)),
        (manner.bold, (w("b"), w("bCs"))),
        (manner.italic, (w("i"), w("iCs"))),
        (manner.lift, (w("position", val=round(manner.lift * 2)),)),
        (size, (w("sz", val=size), w("szCs", val=size))),
        (manner.raised, (w("vertAlign", val=manner.raised),)),
        (manner.language, (w("lang", val=manner.language),)),
    )
    marks = [mark for wanted, marks in values if wanted for mark in marks]
    return w("rPr", *marks) if marks else None


def _mark(changes: Mapping[str, object]) -> Callable[[Element, Place], Iterator[Xml]]:
    def mark(node: Element, place: Place) -> Iterator[Xml]:
        here = place.within(manner=replace(place.manner, **changes))  # type: ignore[arg-type]
        return (run for child in node.children for run in _runs(child, here))

    return mark


def _gap(node: Element, place: Place) -> Iterator[Xml]:
    """The words in a box; a sentence that says where its figures will stand has boxes in their places alone."""
    inside = place.within(manner=replace(place.manner, style="Gap Words"))
    places = any(isinstance(child, Element) and child.tag == "em" for child in node.children)
    for child in node.children:
        if isinstance(child, Element) and child.tag == "em":
            yield from (run for part in child.children for run in _runs(part, inside))
        else:
            yield from _runs(child, place if places else inside)


def _note(node: Element, place: Place) -> Iterator[Xml]:
    """The mark of a source: a field that repeats the number of the source's paragraph and leads there.

    Not Word's own footnote or endnote. LibreOffice puts endnotes on a page of their own and, before a document that
    opens with a table, an empty paragraph; footnotes take the room of a page that is full.
    """
    if place.mark:
        yield from _lifted_note(node, place)
        return
    manner = replace(place.manner, style="Note", raised="superscript")
    for child in node.children:
        if isinstance(child, str):
            yield from words(child, place, manner)
        else:
            run = w("r", run_properties(place, manner), write_text(child.text))
            yield w("fldSimple", run, instr=f" REF {bookmark(child.get('href')[1:])} \\r \\h  \\* MERGEFORMAT ")


def _lifted_note(node: Element, place: Place) -> Iterator[Xml]:
    """The mark behind a big number: a link to the source, for LibreOffice leaves a field on the line."""
    manner = replace(place.manner, style="Note", size=MARK * place.mark, lift=LIFT * place.mark)
    for child in node.children:
        if isinstance(child, str):
            yield from words(child, place, manner)
        else:
            runs = words(child.text, place, manner)
            yield w("hyperlink", *runs, anchor=bookmark(child.get("href")[1:]), history=1)


def _link(node: Element, place: Place) -> Iterator[Xml]:
    address = node.get("href")
    here = place.within(manner=replace(place.manner, style=place.manner.style or "Hyperlink"))
    runs = [run for child in node.children for run in _runs(child, here)]
    if not address:
        yield from runs
        return
    link = w("hyperlink", *runs, history=1)
    if address.startswith("#"):
        link.set(qualify("w:anchor"), bookmark(address[1:]))
    else:
        link.set(qualify("r:id"), place.manuscript.relate_link(address))
    yield link


def _reference(node: Element, place: Place) -> Iterator[Xml]:
    """A reference to a part, with the number of its page as a field that Word keeps right."""
    yield from _link(node, place)
    yield from words(f"{node.get('data-label')}\u00a0", place)
    yield page_of(bookmark(node.get("href")[1:]), place)


def page_of(name: str, place: Place) -> Xml:
    """The number of the page on which the bookmark stands, counted when a program lays out the text; nobody knows it
    before, so the field is out of date from the start."""
    return w("fldSimple", next(words("…", place)), instr=f" PAGEREF {name} \\h ", dirty=1)


def _field(node: Element, place: Place) -> Iterator[Xml]:
    yield content_controls.field(node, place.manuscript, run_properties(place, replace(place.manner, style="Field")))


def _box(node: Element, place: Place) -> Iterator[Xml]:
    yield content_controls.box(place.manuscript, run_properties(place, replace(place.manner, style="Box")))
    yield from (run for child in node.children for run in _runs(child, place))


def _blank(node: Element, place: Place) -> Iterator[Xml]:
    """A ruled line within a sentence: underlined spaces, which Word neither breaks nor drops."""
    run = w(
        "r", run_properties(place, replace(place.manner, style="Blank")), write_text(node.text.strip() + "\u00a0" * 28)
    )
    run[0].append(w("u", val="single"))
    yield run


def _break(node: Element, place: Place) -> Iterator[Xml]:
    yield w("r", w("br"))


def _picture(node: Element, place: Place) -> Iterator[Xml]:
    yield w("r", word_pictures.drawing(node, place))


COMPONENTS: Mapping[str, Callable[[Element, Place], Iterator[Xml]]] = {
    "field": _field, "gap": _gap, "box": _box, "blank": _blank, "note": _note, "icon": _mark({}),
    "reference": _reference,
    **{name: _mark(changes) for name, changes in NAMED.items()},
}  # fmt: skip
TAGS: Mapping[str, Callable[[Element, Place], Iterator[Xml]]] = {
    "a": _link, "br": _break, "img": _picture, **{tag: _mark(changes) for tag, changes in MARKS.items()},
}  # fmt: skip


def tab() -> Xml:
    """A run that goes to the next tab stop."""
    return w("r", w("tab"))


def sequence(number: str, place: Place) -> Xml:
    """A clause's number as a field: when a lawyer puts a clause in, Word counts again."""
    manuscript = place.manuscript
    manuscript.parts += 1
    again = "" if int(number) == manuscript.parts else f" \\r {number}"
    manuscript.parts = int(number)
    run = w("r", run_properties(place, Manner(style="Number")), write_text(number))
    return w("fldSimple", run, instr=f" SEQ Part \\* ARABIC{again} ")
