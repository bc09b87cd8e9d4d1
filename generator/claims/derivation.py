"""Derived claims: the formula must give the value, and no claim may be calculated from itself."""

from collections.abc import Callable, Iterator
from graphlib import CycleError, TopologicalSorter

from generator.claims.claim import Claim
from generator.claims.derived_rates import check_rates
from generator.claims.derived_units import check_result_unit, in_common_units, read_units
from generator.claims.exchange_rates import check_currency, name_rate
from generator.claims.ledger import Ledger
from generator.claims.reckoning import MOST_RANGES, Operand, allows, reckon
from generator.diagnostics import Diagnostic, Problem, did_you_mean
from generator.formulas import Formula, parse, references
from generator.formulas.printing import Spelling, write_tree
from generator.formulas.syntax_tree import Name
from generator.quantities.quantity import Quantity
from generator.quantities.scan import parse_stated
from generator.quantities.units import Units

Stated = tuple[str, float | None]
"""A value as its source states it, and a model's result in full."""
Resolve = Callable[[str], Stated]
"""What a citation such as `fact:prices.basic.year` refers to; a `Problem` without a place if there is nothing."""


def check_derivations(ledger: Ledger, resolve: Resolve, units: Units) -> list[Diagnostic]:
    """Every derived claim whose formula gives another value, cannot be calculated, or leads back to itself."""
    derived = [claim for claim in ledger if claim.formula and claim.live]
    return [*find_circles(derived), *(found for claim in derived for found in check_arithmetic(claim, resolve, units))]


def check_arithmetic(claim: Claim, resolve: Resolve, units: Units) -> list[Diagnostic]:
    """What is wrong with the formula of one claim, with what it uses, or with its result."""
    findings: list[Diagnostic] = []
    operands = {name: _operand(claim, name, resolve, units, findings) for name in claim.uses}
    try:
        formula = parse(claim.formula, claim.place("formula"))
    except Problem as problem:
        return [*findings, *problem.diagnostics]
    findings += _unknown_names(formula, claim)
    known = {name: operand for name, operand in operands.items() if operand}
    if findings or claim.quantity is None:
        return findings
    if sum(len(operand.ends) + len(operand.far) > 1 for operand in known.values()) > MOST_RANGES:
        message, hint = f"the formula has more than {MOST_RANGES} ranges", "calculate in steps: claims of their own"
        return [Diagnostic("formula-long", message, formula.at, hint, width=len(claim.formula))]
    known = in_common_units(known, claim.quantity)
    reading = read_units(formula, known)
    if reading.found:
        return name_rate(reading.found, known)
    result = reckon(formula, known, claim.quantity)
    if isinstance(result, Quantity) and allows(result, claim.quantity):
        found = check_rates(formula, known, claim) or check_currency(claim, known)
        return found or name_rate(check_result_unit(formula, reading, claim, known), known)
    return [_wrong(claim, formula, known, str(result))]


def _operand(claim: Claim, name: str, resolve: Resolve, units: Units, findings: list[Diagnostic]) -> Operand | None:
    """The figure that a name of the formula stands for; what is wrong with it is added to the findings."""
    at, width = claim.place("uses", name), len(claim.uses[name])
    try:
        stated, exact = resolve(claim.uses[name])
    except Problem as problem:
        findings += problem.place(at, width)
        return None
    quantity = parse_stated(stated, units)
    if quantity is None:
        message = f"`{stated}` is no number to calculate with"
        findings.append(Diagnostic("no-number", message, at, "cite a figure", width=width))
        return None
    return Operand(stated, quantity, exact)


def _unknown_names(formula: Formula, claim: Claim) -> list[Diagnostic]:
    """Findings for names of the formula that `uses` does not have."""
    findings = []
    for used in references(formula):
        if used.key not in claim.uses:
            hint = did_you_mean(used.key, claim.uses) or f"add `{used.key}: …` to `uses`"
            message, width = f"nothing is named `{used.key}`", len(used.key)
            findings.append(formula.finding("formula-unknown", message, used.at, hint=hint, width=width))
    return findings


def _wrong(claim: Claim, formula: Formula, operands: dict[str, Operand], result: str) -> Diagnostic:
    shown = calculation(formula, operands)
    message = f"{claim.value}: {shown} gives {result}"
    if isinstance(formula.tree, Name):
        message = f"{claim.value}: it is said to be `{claim.uses[formula.tree.key]}`, which is {shown}"
    hint = "correct the value, or the formula and what it uses; if the figure was never right, withdraw the claim"
    return Diagnostic("wrong-arithmetic", message, claim.place("value"), hint, width=len(claim.value))


def calculation(formula: Formula, operands: dict[str, Operand]) -> str:
    """The formula with figures in place of names: "($52.5K - $150K) / $150K"."""
    return write_tree(formula.tree, Spelling(lambda used: operands[used.key].stated))


def find_circles(derived: list[Claim]) -> Iterator[Diagnostic]:
    """One finding for each circle of claims that are calculated from one another."""
    by_id = {claim.id: claim for claim in derived}
    needs = {claim.id: [used for _, used in _claims_used(claim) if used in by_id] for claim in derived}
    while circle := _circle(needs):
        first, second = circle[0], circle[1]
        name = next(name for name, used in _claims_used(by_id[first]) if used == second)
        way = ", which is calculated from ".join(f"`{one}`" for one in circle[1:])
        yield Diagnostic(
            "claim-circle",
            f"`{first}` is calculated from {way}",
            by_id[first].place("uses", name),
            "give one of them a value of its own: evidence in place of a formula",
            width=len(by_id[first].uses[name]),
        )
        needs[first] = [used for used in needs[first] if used != second]


def _claims_used(claim: Claim) -> list[tuple[str, str]]:
    """The names of the formula that stand for claims, with the claims' ids."""
    return [(name, used.removeprefix("claim:")) for name, used in claim.uses.items() if used.startswith("claim:")]


def _circle(needs: dict[str, list[str]]) -> list[str]:
    """Ids of which each needs the next, from the first in the ledger back to itself; empty if nothing goes round."""
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        *ids, _ = reversed(error.args[1])
        first = ids.index(min(ids, key=list(needs).index))
        return [*ids[first:], *ids[: first + 1]]
    return []
