"""Random edits of PDFs by kind, made with pikepdf; the generator reads them with PDFium."""

import random
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.audit.raw_edits import Edit

Mark = Callable[[Any, random.Random], bool]
"""Edits an opened PDF; false where it holds nothing of the kind."""
SHOWING = {"Tj", "TJ"}


def _saved(mark: Mark) -> Edit:
    def edit(data: bytes, chance: random.Random) -> bytes | None:
        with pikepdf.open(BytesIO(data)) as pdf:
            if not mark(pdf, chance):
                return None
            pdf.save(out := BytesIO(), fix_metadata_version=False)
        return out.getvalue()

    return edit


def _content(change: Callable[[list[Any], random.Random], bool]) -> Edit:
    """The change, made in the instructions of one page."""

    def mark(pdf: Any, chance: random.Random) -> bool:
        page = chance.choice(list(pdf.pages))
        steps = [[list(step.operands), str(step.operator)] for step in pikepdf.parse_content_stream(page)]
        if not change(steps, chance):
            return False
        written = [(operands, pikepdf.Operator(operator)) for operands, operator in steps]
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(written))
        return True

    return _saved(mark)


def _strings(steps: list[Any]) -> list[tuple[Any, int]]:
    """Where strings are shown: the list that holds each of them, and its place there."""
    found = []
    for step in steps:
        if step[1] == "TJ":
            step[0][0] = list(step[0][0])
        if step[1] in SHOWING:
            held = step[0][0] if step[1] == "TJ" else step[0]
            found += [(held, n) for n, one in enumerate(held) if isinstance(one, String)]
    return found


def _change_text(steps: list[Any], chance: random.Random) -> bool:
    """One text of the page replaced by another one."""
    (held, n), (other, at) = chance.sample(_strings(steps), 2)
    changed = bytes(held[n]) != bytes(other[at])
    held[n] = String(bytes(other[at]))
    return changed


def _swap_strings(steps: list[Any], chance: random.Random) -> bool:
    strings = _strings(steps)
    one, other = chance.sample(strings, 2)
    if bytes(one[0][one[1]]) == bytes(other[0][other[1]]):
        return False
    one[0][one[1]], other[0][other[1]] = other[0][other[1]], one[0][one[1]]
    return True


def _drop_string(steps: list[Any], chance: random.Random) -> bool:
    held, n = chance.choice(_strings(steps))
    held[n] = String(b"")
    return True


def _before_text(*added: list[Any]) -> Callable[[list[Any], random.Random], bool]:
    def change(steps: list[Any], chance: random.Random) -> bool:
        shown = [n for n, step in enumerate(steps) if step[1] in SHOWING]
        steps[(at := chance.choice(shown)) : at] = [[list(one[0]), one[1]] for one in added]
        return bool(shown)

    return change


def _at_end(*added: list[Any]) -> Callable[[list[Any], random.Random], bool]:
    def change(steps: list[Any], chance: random.Random) -> bool:
        steps += [[list(one[0]), one[1]] for one in added]
        return True

    return change


def _note(kind: str, **more: Any) -> Mark:
    def mark(pdf: Any, chance: random.Random) -> bool:
        page = chance.choice(list(pdf.pages))
        at = [chance.randint(20, 300), chance.randint(20, 500)]
        note = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=[*at, at[0] + 200, at[1] + 40], **more)
        page.Annots = Array([*page.get("/Annots", []), pdf.make_indirect(note)])
        return True

    return mark


def _links(pdf: Any) -> list[Any]:
    notes = (note for page in pdf.pages for note in page.get("/Annots", []))
    return [note for note in notes if "/A" in note and "/URI" in note.A]


def _change_link(pdf: Any, chance: random.Random) -> bool:
    links = _links(pdf)
    if links:
        chance.choice(links).A.URI = String("https://evil.example")
    return bool(links)


def _drop_link(pdf: Any, chance: random.Random) -> bool:
    pages = [page for page in pdf.pages if len(page.get("/Annots", []))]
    if pages:
        page = chance.choice(pages)
        del page.Annots[chance.randrange(len(page.Annots))]
    return bool(pages)


def _elements(pdf: Any, key: str) -> list[Any]:
    return [one for one in pdf.objects if isinstance(one, Dictionary) and key in one and one.get("/Type") != Name.Font]


def _change_alternative(pdf: Any, chance: random.Random) -> bool:
    found = _elements(pdf, "/Alt")
    if found:
        chance.choice(found).Alt = String("Results are guaranteed")
    return bool(found)


def _change_bookmark(pdf: Any, chance: random.Random) -> bool:
    found = [one for one in _elements(pdf, "/Title") if "/Dest" in one or "/A" in one]
    if found:
        chance.choice(found).Title = String("Guaranteed")
    return bool(found)


def _change_packet(pdf: Any, chance: random.Random) -> bool:
    raw = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata = pdf.make_stream(raw.replace(b"<rdf:li xml:lang", b"<rdf:li>95 %</rdf:li><rdf:li xml:lang", 1))
    pdf.Root.Metadata.Type, pdf.Root.Metadata.Subtype = Name.Metadata, Name.XML
    return pdf.Root.Metadata.read_bytes() != raw


def _set(path: str, value: Callable[[], Any], at: str = "page") -> Mark:
    """An entry of one page, of the information or of the catalogue, set to something else."""

    def mark(pdf: Any, chance: random.Random) -> bool:
        holder = {"page": lambda: chance.choice(list(pdf.pages)), "info": lambda: pdf.docinfo, "root": lambda: pdf.Root}
        holder[at]()[path] = value()
        return True

    return mark


def _attach(pdf: Any, chance: random.Random) -> bool:
    pdf.attachments["proof.txt"] = b"95 %"
    return True


def _drop_page(pdf: Any, chance: random.Random) -> bool:
    if len(pdf.pages) < 2:
        return False
    del pdf.pages[chance.randrange(len(pdf.pages))]
    return True


def _turn_pages(pdf: Any, chance: random.Random) -> bool:
    if len(pdf.pages) < 2:
        return False
    pdf.pages.reverse()
    return True


def _change_picture(pdf: Any, chance: random.Random) -> bool:
    found = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == Name.Image]
    if found:
        one = chance.choice(found)
        one.write(bytes(len(one.read_bytes())))
    return bool(found)


def _change_letters(pdf: Any, chance: random.Random) -> bool:
    """Which letters the glyphs of a font stand for: what is copied and read out, not what is drawn."""
    fonts = [one for one in pdf.objects if isinstance(one, Dictionary) and "/ToUnicode" in one]
    stream = chance.choice(fonts).ToUnicode
    raw = stream.read_bytes()
    new = raw.replace(b"<0065>", b"<0033>", 1) if b"<0065>" in raw else raw.replace(b"<0061>", b"<0033>", 1)
    stream.write(new)
    return new != raw


def _script(pdf: Any, chance: random.Random) -> bool:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert('95 %')"))
    return True


def _form(pdf: Any, chance: random.Random) -> bool:
    _note("Widget", FT=Name.Tx, T=String("x"), V=String("95 %"))(pdf, chance)
    pdf.Root.AcroForm = Dictionary(Fields=[pdf.pages[0].get("/Annots", [None])[-1]])
    return True


def _hide_layer(pdf: Any, chance: random.Random) -> bool:
    """A layer that is switched off, around all that a page shows."""
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("x")))
    pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer]))
    page = chance.choice(list(pdf.pages))
    page.Resources.Properties = Dictionary(X=layer)
    page.contents_add(b"/OC /X BDC", prepend=True)
    page.contents_add(b"EMC")
    return True


def _append(data: bytes, chance: random.Random) -> bytes:
    return data + b"\n% guaranteed\n"


WHITE: list[Any] = [[1, 1, 1], "rg"]
BOX = ([[], "q"], [[1, 0, 0, 1, 0, 0], "cm"], WHITE, [[60, 200, 300, 90], "re"], [[], "f"], [[], "Q"])
PDF: dict[str, Edit] = {
    "a text replaced": _content(_change_text),
    "two texts swapped": _content(_swap_strings),
    "a text less": _content(_drop_string),
    "words that are not drawn": _content(_before_text([[3], "Tr"])),
    "white words": _content(_before_text(WHITE)),
    "a white box": _content(_at_end(*BOX)),
    "a line through": _content(_at_end([[60, 400], "m"], [[500, 400], "l"], [[], "S"])),
    "letters that glyphs stand for": _saved(_change_letters),
    "a stamp": _saved(_note("Stamp", Contents=String("APPROVED"))),
    "a note": _saved(_note("Text", Contents=String("Guaranteed"))),
    "free text": _saved(_note("FreeText", Contents=String("95 %"), DA=String("/Helv 12 Tf"))),
    "a hidden note": _saved(_note("Text", Contents=String("Guaranteed"), F=2)),
    "a link more": _saved(_note("Link", A=Dictionary(S=Name.URI, URI=String("https://evil.example")))),
    "a link's address": _saved(_change_link),
    "a link less": _saved(_drop_link),
    "a form field": _saved(_form),
    "an alternative text": _saved(_change_alternative),
    "a bookmark": _saved(_change_bookmark),
    "XMP": _saved(_change_packet),
    "the title": _saved(_set("/Title", lambda: String("Results are guaranteed"), "info")),
    "the subject": _saved(_set("/Subject", lambda: String("95 % saved"), "info")),
    "a property more": _saved(_set("/Savings", lambda: String("95 %"), "info")),
    "the language": _saved(_set("/Lang", lambda: String("fr"), "root")),
    "an embedded file": _saved(_attach),
    "a page less": _saved(_drop_page),
    "pages in another order": _saved(_turn_pages),
    "a page turned": _saved(_set("/Rotate", lambda: 180)),
    "a page cut": _saved(_set("/CropBox", lambda: Array([0, 300, 500, 600]))),
    "a picture": _saved(_change_picture),
    "a script": _saved(_script),
    "a hidden layer": _saved(_hide_layer),
    "bytes at the end": _append,
    "saved again": _saved(lambda _pdf, _chance: True),
}
