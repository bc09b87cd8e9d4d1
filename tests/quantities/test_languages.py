"""Figures in German and French are read as the same in English, and what the lexicon leaves out is read as nothing."""

import pytest

from generator.quantities.figures import find_figures
from generator.quantities.languages import FOLDER, find_lexicon
from generator.quantities.scan import parse_quantity, parse_stated
from generator.quantities.support import supports
from generator.quantities.units import engine_units

UNITS = engine_units()
GERMAN = {
    "1.200 €": "€1,200", "EUR 1.200": "€1,200", "1.200 US-Dollar": "$1,200", "2,4 Mio. €": "€2.4M", "2 Mrd. EUR": "€2B",
    "31 Prozent": "31%", "höchstens 90": "≤90", "mindestens 80 %": "80%+", "unter 50 ms": "<50 ms",
    "rund 90 %": "about 90%",
    "90 oder mehr": "90+", "bis zu 12 Monate": "up to 12 months", "ab 18 €": "from €18", "mehr als ein Drittel": ">33%",
    "vierzehn": "14", "vierzehn Tage": "14 days", "einundzwanzig": "21", "ein Drittel": "33%", "drei Viertel": "75%",
    "die Hälfte": "50%", "drei von vier": "3 of 4", "3 von 10": "3 of 10", "eine halbe Stunde": "0.5 hours",
    "anderthalb Stunden": "1.5 hours", "zweieinhalb Tage": "2.5 days", "einem Tag": "1 day", "14-tägig": "14 days",
    "5 € pro Monat": "€5/month", "5 € im Monat": "€5/month", "5 € monatlich": "€5/month", "5 €/Jahr": "€5/year",
    "29 € pro Person und Monat": "€29/month/person", "zwischen 24 und 48 Stunden": "24-48 hours",
    "24 bis 48 Stunden": "24-48 hours", "von 24 bis 48 Stunden": "24-48 hours", "zweimal pro Tag": "2/day",
    "verdoppelt": "2x", "dreifach": "3x", "zehnmal": "10x", "ein Dutzend": "12", "minus 5 %": "-5%", "21 °C": "21 °C",
    "1.200,5 kWh": "1,200.5 kWh", "20 Grad Celsius": "20 °C", "5 Arbeitstage": "5 working days",
    "KWD 5,000": "KWD\u00a05.000",
}  # fmt: skip
FRENCH = {
    "1\u202f200 €": "€1,200", "1\u00a0200\u00a0$US": "$1,200", "2,4 M€": "€2.4M", "2,4\u00a0M\u00a0€": "€2.4M",
    "1,5 milliard d’euros": "€1.5B", "31 pour cent": "31%", "au plus 90": "≤90", "au moins 80 %": "80%+",
    "moins de 50 ms": "<50 ms", "environ 90 %": "about 90%", "90 ou plus": "90+", "jusqu’à 12 mois": "up to 12 months",
    "à partir de 18 €": "from €18", "plus d'un tiers": ">33%", "quatorze": "14", "quatorze jours": "14 days",
    "soixante et onze": "71", "quatre-vingt-dix-sept": "97", "un tiers": "33%", "trois quarts": "75%",
    "la moitié": "50%", "neuf sur dix": "9 of 10", "3 sur 10": "3 of 10", "une demi-heure": "0.5 hours",
    "une heure et demie": "1.5 hours", "deux heures et demie": "2.5 hours", "un mois": "1 month",
    "5 € par mois": "€5/month", "5 €/an": "€5/year", "12 jours par an": "12 days/year",
    "entre 24 et 48 heures": "24-48 hours",
    "de 24 à 48 heures": "24-48 hours", "deux fois par jour": "2/day", "doublé": "2x", "trois fois": "3x",
    "une douzaine": "12", "moins 5 %": "-5%", "5 jours ouvrés": "5 working days", "2,5 Go": "2.5 GB",
}  # fmt: skip


@pytest.mark.parametrize("language, table", [("de-DE", GERMAN), ("fr-FR", FRENCH)])
def test_a_figure_is_the_same_in_english(language, table):
    units = UNITS.in_language(language)
    assert {text: str(parse_quantity(text, units)) for text in table} == table


@pytest.mark.parametrize(
    "language, texts",
    [
        (
            "de-DE",
            ["1,200", "1.20", "1,200.50", "1 200 €", "12 % im Jahr 2026", "ein", "eine", "erste", "14-Tage-Test"],
        ),
        ("fr-FR", ["1.200", "1,200", "1 200 €", "un", "une", "premier", "1.5"]),
    ],
)
def test_what_is_ambiguous_or_foreign_is_no_figure(language, texts):
    assert {text for text in texts if parse_quantity(text, UNITS.in_language(language))} == set()


def test_figures_of_running_words_are_found_and_articles_are_none():
    german = "Wir sparen 1.200 € und 31 Prozent in vierzehn Tagen, die Hälfte, jeder dritte Kunde; ein Tag reicht."
    french = "Nous gagnons 2,4 M€, la moitié des heures et quatorze jours, un client sur trois ; un mois suffit."
    found = [
        [one.text for one in find_figures(text, UNITS.in_language(tag))]
        for text, tag in ((german, "de-DE"), (french, "fr"))
    ]
    assert found[0] == ["1.200 €", "31 Prozent", "vierzehn Tagen", "die Hälfte", "jeder dritte"]
    assert found[1] == ["2,4 M€", "la moitié", "quatorze jours", "un client sur trois"]


def test_facts_are_read_in_the_language_of_the_brand_and_in_english_where_that_says_nothing():
    home = UNITS.in_language("de-DE")
    german = home.with_own((), "de-DE")
    assert [str(parse_stated(text, german)) for text in ("1.200 €", "1,5 Stunden", "1.5 hours", "86.7%")] == [
        "€1,200", "1.5 hours", "1.5 hours", "86.7%",
    ]  # fmt: skip
    assert parse_stated("1,200", german) is None
    assert supports("1.200 €", "€1,200", german.in_language("en-US")) == ""


def test_every_language_has_all_rows_and_units_that_are_there():
    for path in FOLDER.glob("*.yaml"):
        lexicon = find_lexicon(path.stem)
        assert lexicon
        assert {*lexicon.units, *lexicon.currencies} <= UNITS.by_name.keys(), path.name
        assert {*lexicon.period_of.values()} <= {"year", "quarter", "month", "week", "day", "hour"}, path.name
        assert path.stem == "en" or lexicon.sizes, path.name
