"""Whether printed figures add up to a printed total: what readers add is what they see, not what was rounded."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from generator.quantities.quantity import Quantity

MOST_SIGNED = 8
"""Parts with which every sign is tried; a longer column is a sum."""


def nearest_sum(parts: Sequence[Decimal], total: Decimal) -> Decimal | None:
    """The sum of the parts, or of those right above the total, that is nearest to it; nothing for a single part.

    Parts may be taken off: savings less cost is a total, too.
    """
    runs = [parts[start:] for start in range(len(parts) - 1)]
    return min((sum_ for run in runs for sum_ in _sums(run)), key=lambda one: abs(one - total), default=None)


def slack(figures: Iterable[Quantity]) -> Decimal:
    """How far rounding alone can part a total from its parts."""
    return sum((Decimal(1).scaleb(max(one.place, -9)) / 2 for one in figures), Decimal(0))


def amount(figure: Quantity) -> Decimal | None:
    """The one number that a figure prints; nothing for a range or what is only about right."""
    return Decimal(repr(figure.ends[0])) if len(figure.ends) == 1 and not figure.approximate else None


def _sums(run: Sequence[Decimal]) -> set[Decimal]:
    if len(run) > MOST_SIGNED:
        return {sum(run, Decimal(0))}
    first, *others = run
    sums = {first}
    for part in others:
        sums = {one + signed for one in sums for signed in (part, -part)}
    return sums
