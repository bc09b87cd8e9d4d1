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


@pytest.mark.parametrize(
    "typed, end",
    [
        ("Launch a pricing tier without waiting for a sprint", "for a\u00a0sprint"),
        ("Answer the auditor with a receipt, not a project", "not a\u00a0project"),
        ("Hold every tenant to its quota, and keep the receipt", "keep the\u00a0receipt"),
        ("Nobody can prove who had access to what", "access to\u00a0what"),
        ("A longer headline that ends characteristically", "ends characteristically"),
    ],
)
def test_a_headline_leaves_no_short_word_alone_on_its_last_line(typed, end):
    assert typeset(Element("h1", {}, (typed,)), "en-US").text.endswith(end)


def test_what_stands_before_a_citation_counts_for_the_length_of_its_headline():
    cited = Element("data", {"class": "citation"}, ("30 days",))
    assert set_in("en-US", cited, " to decide, with evidence").endswith("with\u00a0evidence")


def test_a_figure_that_ends_a_headline_keeps_its_unit():
    cited = Element("data", {"class": "citation"}, ("9.9 months",))
    headline = Element("h1", {}, ("TAI pays for its first year in ", cited))
    assert typeset(headline, "en-US").text.endswith("in 9.9\u00a0months")


def test_a_blank_keeps_its_unit_and_the_short_words_that_lead_to_it():
    blank = Element("em", {}, ("____ a day",))
    assert set_in("en-US", "Evidence takes days, not in ", blank, " by all measures").startswith(
        "Evidence takes days, not\u00a0in\u00a0____\u00a0a\u00a0day by all"
    )
    assert set_in("en-US", "It counts not in ", Element("em", {}, ("days",))) == "It counts not in days"


def test_a_label_may_break_where_it_likes():
    assert set_in("en-US", "Cost of one hour") == "Cost of one hour"


def test_a_quote_closes_after_a_citation_or_a_field():
    assert set_in("en-US", '"', Element("data", {}, ("50%",)), '" it said') == "“50%” it said"


def test_a_field_is_followed_by_an_apostrophe_and_not_by_an_opening_quote():
    assert set_in("en-US", Element("span", {}, ("Company",)), "'s rules") == "Company’s rules"


def test_a_french_colon_keeps_its_space_after_words_of_another_kind():
    figure = Element("strong", {}, ("trois critères",))
    assert set_in("fr-FR", figure, ": la preuve") == "trois critères\u00a0: la preuve"


def test_code_stays_as_typed():
    assert set_in("en-US", Element("code", {}, ('"x" 50 ms',))) == '"x" 50 ms'


def test_quotes_of_other_languages_are_left_to_their_authors():
    assert set_in("sv-SE", '"Ja"') == '"Ja"'


@pytest.mark.parametrize(
    "language, typed, printed",
    [
        ("de-DE", 'Er sagte "nein".', "Er sagte „nein“."),
        ("de-DE", "Hans' Regel, wie geht's?", "Hans’ Regel, wie geht’s?"),
        ("fr-FR", 'Il a dit "non".', "Il a dit «\u00a0non\u00a0»."),
        ("fr-FR", "l'offre : oui ? non", "l’offre\u00a0: oui\u202f? non"),
        (
            "fr-FR",
            "l'offre: oui? non! 20% de moins; «voilà»",
            "l’offre\u00a0: oui\u202f? non\u202f! 20\u202f% de moins\u202f; «\u00a0voilà\u00a0»",
        ),
        ("fr-FR", "à 12:30, https://a.example?b=c", "à 12:30, https://a.example?b=c"),
        ("fr-CA", "Vraiment?", "Vraiment?"),
        (
            "de-DE",
            "Das gilt z. B. hier, u.a. auch an jedem anderen Ort",
            "Das gilt z.\u00a0B. hier, u.\u00a0a. auch an jedem anderen\u00a0Ort",
        ),
        ("de-CH", 'Er sagte "nein".', "Er sagte «nein»."),
        ("it-IT", 'Ha detto "no".', "Ha detto «no»."),
        ("sv-SE", 'Han sa "nej".', 'Han sa "nej".'),
    ],
)
def test_quotes_and_spaces_are_those_of_the_language(language, typed, printed):
    assert set_in(language, typed) == printed
