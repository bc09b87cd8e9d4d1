"""Free fonts by script: which one to add where the brand's own has no letter."""

import unicodedata
from collections.abc import Mapping

FONTS: Mapping[str, str] = {
    "CJK": "Noto Sans JP, SC, TC or KR",
    "HIRAGANA": "Noto Sans JP",
    "KATAKANA": "Noto Sans JP",
    "HANGUL": "Noto Sans KR",
    "BOPOMOFO": "Noto Sans TC",
    "DEVANAGARI": "Noto Sans Devanagari",
    "BENGALI": "Noto Sans Bengali",
    "TAMIL": "Noto Sans Tamil",
    "THAI": "Noto Sans Thai",
    "GEORGIAN": "Noto Sans Georgian",
    "ARMENIAN": "Noto Sans Armenian",
    "ETHIOPIC": "Noto Sans Ethiopic",
    "KHMER": "Noto Sans Khmer",
}
"""First word of a letter's Unicode name -> fonts that have it, all under the SIL Open Font License."""


def name_font(letter: str) -> str:
    """The font that has the letter; nothing for scripts that most fonts have, and for signs."""
    return FONTS.get(unicodedata.name(letter, "").partition(" ")[0], "")
