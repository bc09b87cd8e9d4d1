"""How people write figures: typographic variants, and the English tables of words for whoever reads nothing else.

A new way of writing something is a new entry in a file of `languages/`, or a unit in `units.yaml`; `grammar` is built
from both.
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby
from typing import cast

from generator.quantities.languages import Lexicon, find_lexicon

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

ENGLISH = cast(Lexicon, find_lexicon("en"))
NUMBER_WORDS = ENGLISH.numbers
SCALE_WORDS = ENGLISH.scale_words
PERIODS = ("second", "minute", "hour", "day", "week", "month", "quarter", "year")  # "a month", "every day"
PERIOD_OF = ENGLISH.period_of
CURRENCY_SIGNS = "$¢£¤¥฿\u20a0-\u20cf"
"""The signs of all currencies, for a class of characters."""

ABOUT = ENGLISH.about
BOUNDS = ENGLISH.bounds
SUFFIXES = ENGLISH.suffixes

CODE = re.compile("[A-Z]{3}")
NEVER = "(?!)"
"""The pattern of no word at all."""


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first; symbols of one or two letters (`h`, `ms`, `K`) keep their case."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(_any(list(run), *manner) for manner, run in groupby(ordered, key=_manner)) or NEVER


def _manner(word: str) -> tuple[bool, bool]:
    """Whether a word may be written in any case, and whether it must end where it ends. Codes of currencies keep their
    case, too: "all" is no Albanian lek."""
    return len(word) > 2 and not CODE.fullmatch(word), word[-1].isalnum()


def _any(words: list[str], any_case: bool, whole: bool) -> str:
    """The pattern of any of some words that are written alike, in one group: hundreds of groups are slow to compile."""
    ways = branch([(word[0].lower() if any_case else word[0], spelt(word[1:])) for word in words])
    return f"(?{'i' if any_case else ''}:{ways})" + (r"(?!\w)" if whole else "")


def branch(ways: Iterable[tuple[str, str]]) -> str:
    """A pattern for any of the ways, each its first sign and the pattern of its rest; those that begin alike share it,
    so that a text is compared with a few letters in the place of hundreds of words."""
    rows: dict[str, list[str]] = {}
    for first, rest in ways:
        rows.setdefault(first, []).append(rest)
    return "|".join(spelt(first) + (row[0] if len(row) == 1 else f"(?:{'|'.join(row)})") for first, row in rows.items())


def spelt(words: str) -> str:
    """The pattern of words with any blank between them."""
    return r"\s".join(map(re.escape, words.split(" ")))


def lead(words: str) -> str:
    """The pattern of words with the blank that parts them from the next; there is none behind "l'"."""
    return spelt(words) + ("" if words.endswith("'") else r"\s")


def alike(text: str) -> str:
    """The text with typographic variants made one; as long as the original."""
    return text.translate(ALIKE)


def plain(text: str) -> str:
    """The text as compared word for word: typographic variants made one, every white space one blank."""
    return " ".join(alike(text).split())
