"""Models: what people fill in starts blank, and what a document names of its model must be in it."""

import pytest

from generator.models.model_context import model_context
from generator.press.loading import load_workspace
from generator.project import Project
from generator.writers import formats
from tests.project_fixture import SampleProject

SCHEMA = """type: object
additionalProperties: false
required: [title, model]
properties:
  title: {$ref: "#/$defs/line"}
  highlight: {$ref: "#/$defs/model-value"}
  model: {$ref: "#/$defs/model"}
"""

SCORECARD = """title: Trips this month
model:
  inputs:
    actual: {label: Trips, unit: count, blank: true, least: 0, source: The log}
  assumptions:
    target: {label: Trips, unit: count, value: 4, source: The plan}
  outputs:
    status: {label: Status, unit: text, formula: 'IF(actual="", "open", IF(actual >= target, "met", "missed"))'}
"""


def test_what_people_fill_in_starts_blank(project: SampleProject) -> None:
    project.write("content/sums/savings.yaml", SCORECARD)
    workspace, _ = load_workspace(Project(project.root), formats())
    model = model_context(workspace.models["sums/savings"])
    assert (model["inputs"][0]["value"], model["inputs"][0]["shown"]) == (None, "")
    assert model["outputs"][0]["shown"] == "open"


def test_words_of_a_table_are_typeset_and_counted_as_they_were_written(project: SampleProject) -> None:
    columns = "      columns: {Question: {unit: text}, Answer: {unit: text, enter: true}}\n"
    asked = "  tables:\n    Asked:\n      label: Asked\n" + columns
    rows = "      rows: [{Question: Is it in next year's budget?, Answer: Ada's word}]\n"
    project.write("content/sums/savings.yaml", SCORECARD + asked + rows)
    workspace, _ = load_workspace(Project(project.root), formats())
    question, answer = model_context(workspace.models["sums/savings"])["tables"]["Asked"]["rows"][0]
    assert (question["shown"], question["value"]) == ("Is it in next year’s budget?", "Is it in next year's budget?")
    assert answer["shown"] == "Ada's word"


DEALS = """title: Deals
model:
  tables:
    Deals:
      label: Deals
      columns:
        Company: {unit: text, enter: true}
        Stage: {unit: text, enter: true, choices: [Open, Won]}
        Amount: {unit: money, enter: true, least: 0}
      blank_rows: 3
  outputs:
    won: {label: Won, unit: money, formula: 'SUMIF(Deals[Stage], "Won", Deals[Amount])'}
  scenarios:
    example:
      label: Example
      tables:
        Deals:
          - {Company: A, Stage: Won, Amount: 50}
          - {Company: B, Stage: Open, Amount: 70}
"""


def test_a_scenario_fills_tables_that_are_blank_otherwise(project: SampleProject) -> None:
    project.write("content/sums/savings.yaml", DEALS)
    workspace, found = load_workspace(Project(project.root), formats())
    solved = workspace.models["sums/savings"].solved
    assert (solved["default"].values["won"], solved["example"].values["won"]) == (0, 50)
    assert solved["example"].columns["Deals[Company]"] == ("A", "B", None)
    assert [one for one in found if "savings" in str(one.at)] == []


def test_a_cell_that_a_scenario_fills_takes_its_text_from_a_fact(project: SampleProject) -> None:
    project.write("content/facts/stages.yaml", "won: {name: Won}\n")
    project.write("content/sums/savings.yaml", DEALS.replace("Stage: Won", "Stage: fact:stages.won.name"))
    workspace, _ = load_workspace(Project(project.root), formats())
    assert workspace.models["sums/savings"].solved["example"].values["won"] == 50


@pytest.mark.parametrize(
    "old, new, says",
    [
        (
            "        Deals:\n          -",
            "        Dials:\n          -",
            "17:9: error[unknown-part]: the model has no table `Dials`",
        ),
        ("Stage: Open", "Stage: Closed", "error[not-a-choice]: `Closed` is not one of the choices"),
        ("Company: B", "Firm: B", "error[unknown-field]: the table has no column `Firm`"),
        ("blank_rows: 3", "blank_rows: 1", "error[out-of-bounds]: the scenario fills 2 rows of a table that has 1"),
    ],
)
def test_rows_of_a_scenario_that_do_not_fit_are_found(project: SampleProject, old: str, new: str, says: str) -> None:
    project.write("content/sums/savings.yaml", DEALS.replace(old, new))
    assert says in project.check()


def test_two_scenarios_that_fill_a_table_alike_are_one(project: SampleProject) -> None:
    again = DEALS[DEALS.index("    example:") :].replace("example", "again")
    project.write("content/sums/savings.yaml", DEALS + again)
    assert "the scenario `again` has the same inputs as `example`" in project.check()
    project.write("content/sums/savings.yaml", DEALS + again.replace("Amount: 50", "Amount: 60"))
    assert "duplicate-scenario" not in project.check()


def test_a_number_without_value_names_both_cures(project: SampleProject) -> None:
    project.write("content/sums/savings.yaml", SCORECARD.replace(", blank: true", ""))
    assert "add `value: …`, or `blank: true` for people to fill in" in project.check()


def test_a_document_cannot_name_a_result_that_its_model_lacks(project: SampleProject) -> None:
    project.write("layouts/sums/schema.yaml", SCHEMA)
    project.write("content/sums/savings.yaml", SCORECARD.replace("model:", "highlight: statos\nmodel:", 1))
    found = project.check()
    assert "savings.yaml:2:12: error[unknown-part]: the model has no value `statos`" in found
    assert "did you mean `status`?" in found


def test_names_that_excel_cannot_tell_apart_are_found_in_their_file(project: SampleProject) -> None:
    table = "  tables:\n    Trips: {label: Log, columns: {Day: {unit: count}, Mile: {unit: count}}}\n  assumptions:\n"
    text = SCORECARD.replace("actual", "trips").replace("  assumptions:\n", table)
    project.write("content/sums/savings.yaml", text)
    assert "savings.yaml:1:1: error[formula-name-twice]: `Trips` and `trips` are one name to Excel" in project.check()


def test_a_known_model_is_solved_again_only_if_something_that_it_is_made_from_has_changed(
    project: SampleProject,
) -> None:
    project.write("content/facts/plan.yaml", "trips: 4\n")
    project.write("content/facts/fact-types.yaml", "plan.trips: count\n")
    project.write(
        "content/sums/savings.yaml", SCORECARD.replace("unit: count, value: 4", "unit: count, from: fact:plan.trips")
    )
    first, found = load_workspace(Project(project.root), formats())
    assert "sums/savings" in first.models, found
    again, _ = load_workspace(Project(project.root), formats(), known=first.models)
    solved = again.models["sums/savings"].solved
    assert solved is first.models["sums/savings"].solved
    assert again.models["sums/savings"].document is again.documents["sums/savings"]
    project.write("content/facts/plan.yaml", "trips: 7\n")
    changed, _ = load_workspace(Project(project.root), formats(), known=first.models)
    assert changed.models["sums/savings"].solved["default"].values["target"] == 7
    project.write("content/sums/savings.yaml", SCORECARD.replace("value: 4", "value: 9"))
    edited, _ = load_workspace(Project(project.root), formats(), known=first.models)
    assert edited.models["sums/savings"].solved["default"].values["target"] == 9
