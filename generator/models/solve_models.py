"""Models: documents with inputs, tables and formulas, solved for every scenario."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from generator.content.documents import Document
from generator.diagnostics import Diagnostic, Position, Problem, did_you_mean
from generator.formulas import Formula, Model, evaluate, find_closest, references, solve, units_of
from generator.models.chart_totals import check_chart_totals
from generator.models.cited_texts import TextReader
from generator.models.drawn_columns import check_chart_tables
from generator.models.duplicate_scenarios import check_duplicate_scenarios
from generator.models.failed_results import find_failed
from generator.models.foreign_signs import check_signs
from generator.models.given_decimals import with_decimals
from generator.models.read_model import Reader
from generator.models.results_at_bounds import solve_at_bounds
from generator.models.value_forms import show
from generator.pages.solved_model import Cells, Solved, SolvedModel
from generator.pages.workspace import Workspace

UNSOLVED: Mapping[str, SolvedModel] = MappingProxyType({})
GROUPS = ("inputs", "assumptions", "steps", "outputs")


def model_at(document: Document) -> str | None:
    """The field of the document that holds its model, if its kind has one."""
    schema = document.kind.schema
    fields = schema.root.get("properties", {})
    return next((name for name, node in fields.items() if "x-model" in schema.resolve(node)), None)


def solve_models(
    documents: Mapping[str, Document], workspace: Workspace, known: Mapping[str, SolvedModel] = UNSOLVED
) -> tuple[dict[str, SolvedModel], list[Diagnostic]]:
    """Every document with a model, by key; a model with errors is left out and its findings returned. What is `known`
    of a model that was made from just the same is taken as it is."""
    models: dict[str, SolvedModel] = {}
    findings: list[Diagnostic] = []
    for document in documents.values():
        field = model_at(document)
        if field is None or field not in document.data:
            continue
        try:
            models[document.key] = _solve(document, field, workspace, known.get(document.key))
        except Problem as problem:
            findings += [_place(found, document) for found in problem.diagnostics]
    return models, findings


def _place(found: Diagnostic, document: Document) -> Diagnostic:
    """The finding, at the document if it has no place of its own: what is wrong between names has no one line."""
    return found if found.at else replace(found, at=Position(document.source.file))


def _solve(document: Document, field: str, workspace: Workspace, known: SolvedModel | None) -> SolvedModel:
    texts = TextReader(document, workspace)
    data = texts.read(document.data[field], (field,))
    if texts.findings:
        raise Problem(*texts.findings)
    reader = Reader(document, field, workspace)
    inputs, formulas, alerts = reader.read_inputs(data), reader.read_formulas(data), reader.read_alerts(data)
    scenarios, units = reader.read_scenarios(data, inputs), reader.read_units(data)
    reader.findings += check_signs((*formulas.values(), *alerts.values()), workspace.translation.currency)
    if reader.findings:
        raise Problem(*reader.findings)
    source, root = document.source, document.kind.schema.root
    made_from = (source.file, source.digest, root, data, inputs, scenarios, units, workspace.translation)
    if known and known.made_from == made_from:  # reading is quick, solving at every bound is not
        return replace(known, document=document)
    data = with_decimals(data, [values for _, values in scenarios.values()], workspace.translation)
    model = Model.of(formulas, tuple(inputs))
    units_of(model, units)
    _check_alerts(alerts, {*inputs, *formulas})
    _check_names(document, data)
    default = solve(model, inputs)
    solved = {
        name: solve_scenario(label, solve(model, values, default), data, alerts, workspace)
        for name, (label, values) in scenarios.items()
    }
    at_bounds = solve_at_bounds(model, default, data, workspace.translation)
    failed = (
        *(tuple(find_failed(formulas, solved)) or find_failed(formulas, at_bounds)),
        *check_chart_totals(document, field, data, solved),
        *check_duplicate_scenarios(document, field, data, solved),
    )
    if failed:
        raise Problem(*failed)
    every = {one.text: one for one in (*formulas.values(), *alerts.values())}
    return SolvedModel(document, data, solved, every, made_from)


def _check_alerts(alerts: Mapping[str, Formula], names: set[str]) -> None:
    """An alert may use any name of the model, and no other."""
    unknown = [
        formula.finding(
            "formula-unknown",
            f"nothing is named `{used.key}`",
            used.at,
            hint=find_closest(used.key, names),
            width=len(used.key),
        )
        for formula in alerts.values()
        for used in references(formula)
        if used.key not in names
    ]
    if unknown:
        raise Problem(*unknown)


def _check_names(document: Document, data: Mapping[str, Any]) -> None:
    """What the document names of its model must be in it."""
    known = {
        "value": [name for group in GROUPS for name in data.get(group, {})],
        "table": list(data.get("tables", {})),
        "chart": list(data.get("charts", {})),
    }
    unknown = [
        Diagnostic(
            "unknown-part",
            f"the model has no {node['x-of-model']} `{name}`",
            document.source.value_position(steps),
            did_you_mean(name, known[node["x-of-model"]]),
            width=len(name),
        )
        for steps, name, node in document.leaves
        if "x-of-model" in node and name not in known[node["x-of-model"]]
    ]
    unknown += _stray_totals(document, data)
    unknown += check_chart_tables(document, str(model_at(document)), data)
    if unknown:
        raise Problem(*unknown)


def _stray_totals(document: Document, data: Mapping[str, Any]) -> list[Diagnostic]:
    """A finding for each total that is none of its chart's values: no bar would show it."""
    model = str(model_at(document))
    return [
        Diagnostic(
            "unknown-part",
            f"the chart has no value `{name}` that could be its total",
            document.source.value_position((model, "charts", chart, "totals", n)),
            did_you_mean(name, entry.get("values", ())) or "name it among the `values`, too",
            width=len(name),
        )
        for chart, entry in data.get("charts", {}).items()
        for n, name in enumerate(entry.get("totals", ()))
        if name not in entry.get("values", ())
    ]


def solve_scenario(
    label: str,
    values: Mapping[str, Any],
    data: Mapping[str, Any],
    alerts: Mapping[str, Formula],
    workspace: Workspace,
) -> Solved:
    """A scenario of these values, each as it is printed; `data` are the rows of the model."""
    rows = {name: row for group in GROUPS for name, row in data.get(group, {}).items()}
    printed = {
        name: show(values[name], row["unit"], row.get("decimals"), workspace.translation) for name, row in rows.items()
    }
    columns: dict[str, Cells] = {name: cells for name, cells in values.items() if isinstance(cells, tuple)}
    on = frozenset(name for name, formula in alerts.items() if evaluate(formula, values) is True)
    return Solved(label, values, printed, columns, on)
