"""Stated values in other languages: `40+ hours a month` as a German document prints it, mindestens 40 Stunden im Monat.

Sources state their values in the language of the brand. A document in another language prints the same figure with the
words, marks and order of its own; what it has no words for, nobody can print, and its author writes the words.
"""

import re
from collections.abc import Mapping

from generator.content.locale_forms import is_home, write_compact, write_money, write_percent, write_range
from generator.content.translation import countable, translatable
from generator.pages.workspace import Workspace
from generator.quantities.days import read_day
from generator.quantities.quantity import Quantity
from generator.quantities.scan import parse_quantity
from generator.quantities.units import Unit

DAY = re.compile(r"\d{4}-\d\d-\d\d")
HOUR = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
BARE = re.compile(r"[\W\d_]*")
"""What has no letters needs no translation."""
MILLION = 1e6
COMPARED: Mapping[str, str] = {
    "<": translatable("under {figure}"),
    "≤": translatable("at most {figure}"),
    ">": translatable("more than {figure}"),
    "≥": translatable("at least {figure}"),
    "up to": translatable("up to {figure}"),
    "from": translatable("from {figure}"),
}
"""How a bound is said."""
COUNTED: Mapping[str, tuple[str, str]] = {
    "seconds": countable("{number} second", "{number} seconds"),
    "minutes": countable("{number} minute", "{number} minutes"),
    "hours": countable("{number} hour", "{number} hours"),
    "days": countable("{number} day", "{number} days"),
    "weeks": countable("{number} week", "{number} weeks"),
    "months": countable("{number} month", "{number} months"),
    "quarters": countable("{number} quarter", "{number} quarters"),
    "years": countable("{number} year", "{number} years"),
    "working days": countable("{number} working day", "{number} working days"),
    "people": countable("{number} person", "{number} people"),
}
"""Units that have a name in each language; symbols such as `ms` are the same in all."""
RATED: Mapping[str, str] = {
    "seconds": translatable("{figure} a second"),
    "minutes": translatable("{figure} a minute"),
    "hours": translatable("{figure} an hour"),
    "days": translatable("{figure} a day"),
    "weeks": translatable("{figure} a week"),
    "months": translatable("{figure} a month"),
    "quarters": translatable("{figure} a quarter"),
    "years": translatable("{figure} a year"),
}
SYMBOLS = frozenset({"ms", "ns", "µs", "kB", "MB", "GB", "TB", "PB", "KiB", "MiB", "GiB", "TiB", "kbit", "Mbit", "Gbit",
                     "µm", "mm", "cm", "km", "mg", "kg", "µg", "m²", "Wh", "kWh", "MWh", "GWh", "TWh", "FTE",
                     "°C", "°F", "km²", "m³", "ml", "kW", "MW", "GW", "dB", "Hz", "kHz", "MHz", "GHz"})  # fmt: skip
"""Units whose name is a symbol, alike in every language."""
SIGNED = {"metres": "m", "grams": "g", "tonnes": "t", "litres": "l", "watts": "W", "volts": "V", "hectares": "ha"}
"""Units with a name, and the symbol that every language writes for it."""


def say_stated(value: str, workspace: Workspace) -> str | None:
    """The value as the workspace's language prints it; nothing if it has no words for it."""
    if DAY.fullmatch(value) and (day := read_day(value, workspace.language)):
        return workspace.translation.day(day)
    if HOUR.fullmatch(value):
        return workspace.translation.hour(value)
    if workspace.facts.units.home is None or is_home(workspace.language):
        return value
    quantity = parse_quantity(value, workspace.facts.units.stated)
    said = _say(quantity, value, workspace) if quantity else None
    return value if said is None and BARE.fullmatch(value) else said


def say_time(number: float, unit: str, workspace: Workspace) -> str:
    """So many seconds, minutes or another unit that every language names."""
    one, many = COUNTED[unit]
    return workspace.translation.ngettext(one, many, round(number), number=workspace.translation.number(number, 0))


def _say(quantity: Quantity, value: str, workspace: Workspace) -> str | None:
    if quantity.of is not None:
        return None
    figure = _say_ends(quantity, workspace)
    if figure is None:
        return None
    if quantity.per:
        if quantity.per.name not in RATED:
            return None
        figure = workspace.translation.gettext(RATED[quantity.per.name], figure=figure)
    if quantity.comparator == "<" and value.startswith("<"):  # a sign is brief in every language
        return f"<{figure}"
    if quantity.comparator:
        figure = workspace.translation.gettext(COMPARED[quantity.comparator], figure=figure)
    return workspace.translation.gettext("about {figure}", figure=figure) if quantity.approximate else figure


def _say_ends(quantity: Quantity, workspace: Workspace) -> str | None:
    """The one value or the two of a range, with what they count behind the last."""
    ends, language = quantity.ends, workspace.language
    said = [_say_number(end, quantity, workspace) for end in ends]
    if len(said) > 1 and not quantity.unit.money and quantity.unit.name != "%":
        words = write_range(said[0], said[1], language)
        return _count(words, ends[-1], quantity.unit, workspace)
    if len(said) > 1:
        return write_range(said[0], said[1], language)
    return _count(said[0], ends[0], quantity.unit, workspace)


def _say_number(value: float, quantity: Quantity, workspace: Workspace) -> str:
    unit, language, places = quantity.unit, workspace.language, max(0, -quantity.place)
    if unit.money and abs(value) >= MILLION and quantity.place > 0:
        return write_compact(value, language, unit.name)
    if unit.money:
        return write_money(value, places, unit.name, language)
    if unit.name == "%":
        return write_percent(value / 100, places, language)
    number = workspace.translation.number(value, places)
    return f"−{number}" if value < 0 else number


def _count(number: str, value: float, unit: Unit, workspace: Workspace) -> str | None:
    """The number with what it counts; nothing if this language has no word for that."""
    if not unit or unit.money or unit.name == "%":
        return number
    if unit.name in SYMBOLS or unit.name in SIGNED:
        return f"{number}\u00a0{SIGNED.get(unit.name, unit.name)}"
    if unit.name == "x":
        return f"{number}×"
    if unit.name in COUNTED:
        one, many = COUNTED[unit.name]
        return workspace.translation.ngettext(one, many, round(value), number=number)
    named = workspace.facts.units.names.get(workspace.language.partition("-")[0], {}).get(unit.name, ())
    return f"{number} {named[0] if value == 1 else named[:2][-1]}" if named else None
