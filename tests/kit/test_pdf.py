"""Every PDF: readable by everybody, complete with title, bookmarks and links, and filled as its kind promises."""

from dataclasses import replace
from itertools import groupby
from pathlib import Path

import page as validation  # the module of the package `page-validation`
import pikepdf
import pytest
import zxingcpp
from PIL import Image

from generator.pages.tree import rewrite
from generator.writers.pdf import write as write_pdf
from tests.drawn_ink import faint_lines
from tests.kit.promised import covering, promise, promised
from tests.tools import pictures, spoken

PDFS = promised("pdf")
HEADINGS = ("h1", "h2", "h3", "h4")
FOOT = 8
"""Percent of a page's height: the margin at its foot, which may be blank below the lowest line."""
WHITE = 250

every_pdf = pytest.mark.parametrize("path", PDFS)


@every_pdf
def test_a_screen_reader_can_read_it_by_the_rules_of_PDF_UA(kit, path: str) -> None:
    report = validation.validate_pdf(kit.file(path), profile="ua1")
    assert "\n".join(sorted({f"{found.rule_id}: {found.message}" for found in report.failures})) == ""
    assert report.is_compliant


@pytest.mark.parametrize("path", covering("pdf"))
def test_every_line_stands_out_from_its_ground_as_drawn(kit, path: str) -> None:
    assert faint_lines(kit.file(path), least=2) == []


@pytest.mark.parametrize("path", [found for found in covering("pdf") if promise(found).is_held_back])
def test_its_pages_are_filled_as_well_once_it_is_cleared(kit, path: str) -> None:
    """The draft band takes room: whoever signs must not find that the pages no longer fit without it."""
    page = kit.page_of(path)
    cleared = rewrite(page.root, lambda each: None if each.has("draft") else each)
    assert cleared != page.root, "it has no band"
    assert write_pdf(replace(page, root=cleared))


@pytest.mark.parametrize("path", [found for found in covering("pdf") if not promise(found).is_held_back])
def test_a_document_of_a_kind_that_is_ours_alone_has_no_band(kit, path: str) -> None:
    assert not any(each.has("draft") for each in kit.page_of(path).root.walk())


@every_pdf
def test_its_window_shows_the_title_and_its_language_is_known(kit, path: str) -> None:
    page = kit.page_of(path)
    with pikepdf.open(kit.file(path)) as pdf:
        assert str(pdf.docinfo["/Title"]) == page.title
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert (
            str(pdf.Root.Lang)
            == page.language
            == kit.source(promise(path).document).get("language", kit.brand["language"])
        )
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == page.title
            assert metadata["pdfuaid:part"] == "1"


@every_pdf
def test_its_bookmarks_are_its_headings(kit, path: str) -> None:
    page = rewrite(kit.page_of(path).root, lambda each: None if each.has("note") else each)
    headings = [spoken(element.text) for element in page.walk() if element.tag in HEADINGS]
    with pikepdf.open(kit.file(path)) as pdf, pdf.open_outline() as outline:
        bookmarks = [spoken(entry.title) for entry in flat(outline.root)]
        assert all(entry.destination is not None for entry in flat(outline.root))
    assert bookmarks == headings


def flat(entries: list[pikepdf.OutlineItem]) -> list[pikepdf.OutlineItem]:
    return [found for entry in entries for found in (entry, *flat(entry.children))]


@every_pdf
def test_its_links_can_be_clicked_and_lead_where_the_page_says(kit, path: str) -> None:
    addresses = {element.get("href") for element in kit.page_of(path).root.walk() if element.tag == "a"}
    with pikepdf.open(kit.file(path)) as pdf:
        links = [mark for sheet in pdf.pages for mark in sheet.get("/Annots", []) if mark.Subtype == "/Link"]
        led = {str(link.A.URI) for link in links if "/A" in link}
        beside = {address for address in led if ":" not in address}
        assert led - beside == {address for address in addresses if not address.startswith("#")}
        assert [address for address in beside if not (kit.file(path).parent / address).is_file()] == []
        assert all(width(link) > 1 and height(link) > 1 for link in links)
        assert all(str(link.get("/Contents", "")).strip() for link in links), "a link that a listener does not hear"


def width(link: pikepdf.Object) -> float:
    return abs(float(link.Rect[2]) - float(link.Rect[0]))


def height(link: pikepdf.Object) -> float:
    return abs(float(link.Rect[3]) - float(link.Rect[1]))


@every_pdf
def test_it_has_as_many_pages_as_its_kind_promises(kit, path: str) -> None:
    fit = promise(path).view.get("pages", {})
    with pikepdf.open(kit.file(path)) as pdf:
        count = len(pdf.pages)
    assert fit.get("exactly", fit.get("at_least", 1)) <= count <= fit.get("exactly", fit.get("at_most", count))


def test_a_one_pager_has_two_pages() -> None:
    sheets = [found for found in PDFS if found.startswith("one-pagers/")]
    assert len(sheets) >= 3
    assert {promise(found).view["pages"]["exactly"] for found in sheets} == {2}


@every_pdf
def test_no_page_is_blanker_than_its_kind_allows(kit, path: str, tmp_path: Path) -> None:
    fit = promise(path).view.get("pages", {})
    sheets = pictures(kit.file(path), tmp_path, 40, colour=False)
    judged = sheets if "exactly" in fit else sheets[-1:]
    bands = {sheet.stem: tallest_white_band(sheet) for sheet in judged}
    allowed = fit.get("blank_at_most", 100) + FOOT
    assert {name: f"{share:.0f}%" for name, share in bands.items() if share > allowed} == {}


def tallest_white_band(sheet: Path) -> float:
    """The tallest band of white across the whole page, in percent of its height."""
    with Image.open(sheet) as picture:
        shades = picture.convert("L")
        blank = [min(shades.crop((0, y, shades.width, y + 1)).tobytes()) >= WHITE for y in range(shades.height)]
    return 100 * max((len(list(run)) for white, run in groupby(blank) if white), default=0) / len(blank)


@pytest.mark.parametrize("path", [found for found in PDFS if found.startswith("one-pagers/")])
def test_a_phone_reads_its_qr_code_from_a_picture_of_the_page(kit, path: str, tmp_path: Path) -> None:
    booking, segment = kit.brand["links"]["booking"], kit.source(promise(path).document.partition(".")[0])["segment"]
    assert codes(kit.file(path), tmp_path) == [f"{booking}?segment={segment}"]


@every_pdf
def test_every_qr_code_leads_where_its_page_says(kit, path: str, tmp_path: Path) -> None:
    wanted = [code.get("data-link") for code in kit.page_of(path).root.find("qr")]
    if wanted:
        assert codes(kit.file(path), tmp_path) == wanted


def codes(pdf: Path, folder: Path) -> list[str]:
    """What the QR codes of a PDF say, read from pictures of 150 dots an inch."""
    found = []
    for sheet in pictures(pdf, folder, 150):
        with Image.open(sheet) as picture:
            found += [code.text for code in zxingcpp.read_barcodes(picture.convert("RGB"))]
    return found
