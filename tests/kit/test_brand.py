"""Another company's brand file: other names, colours and logo, and A4 instead of Letter. Every format follows."""

import base64
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pikepdf
import pytest
import yaml
import zxingcpp
from lxml import etree
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image

from tests.kit.conftest import Kit, built
from tests.kit.promised import REDRESSED, of_documents, promise, promises
from tests.kit_part import copied_part
from tests.tools import READERS, W, built_name, once, pictures, spoken

A4 = (595, 842)
LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 120" width="100" height="120">
<rect width="100" height="120" fill="{}"/><path d="M20 100V20h16l28 48V20h16v80H64L36 52v48z" fill="{}"/></svg>
"""
COLOURS = {
    "ink": "#3B0A2A",
    "text": "#45303D",
    "muted": "#6B5566",
    "line": "#E8DCE3",
    "wash": "#FBF5F8",
    "paper": "#FFFFFF",
    "brand": "#B3124A",
    "accent": "#FFC94D",
    "on_dark": "#FFFFFF",
    "on_dark_muted": "#EBD3E0",
}
NAME = "Northwind Gatehouse"
BRAND = f"""\
name: {NAME}
short_name: Northwind
legal: © 2026 Northwind Gatehouse Ltd. All rights reserved.
language: en-GB
paper: A4
logo: {{on_light: gate.svg, on_dark: gate-on-dark.svg, alt: {NAME}, height: 28}}
colours:
{"".join(f'  {name}: "{value}"' + chr(10) for name, value in COLOURS.items())}
type:
  family: Inter
  fallback: Arial
  faces: {{"400": Inter-Regular.woff2, "500": Inter-Medium.woff2, "600": Inter-SemiBold.woff2, "700": Inter-Bold.woff2}}
contacts:
  product: {{label: Product questions, email: product@gatehouse.example}}
  sales: {{label: Sales, email: sales@gatehouse.example}}
  success: {{label: Customer success, email: success@gatehouse.example}}
links:
  website: https://gatehouse.example
  booking: https://gatehouse.example/book
"""

ALL = of_documents(REDRESSED, "pdf", "docx", "xlsx", "html", "txt", "md", "eml")
SHOWN = of_documents(REDRESSED, "pdf", "docx", "xlsx", "html")
PRINTED = of_documents(REDRESSED, "pdf")


def rebranded(root: Path) -> None:
    copied_part(root, *sorted(REDRESSED))
    facts = root / "content/facts"
    (facts / "brand.yaml").write_text(BRAND, "utf-8")
    (facts / "gate.svg").write_text(LOGO.format(COLOURS["brand"], "#FFFFFF"), "utf-8")
    (facts / "gate-on-dark.svg").write_text(LOGO.format(COLOURS["accent"], COLOURS["ink"]), "utf-8")
    for old in facts.glob("logo*.svg"):
        old.unlink()
    built(root, "cold", targets=sorted(REDRESSED))


@pytest.fixture(scope="session")
def other(common: Path) -> Kit:
    """The same content under the other brand, of each kind one document built."""
    return Kit(once(common / "other-brand", rebranded))


@pytest.fixture
def made(other: Kit, path: str) -> Path:
    """One artifact under the other brand."""
    return other.file(path)


def test_the_same_content_builds_and_fits_under_another_brand(other: Kit) -> None:
    cold = other.log["cold"]
    assert cold["status"] == 0, cold["out"]
    promised_here = {built_name(path, "northwind") for path in (*ALL, *of_documents(REDRESSED, "csv", "ics", "zip"))}
    assert {path.relative_to(other.build).as_posix() for path in other.build.glob("*/*")} == promised_here


@pytest.mark.parametrize("path", [path for path in PRINTED if "paper" not in promise(path).view])
def test_it_is_printed_on_the_brands_paper(made: Path, path: str) -> None:
    with pikepdf.open(made) as pdf:
        sizes = {(round(float(sheet.mediabox[2])), round(float(sheet.mediabox[3]))) for sheet in pdf.pages}
    assert sizes == {A4}


@pytest.mark.parametrize("path", of_documents(REDRESSED, "docx"))
def test_word_lays_it_out_on_the_brands_paper(made: Path, path: str) -> None:
    for section in docx.Document(str(made)).sections:
        assert (round(section.page_width.pt), round(section.page_height.pt)) == A4


@pytest.mark.parametrize("path", of_documents(REDRESSED, "xlsx"))
def test_excel_prints_it_on_the_brands_paper(made: Path, path: str) -> None:
    assert {str(sheet.page_setup.paperSize) for sheet in shown(made)} == {"9"}  # A4 in Excel


def shown(path: Path) -> list[Worksheet]:
    """The sheets that a person sees; lists for choices and charts may stand on hidden ones."""
    return [sheet for sheet in load_workbook(path).worksheets if sheet.sheet_state == "visible"]


@pytest.mark.parametrize("path", SHOWN)
def test_no_colour_of_the_old_brand_is_left_in_the_file(kit: Kit, made: Path, path: str) -> None:
    new = {colour[1:].upper() for colour in COLOURS.values()}
    old = {name: colour[1:].upper() for name, colour in kit.brand["colours"].items() if colour[1:].upper() not in new}
    found = set(re.findall(r"[0-9A-F]{6}", "\n".join(parts(made)).upper()))
    assert {name for name, colour in old.items() if colour in found} == set()
    if not path.endswith(".pdf"):
        assert found & {COLOURS["brand"][1:], *hues(kit)}
        assert COLOURS["ink"][1:] in found


def hues(kit: Kit) -> set[str]:
    """The colours of the segments: a page of one of them wears its hue in the place of the brand's colour."""
    segments = yaml.safe_load((kit.root / "content/facts/segments.yaml").read_text("utf-8"))
    return {segment["hue"]["on_light"][1:].upper() for segment in segments.values()}


def parts(path: Path) -> Iterator[str]:
    """The text of everything in a file that can name a colour, pictures in it too."""
    if path.suffix in {".docx", ".xlsx"}:
        with zipfile.ZipFile(path) as package:
            yield from (package.read(n).decode() for n in package.namelist() if n.endswith((".xml", ".rels", ".svg")))
        return
    if path.suffix == ".html":
        text = path.read_text("utf-8")
        yield re.sub(r"base64,[A-Za-z0-9+/=]+", "", text)
        yield from (base64.b64decode(code).decode() for code in re.findall(r"svg\+xml;base64,([A-Za-z0-9+/=]+)", text))


@pytest.mark.parametrize("path", PRINTED)
def test_the_printed_page_shows_the_new_colours_and_none_of_the_old(
    kit: Kit, made: Path, path: str, tmp_path: Path
) -> None:
    old, new = kit.brand["colours"], COLOURS
    sheets = pictures(made, tmp_path, 60)
    assert max(share(sheet, new["brand"], new["ink"], new["accent"]) for sheet in sheets) > 0.001
    assert max(share(sheet, old["brand"], old["ink"], old["accent"]) for sheet in sheets) == 0


@pytest.mark.parametrize("path", [path for path in PRINTED if path.startswith("one-pagers/")])
def test_a_panel_is_as_large_in_the_new_colour_as_it_was_in_the_old(
    kit: Kit, made: Path, path: str, tmp_path: Path
) -> None:
    before = pictures(kit.file(path), tmp_path / "before", 40)
    after = pictures(made, tmp_path / "after", 40)
    assert len(before) == len(after)
    for old, new in zip(before, after, strict=True):
        assert share(new, COLOURS["ink"]) == pytest.approx(share(old, kit.brand["colours"]["ink"]), abs=0.06)
        assert share(new, kit.brand["colours"]["ink"]) == 0


def share(sheet: Path, *colours: str) -> float:
    """The share of a picture's pixels that have one of the colours, within what anti-aliasing and rounding shift."""
    wanted = [tuple(int(colour[n : n + 2], 16) for n in (1, 3, 5)) for colour in colours]
    with Image.open(sheet) as picture:
        found = picture.convert("RGB").getcolors(maxcolors=picture.width * picture.height)
        pixels = picture.width * picture.height
    near = [n for n, pixel in found if any(all(abs(a - b) <= 6 for a, b in zip(pixel, w, strict=True)) for w in wanted)]
    return sum(near) / pixels


@pytest.mark.parametrize("path", ALL)
def test_it_bears_the_new_name_and_not_the_old(kit: Kit, other: Kit, made: Path, path: str) -> None:
    said = spoken(text_of(made))
    if promise(path).format not in {"email"} and "paper" not in promise(path).view:
        assert follows(spoken(NAME), said), f"{NAME} is not in {path}"
    copy = (kit.root / "content" / f"{promise(path).document}.yaml").read_text("utf-8")
    assert [old for old in stated_once(kit) if old not in copy and follows(spoken(old), said)] == []


def stated_once(kit: Kit) -> list[str]:
    """The names and addresses whose one place is the brand file."""
    contacts = [contact["email"] for contact in kit.brand["contacts"].values()]
    return [kit.brand["name"], kit.brand["legal"], *contacts, *kit.brand["links"].values()]


@pytest.mark.parametrize("document", sorted({found.document for found in promises()}))
def test_no_document_writes_by_hand_what_the_brand_file_states(kit: Kit, document: str) -> None:
    copy = (kit.root / "content" / f"{document}.yaml").read_text("utf-8")
    assert [old for old in stated_once(kit) if old in copy] == [], "cite it: [](fact:brand.name)"


def text_of(path: Path) -> str:
    if path.suffix == ".xlsx":
        book = load_workbook(path)
        cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
        return " ".join([*cells, str(book.properties.creator)])
    if path.suffix == ".eml":
        return path.read_text("utf-8")
    return READERS[path.suffix[1:]](path)


def follows(phrase: list[str], text: list[str]) -> int:
    """How often the words of a phrase follow each other in a text."""
    return sum(text[n : n + len(phrase)] == phrase for n in range(len(text)))


@pytest.mark.parametrize("path", of_documents(REDRESSED, "docx"))
def test_word_keeps_the_logos_shape(made: Path, path: str) -> None:
    root = etree.fromstring(zipfile.ZipFile(made).read("word/document.xml"))
    drawn = [
        (extent.get("cx"), extent.get("cy"))
        for extent in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent")
        if NAME in "".join(extent.getparent().xpath(".//@descr"))
    ]
    assert drawn, "no logo"
    assert {round(int(height) / int(width), 1) for width, height in drawn} == {1.2}
    assert not root.findall(f".//{W}pict")


@pytest.mark.parametrize("path", PRINTED)
def test_print_keeps_the_logos_shape(made: Path, path: str) -> None:
    with pikepdf.open(made) as pdf:
        figures = [node for node in pdf.objects if isinstance(node, pikepdf.Dictionary) and node.get("/S") == "/Figure"]
        boxes = [[float(side) for side in figure.A.BBox] for figure in figures if str(figure.get("/Alt")) == NAME]
    assert {round((top - bottom) / (right - left), 1) for left, bottom, right, top in boxes} == {1.2}


@pytest.mark.parametrize("path", [path for path in PRINTED if path.startswith("one-pagers/")])
def test_the_qr_code_leads_to_the_new_booking_page(other: Kit, made: Path, path: str, tmp_path: Path) -> None:
    segment = other.source(promise(path).document.partition(".")[0])["segment"]
    found = []
    for sheet in pictures(made, tmp_path, 150):
        with Image.open(sheet) as picture:
            found += [code.text for code in zxingcpp.read_barcodes(picture.convert("RGB"))]
    assert found == [f"https://gatehouse.example/book?segment={segment}"]
