"""A file that came back is held in order against the file as built: no edit leaves it fresh."""

from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
import pytest
from docx import Document
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from generator.press import bounded_reading
from tests.press.field import Field, rewritten

BODY = "word/document.xml"


def told_edit(field: Field, name: str) -> str:
    """What is told of a file that somebody has edited."""
    told = field.told(name)
    assert told.startswith(f"{name}  altered\n"), told
    return told


# Word.


@pytest.mark.parametrize(
    "part, old, new, said",
    [
        (BODY, ">write to us<", ">to write us<", "words: "),
        (BODY, "<w:rPr>", "<w:rPr><w:vanish/>", "hidden text: "),
        ("word/_rels/document.xml.rels", "https://harbor.example", "https://evil.example", "(https://evil.example/)"),
        (
            BODY,
            "<w:sectPr",
            '<w:p><w:fldSimple w:instr=" INCLUDETEXT x "/></w:p><w:sectPr',
            "field codes: `INCLUDETEXT",
        ),
        (BODY, "<w:sectPr", "<w:p><w:ins><w:r><w:t>Sure.</w:t></w:r></w:ins></w:p><w:sectPr", "tracked changes: "),
        (BODY, "<w:sectPr", "<w:p><w:r><w:t>Not so.</w:t></w:r></w:p><w:sectPr", "season starts. Not so.`"),
    ],
)
def test_an_edit_of_a_Word_document_is_named(field, part, old, new, said):
    rewritten(field.sent / "oil.docx", part, old, new)
    assert said in told_edit(field, "oil.docx")


def test_two_figures_that_change_places_are_an_edit(field):
    for old, new in ((">80%<", ">@<"), ("$2,000+ a year", "80%"), (">@<", ">$2,000+ a year<")):
        rewritten(field.sent / "oil.docx", BODY, old, new)
    assert "words: `" in told_edit(field, "oil.docx")
    assert not field.verified("oil.docx").alterations


def test_looks_that_nobody_has_read_are_never_fresh(field):
    rewritten(field.sent / "oil.docx", BODY, "<w:rPr>", '<w:rPr><w:color w:val="FFFFFF"/>')
    assert field.told("oil.docx").splitlines()[0::2] == [
        "oil.docx  not identical",
        f"  package parts: `{BODY}` differs",
        "  another program has saved it, or it was built from other content or layouts",
    ]


def test_a_header_and_a_comment_in_Word_are_named(field):
    document = Document(field.sent / "oil.docx")
    document.add_comment(document.paragraphs[0].runs, text="Guaranteed", author="Z")
    document.sections[0].header.paragraphs[0].add_run("Certified")
    document.save(field.sent / "oil.docx")
    told = told_edit(field, "oil.docx")
    assert "comments: `Guaranteed` was added" in told
    assert "Certified" in told


def test_an_embedded_object_and_a_doubled_part_are_no_fresh_file(field):
    with ZipFile(field.sent / "oil.docx", "a") as package:
        package.writestr("word/embeddings/oleObject1.bin", b"object")
    assert "embedded files: `word/embeddings/oleObject1.bin` was added" in told_edit(field, "oil.docx")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_no_fresh_file(field):
    with ZipFile(field.sent / "oil.docx", "a") as package:
        package.writestr("word/styles.xml", package.read("word/styles.xml"))
    assert field.verified("oil.docx").state == "not identical"


# Excel.


def _in_book(field: Field, edit) -> None:
    book = load_workbook(field.sent / "oil.xlsx")
    edit(book.active)
    book.save(field.sent / "oil.xlsx")


def _first(sheet, words: str):
    return next(cell for row in sheet.iter_rows() for cell in row if words in str(cell.value))


def _add_rule(sheet) -> None:
    rule = DataValidation(type="whole", operator="equal", formula1="4711", prompt="Enter 4711", showInputMessage=True)
    rule.add("B9")
    sheet.add_data_validation(rule)


EXCEL = {
    "a number": (lambda sheet: sheet.__setitem__("F9", 7), "cells: `Less oil!F9 7` was added"),
    "a formula": (lambda sheet: sheet.__setitem__("F9", "=1+1"), "formulas: `Less oil!F9 = 1+1` was added"),
    "a link": (
        lambda sheet: setattr(_first(sheet, "write to us"), "hyperlink", "https://evil.example"),
        "evil.example",
    ),
    "a comment": (lambda sheet: setattr(sheet["B2"], "comment", Comment("Sure", "Z")), "comments: `Sure` was added"),
    "a hidden row": (lambda sheet: setattr(sheet.row_dimensions[2], "hidden", True), "hidden rows and columns: `Less"),
    "a hidden column": (lambda sheet: setattr(sheet.column_dimensions["F"], "hidden", True), "hidden rows and columns"),
    "a sheet": (lambda sheet: sheet.parent.create_sheet("Proof"), "sheets: `Proof` was added"),
    "a title": (lambda sheet: setattr(sheet, "title", "Best oil"), "sheets: `Less oil` became `Best oil`"),
}


@pytest.mark.parametrize("edit, said", EXCEL.values(), ids=EXCEL)
def test_an_edit_of_a_workbook_is_named(field, edit, said):
    _in_book(field, edit)
    assert said in told_edit(field, "oil.xlsx")


def test_a_rule_for_what_may_be_entered_is_named(field):
    _in_book(field, _add_rule)
    assert "data validations: `Less oil!sqref=B9 type=whole operator=equal" in field.told("oil.xlsx")
    assert field.verified("oil.xlsx").state != "fresh"


def test_a_workbook_that_another_program_has_only_saved_says_so_and_is_not_fresh(field):
    _in_book(field, lambda sheet: None)
    told = field.told("oil.xlsx")
    assert told.startswith("oil.xlsx  not identical\n"), told
    assert "  its words, links, formulas, cells and alternative texts are as built\n" in told


# PDF.


def _on_page(field: Field, content: bytes) -> None:
    with pikepdf.open(field.sent / "oil.pdf", allow_overwriting_input=True) as pdf:
        pdf.pages[0].contents_add(content)
        pdf.save()


def test_a_white_box_in_a_PDF_is_named(field):
    _on_page(field, b"q 1 1 1 rg 0 0 600 900 re f Q")
    assert "drawing: `page 1 as it is drawn` differs" in told_edit(field, "oil.pdf")


@pytest.mark.parametrize("kind", ["Stamp", "FreeText", "Square", "Widget"])
def test_a_mark_on_a_PDF_is_named(field, kind):
    with pikepdf.open(field.sent / "oil.pdf", allow_overwriting_input=True) as pdf:
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(f"/{kind}"), Rect=[9, 9, 99, 99])
        note = pdf.make_indirect(note)
        pdf.pages[0].Annots = pikepdf.Array([*pdf.pages[0].get("/Annots", []), note])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[note] if kind == "Widget" else [])
        pdf.save()
    assert "annotations: `" in told_edit(field, "oil.pdf")


def test_a_link_an_attachment_and_a_page_of_a_PDF_are_named(field):
    with pikepdf.open(field.sent / "oil.pdf", allow_overwriting_input=True) as pdf:
        link = next(note for note in pdf.pages[0].Annots if "/A" in note)
        link.A.URI = pikepdf.String("https://evil.example")
        pdf.attachments["proof.txt"] = b"95 %"
        pdf.add_blank_page()
        pdf.save()
    told = told_edit(field, "oil.pdf")
    for said in ("became `https://evil.example (", "embedded files: `proof.txt` was added", "pages: `page 2, "):
        assert said in told


# Web pages.


@pytest.mark.parametrize(
    "old, new, said",
    [
        (" less oil", " oil less", "words: "),
        ('href="https://harbor.example"', 'href="https://evil.example"', "links: "),
        ("<h1", '<h1 style="display:none"', "hidden: `<h1 style=display:none>` was added"),
        ("<h1", "<h1 hidden", "hidden: `<h1 hidden=>` was added"),
        ("</style>", "article{display:none}</style>", "styles: "),
        ("</body>", "<script>alert(1)</script></body>", "scripts: `alert(1)` was added"),
        ("<h1", '<h1 title="Guaranteed"', "shown attributes: `title: Guaranteed` was added"),
        ("<h1", '<h1 onclick="x()"', "scripts: `<h1 onclick=x()>` was added"),
    ],
)
def test_an_edit_of_a_web_page_is_named(field, old, new, said):
    page = (field.sent / "oil.html").read_text("utf-8")
    assert old in page
    (field.sent / "oil.html").write_text(page.replace(old, new, 1), "utf-8")
    assert said in told_edit(field, "oil.html")


def test_a_page_that_a_browser_has_saved_says_what_differs(field):
    page = (field.sent / "oil.html").read_text("utf-8")
    saved = page.replace("<body", "<!-- saved from url=(0024)https://harbor.example -->\n<body", 1)
    (field.sent / "oil.html").write_text(saved, "utf-8")
    told = field.told("oil.html")
    assert told.startswith("oil.html  not identical\n"), told
    assert "comments in the source: `<!-- saved from url=" in told


def test_one_byte_in_a_text_is_no_file_of_ours(field):
    (field.sent / "oil.txt").write_bytes((field.sent / "oil.txt").read_bytes() + b" ")
    assert field.verified("oil.txt").state == "unknown"


# Files made to hurt.


def _hurt(field: Field, name: str, text: str) -> str:
    (field.sent / name).write_text(text)
    found = field.verified(name)
    assert found.state == "unknown"
    return found.why


@pytest.mark.parametrize(
    "text",
    ["<div>" * 200_000, "<![if", "<!doctype html><![ x [", "<a " + "b" * 3_000_000, "<!--" * 100_000, "&#x" * 9999],
)
def test_a_broken_page_is_told_in_a_sentence(field, monkeypatch, text):
    monkeypatch.setattr(bounded_reading, "SECONDS", 3)  # Python's own parser never ends with some of them
    assert _hurt(field, "broken.html", f"<!doctype html><html>{text}")


def test_a_package_of_200_000_tags_is_told_in_a_sentence(field):
    with ZipFile(field.sent / "deep.docx", "w", ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", "<a>" * 200_000 + "</a>" * 200_000)
        package.writestr("docProps/custom.xml", "<a>" * 200_000 + "</a>" * 200_000)
    assert field.verified("deep.docx").state == "unknown"


def test_pages_that_contain_themselves_are_told_in_a_sentence(field):
    with pikepdf.open(field.sent / "oil.pdf", allow_overwriting_input=True) as pdf:
        pdf.Root.Pages.Kids = pikepdf.Array([pdf.Root.Pages])
        pdf.save(field.sent / "cycle.pdf", fix_metadata_version=False)
    assert field.verified("cycle.pdf").state != "fresh"


def test_a_name_that_no_file_can_have_is_told(field):
    assert field.verified("a" * 300 + ".pdf").why.startswith("it cannot be read: ")
    assert field.verified("a\0.pdf").why in {"no file can have this name", "there is no such file"}


def _spin() -> None:
    while True:
        pass


def _grow() -> None:
    bytes(4 * bounded_reading.MEMORY)


@pytest.mark.parametrize("read", [_spin, _grow])
def test_reading_ends_when_it_takes_too_long_or_too_much(monkeypatch, read):
    monkeypatch.setattr(bounded_reading, "SECONDS", 2)
    with (
        bounded_reading.open_bounded_reader() as reader,
        pytest.raises(bounded_reading.Unidentified, match="20 seconds"),
    ):
        reader.ask(read)
