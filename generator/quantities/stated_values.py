"""Values in names and addresses: `save-95-percent`, `10x.example`, `half-price`; ids, years and lengths are none."""

import re
from urllib.parse import unquote

from generator.quantities.figures import find_figures
from generator.quantities.units import Units

BETWEEN = re.compile(r"[^\w%$€£¥.,]|_|(?<!\d)[.,]|[.,](?!\d)")
"""What parts the words of a name or an address."""
VALUES = frozenset({"%", "x", "bps", "percentage points"})
"""Units of results."""


def find_value(name: str, units: Units) -> str:
    """The first money, percentage, multiple or size in words that a name or an address says; mostly nothing."""
    words = BETWEEN.sub(" ", unquote(name))
    for one in find_figures(words, units):
        quantity = one.quantity
        if quantity is None and not any(character.isdigit() for character in one.text):
            return one.text
        if quantity is not None and (quantity.unit.money or quantity.unit.name in VALUES):
            return one.text
    return ""
