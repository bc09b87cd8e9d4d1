"""Scores of a form in a PDF: the model's formulas as a script of the document, for programs that run one.

A program without scripts leaves the results blank, and people write them in.
"""

import json
from collections.abc import Iterator
from typing import Any

from weasyprint.pdf import pydyf

from generator.formulas import model_to_javascript, runtime
from generator.layout.form_fields import KIND, NAME, is_field, name_fields
from generator.pages.page import Page
from generator.pages.tree import Element
from generator.writers._web.page_model import columns_of, is_table, outside_tables, read_model

SCRIPT = r"""
var outcome = (function () {{
{runtime}
const MODEL = {model};
const GIVEN = {given};
const FIELDS = {fields};
const RESULTS = {results};
const ZERO = Date.UTC(1899, 11, 30), DAY = 86400000;
function serial(day) {{
  const parts = /^(\d{{4}})-(\d{{2}})-(\d{{2}})$/.exec(day);
  return parts ? (Date.UTC(parts[1], parts[2] - 1, parts[3]) - ZERO) / DAY : null;
}}
function entered(value, kind, scale) {{
  if (kind === "tick") return value === "Off" || value === "" ? null : true;
  if (value === "" || value === null || value === undefined) return null;
  if (kind === "date") return serial(String(value));
  if (kind !== "number") return String(value);
  const number = Number(scale === 1 ? value : String(value).replace("%", ""));
  return isFinite(number) ? number / scale : null;
}}
return function (page, name) {{
  const inputs = JSON.parse(JSON.stringify(GIVEN));
  for (const [field, kind, key, row, scale] of FIELDS) {{
    const value = entered(page.getField(field).value, kind, scale);
    if (row === null) inputs[key] = value; else inputs[key][row] = value;
  }}
  const value = formulas.solve(MODEL, inputs)[name];
  if (value === null || value === undefined) return "";
  if (typeof value !== "number") return String(value);
  const [places, scale, isDay] = RESULTS[name];
  if (isDay) return new Date(ZERO + value * DAY).toISOString().slice(0, 10);
  return scale === 1 ? value.toFixed(places) : Number((value * scale).toFixed(places)) + "%";
}};
}})();
"""
"""A function of the document and a result's name; what it gives is written into the result's field."""


def add_calculations(page: Page, pdf: Any) -> None:
    """Have the results of a form calculated as people fill it in."""
    results = {cell.get("data-name"): cell for cell in _fields(page.root) if cell.get(KIND) == "result"}
    widgets = {each["T"].string: each for each in pdf.objects if _is_widget(each)}
    if not results:
        return
    for name in results:
        call = pydyf.String(f'event.value = outcome(this, "{name}");')
        widgets[name]["AA"] = pydyf.Dictionary({"C": pydyf.Dictionary({"S": "/JavaScript", "JS": call})})
    pdf.catalog["AcroForm"]["CO"] = pydyf.Array(widgets[name].reference for name in results)
    script = pydyf.Stream([_script(page, results).encode()], compress=True)
    pdf.add_object(script)
    action = pydyf.Dictionary({"S": "/JavaScript", "JS": script.reference})
    names = pdf.catalog.setdefault("Names", pydyf.Dictionary())
    names["JavaScript"] = pydyf.Dictionary({"Names": pydyf.Array([pydyf.String("outcome"), action])})


def _is_widget(each: Any) -> bool:
    return isinstance(each, dict) and each.get("Subtype") == "/Widget"


def _fields(root: Element) -> Iterator[Element]:
    return (cell for cell in name_fields(root).walk() if is_field(cell))


def _script(page: Page, results: dict[str, Element]) -> str:
    model = read_model(page)
    places = {name: _form(cell) for name, cell in results.items()}
    return SCRIPT.format(
        runtime=runtime(), model=model_to_javascript(model.model), given=json.dumps(model.given),
        fields=json.dumps([*_entries(name_fields(page.root))]), results=json.dumps(places),
    )  # fmt: skip


def _form(cell: Element) -> tuple[int, int, bool]:
    """The decimals of a result, of a share at most two; what it is printed times; whether it is a day."""
    scale = _scale(cell)
    return int(cell.get("data-decimals") or (0 if scale == 1 else 2)), scale, cell.get("data-unit") == "date"


def _scale(cell: Element) -> int:
    """People write a share as a percentage, and formulas count it as a fraction."""
    return 100 if cell.get("data-unit") == "percent" else 1


def _entries(root: Element) -> Iterator[tuple[str, str, str, int | None, int]]:
    """Each field to enter: its name, its kind, what formulas call it, its row in a table, and what it is written
    times."""
    for cell in outside_tables(root):
        if is_field(cell) and cell.get(KIND) != "result":
            yield cell.get(NAME), cell.get(KIND), cell.get("data-name"), None, _scale(cell)
    for table in filter(is_table, root.walk()):
        for column in columns_of(table):
            for row, cell in enumerate(column.cells):
                if is_field(cell) and cell.has("input"):
                    yield cell.get(NAME), cell.get(KIND), column.key, row, _scale(cell)
