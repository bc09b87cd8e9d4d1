"""Why a stated value is no figure: its number may be two, or nobody knows its unit."""

import re

from generator.quantities.lexicon import alike
from generator.quantities.scan import find_ambiguous, find_foreign, name_readings, parse_quantity
from generator.quantities.units import Units

NUMBER = re.compile(r"^(?P<figure>.*?[\d%][\w.,'\u00a0]*)[\s-]+(?P<unit>[^\W\d_][^\d/]*)$", re.DOTALL)


def explain_unread(value: str, units: Units) -> tuple[str, str]:
    """What is wrong with a value that is no figure, and how to write it; mostly that it is something else."""
    number, clear = find_ambiguous(value, units)
    if number:
        whole, decimals = name_readings(number)
        return f"`{number}` is {whole} in one country and {decimals} in another", f"write `{clear}`, or fewer decimals"
    number, here = find_foreign(value, units)
    if number:
        return f"`{number}` is not how numbers are written in `{units.language}`", f"write `{here}`"
    name = find_unknown_unit(value, units)
    return (f"nobody knows the unit `{name}`", "") if name else ("", "")


def find_unknown_unit(value: str, units: Units) -> str:
    """The word behind a number that is no unit; mostly nothing."""
    found = NUMBER.match(alike(value).strip())
    if found is None or parse_quantity(found["figure"], units) is None or len(found["unit"].split()) > MOST:
        return ""
    return found["unit"].strip() if not units.find(found["unit"].strip()) else ""


MOST = 2
"""Words of a unit's name."""
