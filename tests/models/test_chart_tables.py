"""Charts of a table: the content names columns and rows of the model, and each must be there."""

import pytest

from generator.models.model_context import model_context
from generator.press.loading import load_workspace
from generator.project import Project
from generator.writers import formats
from tests.project_fixture import SampleProject

PLAN = """title: A plan for three months
model:
  assumptions:
    rent: {label: Rent a month, unit: money/months, value: 100, source: The contract}
    quarter: {label: A quarter, unit: months, value: 3, source: By definition}
  outputs:
    total: {label: Rent for the quarter, unit: money, formula: rent * quarter}
  tables:
    Months:
      label: Rent paid by the end of each month
      columns:
        Month: {unit: months, decimals: 0}
        Paid: {unit: money, formula: "Months[@Month] * rent"}
      rows: [{Month: 1}, {Month: 2}, {Month: 3}]
    Swings:
      label: Rent for the quarter when one input changes
      columns:
        Input: {unit: text}
        Lower: {unit: money, formula: 0.8 * rent * quarter}
        Share: {unit: count}
        Higher: {unit: money, formula: 1.2 * rent * quarter}
      rows: [{Input: Rent}]
  charts:
    paid: {title: Rent paid, kind: line, table: Months, columns: [Paid], across: Month, points: [{row: 1}, {row: 3}]}
    swing: {title: What one input changes, kind: tornado, table: Swings, columns: [Lower, Higher], base: total}
"""


def test_a_chart_of_a_table_has_the_rows_that_the_content_names(project: SampleProject) -> None:
    project.write("content/sums/savings.yaml", PLAN)
    workspace, _ = load_workspace(Project(project.root), formats())
    charts = model_context(workspace.models["sums/savings"])["charts"]
    assert [(row["row"], row["name"], row["count"]["shown"], row["at"]) for row in charts["paid"]["rows"]] == [
        (1, "Month", "1", 1),
        (3, "Month", "3", 3),
    ]
    assert [(row["name"], row["count"]) for row in charts["swing"]["rows"]] == [("Rent", None)]


WRONG = [
    (", base: total", "", "missing-field]: the tornado has no `base`"),
    ("[Lower, Higher]", "[Lower, Share]", "unlike-units]: `Lower` is in money, and `Share` in count"),
    ("base: total", "base: quarter", "unlike-units]: `Lower` is in money, and `quarter` in months"),
    ("columns: [Paid], across", "columns: [Paid], base: total, across", "not-here]: `base` is of a tornado"),
    ("base: total", "base: total, across: Lower", "not-here]: `across` is of a line"),
    ("columns: [Paid]", "columns: [Payed]", "unknown-part]: the table has no column `Payed`"),
    ("across: Month", "across: Months", "unknown-part]: the table has no column `Months`"),
    ("{row: 3}", "{row: 4}", "unknown-part]: the table has 3 rows, and no row 4"),
    ("table: Months", "table: Month", "unknown-part]: the model has no table `Month`"),
    ("base: total", "base: totals", "unknown-part]: the model has no value `totals`"),
    ("[Lower, Higher]", "[Lower]", "missing-field]: a tornado draws two columns, not 1"),
    ("[Lower, Higher]", "[Lower, Input]", "no-number]: `Input` holds words"),
    ("columns: [Paid]", "columns: [Paid], values: [total, total]", "not-here]: `values` is of a chart without `table`"),
    ("kind: line, table: Months", "kind: line", "missing-field]: the chart has no `values` or `table`"),
    (
        "kind: line, table: Months",
        "kind: line, values: [total, total]",
        "not-here]: `columns` is of a chart of a table",
    ),
    ("kind: tornado, table: Swings", "kind: tornado", "missing-field]: the chart has no `table` and `columns`"),
    ("title: Rent paid", "title: Rent paid, findings: {low: Less}", "unknown-part]: the model has no scenario `low`"),
]


@pytest.mark.parametrize("old, new, said", WRONG)
def test_what_a_chart_names_must_be_in_its_table(project: SampleProject, old: str, new: str, said: str) -> None:
    assert old in PLAN
    project.write("content/sums/savings.yaml", PLAN.replace(old, new, 1))
    assert said in project.check()
