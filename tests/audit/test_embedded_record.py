"""The record of provenance in a finished file must be its page's; it says no figures, but only as long as it is."""

from dataclasses import replace
from io import BytesIO

import pytest

from generator.audit.embedded_record import check_record
from generator.audit.readers import find_reader
from generator.audit.unexpected_figures import read_figures
from generator.writers import formats, writer
from tests.audit.finished import in_package, page_and_file, reading, saved


def miscarries(form: str, data: bytes) -> bool:
    reader = find_reader(formats()[form].suffix)
    found = check_record(page_and_file(form)[0], reading(form, data), reader, "x")
    return [one.code for one in found] == ["record-differs"]


def figures(form: str, data: bytes) -> list[str]:
    """The figures of the file, read with the page's record."""
    record = page_and_file(form)[0].provenance.text
    return [*read_figures(reading(form, data), find_reader(formats()[form].suffix), "x", record).said]


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
    assert "8765" in str(figures("docx", damaged)).replace(",", "")


def test_the_record_in_a_pdf_is_found_and_must_be_the_page_s():
    import pikepdf

    page, data = page_and_file("pdf")
    pdf = pikepdf.open(BytesIO(data))
    assert str(pdf.docinfo["/Provenance"]) == page.provenance.text
    assert not miscarries("pdf", data)
    pdf.docinfo["/Provenance"] = page.provenance.text.replace("0123456789ab", "8765456789ab")
    assert miscarries("pdf", saved(pdf))
    assert any("876545678" in figure for figure in figures("pdf", saved(pdf)))


@pytest.mark.parametrize("form", ["text", "csv", "email"])
def test_a_format_that_carries_no_record_needs_none(form):
    assert not miscarries(form, page_and_file(form)[1])
