"""PDFs that were made to hurt; most carry a good record, so that they are read whole."""

import re
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.audit.hostile.attack import DAMAGED, PASSWORD, Attack, Sent

Make = Callable[[Sent, str], bytes]


def change(edit: Callable[[Any, str], None], **saving: Any) -> Make:
    """The PDF with its objects changed."""

    def make(sent: Sent, address: str) -> bytes:
        with pikepdf.open(BytesIO(sent["pdf"])) as pdf:
            edit(pdf, address)
            pdf.save(out := BytesIO(), fix_metadata_version=False, **saving)
        return out.getvalue()

    return make


def blow_up(pdf: Any, _: str) -> None:
    """A drawing of 600 MB of blanks in some kilobytes, packed twice."""
    packer, packed = zlib.compressobj(9), bytearray()
    for _ in range(600):
        packed += packer.compress(b" " * 1_000_000)
    packed += packer.flush()
    stream = pikepdf.Stream(pdf, zlib.compress(bytes(packed), 9))
    stream.Filter = Array([Name.FlateDecode, Name.FlateDecode])
    pdf.pages[0].contents_add(stream)


def draw_itself(pdf: Any, _: str) -> None:
    form = pdf.make_stream(b"/Fz Do")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    form.Resources = Dictionary(XObject=Dictionary(Fz=form))
    pdf.pages[0].add_resource(form, Name.XObject, Name.Fz)
    pdf.pages[0].contents_add(b"/Fz Do")


def scribble(pdf: Any, _: str) -> None:
    """A hundred thousand strokes."""
    pdf.pages[0].contents_add(pikepdf.Stream(pdf, b"q 0 0 m 9 9 l S Q\n" * 100_000))


def bookmark_itself(pdf: Any, _: str) -> None:
    item = pdf.make_indirect(Dictionary(Title=String("Proof")))
    item.Next = item.First = item
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=item, Last=item))


def attach_itself(pdf: Any, _: str) -> None:
    tree = pdf.make_indirect(Dictionary())
    tree.Kids = Array([tree])
    pdf.Root.Names = Dictionary(EmbeddedFiles=tree, JavaScript=tree, Dests=tree)


def contain_itself(pdf: Any, _: str) -> None:
    pdf.Root.Pages.Kids = Array([pdf.Root.Pages])


def structure_itself(pdf: Any, _: str) -> None:
    tree = pdf.Root.StructTreeRoot
    tree.K = Array([tree])


def name_itself(pdf: Any, _: str) -> None:
    """A field whose only child it is."""
    field = pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("a")))
    field.Kids = Array([field])
    field.Parent = field
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


def act(action: Callable[[str], Any]) -> Make:
    """Something that is done as the file opens."""

    def edit(pdf: Any, address: str) -> None:
        pdf.Root.OpenAction = action(address)

    return change(edit)


def nest(pdf: Any, _: str) -> None:
    """Arrays four hundred deep: as far as a writer of PDFs goes."""
    found: Any = Array([])
    for _ in range(400):
        found = Array([found])
    pdf.Root.Deep = found


def paint_hugely(pdf: Any, _: str) -> None:
    """A picture of ten thousand million points, and hardly any data."""
    image = pikepdf.Stream(pdf, zlib.compress(bytes(1000)))
    looks = {
        "Type": Name.XObject,
        "Subtype": Name.Image,
        "Width": 100_000,
        "Height": 100_000,
        "BitsPerComponent": 8,
        "ColorSpace": Name.DeviceGray,
        "Filter": Name.FlateDecode,
    }
    for name, value in looks.items():
        image[f"/{name}"] = value
    pdf.pages[0].add_resource(image, Name.XObject, Name.Iz)
    pdf.pages[0].contents_add(b"/Iz Do")


def many_pages(pdf: Any, _: str) -> None:
    for _ in range(2_000):
        pdf.add_blank_page()


def loop_tables(sent: Sent, _: str) -> bytes:
    """A table of objects that comes before itself."""
    start = int(re.findall(rb"startxref\s+(\d+)", sent["pdf"])[-1])
    end = len(sent["pdf"]) + 1
    row = f"\nxref\n0 0\ntrailer\n<</Size 1 /Root 1 0 R /Prev {end}>>\nstartxref\n{end}\n%%EOF\n"
    assert start < end
    return sent["pdf"] + row.encode()


def open_deeply(sent: Sent, _: str) -> bytes:
    """A hundred thousand brackets that open."""
    return b"%PDF-1.7\n1 0 obj\n" + b"[" * 100_000 + b"\nendobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"


def packed_in_itself(sent: Sent, _: str) -> bytes:
    """A packet of objects that is an object of its own."""
    return (
        b"%PDF-1.7\n1 0 obj\n<</Type/ObjStm/N 1/First 4/Length 20/Extends 1 0 R>>stream\n1 0 <</Type/Catalog>>\n"
        b"endstream\nendobj\n2 0 obj\n<</Type/XRef/Size 3/W[1 1 1]/Index[0 3]/Root 1 0 R/Length 9>>stream\n"
        b"\x00\x00\x00\x02\x01\x00\x01\x80\x00\nendstream\nendobj\nstartxref\n118\n%%EOF\n"
    )


UNSURE = "drawing|damaged|made to hurt|records"
LOCKED = pikepdf.Encryption(user="secret", owner="secret")
OPEN = pikepdf.Encryption(user="", owner="secret")

PDFS = (
    Attack("a drawing of 600 MB in some kilobytes", UNSURE, change(blow_up), state="hurt"),
    Attack("a drawing that draws itself", "", change(draw_itself), state="hurt"),
    Attack("a hundred thousand strokes", UNSURE, change(scribble), state="hurt"),
    Attack("a picture of ten thousand million points", "", change(paint_hugely), state="hurt"),
    Attack("a bookmark after itself", "", change(bookmark_itself), state="hurt"),
    Attack("attachments within themselves", "", change(attach_itself), state="hurt"),
    Attack("pages within themselves", "", change(contain_itself), state="hurt"),
    Attack("a structure within itself", "", change(structure_itself), state="hurt"),
    Attack("a form field within itself", "", change(name_itself), state="hurt"),
    Attack("arrays four hundred deep", "", change(nest), state="hurt"),
    Attack("two thousand blank pages", "pages|made to hurt", change(many_pages), state="hurt"),
    Attack("brackets 100,000 deep", DAMAGED, open_deeply),
    Attack("a table of objects before itself", "", loop_tables, state="hurt"),
    Attack("a packet of objects in itself", "damaged|no record", packed_in_itself),
    Attack("a PDF under a password", PASSWORD, change(lambda *_: None, encryption=LOCKED)),
    Attack("a PDF that nobody may edit", "", change(lambda *_: None, encryption=OPEN), state="hurt"),
    Attack("a PDF cut in half", DAMAGED, lambda sent, _: sent["pdf"][: len(sent["pdf"]) // 2]),
    Attack("a PDF without a word", "damaged|no record", lambda *_: b"%PDF-1.7\n" + b"\0" * 5_000_000 + b"\n%%EOF"),
    Attack(
        "a script as it opens",
        "scripts: ",
        act(lambda address: Dictionary(S=Name.JavaScript, JS=String(f"app.launchURL('{address}')"))),
        state="altered",
    ),
    Attack("a program as it opens", "", act(lambda _: Dictionary(S=Name.Launch, F=String("cmd.exe"))), state="hurt"),
    Attack(
        "an address as it opens", "", act(lambda address: Dictionary(S=Name.URI, URI=String(address))), state="hurt"
    ),
    Attack(
        "a form that is sent as it opens",
        "",
        act(lambda address: Dictionary(S=Name.SubmitForm, F=String(address))),
        state="hurt",
    ),
)
