"""Numbers, money, shares, days and short forms in twelve languages and eight currencies: printed as the CLDR says."""

from datetime import date
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_compact_currency, format_currency, format_decimal, format_percent

from generator.content.locale_forms import (
    as_at_home,
    locale_of,
    write_compact,
    write_day,
    write_list,
    write_money,
    write_number,
    write_percent,
    write_range,
)

LANGUAGES = ("de-DE", "de-AT", "de-CH", "fr-FR", "fr-CH", "es-ES", "it-IT", "pt-BR", "nl-NL", "sv-SE", "ja-JP", "en-GB")
CURRENCIES = ("EUR", "USD", "GBP", "CHF", "JPY", "SEK", "PLN", "KWD")
AMOUNTS = (1200, -1200, 0, 7, 1234567.5, -0.25)
PLACES = {"JPY": 0, "KWD": 3}


def real_minus(text: str) -> str:
    """As CLDR writes it, with the sign for the hyphen that it types."""
    return text.replace("-", "−")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_writes_what_the_cldr_says(language: str):
    locale = locale_of(language)
    for code in CURRENCIES:
        places = PLACES.get(code, 2)
        for amount in AMOUNTS if places else (1200, -1200):
            said = real_minus(format_currency(amount, code, locale=locale))
            assert write_money(amount, places, code, language) == said, (code, amount)
        short = str(format_compact_currency(Decimal(1230000), code, locale=locale, fraction_digits=2))
        if language != "en-GB":
            assert write_compact(1234567, language, code) == short
    for value in (1200, 1234567.25, 0.5):
        assert write_number(value, 2, language) == format_decimal(value, format="#,##0.00", locale=locale)
        assert as_at_home(write_number(value, 2, language), language) == f"{value:,.2f}"
    assert write_percent(-0.265, 0, language) == real_minus(format_percent(-0.265, locale=locale))
    if language != "en-GB":
        day = format_date(date(2026, 2, 6), "medium", locale=locale)
        assert write_day(date(2026, 2, 6), language).replace("\u00a0", " ") == day


@pytest.mark.parametrize(
    "language, money, share, day, pair, short",
    [
        ("en-US", "$1,200.50", "26%", "Feb\u00a06,\u00a02026", "2–3", "$1.23M"),
        ("de-DE", "1.200,50\u00a0$", "26\u00a0%", "06.02.2026", "2–3", "1,23\u00a0Mio.\u00a0$"),
        ("de-CH", "$\u00a01’200.50", "26%", "06.02.2026", "2–3", "1.23\u00a0Mio.\u00a0$"),
        ("fr-FR", "1\u202f200,50\u00a0$US", "26\u00a0%", "6\u00a0févr.\u00a02026", "2–3", "1,23\u00a0M\u00a0$US"),
        ("ja-JP", "$1,200.50", "26%", "2026/02/06", "2～3", "$123万"),
    ],
)
def test_what_readers_of_a_language_see(language, money, share, day, pair, short):
    assert write_money(1200.5, 2, "USD", language) == money
    assert write_percent(0.26, 0, language) == share
    assert write_day(date(2026, 2, 6), language) == day
    assert write_range("2", "3", language) == pair
    assert write_compact(1234567, language, "USD") == short


def test_indian_groups_have_two_digits():
    assert write_number(1234567, 0, "en-IN") == "12,34,567"


def test_what_a_language_does_not_shorten_stays_in_full():
    assert write_compact(100000, "de-DE") == "100.000"
    assert write_compact(-100000, "de-DE", "EUR") == "−100.000\u00a0€"


def test_a_version_is_no_number_in_another_language():
    assert as_at_home("Version 1.0 von 2026", "de-DE") == "Version 1.0 von 2026"


def test_a_list_ends_as_the_language_ends_it():
    assert write_list(["a", "b", "c"], "de-DE") == "a, b und c"
