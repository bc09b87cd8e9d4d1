"""What a matched figure says: the parts that `grammar` found, made into a quantity or refused with `None`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple, cast

from generator.quantities.languages import Lexicon
from generator.quantities.lexicon import plain
from generator.quantities.notation import Notation
from generator.quantities.quantity import Comparator, Quantity
from generator.quantities.units import NONE, Unit, Units, both

MOST_DIGITS = 15  # what a binary float, and Excel, keeps exactly
LOWER_BOUNDS, UPPER_BOUNDS = frozenset({">", "≥", "from"}), frozenset({"<", "≤", "up to"})
AMBIGUOUS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
"""`1.200` is twelve hundred in one country and a little over one in the next."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What the pattern found, by group, and the units that it may name."""

    found: Mapping[str, str | None]
    units: Units

    @property
    def lexicon(self) -> Lexicon:
        return self.units.lexicon

    @property
    def notation(self) -> Notation:
        return self.units.notation

    def __getitem__(self, group: str) -> str | None:
        return self.found[group]


class End(NamedTuple):
    """One written number: its value and the power of ten of its last digit."""

    value: Decimal
    place: int


def read_single(parts: Parts) -> Quantity | None:
    """One figure, perhaps of a whole, perhaps with a comparator."""
    end, of = _end(parts, "1"), _whole(parts)
    if end is None or (of is not None and not 0 <= end.value <= of):
        return None
    unit = _money(parts, "1") or _unit(parts, "unit")
    if unit.name == "x" and parts["unit"] and _per(parts):
        unit = NONE  # "6 times a year" is a rate, and no multiple
    quantity = _bound(_quantity(parts, end, end, unit), parts)
    return replace(quantity, of=of) if quantity and (of is None or not unit.sign) else None


def read_range(parts: Parts) -> Quantity | None:
    """A range: the ends rise, and share unit and currency."""
    low, high = _end(parts, "1"), _end(parts, "2")
    joints = parts.lexicon.joints
    needs_and = _word(parts["lead"]) in joints["between"]
    if low is None or high is None or needs_and != (_word(parts["join"]) in joints["and"]):
        return None
    low, unit = _same_scale(low, high, parts), _money(parts, "1") or _unit(parts, "unit")
    alike = {_unit(parts, "unit1"), _money(parts, "2")} <= {NONE, unit}
    return _quantity(parts, low, high, unit) if alike and low.value < high.value else None


def read_half(parts: Parts) -> Quantity | None:
    """ "half an hour" is 0.5 hours; "half" alone is 50 percent of whatever follows."""
    unit = _unit(parts, "unit")
    end = End(Decimal("0.5"), -1) if unit else End(Decimal(50), 0)
    return _bound(_quantity(parts, end, end, unit or parts.units.by_name["%"]), parts)


READERS: tuple[tuple[str, Callable[[Parts], Quantity | None]], ...] = (
    ("range", read_range),
    ("half", read_half),
    ("single", read_single),
)
"""Patterns of the grammar by name, with what reads them, in this order: a range wins over its two ends."""


def _end(parts: Parts, n: str) -> End | None:
    written = parts[f"number{n}"] or ""
    digits = parts.notation.plain(written)
    if len(digits.replace(".", "")) > MOST_DIGITS or _is_ambiguous(written, parts, n):
        return None
    value = Decimal(digits) if digits else Decimal(str(parts.lexicon.numbers[_word(parts[f"word{n}"])]))
    if parts[f"half{n}"]:
        return End(value + Decimal("0.5"), -1)
    scale, sign = _scale(parts, n), -1 if "-" in (parts[f"sign{n}"], parts[f"minus{n}"]) else 1
    decimals = -int(value.as_tuple().exponent)
    return End(sign * value.scaleb(scale), scale - decimals)


def _is_ambiguous(written: str, parts: Parts, n: str) -> bool:
    """Whether the number means another one elsewhere; a currency of three decimals is written with them: KWD 5.000."""
    if not parts.notation.ambiguous.fullmatch(written):
        return False
    return (_money(parts, n) or _unit(parts, "unit")).places != THREE


THREE = 3  # decimals of the dinar


def _scale(parts: Parts, n: str) -> int:
    """The power of ten that a scale stands for."""
    letter, word = parts[f"scale{n}"] or parts[f"money_scale{n}"], _word(parts[f"scale_word{n}"])
    if letter:
        return {**parts.lexicon.money_scales, **parts.lexicon.scales}[letter]
    return parts.notation.scales.get(plain(parts[f"scale_word{n}"] or ""), parts.lexicon.scale_words.get(word, 0))


def _same_scale(low: End, high: End, parts: Parts) -> End:
    """ "$25-30K" starts at 25K: the first end takes the second's scale unless the range would fall."""
    scale = _scale(parts, "2")
    scaled = End(low.value.scaleb(scale), low.place + scale)
    return scaled if not _scale(parts, "1") and scaled.value < high.value else low


def _whole(parts: Parts) -> int | None:
    """The whole of a ratio: 10 in "3 of 10"."""
    if parts["of"]:
        whole = Decimal(parts.notation.plain(parts["of"]))
        return int(whole) if whole == int(whole) else -1
    return int(parts.lexicon.numbers[_word(parts["of_word"])]) if parts["of_word"] else None


def _quantity(parts: Parts, low: End, high: End, unit: Unit) -> Quantity:
    return Quantity(
        low=float(low.value),
        high=float(high.value),
        approximate=bool(parts["about"]),
        unit=unit,
        per=_per(parts),
        place=min(low.place, high.place),
    )


def _bound(quantity: Quantity, parts: Parts) -> Quantity | None:
    """The figure with its comparator, of which there may be one."""
    written = [parts.lexicon.bounds[_word(parts["bound"])]] if parts["bound"] else []
    written += [parts.lexicon.suffixes[_word(parts[name])] for name in ("more", "more2", "more3") if parts[name]]
    if not written:
        return quantity
    comparator = cast(Comparator, written[0])
    low = None if comparator in UPPER_BOUNDS else quantity.low
    high = None if comparator in LOWER_BOUNDS else quantity.high
    return replace(quantity, low=low, high=high, comparator=comparator) if len(written) == 1 else None


def _money(parts: Parts, n: str) -> Unit:
    written = parts[f"money{n}"]
    return parts.units.find(written) if written else NONE


def _unit(parts: Parts, name: str) -> Unit:
    if parts[f"{name}_x"]:
        return parts.units.by_name["x"]
    return parts.units.find(_same_case(parts[name])) if parts[name] else NONE


def _per(parts: Parts) -> Unit:
    """The unit after "per", or both of them: `$29 per user per month`."""
    first, second = (_one_per(parts, too) for too in ("", "_too"))
    return both(first, second) if first and second else first


def _one_per(parts: Parts, too: str) -> Unit:
    period_of = parts.lexicon.period_of
    if parts[f"per{too}"] and _word(parts[f"per{too}"]) not in period_of:
        return parts.units.find(_same_case(parts[f"per{too}"]))
    word = _word(parts[f"per{too}"] or parts[f"every{too}"] or parts[f"often{too}"])
    return parts.units.find(period_of.get(word, word)) if word else NONE


def _same_case(written: str | None) -> str:
    return plain(written or "")


def _word(written: str | None) -> str:
    return plain(written or "").lower()
