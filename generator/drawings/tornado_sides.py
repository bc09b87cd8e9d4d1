"""The two ends of a tornado's row: how far each lies from what is expected, its colour, and the words that say it."""

from dataclasses import dataclass

from generator.drawings.chart import Row, Value
from generator.drawings.fitting import brief
from generator.drawings.ink import SMALL, Ink

PAD = 4.0
"""Between a bar and its words, in points."""


@dataclass(frozen=True, slots=True)
class Side:
    """One end of a row: its bar from the base, in which colour, and the words that say what it leads to."""

    value: Value
    gap: float
    colour: str
    words: str


def make_sides(row: Row, base: float, most: float, ink: Ink) -> tuple[Side, ...]:
    """The two ends; where both lie on one side, the nearer one is drawn last, and one line says both. A result that is
    wider than `most` points is shortened."""
    low, high = row.values[0], row.values[1]
    shown = [brief(one.shown, ink.language) if ink.width(one.shown, SMALL) > most else one.shown for one in (low, high)]
    gaps = [low.number - base, high.number - base]
    if gaps[0] * gaps[1] <= 0:
        return (
            _side(low, gaps[0] or -gaps[1] * 1e-9, shown[0], ink),
            _side(high, gaps[1] or -gaps[0] * 1e-9, shown[1], ink),
        )
    both = f"{shown[0]} – {shown[1]}"
    pair = [Side(low, gaps[0], ink.slate, ""), Side(high, gaps[1], ink.hue, "")]
    far, near = sorted(pair, key=lambda side: -abs(side.gap))
    return Side(far.value, far.gap, far.colour, both), near


def _side(value: Value, gap: float, words: str, ink: Ink) -> Side:
    return Side(value, gap, ink.slate if gap < 0 else ink.hue, words)


def tell(side: Side, length: float, ink: Ink) -> str:
    """The result, after the input's end where that has no room in the bar: `Higher: $29,000`."""
    given = side.value.given
    outside = given and side.words and ink.width(given, SMALL, bold=True) + 2 * PAD > length
    return f"{given}: {side.words}" if outside and " – " not in side.words else side.words
