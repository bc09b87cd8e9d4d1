"""Words that are not what they look like: letters of two scripts in one word, and marks that nobody sees inside one."""

import re
import unicodedata
from functools import lru_cache

from generator.diagnostics import Diagnostic, Position

MARKS = "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200d\u2060-\u2064\u3164"
INVISIBLE = re.compile(rf"(?<=[^\W_])[{MARKS}]+(?=[^\W_])")
"""Soft hyphens, joiners and other marks without width, between two letters or digits."""
SOFT_HYPHEN = "\u00ad"
SOFT = re.compile(rf"(?<=[^\W\d_]){SOFT_HYPHEN}(?=[^\W\d_])")
"""One soft hyphen between two letters: it says where a word may be broken."""
NOTHING = re.compile(rf"(?=.*[{MARKS}\ufeff])[\s{MARKS}\ufeff\u2800]+", re.DOTALL)
"""A text of marks that nobody sees, and of nothing else."""
LETTERS = r"[^\W\d_]*"
FOREIGN = re.compile(rf"(?<![^\W\d_]){LETTERS}[^\W\d_\x00-\x7f]{LETTERS}")
"""A word with a letter that is not of ASCII; all others are of one script."""
LOOKALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU"})
"""Scripts that share the looks of many letters."""
SYMBOLS = frozenset("μΩΔλσπ")
"""Greek letters that stand in units and formulas beside Latin ones: μs, kΩ."""


def find_disguise(text: str, *, soft_hyphens: bool = False) -> tuple[int, str] | None:
    """Where the first disguised word stands, and what is wrong with it; mostly nothing. Soft hyphens between letters
    are no disguise for whoever takes them out and keeps them apart."""
    if text.isascii():
        return None
    if NOTHING.fullmatch(text):
        return 0, f"the text has only marks without width, U+{ord(text.strip()[:1] or text[0]):04X}: nobody sees it"
    found = [
        (match.start(), _say_invisible(match[0][0]))
        for match in INVISIBLE.finditer(text)
        if _is_ours(text[match.start() - 1]) and not (soft_hyphens and _is_soft(text, match))
    ]
    found += [
        (match.start(), _say_mixed(match.group())) for match in FOREIGN.finditer(text) if _is_mixed(match.group())
    ]
    return min(found, default=None)


def report_disguise(found: str, at: Position) -> Diagnostic:
    """The finding for a disguised word."""
    return Diagnostic("disguised-word", found, at, "delete the word and type it again")


def _is_soft(text: str, mark: re.Match[str]) -> bool:
    return mark[0] == SOFT_HYPHEN and SOFT.match(text, mark.start()) is not None


def _is_ours(before: str) -> bool:
    """Whether a mark stands in a word of a script that needs none; others join their letters with such marks."""
    return before.isdigit() or _script(before) in LOOKALIKE


def _is_mixed(word: str) -> bool:
    scripts = {_script(letter) for letter in word if letter not in SYMBOLS} & LOOKALIKE
    return len(scripts) > 1


def _say_invisible(mark: str) -> str:
    return f"a mark without width, U+{ord(mark):04X}, stands inside a word"


def _say_mixed(word: str) -> str:
    return f"`{word}` mixes letters of two scripts that look alike"


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
