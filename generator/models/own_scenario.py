"""A scenario of an account's own: the model with the inputs that the account gives in place of the example's."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.content.sources import Steps
from generator.diagnostics import Diagnostic, Problem
from generator.formulas import Model, Value, solve
from generator.models.failed_results import find_failed
from generator.models.given_decimals import with_decimals
from generator.models.read_model import Reader
from generator.models.solve_models import GROUPS, model_at, solve_scenario
from generator.models.value_forms import read_truth
from generator.pages.solved_model import ACCOUNT, DEFAULT, SolvedModel
from generator.pages.workspace import Workspace

CURES = {
    "out-of-bounds": "ask for the figure again: the model is made for no other",
    "unlike-units": "write the number alone, counted in the unit of the model",
}
"""What to do about a value of an account, where the model's own cure is for whoever writes the model."""
FRACTION = re.compile(r"0?[.,]\d+")
"""What a spreadsheet hands over for 30%: read as written, it would be 0.3%."""
Rows = Mapping[str, Mapping[str, Any]]
Read = Mapping[str, Value]


def list_rows(model: SolvedModel) -> Rows:
    """What an account may give: inputs and assumptions. What the model takes from facts and claims is the company's."""
    rows = {name: row for group in ("inputs", "assumptions") for name, row in model.rows.get(group, {}).items()}
    return {name: row for name, row in rows.items() if "from" not in row}


def list_needed(model: SolvedModel) -> tuple[str, ...]:
    """The inputs that an account must give: the example's figures are nobody else's. One that is 0 counts for nothing,
    and may be left out; assumptions hold for all."""
    default = model.solved[DEFAULT].values
    return tuple(name for name in list_rows(model) if name in model.rows.get("inputs", {}) and default[name] != 0)


def read_input(model: SolvedModel, name: str, written: str, workspace: Workspace) -> Value:
    """The value of an input as an account writes it: a number or a figure in the row's unit, one of its choices, a day,
    yes or no. What is none of these, or outside the row's bounds, is a `Problem` that does not repeat the value."""
    row = list_rows(model)[name]
    reader = _InputReader(model, workspace)
    if row["unit"] == "flag" and read_truth(written) is None:
        raise Problem(Diagnostic("bad-account", "is neither yes nor no", hint="write yes or no"))
    if row["unit"] == "percent" and FRACTION.fullmatch(written):
        raise Problem(Diagnostic("bad-account", "may be a share or a percentage", hint="write it with its sign: 30%"))
    value = reader.read_within_bounds(written, row, (name,))
    if not reader.findings and row.get("whole") and isinstance(value, float) and not value.is_integer():
        raise Problem(Diagnostic("bad-account", "is no whole number", hint="write digits only"))
    if reader.findings:
        found = reader.findings[0]
        message = found.message.removeprefix(f"`{written}` ").replace(f"`{written}`", "it").partition(": say")[0]
        raise Problem(Diagnostic("bad-account", message, hint=CURES.get(found.code, found.hint)))
    return value


class _InputReader(Reader):
    """Reads what no content file holds, so that nothing it finds has a place."""

    def __init__(self, model: SolvedModel, workspace: Workspace) -> None:
        super().__init__(model.document, str(model_at(model.document)), workspace)

    def report(self, code: str, message: str, steps: Steps, hint: str) -> None:
        self.findings.append(Diagnostic(code, message, hint=hint))


def solve_own(model: SolvedModel, label: str, given: Read, workspace: Workspace) -> SolvedModel:
    """The model with the account's scenario as its only one that is named; those of the content can still be cited.
    A result that has no value with these inputs is a `Problem`."""
    reader = _InputReader(model, workspace)
    formulas, alerts = reader.read_formulas(model.rows), reader.read_alerts(model.rows)
    default = model.solved[DEFAULT].values
    inputs = {name: value for name, value in default.items() if name not in formulas}
    values = {**inputs, **given}
    data = with_decimals(model.rows, [values], workspace.translation)
    solved = solve_scenario(label, solve(Model.of(formulas, tuple(inputs)), values, default), data, alerts, workspace)
    failed = tuple(find_failed(formulas, {ACCOUNT: solved}))
    if failed:
        message = f"{failed[0].message.partition(' is ')[0]} has no result with these inputs"
        raise Problem(Diagnostic("bad-account", message, hint="look whether they are right, all of them together"))
    # A workbook chooses between scenarios where the content has some; else its inputs are the cells themselves.
    own = {"label": label, "inputs": {name: values[name] for name in _list_varied(model)}, "given": [*given]}
    rows = {**data, "scenarios": {ACCOUNT: own}}
    return replace(model, rows=rows, solved={**model.solved, ACCOUNT: solved}, made_from=())


def _list_varied(model: SolvedModel) -> Iterator[str]:
    """The inputs that some scenario of the content sets, in the order of the rows."""
    named = {name for one in model.rows.get("scenarios", {}).values() for name in one.get("inputs", ())}
    return (name for name in list_rows(model) if name in named)


def shown_values(model: SolvedModel) -> Mapping[str, str]:
    """Every input and result of the account's scenario as it is printed."""
    names = [name for group in GROUPS for name in model.rows.get(group, {})]
    return {name: model.solved[ACCOUNT].shown[name] for name in names}
