"""Read a model from its document: numbers, tables, formulas and scenarios, collecting what is wrong with them."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.content.documents import Document
from generator.content.sources import Steps
from generator.diagnostics import Diagnostic, Problem, did_you_mean
from generator.formulas import Formula, Value, parse, read_day, unit_of
from generator.models.cited_units import in_unit_of_row
from generator.models.value_forms import read_truth
from generator.pages.solved_model import DEFAULT, Cells
from generator.pages.workspace import Workspace
from generator.quantities.figure_parts import AMBIGUOUS
from generator.quantities.scan import Quantity, parse_stated
from generator.texts.citations import resolve

Given = dict[str, Value | Cells]


class Reader:
    """Reads one model; `findings` are all that is wrong with its numbers and with the text of its formulas."""

    def __init__(self, document: Document, field: str, workspace: Workspace) -> None:
        self.document, self.field, self.workspace = document, field, workspace
        self.findings: list[Diagnostic] = []

    def read_inputs(self, data: Mapping[str, Any]) -> Given:
        """The value of every input and assumption, and the cells of every column that no formula gives."""
        rows = [(group, name, row) for group in ("inputs", "assumptions") for name, row in data.get(group, {}).items()]
        values: Given = {name: self.read_value(row, (self.field, group, name)) for group, name, row in rows}
        return values | dict(self.read_columns(data))

    def read_columns(self, data: Mapping[str, Any]) -> Iterator[tuple[str, Cells]]:
        for table, entry in data.get("tables", {}).items():
            rows, blank = entry.get("rows", []), entry.get("blank_rows", 0)
            yield from self.read_rows(table, entry["columns"], rows, blank, (self.field, "tables", table, "rows"))

    def read_rows(
        self, table: str, columns: Mapping[str, Any], rows: list[Mapping[str, Any]], blank: int, steps: Steps
    ) -> Iterator[tuple[str, Cells]]:
        """The cells of every column that no formula gives, the blank ones below; the rows are written at `steps`."""
        self.report_unknown_columns(rows, columns, steps)
        for column, settings in columns.items():
            if "formula" not in settings:
                cells = (self.read_cell(row.get(column), settings, (*steps, n, column)) for n, row in enumerate(rows))
                yield f"{table}[{column}]", (*cells, *(None,) * blank)

    def report_unknown_columns(self, rows: list[Mapping[str, Any]], columns: Mapping[str, Any], steps: Steps) -> None:
        """Findings for cells of columns that the table does not have, or that its formulas give."""
        for n, row in enumerate(rows):
            for column in row:
                if column not in columns:
                    hint = did_you_mean(column, columns)
                    self.report("unknown-field", f"the table has no column `{column}`", (*steps, n, column), hint)
                elif "formula" in columns[column]:
                    self.report("not-here", f"`{column}` is calculated", (*steps, n, column), "delete the value")

    def read_cell(self, value: Any, settings: Mapping[str, Any], steps: Steps) -> Value:
        named = {"label": steps[-1], **settings}
        return None if value is None else self.read_within_bounds(value, named, steps)

    def read_value(self, row: Mapping[str, Any], steps: Steps) -> Value:
        """The row's own value, the figure that it cites, or nothing where people fill it in."""
        if "from" in row:
            return self.look_up(row, (*steps, "from"))
        if "end" in row:
            hint = "delete it, or add `from`"
            self.report("not-here", "`end` is of a range that `from` cites", (*steps, "end"), hint)
        if "value" not in row:
            if not row.get("blank"):
                hint = "add `value: …`, or `blank: true` for people to fill in"
                self.report("missing-field", f"`{steps[-1]}` has neither `value` nor `from`", steps, hint)
            return None
        return self.read_within_bounds(row["value"], row, (*steps, "value"))

    def look_up(self, row: Mapping[str, Any], steps: Steps) -> Value:
        """The figure that the row cites, in the row's unit."""
        citation, end = row["from"], row.get("end")
        try:
            cited = resolve(citation, self.workspace)
        except Problem as unknown:
            self.findings += unknown.place(self.document.source.value_position(steps))
            return None
        if not _is_unit(row["unit"]):  # which has its own finding
            return None
        if row["unit"] == "date":
            return self.read_day(cited.value, steps)
        stated = parse_stated(cited.value, self.workspace.facts.units)
        quantity = self.convert(stated, cited.value, row, steps) if stated else None
        if stated and quantity is None:  # which has its own finding
            return None
        number = _number(quantity, end) if quantity else None
        if quantity is None or number is None:
            hint = "add `end: lower` or `end: upper`" if quantity and len(quantity.ends) > 1 else "cite a figure"
            self.report("no-number", f"`{cited.value}` is no number to calculate with", steps, hint)
            return None
        self.report_out_of_bounds(number, cited.value, row, steps)
        return number / 100 if quantity.unit.name == "%" else number

    def convert(self, stated: Quantity, written: str, row: Mapping[str, Any], steps: Steps) -> Quantity | None:
        """The figure in the unit of the row; one that is no number of it is a finding."""
        quantity = in_unit_of_row(stated, row, self.workspace.brand.currency, self.workspace.facts.units)
        if isinstance(quantity, Quantity):
            return quantity
        hint = "cite a figure in the unit of the row, or give the row the unit of the figure"
        self.report("unlike-units", f"`{written}` cannot be calculated with here: {quantity}", steps, hint)
        return None

    def read_within_bounds(self, value: Any, row: Mapping[str, Any], steps: Steps) -> Value:
        """The value as its unit counts it (percent as a fraction); outside its choices or bounds it is a finding."""
        if row["unit"] == "text":
            return self.read_choice(str(value), row, steps)
        if row["unit"] == "flag":
            return bool(read_truth(str(value)))
        if row["unit"] == "date":
            return self.read_day(str(value), steps)
        number = self.read_number(value, row, steps)
        if number is None:
            return None
        self.report_out_of_bounds(number, value, row, steps)
        return number / 100 if row["unit"] == "percent" else number

    def report_out_of_bounds(self, number: float, written: Any, row: Mapping[str, Any], steps: Steps) -> None:
        low, high = row.get("least"), row.get("most")
        if (low is not None and number < low) or (high is not None and number > high):
            bounds = f"{'' if low is None else low} to {'' if high is None else high}".strip()
            self.report("out-of-bounds", f"`{written}` is outside its bounds, {bounds}", steps, "change one of them")

    def read_choice(self, value: str, row: Mapping[str, Any], steps: Steps) -> str:
        if "choices" in row and value not in row["choices"]:
            hint = did_you_mean(value, row["choices"]) or ", ".join(row["choices"])
            self.report("not-a-choice", f"`{value}` is not one of the choices", steps, hint)
        return value

    def read_day(self, written: str, steps: Steps) -> float | None:
        """The number of a day; what is no day is a finding."""
        day = read_day(written)
        if day is None:
            hint = "write the year first, such as 2026-01-26"
            self.report("no-date", f"`{written}` is no date to calculate with", steps, hint)
        return day

    def read_number(self, value: Any, row: Mapping[str, Any], steps: Steps) -> float | None:
        """A plain number, or a figure such as `$100K`; one with a unit is counted in that of the row."""
        if not isinstance(value, str):
            return float(value)
        quantity = parse_stated(value, self.workspace.facts.units)
        if quantity and (quantity.unit or quantity.per) and _is_unit(row["unit"]):
            quantity = self.convert(quantity, value, row, steps)
            if quantity is None:  # which has its own finding
                return None
        if quantity is None or quantity.low is None or quantity.low != quantity.high:
            hint = f"it may be read in two ways: write {value.replace('.', '')}, or fewer decimals"
            cure = hint if AMBIGUOUS.fullmatch(value.lstrip("+-")) else "write a plain number, such as 1200.5"
            self.report("no-number", f"`{value}` is no number to calculate with", steps, cure)
            return None
        return quantity.low

    def read_units(self, data: Mapping[str, Any]) -> dict[str, str]:
        """The declared unit of every name and column; one that nobody knows is a finding at its place."""
        written = [
            (name, (self.field, group, name, "unit"), row["unit"])
            for group in ("inputs", "assumptions", "steps", "outputs")
            for name, row in data.get(group, {}).items()
        ] + [
            (f"{table}[{column}]", (self.field, "tables", table, "columns", column, "unit"), settings["unit"])
            for table, entry in data.get("tables", {}).items()
            for column, settings in entry["columns"].items()
        ]
        self.report_unlike_entries(data)
        for _, steps, unit in written:
            try:
                unit_of(unit, self.document.source.value_position(steps))
            except Problem as problem:
                self.findings += problem.diagnostics
        return {name: unit for name, _, unit in written}

    def report_unlike_entries(self, data: Mapping[str, Any]) -> None:
        """Findings for what is written as a passage and is no text."""
        rows: list[tuple[Steps, Mapping[str, Any]]] = [
            ((group, name), row) for group in ("inputs", "assumptions") for name, row in data.get(group, {}).items()
        ]
        rows += [
            (("tables", table, "columns", column), settings)
            for table, entry in data.get("tables", {}).items()
            for column, settings in entry["columns"].items()
        ]
        for steps, row in rows:
            if "as" in row and (row["unit"] != "text" or "choices" in row):
                message = f"only a text is written as a {row['as']}"
                self.report("not-here", message, (self.field, *steps, "as"), "delete it, or write `unit: text`")

    def read_formulas(self, data: Mapping[str, Any]) -> dict[str, Formula]:
        """Every formula by its name, or by its column."""
        written = [
            (name, (self.field, group, name, "formula"), row["formula"])
            for group in ("steps", "outputs")
            for name, row in data.get(group, {}).items()
        ] + [
            (f"{table}[{column}]", (self.field, "tables", table, "columns", column, "formula"), settings["formula"])
            for table, entry in data.get("tables", {}).items()
            for column, settings in entry["columns"].items()
            if "formula" in settings
        ]
        parsed = {name: self.read_formula(text, steps) for name, steps, text in written}
        return {name: formula for name, formula in parsed.items() if formula}

    def read_alerts(self, data: Mapping[str, Any]) -> dict[str, Formula]:
        """The alert of every result that has one."""
        parsed = {
            name: self.read_formula(row["alert"], (self.field, "outputs", name, "alert"))
            for name, row in data["outputs"].items()
            if "alert" in row
        }
        return {name: formula for name, formula in parsed.items() if formula}

    def read_formula(self, text: str, steps: Steps) -> Formula | None:
        try:
            return parse(text, self.document.source.value_position(steps))
        except Problem as problem:
            self.findings += problem.diagnostics
            return None

    def read_scenarios(self, data: Mapping[str, Any], inputs: Given) -> dict[str, tuple[str, Given]]:
        """Every scenario's label, complete inputs and cells; what the model does not have is a finding."""
        rows = {**data.get("inputs", {}), **data.get("assumptions", {})}
        scenarios: dict[str, tuple[str, Given]] = {DEFAULT: ("Default", inputs)}
        for name, scenario in data.get("scenarios", {}).items():
            values = dict(inputs)
            for given, value in scenario.get("inputs", {}).items():
                steps = (self.field, "scenarios", name, "inputs", given)
                if given in rows:
                    values[given] = self.read_within_bounds(value, rows[given], steps)
                else:
                    hint = did_you_mean(given, rows) or ", ".join(f"`{known}`" for known in rows)
                    self.report("unknown-input", f"the model has no input `{given}`", steps, hint)
            values |= dict(self.read_scenario_tables(data, name, scenario.get("tables", {})))
            scenarios[name] = (scenario["label"], values)
        return scenarios

    def read_scenario_tables(
        self, data: Mapping[str, Any], name: str, given: Mapping[str, Any]
    ) -> Iterator[tuple[str, Cells]]:
        """The cells that stand in tables under one scenario: its rows in place of the table's, and as many in all."""
        tables = data.get("tables", {})
        for table, rows in given.items():
            steps = (self.field, "scenarios", name, "tables", table)
            if table not in tables:
                hint = did_you_mean(table, tables) or "name one of the model's tables"
                at = self.document.source.position(steps)
                self.findings.append(Diagnostic("unknown-part", f"the model has no table `{table}`", at, hint))
                continue
            entry = tables[table]
            room = len(entry.get("rows", [])) + entry.get("blank_rows", 0)
            if len(rows) > room:
                message = f"the scenario fills {len(rows)} rows of a table that has {room}"
                self.report("out-of-bounds", message, steps, "write fewer rows, or give the table more `blank_rows`")
            yield from self.read_rows(table, entry["columns"], rows, max(0, room - len(rows)), steps)

    def report(self, code: str, message: str, steps: Steps, hint: str) -> None:
        self.findings.append(Diagnostic(code, message, self.document.source.value_position(steps), hint))


def _is_unit(written: str) -> bool:
    try:
        unit_of(written)
    except Problem:
        return False
    return True


def _number(quantity: Quantity, end: str | None) -> float | None:
    """The number of a figure; of a range the end that is asked for, and none if nobody asks."""
    if end:
        return quantity.low if end == "lower" else quantity.high
    return quantity.low if len(quantity.ends) == 1 else None
