"""Typographic marks: what a typist types, as a typesetter sets it."""

import pytest

from generator.pages.tree import Element
from generator.pages.typography import typeset


def set_in(language: str, *children: Element | str) -> str:
    return typeset(Element("p", {}, children), language).text


@pytest.mark.parametrize(
    "typed, printed",
    [
        ('He said "no".', "He said “no”."),
        ("the customer's plan", "the customer’s plan"),
        ("('quoted')", "(‘quoted’)"),
        ("wait...", "wait…"),
        ("rules -- all of them", "rules – all of them"),
        ("under 50 ms at peak", "under 50\u00a0ms at peak"),
        ("SOC 2 audit", "SOC\u00a02 audit"),
        ("well-known", "well-known"),
        ("$5 million", "$5\u00a0million"),
    ],
)
def test_english_text_is_set_with_real_marks(typed, printed):
    assert set_in("en-US", typed) == printed


def test_the_last_short_word_never_stands_alone_on_a_line():
    assert set_in("en-US", "The hours are our assumption; please correct us.").endswith("correct\u00a0us.")


def test_a_label_may_break_where_it_likes():
    assert set_in("en-US", "Cost of one hour") == "Cost of one hour"


def test_a_quote_closes_after_a_citation_or_a_field():
    assert set_in("en-US", '"', Element("data", {}, ("50%",)), '" it said') == "“50%” it said"


def test_a_field_is_followed_by_an_apostrophe_and_not_by_an_opening_quote():
    assert set_in("en-US", Element("span", {}, ("Company",)), "'s rules") == "Company’s rules"


def test_code_stays_as_typed():
    assert set_in("en-US", Element("code", {}, ('"x" 50 ms',))) == '"x" 50 ms'


def test_quotes_of_other_languages_are_left_to_their_authors():
    assert set_in("de-DE", '"Ja"') == '"Ja"'
