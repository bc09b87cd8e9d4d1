"""A figure that a writer adds to a finished file is caught, wherever in the file it is."""

import shutil
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from generator.audit.embedded_record import miscarried
from generator.audit.unexpected_figures import page_figures, planted_figures, read_figures
from generator.checks.trace import trace_page
from generator.diagnostics import Problem
from generator.layout.compose import compose
from generator.layout.record import stamp
from generator.pages.page import Page
from generator.pages.workspace import Workspace
from generator.press import render
from generator.press.loading import load_workspace
from generator.press.render import finish
from generator.project import Project
from generator.writers import formats, writer

HERE = Path(__file__).parents[2]
NAMES = {"pdf": "one-pagers/saas", "docx": "one-pagers/saas", "html": "one-pagers/saas", "text": "one-pagers/saas",
         "xlsx": "calculators/roi", "web": "calculators/roi", "email": "email-sequences/cold-outreach",
         "csv": "email-sequences/cold-outreach"}  # fmt: skip


PROPERTY = (
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="99" name="Customers">'
    "<vt:i4>8765</vt:i4></property></Properties>"
)


@cache
def kit() -> Workspace:
    return load_workspace(Project(HERE), formats())[0]


@cache
def page_and_file(form: str) -> tuple[Page, bytes]:
    """A page of the kit that makes the format, with its record of provenance, and its file."""
    document = kit().documents[NAMES[form]]
    composed = compose(document, kit())
    bare = next(p for view, p in composed.pages if form in view.formats)
    page = stamp(bare, document, composed.clearance, "0123456789ab" * 4, kit())
    return page, writer(form).write(page)


def planted(form: str, data: bytes, path: str = "kind/name.x") -> str:
    page, _ = page_and_file(form)
    findings = planted_figures(page, read_figures(data, writer(form).SUFFIX, path, page.provenance.text), path)
    return findings[0].message if findings else ""


def miscarries(form: str, data: bytes) -> bool:
    return [one.code for one in miscarried(page_and_file(form)[0], data, form, "x")] == ["record-differs"]


@pytest.mark.parametrize("form", NAMES)
def test_a_file_as_it_is_written_says_nothing_of_its_own(form):
    page, data = page_and_file(form)
    assert planted(form, data, f"{page.artifact}.{writer(form).SUFFIX}") == ""


def in_package(data: bytes, part: str, old: str, new: str) -> bytes:
    """The package with a text of one part replaced; the text must be there."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(out, "w") as after:
        for name in before.namelist():
            raw = before.read(name)
            if name == part:
                assert old.encode() in raw, f"no {old} in {part}"
                raw = raw.replace(old.encode(), new.encode(), 1)
            after.writestr(name, raw)
    return out.getvalue()


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
        ("xlsx", "xl/workbook.xml", 'name="Results"', 'name="Results 8,765"'),
        ("xlsx", "xl/charts/chart1.xml", "</a:t>", " 8,765</a:t>"),
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
    assert "8765" in planted(form, in_package(data, part, old, new)).replace(",", "")


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
    assert "says `8,765`" in planted(form, data.replace(old, new, 1))


@pytest.mark.parametrize("form", ["text", "csv"])
def test_a_figure_planted_in_plain_text_is_caught(form):
    assert "says `8,765`" in planted(form, page_and_file(form)[1] + b'\n"8,765"\n')


@pytest.mark.parametrize("old, new", [(b"Subject: ", b"Subject: 8,765 "), (b"Hi ", b"Hi 8,765 ")])
def test_a_figure_planted_in_a_message_is_caught(old, new):
    _, data = page_and_file("email")
    assert old in data
    assert "says `8,765`" in planted("email", data.replace(old, new, 1))


@pytest.mark.parametrize("key", ["/Title", "/Subject", "/Keywords", "/Customers", "/Our#20customers", "/Provenance"])
def test_a_figure_planted_in_the_metadata_of_a_pdf_is_caught(key):
    import pikepdf

    pdf = pikepdf.open(BytesIO(page_and_file("pdf")[1]))
    pdf.docinfo[key] = "8,765 customers"
    assert "says `8,765`" in planted("pdf", saved(pdf))


def test_a_figure_planted_in_the_packet_of_a_pdf_is_caught():
    import pikepdf

    pdf = pikepdf.open(BytesIO(page_and_file("pdf")[1]))
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(packet.replace(b"<rdf:Seq><rdf:li>", b"<rdf:Seq><rdf:li>8,765 "))
    assert "says `8,765`" in planted("pdf", saved(pdf))


# The record of provenance says no figures, but only as long as it is the page's.


@pytest.mark.parametrize("form", ["html", "docx", "xlsx"])
def test_a_record_with_another_digit_or_none_is_caught(form):
    page, data = page_and_file(form)
    assert not miscarries(form, data)
    assert miscarries(form, writer(form).write(replace(page, provenance=replace(page.provenance, version="8765"))))
    assert miscarries(form, writer(form).write(replace(page, provenance=None)))


@pytest.mark.parametrize(
    "part, old, new",
    [
        ("docProps/custom.xml", "0123456789ab", "8765456789ab"),
        ("customXml/item1.xml", "0123456789ab", "8765456789ab"),
        ("docProps/custom.xml", "</vt:lpwstr>", " 8,765</vt:lpwstr>"),
        ("docProps/custom.xml", 'name="Provenance 2"', 'name="8,765"'),
    ],
)
def test_both_copies_in_an_office_file_must_be_the_page_s(part, old, new):
    damaged = in_package(page_and_file("docx")[1], part, old, new)
    assert miscarries("docx", damaged)
    assert planted("docx", damaged)


def test_the_record_in_a_pdf_is_found_and_must_be_the_page_s():
    import pikepdf

    page, data = page_and_file("pdf")
    pdf = pikepdf.open(BytesIO(data))
    assert str(pdf.docinfo["/Provenance"]) == page.provenance.text
    assert not miscarries("pdf", data)
    pdf.docinfo["/Provenance"] = page.provenance.text.replace("0123456789ab", "8765456789ab")
    assert miscarries("pdf", saved(pdf))
    assert "876545678" in planted("pdf", saved(pdf))


def test_a_figure_planted_in_an_alternative_text_of_a_pdf_is_caught():
    import pikepdf

    pdf = pikepdf.open(BytesIO(page_and_file("pdf")[1]))
    described = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
    assert described
    described[0]["/Alt"] = pikepdf.String("8,765 customers")
    assert "says `8,765`" in planted("pdf", saved(pdf))


def test_a_figure_planted_in_a_bookmark_of_a_pdf_is_caught():
    import pikepdf

    pdf = pikepdf.open(BytesIO(page_and_file("pdf")[1]))
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("8,765 customers", 0))
    assert "says `8,765`" in planted("pdf", saved(pdf))


def saved(pdf) -> bytes:
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def test_a_figure_in_the_name_of_a_file_must_be_one_of_the_page():
    _, data = page_and_file("text")
    assert "says `99`" in planted("text", data, "one-pagers/saas-99.txt")


def test_the_number_of_a_page_is_no_figure_of_its_own_and_any_other_is():
    page, data = page_and_file("pdf")
    assert "9" not in page_figures(page)
    assert planted("pdf", data) == ""


def test_a_style_sheet_that_writes_a_figure_into_the_print_is_caught(tmp_path):
    for folder in ("content", "layouts"):
        shutil.copytree(HERE / folder, tmp_path / folder)
    css = tmp_path / "layouts/one-pagers/print.css"
    css.write_text(css.read_text("utf-8") + '\nh2::before { content: "8,765 "; }\n', "utf-8")
    workspace, _ = load_workspace(Project(tmp_path), formats())
    ((_, page), *_) = compose(workspace.documents["one-pagers/saas"], workspace).pages
    with pytest.raises(Problem, match=r"one-pagers/saas\.pdf` says `8,765`"):
        finish(page, "pdf", trace_page(page, workspace.terms))


def test_a_writer_that_adds_a_figure_makes_no_file(monkeypatch):
    class Boasting:
        SUFFIX = "txt"

        @staticmethod
        def write(page: Page) -> bytes:
            return writer("text").write(page) + b"\nTrusted by 8,765 companies\n"

    page, _ = page_and_file("text")
    monkeypatch.setattr(render, "writer", lambda name: Boasting)
    with pytest.raises(Problem, match="planted-figure"):
        finish(page, "text", trace_page(page, kit().terms))


@pytest.mark.parametrize("form", [form for form in NAMES if form != "pdf"])
def test_every_figure_of_a_customer_document_is_traced_in_every_format(form):
    page, _ = page_and_file(form)
    covered = finish(page, form, trace_page(page, kit().terms)).coverage
    assert covered.figures == covered.traced > 0
