"""What somebody has changed in a file is told apart from what people fill in; see `tests/press/test_verify.py`, too."""

import pytest

from generator.audit.edits import Edits, find_edits
from generator.audit.reading import Fixed, Reading
from tests.audit.finished import CARRYING, page_and_file, reading


@pytest.mark.parametrize("form", CARRYING)
def test_a_file_as_it_was_sent_has_no_edits(form):
    page, data = page_and_file(form)
    assert find_edits(page, reading(form, data)) == Edits()


@pytest.mark.parametrize("form", CARRYING)
def test_a_figure_more_is_an_edit_in_every_format(form):
    page, data = page_and_file(form)
    fixed = reading(form, data).fixed
    more = Fixed(f"{fixed.words} 8,765", fixed.around, fixed.numbers, fixed.live, fixed.script, fixed.repeats,
                 fixed.repeats_links)  # fmt: skip
    assert find_edits(page, Reading(str, read_fixed=lambda: more)).figures == ("8,765",)


def test_a_word_more_counts_unless_print_says_it_again_on_each_sheet():
    page, data = page_and_file("pdf")
    words = reading("pdf", data).fixed.words
    word = page.title.split()[0]
    sheets, scroll = (Fixed(f"{words} {word}", repeats=repeats) for repeats in (True, False))
    assert find_edits(page, Reading(str, read_fixed=lambda: sheets)).words == ()
    assert word.casefold() in find_edits(page, Reading(str, read_fixed=lambda: scroll)).words


def test_the_draft_band_is_no_edit():
    page, data = page_and_file("docx")
    words = reading("docx", data).fixed.words
    band = Fixed(f"Draft: not cleared for release. {words}")
    assert find_edits(page, Reading(str, read_fixed=lambda: band)).figures == ()
