"""What the CLDR prints in twelve countries is read back there as the very figure, and nowhere as another one."""

import re
from datetime import date

import pytest
from babel import Locale
from babel.dates import format_date
from babel.numbers import (
    format_compact_currency,
    format_compact_decimal,
    format_currency,
    format_decimal,
    format_percent,
)

from generator.quantities.days import read_day
from generator.quantities.quantity import Quantity
from generator.quantities.scan import parse_quantity
from generator.quantities.support import supports
from generator.quantities.units import engine_units

COUNTRIES = (
    "en-US", "en-IN", "de-DE", "de-CH", "fr-FR", "fr-CA", "es-ES", "it-IT", "nl-NL", "pl-PL", "pt-BR", "sv-SE", "tr-TR",
    "ja-JP",
)  # fmt: skip
CURRENCIES = ("USD", "EUR", "GBP", "CHF", "JPY", "KWD", "INR", "PLN")
AMOUNTS = (5, 1_234, 1_234_567.5, -89.9)
GLUED = re.compile(r"(?<=\d\u00a0M)(?=[A-Z])|(?<=\dL)(?=[A-Z])|(?<=\u00a0Mn)(?=[A-Z])")
"""Where a currency's letters follow those of a scale: the CLDR (alphaNextToNumber) has a blank, babel has none."""
DAY = date(2026, 1, 25)
UNITS = engine_units()
NOTHING = Quantity(None, None)


def read(text: str, country: str) -> Quantity | None:
    return parse_quantity(text, UNITS.in_language(country))


@pytest.mark.parametrize("currency", CURRENCIES)
@pytest.mark.parametrize("country", COUNTRIES)
def test_money_is_read_back_in_every_position_and_with_the_decimals_of_its_currency(country, currency):
    places = UNITS.by_name[currency].places
    for amount in AMOUNTS:
        printed = format_currency(amount, currency, locale=Locale.parse(country, sep="-"))
        found = read(printed, country) or NOTHING
        assert (found.unit.name, found.value) == (currency, round(amount + 0.0, places)), printed
        assert found.place == -places, printed


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u202f"])
def test_a_sign_of_two_words_is_read_with_any_blank_in_it(blank):
    found = read(f"48{blank}$ US".replace(" ", blank), "fr-CA") or NOTHING
    assert (found.unit.name, found.value) == ("USD", 48)


@pytest.mark.parametrize("currency", CURRENCIES)
@pytest.mark.parametrize("country", COUNTRIES)
def test_compact_money_is_read_back(country, currency):
    printed = format_compact_currency(2_400_000, currency, fraction_digits=1, locale=Locale.parse(country, sep="-"))
    printed = GLUED.sub("\u00a0", printed)
    found = read(printed, country) or NOTHING
    assert (found.unit.name, found.value) == (currency, 2_400_000), printed


@pytest.mark.parametrize("country", COUNTRIES)
def test_shares_numbers_ranges_and_short_forms_are_read_back(country):
    locale = Locale.parse(country, sep="-")
    share = format_percent(0.315, locale=locale, decimal_quantization=False)
    found = read(share, country) or NOTHING
    assert (found.unit.name, found.value) == ("%", 31.5), share
    whole = format_decimal(1_234_567, locale=locale)
    assert (read(whole, country) or NOTHING).value == 1_234_567, whole
    low, high = (format_decimal(one, locale=locale) for one in (1_200, 12_500.25))
    reading = read(f"{low}–{high}", country) or NOTHING
    assert reading.ends == (1_200, 12_500.25), f"{low}–{high}"
    for form in locale.compact_decimal_formats:
        short = format_compact_decimal(3_400_000, format_type=form, fraction_digits=1, locale=locale)
        assert (read(short, country) or NOTHING).value == 3_400_000, short


@pytest.mark.parametrize("country", COUNTRIES)
def test_days_are_read_back_in_every_form(country):
    for form in ("short", "medium", "long", "full"):
        printed = format_date(DAY, form, locale=Locale.parse(country, sep="-"))
        assert read_day(printed, country) == DAY, printed


COMMA = ("de-DE", "es-ES", "it-IT", "nl-NL", "pt-BR", "tr-TR", "fr-FR", "pl-PL", "sv-SE")
POINT = ("en-US", "en-IN", "de-CH", "ja-JP")


@pytest.mark.parametrize("country", COMMA)
def test_where_a_comma_parts_decimals_one_before_three_digits_is_refused(country):
    units = UNITS.in_language(country)
    assert parse_quantity("1,200", units) is None
    assert "two ways, 1200 and 1.2" in supports("1200", "1,200", units)
    assert "is not how numbers are written" in supports("1200.5", "1,200.50", units)


@pytest.mark.parametrize("country", POINT)
def test_where_a_point_parts_decimals_one_before_three_digits_is_refused(country):
    units = UNITS.in_language(country)
    assert parse_quantity("1.200", units) is None
    assert "two ways" in supports("1200", "1.200", units)
    assert "is not how numbers are written" in supports("1200.5", "1.200,50", units)


def test_the_dollar_of_a_country_is_its_own():
    def currency(country: str) -> str:
        found = read("$5", country)
        return found.unit.name if found else ""

    assert [currency(one) for one in ("en-US", "en-AU", "en-CA", "en-GB")] == ["USD", "AUD", "CAD", "USD"]


def test_the_same_units_in_another_language_stay_those_of_the_ledger():
    german = UNITS.in_language("de-DE")
    assert german.stated is UNITS
    assert german is UNITS.in_language("de-DE")
    assert supports("under 50 ms", "unter 50 ms", german) == ""
    assert supports("$1,200 a month", "1.200 $ im Monat", german) == ""
    assert supports("25 January 2026", "25. Januar 2026", german) == ""
    assert supports("25 January 2026", "26. Januar 2026", german) != ""
