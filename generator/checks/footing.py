"""What lies below a citation: all that a derived claim is calculated from, and all that a result comes from."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.claims.claim import Claim
from generator.diagnostics import Problem
from generator.formulas import references
from generator.pages.solved_model import SolvedModel
from generator.pages.workspace import Workspace
from generator.texts.citations import find_model

GIVEN = ("inputs", "assumptions", "steps", "outputs")


def claims_below(target: str, workspace: Workspace) -> list[Claim]:
    """Every claim that the citation's value comes from, its own first."""
    names = (one.removeprefix("claim:") for one in sources_below(target, workspace) if one.startswith("claim:"))
    return [workspace.ledger.claims[name] for name in names if name in workspace.ledger.claims]


def sources_below(target: str, workspace: Workspace) -> list[str]:
    """Every citation that the value comes from, such as `fact:prices.lamp.year`, itself first."""
    waiting, found = [target], list[str]()
    while waiting:
        one = waiting.pop(0)
        if one in found:
            continue
        found.append(one)
        if one.startswith("claim:"):
            claim = workspace.ledger.claims.get(one.removeprefix("claim:"))
            waiting += claim.uses.values() if claim else ()
        elif one.startswith("calc:"):
            waiting += _sources_of_result(one.removeprefix("calc:"), workspace)
    return found


def _sources_of_result(path: str, workspace: Workspace) -> list[str]:
    """What the numbers that a result is calculated from cite; a result that is unknown has its own finding."""
    document, _, rest = path.partition("/")
    try:
        model = find_model(document, workspace)
    except Problem:
        return []
    rows = {name: row for group in GIVEN for name, row in model.rows.get(group, {}).items()}
    waiting, seen = [rest.partition(".")[2]], set[str]()
    while waiting:
        name = waiting.pop()
        if name in rows and name not in seen:
            seen.add(name)
            waiting += _names_used(rows[name], model)
    return [str(rows[name]["from"]) for name in rows if name in seen and "from" in rows[name]]


def _names_used(row: Mapping[str, Any], model: SolvedModel) -> Iterator[str]:
    formula = model.formulas.get(str(row.get("formula", "")))
    yield from (reference.key for reference in references(formula)) if formula else ()
