"""Every format that has a writer has a reader, and a reader tells all that a file says."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from types import SimpleNamespace

import pypdfium2
import pytest

from generator.audit.readers import find_reader, load_readers, read_back, require_readers
from generator.checks.trace import trace_page
from generator.diagnostics import Problem
from generator.press import render
from generator.press.render import finish
from generator.writers import formats
from tests.audit.finished import CARRYING, NAMES, in_package, kit, page_and_file, reading

FIRST = {"csv": "subject", "sfdx": "fullName"}
NAMED = {name: form.suffix for name, form in formats().items()}


def test_there_is_a_reader_for_each_ending_that_a_writer_makes_and_for_no_other():
    assert load_readers().keys() == {*NAMED.values()}


def test_every_format_is_tried_in_the_tests_of_this_room():
    assert NAMES.keys() == formats().keys()


def test_an_ending_that_nobody_reads_is_named():
    with pytest.raises(Problem, match=r"format-without-reader: a writer makes `\.odt` files"):
        require_readers(["pdf", "odt"])
    with pytest.raises(Problem, match="format-without-reader"):
        find_reader("odt")


@pytest.mark.parametrize("form", NAMES)
def test_a_reading_has_the_words_of_its_page_s_title(form):
    """In the text, or beside it: a table for tools and source have no title, and start with names of their own."""
    page, data = page_and_file(form)
    read = reading(form, data)
    wanted = FIRST.get(form) or page.root.text.split()[0]
    assert read.visible.strip()
    assert wanted.casefold() in f"{read.visible} {read.beside}".casefold()


@pytest.mark.parametrize("form", CARRYING)
def test_what_nobody_may_change_is_read_from_every_file_that_can_come_back(form):
    page, data = page_and_file(form)
    assert page.title.split()[0].casefold() in reading(form, data).fixed.words.casefold()


@pytest.mark.parametrize("form", [name for name, suffix in NAMED.items() if find_reader(suffix).copies])
def test_a_file_carries_the_record_in_as_many_copies_as_its_reader_wants(form):
    page, data = page_and_file(form)
    assert reading(form, data).record == (page.provenance.text,) * find_reader(NAMED[form]).copies


@pytest.mark.parametrize("form", NAMES)
def test_a_file_is_opened_once_and_each_part_of_it_is_read_once(form):
    """What is asked for again is the same object."""
    read = reading(form, page_and_file(form)[1])
    for part in ("visible", "beside", "numbers", "record"):
        assert getattr(read, part) is getattr(read, part)


@pytest.mark.parametrize("ending", ["pdf", "docx", "xlsx"])
def test_what_is_no_file_of_the_format_cannot_be_read_back(ending):
    with pytest.raises(Problem, match="unreadable-artifact"):
        read_back(b"no such thing", find_reader(ending))


@pytest.mark.parametrize("ending", ["html", "txt", "csv"])
def test_text_that_is_not_UTF_8_cannot_be_read_back(ending):
    with pytest.raises(Problem, match="unreadable-artifact"):
        read_back("<p>Grüße</p>".encode("latin-1"), find_reader(ending))


# What is no word of the page.


def test_numbers_of_pages_are_left_out():
    _, data = page_and_file("pdf")
    assert re.search(r"\b1 / 2\b", reading("pdf", data).visible) is None
    _, data = page_and_file("docx")
    more = in_package(data, "word/footer1.xml", ">1</w:t>", ">8765</w:t>")
    assert "8765" not in reading("docx", more).visible


def test_a_workbook_s_hidden_sheets_say_words_beside_the_page_and_no_numbers():
    _, data = page_and_file("xlsx")
    shown = reading("xlsx", data)
    hiding = in_package(data, "xl/workbook.xml", 'sheetId="3" state="visible"', 'sheetId="3" state="hidden"')
    hidden = reading("xlsx", hiding)
    assert len(hidden.visible) < len(shown.visible)
    assert len(hidden.beside) > len(shown.beside)
    assert len(hidden.numbers) < len(shown.numbers)


@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx"])
def test_a_finished_file_is_opened_once_for_the_whole_audit(form, monkeypatch):
    page, data = page_and_file(form)
    opened = []
    monkeypatch.setattr(pypdfium2, "PdfDocument", opening(pypdfium2.PdfDocument, opened))
    monkeypatch.setattr(zipfile, "ZipFile", opening(zipfile.ZipFile, opened))
    made = SimpleNamespace(FORMAT=formats()[form], write=lambda page: data)
    monkeypatch.setattr(render, "writer", lambda name: made)
    finish(page, form, trace_page(page, kit().terms, kit().facts.units))
    assert opened.count(len(data)) == 1
    assert len(opened) == len(set(opened)), "nor is what a chart carries in it opened again"


def opening(real: Callable[..., object], opened: list[int]) -> Callable[..., object]:
    """The same way to open a file, which notes the size of each."""

    def noting(data: BytesIO | bytes, *arguments: object, **more: object) -> object:
        opened.append(len(data.getbuffer() if isinstance(data, BytesIO) else data))
        return real(data, *arguments, **more)

    return noting
