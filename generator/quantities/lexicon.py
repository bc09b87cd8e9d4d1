"""How people write figures: tables of number words, scales, units, comparators and typographic variants.

A new way of writing something is a new entry here, or a unit in `units.yaml`; `grammar` is built from both.
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby

NO_BREAK_SPACES = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
HYPHENS = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"  # hyphens, figure dash, en dash, minus; an em dash is no range
STYLED = (range(0xFF21, 0xFF5B), range(0x1D400, 0x1D800), range(0x2100, 0x2150), range(0x24B6, 0x24EA))
"""Letters and digits that are another one in a style of its own: full-width, bold, circled, double-struck."""


def _unstyle() -> dict[str, str]:
    pairs = ((chr(code), unicodedata.normalize("NFKC", chr(code))) for one in STYLED for code in one)
    return {styled: plain for styled, plain in pairs if len(plain) == 1 and plain != styled and plain.isalnum()}


ALIKE = str.maketrans(
    {
        **_unstyle(),
        **dict.fromkeys(NO_BREAK_SPACES, "\u00a0"),  # kept apart from a plain space: only these separate thousands
        **dict.fromkeys(HYPHENS, "-"),
        **{chr(0xFF10 + n): str(n) for n in range(10)},
        "×": "x", "’": "'", "‘": "'", "“": '"', "”": '"', "％": "%", "＄": "$", "＜": "<", "＞": ">",
        "⩽": "≤", "⩾": "≥", "≦": "≤", "≧": "≥", "∼": "~", "≃": "≈", "≅": "≈",
    }
)  # fmt: skip
"""One character for one character, so that places in the text stay where they are."""

NUMBERS = """
    zero one two three four five six seven eight nine ten
    eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
"""
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNDER_TWENTY = {word: value for value, word in enumerate(NUMBERS.split())}
_TENS = {word: 10 * value for value, word in enumerate(TENS.split(), 2)}
NUMBER_WORDS = {
    **_UNDER_TWENTY,
    **_TENS,
    **{
        f"{tens}{joint}{one}": _TENS[tens] + _UNDER_TWENTY[one]
        for tens in _TENS
        for one in NUMBERS.split()[1:10]
        for joint in "- "
    },
}
SCALES = {"K": 3, "k": 3, "M": 6, "B": 9, "bn": 9}
MONEY_SCALES = {"m": 6, "b": 9, "mn": 6}  # "$5m" is five million; "5m" may be metres or minutes
SCALE_WORDS = {"thousand": 3, "million": 6, "billion": 9}
PERIODS = ("second", "minute", "hour", "day", "week", "month", "quarter", "year")  # "a month", "every day"
PERIOD_OF = {"annum": "year", "annual": "year", "monthly": "month", "yearly": "year", "annually": "year",
             "weekly": "week", "daily": "day", "hourly": "hour", "quarterly": "quarter"}  # fmt: skip
CURRENCY_SIGNS = "$¢£¤¥฿\u20a0-\u20cf"
"""The signs of all currencies, for a class of characters."""

ABOUT = ("~", "≈", "about", "around", "roughly", "approximately", "approx.", "circa")
BOUNDS = {
    "<": "<", "under": "<", "below": "<", "less than": "<", "fewer than": "<",
    "<=": "≤", "≤": "≤", "at most": "≤", "no more than": "≤", "not more than": "≤", "within": "≤",
    ">": ">", "over": ">", "above": ">", "more than": ">", "greater than": ">",
    ">=": "≥", "≥": "≥", "at least": "≥", "no less than": "≥", "not less than": "≥", "no fewer than": "≥",
    "up to": "up to", "as much as": "up to", "as many as": "up to",
    "from": "from", "starting at": "from",
}  # fmt: skip
SUFFIXES = {
    "+": "≥", "or more": "≥", "or above": "≥", "or higher": "≥", "or greater": "≥", "and up": "≥",
    "or less": "≤", "or fewer": "≤", "or below": "≤", "or lower": "≤",
}  # fmt: skip


CODE = re.compile("[A-Z]{3}")


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first; symbols of one or two letters (`h`, `ms`, `K`) keep their case."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(_any(list(run), *manner) for manner, run in groupby(ordered, key=_manner))


def _manner(word: str) -> tuple[bool, bool]:
    """Whether a word may be written in any case, and whether it must end where it ends. Codes of currencies keep their
    case, too: "all" is no Albanian lek."""
    return len(word) > 2 and not CODE.fullmatch(word), word[-1].isalnum()


def _any(words: list[str], any_case: bool, whole: bool) -> str:
    """The pattern of any of some words that are written alike, in one group: hundreds of groups are slow to compile."""
    spelt = "|".join(r"\s".join(re.escape(part) for part in word.split(" ")) for word in words)
    return f"(?{'i' if any_case else ''}:{spelt})" + (r"(?!\w)" if whole else "")


def alike(text: str) -> str:
    """The text with typographic variants made one; as long as the original."""
    return text.translate(ALIKE)


def plain(text: str) -> str:
    """The text as compared word for word: typographic variants made one, every white space one blank."""
    return " ".join(alike(text).split())
