"""Models: documents with inputs and formulas, solved for every scenario."""

from collections.abc import Mapping
from typing import Any

from generator.claims.quantities import parse_quantity
from generator.content.documents import Document
from generator.content.sources import Steps
from generator.diagnostics import Diagnostic, Problem
from generator.formulas import Formula, Model, Value, parse, solve
from generator.pages.citations import SCHEMES, Unknown
from generator.pages.numbers import shown
from generator.pages.scenarios import DEFAULT, Solved, SolvedModel
from generator.pages.workspace import Workspace


def model_at(document: Document) -> str | None:
    """The field of the document that holds its model, if its kind has one."""
    schema = document.kind.schema
    fields = schema.root.get("properties", {})
    return next((name for name, node in fields.items() if "x-model" in schema.resolve(node)), None)


def solve_models(
    documents: Mapping[str, Document], workspace: Workspace
) -> tuple[dict[str, SolvedModel], list[Diagnostic]]:
    """Every document with a model, by name; a model with errors is left out and its findings returned."""
    models: dict[str, SolvedModel] = {}
    findings: list[Diagnostic] = []
    for document in documents.values():
        field = model_at(document)
        if field is None:
            continue
        try:
            models[document.name] = _solve(document, field, workspace)
        except Problem as problem:
            findings += problem.diagnostics
    return models, findings


def _solve(document: Document, field: str, workspace: Workspace) -> SolvedModel:
    data = document.data[field]
    given = {**data["inputs"], **data.get("assumptions", {})}
    computed = {**data.get("steps", {}), **data["outputs"]}
    reader = _Reader(document, field, workspace)
    inputs = reader.inputs(data)
    scenarios = reader.scenarios(data, inputs)
    formulas = reader.formulas(data)
    if reader.findings:
        raise Problem(*reader.findings)
    model = Model.of(formulas, tuple(inputs))
    rows = {**given, **computed}
    solved = {name: _scenario(label, solve(model, values), rows) for name, (label, values) in scenarios.items()}
    return SolvedModel(document, data, solved)


def _scenario(label: str, values: Mapping[str, Value], rows: Mapping[str, Any]) -> Solved:
    printed = {name: shown(values[name], row["unit"], row.get("decimals")) for name, row in rows.items()}
    return Solved(label, values, printed)


class _Reader:
    """Reads the numbers and formulas of one model, collecting what is wrong with them."""

    def __init__(self, document: Document, field: str, workspace: Workspace) -> None:
        self.document, self.field, self.workspace = document, field, workspace
        self.findings: list[Diagnostic] = []

    def inputs(self, data: Mapping[str, Any]) -> dict[str, Value]:
        rows = [(group, name, row) for group in ("inputs", "assumptions") for name, row in data.get(group, {}).items()]
        return {name: self.value(row, (self.field, group, name)) for group, name, row in rows}

    def value(self, row: Mapping[str, Any], steps: Steps) -> Value:
        """The row's own value, or the figure that it cites."""
        if "from" in row:
            return self.cited(row["from"], (*steps, "from"))
        if "value" not in row:
            self.report("missing-field", f"`{steps[-1]}` has neither `value` nor `from`", steps, "add `value: …`")
            return None
        return self.bounded(row["value"], row, (*steps, "value"))

    def cited(self, citation: str, steps: Steps) -> Value:
        scheme, _, name = citation.partition(":")
        try:
            cited = SCHEMES[scheme](name, self.workspace)
        except Unknown as unknown:
            code, message, hint = unknown.args
            self.report(code, message, steps, hint)
            return None
        quantity = parse_quantity(cited.value)
        if quantity is None or quantity.low is None:
            self.report("no-number", f"`{cited.value}` is no number to calculate with", steps, "cite a figure")
            return None
        return quantity.low / 100 if quantity.unit == "%" else quantity.low

    def bounded(self, value: Any, row: Mapping[str, Any], steps: Steps) -> Value:
        """The number as the unit counts it (percent as a fraction); outside its bounds it is a finding."""
        if row["unit"] == "text":
            if "choices" in row and value not in row["choices"]:
                self.report("not-a-choice", f"`{value}` is not one of the choices", steps, ", ".join(row["choices"]))
            return str(value)
        if isinstance(value, str):
            quantity = parse_quantity(value)
            if quantity is None or quantity.low is None or quantity.low != quantity.high:
                self.report("no-number", f"`{value}` is no number to calculate with", steps, "write a plain number")
                return None
            value = quantity.low
        low, high = row.get("least"), row.get("most")
        if (low is not None and value < low) or (high is not None and value > high):
            self.report(
                "out-of-bounds", f"`{value}` is outside its bounds, {low} to {high}", steps, "change one of them"
            )
        return value / 100 if row["unit"] == "percent" else float(value)

    def formulas(self, data: Mapping[str, Any]) -> dict[str, Formula]:
        rows = [(group, name, row) for group in ("steps", "outputs") for name, row in data.get(group, {}).items()]
        parsed = {}
        for group, name, row in rows:
            at = self.document.source.value_position((self.field, group, name, "formula"))
            try:
                parsed[name] = parse(row["formula"], at)
            except Problem as problem:
                self.findings += problem.diagnostics
        return parsed

    def scenarios(self, data: Mapping[str, Any], inputs: dict[str, Value]) -> dict[str, tuple[str, dict[str, Value]]]:
        """Every scenario's label and complete inputs; an input that the model does not have is a finding."""
        rows = {**data["inputs"], **data.get("assumptions", {})}
        scenarios: dict[str, tuple[str, dict[str, Value]]] = {DEFAULT: ("Default", inputs)}
        for name, scenario in data.get("scenarios", {}).items():
            values = dict(inputs)
            for given, value in scenario["inputs"].items():
                steps = (self.field, "scenarios", name, "inputs", given)
                if given not in rows:
                    self.report(
                        "unknown-input",
                        f"the model has no input `{given}`",
                        steps,
                        ", ".join(f"`{known}`" for known in rows),
                    )
                    continue
                values[given] = self.bounded(value, rows[given], steps)
            scenarios[name] = (scenario["label"], values)
        return scenarios

    def report(self, code: str, message: str, steps: Steps, hint: str) -> None:
        self.findings.append(Diagnostic(code, message, self.document.source.value_position(steps), hint))
