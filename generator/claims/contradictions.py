"""Contradictions: claims about one thing that cannot both be true."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from math import inf

from generator.claims.claim import Claim
from generator.claims.ledger import Ledger
from generator.diagnostics import Diagnostic
from generator.quantities.conversion import convert
from generator.quantities.implication import as_percent, find_coarsest, rounds
from generator.quantities.lexicon import plain
from generator.quantities.quantity import Quantity
from generator.quantities.units import NONE

CURE = "correct or withdraw one of them; if both are right, say what differs: `as_of`, `segments` or `population`"


def find_contradictions(ledger: Ledger) -> Iterator[Diagnostic]:
    """A finding for each claim that an earlier one about the same subject and measure contradicts."""
    stated = sorted((claim for claim in ledger if claim.live and claim.measure and claim.quantity), key=name_topic)
    for _, group in groupby(stated, key=name_topic):
        claims = list(group)
        for n, claim in enumerate(claims):
            found = (_finding(earlier, claim) for earlier in claims[:n] if not speak_apart(earlier, claim))
            yield from [one for one in found if one][:1]


def name_topic(claim: Claim) -> tuple[str, str]:
    """What the claim is about, however it is spaced and capitalized."""
    return plain(claim.subject).casefold(), plain(claim.measure).casefold()


def speak_apart(one: Claim, other: Claim) -> bool:
    """Whether the two speak of different days, segments or populations, so that both may be true."""
    segments = bool(one.segments and other.segments) and not set(one.segments) & set(other.segments)
    days = bool(one.as_of and other.as_of) and one.as_of != other.as_of
    people = bool(one.population and other.population)
    return segments or days or (people and plain(one.population).casefold() != plain(other.population).casefold())


def _finding(earlier: Claim, claim: Claim) -> Diagnostic | None:
    assert earlier.quantity
    assert claim.quantity
    first, second = put_in_one_unit(earlier.quantity, claim.quantity)
    at, width = claim.place("value"), len(claim.value)
    both = f"`{claim.id}` says {claim.value}, and `{earlier.id}` says {earlier.value} ({earlier.place('value')})"
    topic = f"both are about {claim.subject}: {claim.measure}"
    if not _comparable(first, second):
        cure = "give both one unit, or name different measures"
        return Diagnostic("unlike-units", f"{both}; nobody can compare them, and {topic}", at, cure, width=width)
    if agree(first, second):
        return None
    return Diagnostic("contradictory-claims", f"{both}; only one can be right: {topic}", at, CURE, width=width)


def put_in_one_unit(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """Both quantities in one unit, where there is one for them: weeks as days, parts of a whole as percents."""
    one = convert(one, other.unit, other.per) or one
    return as_percent(one, other), as_percent(other, one)


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether both count the same; a bare figure leaves its unit to the measure, unless it is a sign such as `%`."""
    bare = NONE in {one.unit, other.unit} and not (one.unit.sign or other.unit.sign)
    return one.of == other.of and one.per == other.per and (one.unit == other.unit or bare)


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether one value can satisfy both: the ranges overlap, or one figure is the other one rounded."""
    if one.value is not None and other.value is not None and (_is_rounding(one, other) or _is_rounding(other, one)):
        return True
    low, high = max(_floor(one), _floor(other)), min(_ceiling(one), _ceiling(other))
    return low <= high


def _is_rounding(exact: Quantity, written: Quantity) -> bool:
    return rounds(exact, replace(written, unit=exact.unit, approximate=written.approximate or exact.approximate))


def _floor(quantity: Quantity) -> tuple[float, int]:
    """The lower bound, ordered: above a value comes "more than" it."""
    return (-inf if quantity.low is None else quantity.low - _slack(quantity)), int(quantity.comparator == ">")


def _ceiling(quantity: Quantity) -> tuple[float, int]:
    """The upper bound, ordered: below a value comes "less than" it."""
    return (inf if quantity.high is None else quantity.high + _slack(quantity)), -int(quantity.comparator == "<")


def _slack(quantity: Quantity) -> float:
    """How far "about" reaches: half of the last digit but zeros."""
    if not quantity.approximate:
        return 0.0
    digits = (find_coarsest(replace(quantity, low=end, high=end, comparator="")) for end in quantity.ends if end)
    return max((0.5 * 10.0**place for place in digits if place is not None), default=0.0)
