"""A figure that a writer adds to a finished file is caught, wherever in the file it is."""

import shutil
from io import BytesIO

import pytest

from generator.audit.readers import find_reader
from generator.audit.unexpected_figures import find_unexpected_figures, list_page_figures, read_figures
from generator.checks.trace import trace_page
from generator.diagnostics import Problem
from generator.layout.compose import compose
from generator.pages.page import Page
from generator.press import render
from generator.press.loading import load_workspace
from generator.press.render import finish
from generator.project import Project
from generator.writers import formats, writer
from tests.audit.finished import HERE, NAMES, in_package, kit, page_and_file, reading, saved

PROPERTY = (
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="99" name="Customers">'
    "<vt:i4>8765</vt:i4></property></Properties>"
)


def unexpected(form: str, data: bytes, path: str = "kind/name.x") -> str:
    page, _ = page_and_file(form)
    figures = read_figures(reading(form, data), find_reader(formats()[form].suffix), path, page.provenance.text)
    findings = find_unexpected_figures(page, figures, path)
    return findings[0].message if findings else ""


@pytest.mark.parametrize("form", NAMES)
def test_a_file_as_it_is_written_says_nothing_of_its_own(form):
    page, data = page_and_file(form)
    assert unexpected(form, data, f"{page.artifact}.{formats()[form].suffix}") == ""


@pytest.mark.parametrize(
    "form, part, old, new",
    [
        ("docx", "word/document.xml", "</w:t>", " 8,765</w:t>"),
        ("docx", "word/document.xml", 'descr="', 'descr="8,765 '),
        ("docx", "docProps/core.xml", "<dc:title>", "<dc:title>8,765 "),
        ("docx", "docProps/core.xml", "<dc:description>", "<dc:description>8,765 "),
        ("docx", "word/footer1.xml", "</w:t>", " 8,765</w:t>"),
        ("xlsx", "xl/worksheets/sheet1.xml", "<v>40</v>", "<v>8765</v>"),
        ("xlsx", "xl/sharedStrings.xml", "</t>", " 8,765</t>"),
        ("xlsx", "xl/workbook.xml", 'name="Calculator"', 'name="Calculator 8,765"'),
        ("xlsx", "xl/charts/chart1.xml", "</c:v>", " 8,765</c:v>"),
        ("xlsx", "xl/charts/chart1.xml", "<c:v>", "<c:v>8765"),
        ("xlsx", "xl/worksheets/sheet1.xml", 'prompt="', 'prompt="8,765 '),
        ("xlsx", "xl/worksheets/sheet1.xml", "</oddFooter>", " 8,765</oddFooter>"),
        ("xlsx", "docProps/core.xml", "</dc:title>", " 8,765</dc:title>"),
        ("xlsx", "docProps/app.xml", "</Company>", " 8,765</Company>"),
        ("xlsx", "docProps/custom.xml", "</Properties>", PROPERTY),
        ("docx", "customXml/item1.xml", "</provenance>", " 8,765</provenance>"),
        ("xlsx", "customXml/item1.xml", "</provenance>", " 8,765</provenance>"),
    ],
)
def test_a_figure_planted_in_an_office_file_is_caught(form, part, old, new):
    _, data = page_and_file(form)
    assert "8765" in unexpected(form, in_package(data, part, old, new)).replace(",", "")


@pytest.mark.parametrize(
    "old, new",
    [
        (b"</p>", b" 8,765</p>"),
        (b' alt="', b' alt="8,765 '),
        (b"<title>", b"<title>8,765 "),
        (b'name="description" content="', b'name="description" content="8,765 '),
        (b"<h1", b'<h1 aria-label="8,765"'),
        (b"<h1", b'<h1 title="8,765"'),
    ],
)
@pytest.mark.parametrize("form", ["html", "web"])
def test_a_figure_planted_in_a_web_page_is_caught(form, old, new):
    _, data = page_and_file(form)
    assert old in data
    assert "says `8,765`" in unexpected(form, data.replace(old, new, 1))


@pytest.mark.parametrize("form", ["text", "csv"])
def test_a_figure_planted_in_plain_text_is_caught(form):
    assert "says `8,765`" in unexpected(form, page_and_file(form)[1] + b'\n"8,765"\n')


@pytest.mark.parametrize("old, new", [(b"Subject: ", b"Subject: 8,765 "), (b"Hi ", b"Hi 8,765 ")])
def test_a_figure_planted_in_a_message_is_caught(old, new):
    _, data = page_and_file("email")
    assert old in data
    assert "says `8,765`" in unexpected("email", data.replace(old, new, 1))


@pytest.mark.parametrize("key", ["/Title", "/Subject", "/Keywords", "/Customers", "/Our#20customers", "/Provenance"])
def test_a_figure_planted_in_the_metadata_of_a_pdf_is_caught(key):
    import pikepdf

    pdf = pikepdf.open(BytesIO(page_and_file("pdf")[1]))
    pdf.docinfo[key] = "8,765 customers"
    assert "says `8,765`" in unexpected("pdf", saved(pdf))


def test_a_figure_planted_in_the_packet_of_a_pdf_is_caught():
    import pikepdf

    pdf = pikepdf.open(BytesIO(page_and_file("pdf")[1]))
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(packet.replace(b"<rdf:Seq><rdf:li>", b"<rdf:Seq><rdf:li>8,765 "))
    assert "says `8,765`" in unexpected("pdf", saved(pdf))


def test_a_figure_planted_in_an_alternative_text_of_a_pdf_is_caught():
    import pikepdf

    pdf = pikepdf.open(BytesIO(page_and_file("pdf")[1]))
    described = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
    assert described
    described[0]["/Alt"] = pikepdf.String("8,765 customers")
    assert "says `8,765`" in unexpected("pdf", saved(pdf))


def test_a_figure_planted_in_a_bookmark_of_a_pdf_is_caught():
    import pikepdf

    pdf = pikepdf.open(BytesIO(page_and_file("pdf")[1]))
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("8,765 customers", 0))
    assert "says `8,765`" in unexpected("pdf", saved(pdf))


def test_a_figure_in_the_name_of_a_file_must_be_one_of_the_page():
    _, data = page_and_file("text")
    assert "says `97`" in unexpected("text", data, "one-pagers/saas-97.txt")


def test_the_number_of_a_page_is_no_figure_of_its_own_and_any_other_is():
    page, data = page_and_file("pdf")
    assert "9" not in list_page_figures(page)
    assert unexpected("pdf", data) == ""


def test_a_style_sheet_that_writes_a_figure_into_the_print_is_caught(tmp_path):
    for folder in ("content", "layouts"):
        shutil.copytree(HERE / folder, tmp_path / folder)
    css = tmp_path / "layouts/one-pagers/print.css"
    css.write_text(css.read_text("utf-8") + '\nh2::before { content: "8,765 "; }\n', "utf-8")
    workspace, _ = load_workspace(Project(tmp_path), formats())
    ((_, page), *_) = compose(workspace.documents["one-pagers/saas"], workspace).pages
    with pytest.raises(Problem, match=r"one-pagers/tai-one-pager-saas\.pdf` says `8,765`"):
        finish(page, "pdf", trace_page(page, workspace.terms, workspace.facts.units))


def test_a_writer_that_adds_a_figure_makes_no_file(monkeypatch):
    class Boasting:
        FORMAT = formats()["text"]

        @staticmethod
        def write(page: Page) -> bytes:
            return writer("text").write(page) + b"\nTrusted by 8,765 companies\n"

    page, _ = page_and_file("text")
    monkeypatch.setattr(render, "writer", lambda name: Boasting)
    with pytest.raises(Problem, match="unexpected-figure"):
        finish(page, "text", trace_page(page, kit().terms, kit().facts.units))


@pytest.mark.parametrize("form", [form for form in NAMES if form != "pdf"])
def test_every_figure_of_a_customer_document_is_traced_in_every_format(form):
    page, _ = page_and_file(form)
    covered = finish(page, form, trace_page(page, kit().terms, kit().facts.units)).coverage
    assert covered.figures == covered.traced > 0
