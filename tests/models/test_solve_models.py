"""Models: what people fill in starts blank, and what a document names of its model must be in it."""

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
