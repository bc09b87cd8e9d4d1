"""The patterns of figures, built from the tables of `lexicon` and the units: one figure, a range, and "half".

The parts, in this order: about, comparator, sign, currency, number, scale, "of" a whole, "or more", unit, per unit,
"or more". Dates, versions, ordinals and names with digits (`2026-01-25`, `24/7`, `1st`, `SOC2`) match none of them.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from generator.quantities.languages import Lexicon
from generator.quantities.lexicon import CURRENCY_SIGNS, NEVER, either, lead, spelt
from generator.quantities.notation import Notation
from generator.quantities.units import Unit, Units

_DECADE = r"[12][0-9]{2}0s"  # "the 1990s" are no seconds
_MINUTES = r"(?<=[0-9])m(?!\w)"  # "5 m" are metres, and "5m" may be minutes or millions
_NO_YEAR = r"(?!\s[12][0-9]{3}(?!\w))"  # "im Jahr 2026" is no year of a rate
_NO_UNIT_OF = frozenset({"%", "percent"})
"""What nothing is measured per."""
_EACH = frozenset({"percent", "pct", "per cent"})


@cache
def build_grammar(units: Units) -> "Grammar":
    """The grammar of these units in their language, built once for them."""
    return _build(tuple(units.by_name.values()), units.lexicon, units.notation)


@lru_cache(maxsize=64)
def _build(units: tuple[Unit, ...], lexicon: Lexicon, notation: Notation) -> "Grammar":
    return Grammar(units, lexicon, notation)


class Grammar:
    """The patterns of figures in the units of a company, each compiled when a text first needs it."""

    def __init__(self, every: tuple[Unit, ...], lexicon: Lexicon, notation: Notation) -> None:
        self.lexicon, self.notation = lexicon, notation
        written = {way for unit in every for way in unit.written} - {"x"}
        self.written = either(written)
        self.per_unit = either({*written, "annum"} - _NO_UNIT_OF)
        self.ones = either({unit.one for unit in every if len(unit.one) > 2})
        # "a night", "each order"; a symbol of one or two letters needs "per" or a slash.
        self.each = either({way for way in written if len(way) > 2 and way not in _EACH})
        # Names such as "dollars" follow their number; codes and signs may stand before it.
        before = {way for unit in every if unit.money for way in unit.written if not way.islower() and " " not in way}
        before |= {"%"} if notation.share_first else set()
        starts = "".join(sorted({re.escape(way[0]) for way in before}))
        self.currency = rf"(?=[{starts}])(?:{_before_digits(before)})"
        self.word = either(lexicon.numbers)
        self.needed = {
            "range": re.compile(rf"-|\s(?i:{self._joint('to', 'and')})\s"),
            "half": re.compile(f"(?i:{self._joint('half')})"),
            "single": re.compile(rf"[0-9]|{self.word}"),
        }
        self._compiled: dict[str, re.Pattern[str]] = {}

    def find(self, name: str, text: str) -> Iterator[re.Match[str]]:
        """Every match of the pattern of this name in the text."""
        return self._pattern(name).finditer(text) if self.needed[name].search(text) else iter(())

    def match(self, name: str, text: str) -> re.Match[str] | None:
        """The match of the whole text."""
        return self._pattern(name).fullmatch(text) if self.needed[name].search(text) else None

    def _pattern(self, name: str) -> re.Pattern[str]:
        if name not in self._compiled:
            self._compiled[name] = re.compile(getattr(self, name)(), re.VERBOSE)
        return self._compiled[name]

    def single(self) -> str:
        """One figure."""
        return (
            self._head()
            + self.figure("1")
            + self._of()
            + self._suffix("more")
            + _unless_money(self.unit("unit"), "money1")
            + self._suffix("more2")
            + self.per()
            + self._suffix("more3")
            + self._after()
        )

    def range(self) -> str:
        """Two figures, from one to the other."""
        return (
            rf"{self._before()}{self._about()}(?:(?P<lead>(?i:{self._joint('between', 'from')}))\s)?"
            + self.figure("1")
            + _unless_money(self.unit("unit1"), "money1")
            + rf"(?P<join>-|\s-\s|\s(?i:{self._joint('to', 'and')})\s)"
            + self.figure("2")
            + _unless_money(self.unit("unit"), "money1", "money2")
            + self.per()
            + self._after()
        )

    def half(self) -> str:
        """The word "half" with what it is a half of."""
        return (
            rf"{self._head()}(?P<half>(?i:{self._joint('half')}))(?!\w)"
            + self._suffix("more")
            + self.unit("unit", gap=rf"\s(?:{self._joint('half_of')})\s|\s|-")
            + self._suffix("more2")
            + self.per()
            + self._suffix("more3")
            + self._after()
        )

    def figure(self, n: str) -> str:
        """A number with its sign, currency and scale; its groups end in `n`."""
        letters, money = self.lexicon.scales, {*self.lexicon.money_scales, *self.lexicon.scales}
        return rf"""
        (?P<sign{n}>[+-])? (?:(?P<money{n}>{self.currency})\s?)? (?(money{n})(?P<minus{n}>-(?=[0-9]))?)
        (?:(?P<number{n}>{self.notation.number})|(?P<word{n}>{self.word}))
        (?P<half{n}>\s(?i:{self._joint("and_half")})(?!\w))?
        (?:(?P<scale{n}>{"|".join(letters) or NEVER})(?=x?(?!\w))
          |(?(money{n})\s?(?P<money_scale{n}>{either(money)})|(?!))
          |\s?(?P<scale_word{n}>{either({*self.lexicon.scale_words, *self.notation.scales})})
        )?"""

    def unit(self, name: str, *, gap: str = "") -> str:
        """A unit, as the group `name`, never after a currency."""
        gap = gap or rf"\s?|-|\s(?:{self._lead('unit_gap')})"
        return rf"(?:(?:(?<=[0-9kKMBn])(?P<{name}_x>[xX])(?!\w)|(?!{_MINUTES})(?:{gap})(?P<{name}>{self.written})))?"

    def per(self) -> str:
        """ "a month", "/month", "monthly"; and what it is per besides."""
        return rf"""(?:
            (?:(?:\s?/\s?|\s(?:{self._lead("per")}))(?P<per>{self.per_unit})
              |\s(?:{self._lead("each")})(?P<every>{self.each}){_NO_YEAR}
              |\s(?P<often>{either(self.lexicon.period_of)})
            )
            (?:{self.second()})?
        )?"""

    def second(self) -> str:
        """What a rate is per besides: "a month for each user", "/user/month"; "and" only between two singulars."""
        return rf"""
            (?:\s?/\s?|\s(?:{self._lead("per_too")}|(?:{self._joint("and")})(?=\s(?:{self.ones}))\s))(?P<per_too>{self.per_unit})
            |\s(?:{self._lead("each")})(?P<every_too>{self.each})
            |\s(?P<often_too>{either(self.lexicon.period_of)})"""

    def _before(self) -> str:
        return rf"(?<![\w{CURRENCY_SIGNS}-])(?<![0-9][{self.notation.marks}:/+])(?!{_DECADE})"

    def _after(self) -> str:
        return rf"(?![\w{CURRENCY_SIGNS}%°]|[{self.notation.marks}:/+-][0-9]|-\w)"

    def _about(self) -> str:
        return rf"(?:(?P<about>{either(self.lexicon.about)})\s?)?"

    def _head(self) -> str:
        return rf"{self._before()}{self._about()}(?:(?P<bound>{either(self.lexicon.bounds)})\s?)?"

    def _of(self) -> str:
        whole = rf"(?:(?P<of>{self.notation.number})|(?P<of_word>{self.word}))"
        return rf"(?:\s(?:{self._lead('of')}){whole})?"

    def _suffix(self, name: str) -> str:
        """ "+" or "or more", as the group `name`."""
        return rf"(?:\s?(?P<{name}>{either(self.lexicon.suffixes)}))?"

    def _joint(self, *rows: str) -> str:
        """Any of the words of these rows."""
        words = sorted((word for row in rows for word in self.lexicon.joints[row]), key=lambda word: (-len(word), word))
        return "|".join(map(spelt, words)) or NEVER

    def _lead(self, row: str) -> str:
        """Any of the words of the row, with the blank that parts it from the next: "l'" has none."""
        words = sorted(self.lexicon.joints[row], key=lambda word: (-len(word), word))
        return "|".join(map(lead, words)) or NEVER


def _before_digits(words: set[str]) -> str:
    """Any of the words, which a digit may follow at once: "CHF5"."""
    return either(words).replace(r"(?!\w)", r"(?![^\W\d])")


def _unless_money(pattern: str, *groups: str) -> str:
    """The pattern, unless one of the groups has found a currency."""
    for group in groups:
        pattern = rf"(?({group})|{pattern})"
    return pattern
