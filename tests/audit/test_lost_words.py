"""Words of the page that a finished file does not have are found, whatever its format."""

import re
from dataclasses import replace

import pytest

from generator.audit.lost_words import find_lost_words
from generator.audit.reading import Reading
from generator.writers import formats
from tests.audit.finished import NAMES, page_and_file, reading

LOST = re.compile("of the page's words are missing|holds no part of its page")
PARTIAL = [name for name, form in formats().items() if not form.whole]


def lost(form: str, read: Reading) -> str:
    found = find_lost_words(page_and_file(form)[0], read, formats()[form])
    return found[0].message if found else ""


@pytest.mark.parametrize("form", NAMES)
def test_a_file_as_it_is_written_has_lost_nothing(form):
    assert lost(form, reading(form, page_and_file(form)[1])) == ""


@pytest.mark.parametrize("form", NAMES)
def test_a_reading_without_words_has_lost_them_all(form):
    assert LOST.search(lost(form, Reading(str)))


@pytest.mark.parametrize("form", NAMES)
def test_words_of_something_else_are_none_of_the_page_s(form):
    assert LOST.search(lost(form, Reading(lambda: "Lorem ipsum dolor sit amet")))


@pytest.mark.parametrize("form", [name for name in NAMES if name not in PARTIAL])
def test_a_word_that_is_gone_is_named(form):
    read = reading(form, page_and_file(form)[1])
    word = "calls" if form == "ics" else "hours"
    assert word in read.visible
    less = Reading(lambda: read.visible.replace(word, ""), lambda: read.beside, lambda: read.numbers)
    assert f"`{word}`" in lost(form, less)


@pytest.mark.parametrize("form", PARTIAL)
def test_a_part_of_the_page_is_enough_for_a_format_that_holds_a_part(form):
    page, _ = page_and_file(form)
    assert lost(form, Reading(lambda: page.root.text[:200])) == ""


def test_values_of_a_model_may_be_numbers_and_must_be_there():
    """Cells that hold numbers say them to no one but a reader of numbers."""
    read = reading("xlsx", page_and_file("xlsx")[1])
    assert read.numbers
    assert lost("xlsx", Reading(lambda: read.visible, lambda: read.beside)) != ""


def test_a_word_with_the_mark_of_a_note_run_into_it_is_no_lost_word():
    page, data = page_and_file("pdf")
    read = reading("pdf", data)
    mark = next(note.text.strip() for note in page.root.find("note"))
    run_in = replace(read, read_visible=lambda: read.visible.replace("hours", f"hours{mark}", 1))
    assert lost("pdf", run_in) == ""
