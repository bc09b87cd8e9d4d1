"""Every Word document: opens, has its headings, is a sound package, and prints what its page says."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import docx
import pytest
import zxingcpp
from docx.document import Document
from docx.text.paragraph import Paragraph
from PIL import Image

from tests.kit.promised import promise, promised
from tests.kit.test_words import paper_text, printed_words, words_of
from tests.tools import W, converted, missing, once, pictures, program, spoken

DOCUMENTS = promised("docx")
DRAWN = {"steps", "flow"}
"""Lists whose numbers are drawn and not counted."""
every_document = pytest.mark.parametrize("path", DOCUMENTS)


@every_document
def test_it_opens_with_the_headings_of_its_page(kit, path: str) -> None:
    opened = document_of(kit.file(path))
    # What an opening lists stands in Word as one line behind its heading.
    led = {
        id(element)
        for opener in kit.page_of(path).root.find("opener")
        for element in opener.walk()
        if element.tag == "h3"
    }
    headings = [
        (element.tag == "h1", spoken(element.text))
        for element in kit.page_of(path).root.walk()
        if element.tag in {"h1", "h2", "h3", "h4"} and id(element) not in led
    ]
    assert [words for top, words in headings if not top] == [spoken(text) for text in outlined(opened)]
    titles = [spoken(text_of(each)) for each in paragraphs(opened) if "Title" in family(each)]
    assert [words for top, words in headings if top] == titles


@cache
def document_of(file: Path) -> Document:
    """A document, opened once for all tests."""
    return docx.Document(str(file))


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """Every paragraph, those in tables and content controls too, in reading order."""
    return (Paragraph(node, document._body) for node in document.element.body.iter(f"{W}p"))


def outlined(document: Document) -> list[str]:
    """The paragraphs that Word's navigation pane lists."""
    return [text_of(each) for each in paragraphs(document) if any(map(level, styles(each)))]


def text_of(paragraph: Paragraph) -> str:
    return "".join(node.text or "" if node.tag == f"{W}t" else " " for node in paragraph._p.iter(f"{W}t", f"{W}tab"))


def styles(paragraph: Paragraph) -> Iterator:
    """The paragraph's style and those that it is based on."""
    style = paragraph.style
    while style is not None:
        yield style
        style = style.base_style


def family(paragraph: Paragraph) -> list[str]:
    return [style.name for style in styles(paragraph)]


def level(style) -> bool:
    """Whether the style has a place in the outline of headings."""
    return style.element.find(f"{W}pPr/{W}outlineLvl") is not None


@every_document
def test_each_numbered_list_counts_by_itself(kit, path: str) -> None:
    lists = [found for found in kit.page_of(path).root.walk() if found.tag == "ol" and not {*found.classes} & DRAWN]
    opened = document_of(kit.file(path))
    used = {number.get(f"{W}val") for number in opened.element.body.iter(f"{W}numId")}
    assert len(used & set(counted(opened))) >= len(lists)


def counted(document: Document) -> Iterator[str]:
    """The numberings that count, and do not merely draw a bullet."""
    root = document.part.numbering_part.element
    kinds = {kind.get(f"{W}abstractNumId"): kind.find(f"{W}lvl/{W}numFmt") for kind in root.iter(f"{W}abstractNum")}
    for number in root.iter(f"{W}num"):
        if kinds[number.find(f"{W}abstractNumId").get(f"{W}val")].get(f"{W}val") != "bullet":
            yield number.get(f"{W}numId")


@every_document
def test_each_merge_field_can_be_filled_in_where_it_stands(kit, path: str) -> None:
    opened = document_of(kit.file(path))
    controls = [control.find(f"{W}sdtPr/{W}tag") for control in opened.element.body.iter(f"{W}sdt")]
    tags = {tag.get(f"{W}val") for tag in controls if tag is not None}
    assert {field.get("data-field") for field in kit.page_of(path).root.find("field")} - tags == set()


@every_document
def test_its_language_and_title_are_those_of_the_page(kit, path: str) -> None:
    said = document_of(kit.file(path)).core_properties
    page = kit.page_of(path)
    assert (said.title, said.language) == (page.title, page.language)


@pytest.fixture(scope="session")
def printed(kit, common: Path) -> Path:
    """Every document as LibreOffice prints it, all in one call."""
    program("soffice")
    files = [kit.build / path for path in DOCUMENTS if (kit.build / path).is_file()]
    return once(common / "printed", lambda folder: converted(files, "pdf", folder))


def print_of(path: str, kit, printed: Path) -> Path:
    return printed / f"{kit.file(path).parent.name}--{Path(path).stem}.pdf"


@every_document
def test_libreoffice_prints_every_word_of_the_page(kit, path: str, printed: Path) -> None:
    page, paper = kit.page_of(path), print_of(path, kit, printed)
    assert " ".join(missing(words_of(page, "pdf"), printed_words(paper, page))) == ""


@pytest.mark.parametrize("path", [found for found in DOCUMENTS if "pages" in promise(found).view])
def test_it_is_no_longer_in_word_than_on_paper(kit, path: str, printed: Path) -> None:
    paper = len(sheets(kit.file(f"{promise(path).page}.pdf")))
    allowed = promise(path).view.get("word", {"pages": paper})["pages"]
    assert len(sheets(print_of(path, kit, printed))) <= allowed


@every_document
def test_no_sheet_holds_only_sources_or_one_line(kit, path: str, printed: Path) -> None:
    root = kit.page_of(path).root
    quiet = " ".join(word for name in ("sources", "imprint") for one in root.find(name) for word in spoken(one.text))
    company = " ".join(spoken(kit.brand["name"]))
    for sheet in sheets(print_of(path, kit, printed)):
        said = [" ".join(spoken(re.sub(r"^\d+\.", "", line.strip()))) for line in sheet.splitlines()]
        body = [line for line in said if line and line not in quiet and not line.startswith(company)]
        assert len(body) > 2, sheet  # the number of the sheet is a line, too


def sheets(pdf: Path) -> list[str]:
    """The words of each sheet."""
    return paper_text(pdf).rstrip("\f").split("\f")


@pytest.mark.parametrize("path", [found for found in DOCUMENTS if found.startswith("one-pagers/")])
def test_its_qr_code_can_be_scanned_from_the_paper(kit, path: str, printed: Path, tmp_path: Path) -> None:
    segment = kit.source(promise(path).document.partition(".")[0])["segment"]
    codes = []
    for sheet in pictures(print_of(path, kit, printed), tmp_path, 150):
        with Image.open(sheet) as picture:
            codes += [
                code.text for code in zxingcpp.read_barcodes(picture.convert("RGB"), zxingcpp.BarcodeFormat.QRCode)
            ]
    assert codes == [f"{kit.brand['links']['booking']}?segment={segment}"]
