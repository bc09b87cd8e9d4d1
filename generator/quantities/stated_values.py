"""Values in names and addresses: `save-95-percent`, `10x.example`, `half-price`; ids, years and lengths are none."""

import re
from urllib.parse import unquote

from generator.quantities.figures import find_figures
from generator.quantities.lexicon import NUMBER_WORDS, either
from generator.quantities.units import Units

BETWEEN = re.compile(r"[^\w%$€£¥.,]|_|(?<!\d)[.,]|[.,](?!\d)")
"""What parts the words of a name or an address."""
GLUED = re.compile(r"(?<=[^\W\d_])(?=\d+(?:percent|pct|x|fold|times|k|m|ms)(?![^\W_]))", re.IGNORECASE)
"""Between a word and a value that are written as one: `save95percent`."""
VALUES = frozenset({"%", "x", "bps", "percentage points"})
"""Units of results."""
_COUNT = rf"(?:{either(NUMBER_WORDS)}|\d+)"
SHARE = re.compile(
    rf"\b{_COUNT}\s(?:of|in|out\sof)\s(?:every\s)?{_COUNT}\b"
    rf"|\b(?:{_COUNT}|an?)\s(?:halves|thirds?|quarters?|fifths?|tenths?)(?=\s(?:of|less|more|off|fewer)\b|$)"
    rf"|\b{_COUNT}\sfigures?\b|\bsub\s?\d+\s?(?:ms|s|seconds?|minutes?|hours?|days?)\b"
    r"|\b(?:zero|no)\s(?:downtime|outages?|errors?|incidents?|breach(?:es)?|churn|risks?|loss(?:es)?|failures?|defects?)\b",
    re.IGNORECASE,
)
"""Shares and results in plain numbers and number words: "nine of ten", "two thirds", "six figures", "zero downtime"."""


SCALED = re.compile(
    r"\b\d[\d.,]*\s(?:thousand|tausend|mille|mio|mrd|[mb]illi(?:ons?|onen)|milli(?:arden?|ards?))\b", re.IGNORECASE
)
"""A number with a word of scale, which is no id and no year."""


def read_name(name: str) -> str:
    """The words of a name or an address: `most%20teams-renew` is "most teams renew"."""
    return " ".join(BETWEEN.sub(" ", unquote(name)).split())


def find_value(name: str, units: Units) -> str:
    """The first money, percentage, multiple, share or size in words that a name or an address says; mostly nothing."""
    words = GLUED.sub(" ", read_name(name))
    for one in find_figures(words, units):
        quantity = one.quantity
        if quantity is None and not any(character.isdigit() for character in one.text):
            return one.text
        if quantity is not None and (quantity.unit.money or quantity.unit.name in VALUES):
            return one.text
    scaled = SCALED.search(words)
    return scaled[0] if scaled else find_share(words)


def find_share(words: str) -> str:
    """The first share or result that words say in plain numbers; mostly nothing."""
    found = SHARE.search(words)
    return found[0] if found else ""
