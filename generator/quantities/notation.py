"""How a country writes numbers, money, shares and days, by the CLDR: the separators, the signs, and short forms.

English as such needs no CLDR here: `1,200.5`, `$1.2M`. A number that another country reads as another one is refused in
every notation: `1.200` where a point parts decimals, `1,200` where a comma does.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from babel import Locale, UnknownLocaleError
from babel.numbers import get_currency_name

from generator.quantities.languages import language_of

HOME = frozenset({"en", "en-US"})
"""The notation of the engine itself."""
_TEXT = re.compile(r"[0¤\s\u00a0\u202f\u200f]+")


@dataclass(frozen=True, eq=False)
class Notation:
    """The marks of one country: `groups` part thousands, `decimal` the rest; `lakhs` are groups of two; `scales` are
    short forms of powers of ten, `signs` its ways to write currencies, each with its code."""

    groups: str = ","
    decimal: str = "."
    lakhs: bool = False
    share_first: bool = False
    scales: Mapping[str, int] = field(default_factory=dict)
    signs: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def number(self) -> str:
        """The pattern of a number."""
        group = f"[{re.escape(self.groups)}\u00a0]"
        grouped = rf"[1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}})+"
        if self.lakhs:
            grouped = rf"[1-9][0-9]?(?:{group}[0-9]{{2}})*{group}[0-9]{{3}}|{grouped}"
        return rf"(?:{grouped}|0|[1-9][0-9]*)(?:{re.escape(self.decimal)}[0-9]+)?"

    @property
    def group(self) -> str:
        """What parts thousands."""
        return self.groups[:1] or "\u00a0"

    @cached_property
    def ambiguous(self) -> re.Pattern[str]:
        """A number of three decimals: twelve hundred in one country and a little over one in the next."""
        return re.compile(rf"[1-9]\d{{0,2}}{re.escape(self.decimal)}\d{{3}}")

    @cached_property
    def marks(self) -> str:
        """What may stand within a number, for a class of characters."""
        return re.escape("".join(dict.fromkeys(f".,{self.groups}")))

    def plain(self, number: str) -> str:
        """The number with a point and without groups."""
        for mark in (*self.groups, "\u00a0"):
            number = number.replace(mark, "")
        return number.replace(self.decimal, ".")


@cache
def find_notation(tag: str) -> Notation:
    """The notation of a tag such as `de-CH`; of one that the CLDR does not have, that of its language, or English."""
    locale = find_locale(tag)
    if tag in HOME or locale is None:
        return Notation()
    symbols = _symbols(locale)
    groups = {symbols["group"], symbols.get("currencyGroup", symbols["group"])}
    decimal, lakhs = symbols["decimal"], locale.decimal_formats[None].grouping == (3, 2)
    return Notation(
        # A thin space is a no-break space for whoever reads, and so is an apostrophe in any form.
        groups="".join(sorted(mark.replace("’", "'") for mark in groups if not mark.isspace() and mark != decimal)),
        decimal=decimal,
        lakhs=lakhs,
        share_first=locale.percent_formats[None].pattern.startswith("%"),
        # English has its own letters, to which India adds the lakh and the crore.
        scales=_scales(locale) if language_of(tag) != "en" or lakhs else {},
        signs={sign: code for code, sign in locale.currency_symbols.items()},
    )


@cache
def find_locale(tag: str) -> Locale | None:
    """The CLDR's data of a tag, or of its language; nothing if there are none."""
    for one in (tag, language_of(tag)):
        try:
            return Locale.parse(one, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


def _symbols(locale: Locale) -> Mapping[str, str]:
    every: Mapping[str, Mapping[str, str]] = locale.number_symbols
    return every.get(locale.default_numbering_system) or every["latn"]


def _scales(locale: Locale) -> dict[str, int]:
    """Short and long names of powers of ten, `Mio.` and `Millionen`: what their patterns hold beside digits."""
    found: dict[str, int] = {}
    formats = (*locale.compact_decimal_formats.values(), *locale.compact_currency_formats.values())
    for by_plural in formats:
        for by_size in by_plural.values():
            for size, pattern in by_size.items():
                written = pattern.pattern.replace("'", "")
                word = " ".join(_TEXT.sub(" ", written).split())
                if word:
                    found.setdefault(word, len(size) - written.count("0"))
    return found


def currency_names(tag: str, code: str) -> frozenset[str]:
    """What the country calls a currency, for one, a few and many."""
    locale = find_locale(tag)
    return frozenset(get_currency_name(code, count, locale=locale) for count in COUNTS) if locale else frozenset()


COUNTS = (None, 1, 2, 5)
"""Numbers whose words differ in most languages."""
