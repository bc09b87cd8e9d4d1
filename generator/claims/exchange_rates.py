"""Rates of exchange: one currency becomes another only by a claim that says how many there were, and on which day.

A rate is a claim whose value is so much money for one of another currency, `$1.08/EUR`, with `as_of`. A derived claim
names it in `uses` and multiplies or divides by it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.claims.claim import Claim
from generator.claims.reckoning import Operand
from generator.diagnostics import Diagnostic

HINT = "convert one by a dated rate: a claim such as `value: $1.08/EUR` with `as_of`, named in `uses`"


def is_rate(claim: Claim) -> bool:
    """Whether the claim says what one of a currency is in another."""
    value = claim.quantity
    return value is not None and value.unit.money and value.per.money


def check_dated(ledger: Iterable[Claim]) -> Iterator[Diagnostic]:
    """A finding for each rate that does not say its day."""
    for claim in ledger:
        if claim.live and is_rate(claim) and claim.as_of is None:
            message = f"`{claim.id}` is a rate of exchange, and nothing says of which day"
            yield Diagnostic("undated-rate", message, claim.place("value"), "add `as_of`", width=len(claim.value))


def name_rate(found: Iterable[Diagnostic], operands: Mapping[str, Operand]) -> list[Diagnostic]:
    """The findings about units, with the way from one currency to another where the formula has several."""
    several = len(_currencies(operands)) > 1
    return [replace(one, hint=HINT) if several else one for one in found]


def check_currency(claim: Claim, operands: Mapping[str, Operand]) -> list[Diagnostic]:
    """A finding if a value in one currency is calculated from another one alone: a bare number is no rate."""
    assert claim.quantity
    wanted, used = claim.quantity.unit, _currencies(operands)
    if not wanted.money or not used or wanted.name in used:
        return []
    message = f"{claim.value} is in {wanted.name}, and its formula calculates with {' and '.join(sorted(used))} only"
    return [Diagnostic("unlike-units", message, claim.place("value"), HINT, width=len(claim.value))]


def _currencies(operands: Mapping[str, Operand]) -> set[str]:
    quantities = [operand.quantity for operand in operands.values()]
    return {unit.name for one in quantities for unit in (one.unit, one.per) if unit.money}
