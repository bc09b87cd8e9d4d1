"""Choices and the words of formulas may be texts of facts: what is renamed there is renamed in each workbook."""

from generator.models.model_context import model_context
from generator.press.loading import load_workspace
from generator.project import Project
from generator.writers import formats
from tests.project_fixture import SampleProject

LEVELS = "first: {name: Planned}\nsecond: {name: 'Under \"way\"'}\n"
MODEL = """title: Trips this month
model:
  tables:
    Trips:
      label: Trips
      columns:
        Ship: {unit: text, enter: true}
        Level: {unit: text, enter: true, choices: "fact:levels.*.name"}
      rows: [{Ship: Ada, Level: Planned}]
  outputs:
    planned:
      label: "[](fact:levels.first.name)"
      unit: count
      formula: 'COUNTIF(Trips[Level], "fact:levels.first.name")'
    under_way:
      label: "[](fact:levels.second.name)"
      unit: count
      formula: 'COUNTIF(Trips[Level], "fact:levels.second.name")'
"""


def written(project: SampleProject, model: str = MODEL, levels: str = LEVELS) -> str:
    project.write("content/facts/levels.yaml", levels)
    project.write("content/sums/savings.yaml", model)
    return project.check()


def test_choices_and_formulas_say_what_the_facts_say(project: SampleProject) -> None:
    written(project)
    model = model_context(load_workspace(Project(project.root), formats())[0].models["sums/savings"])
    assert model["tables"]["Trips"]["columns"][1]["choices"] == ["Planned", 'Under "way"']
    planned, under_way = model["outputs"]
    assert (planned["shown"], under_way["shown"]) == ("1", "0")
    assert (planned["formula"], under_way["formula"]) == (
        'COUNTIF(Trips[Level], "Planned")',
        'COUNTIF(Trips[Level], "Under ""way""")',
    )


def test_a_renamed_fact_renames_the_choice_and_what_is_counted(project: SampleProject) -> None:
    found = written(project, levels=LEVELS.replace("Planned", "On paper"))
    assert "savings.yaml:9:33: error[not-a-choice]: `Planned` is not one of the choices" in found
    written(project, MODEL.replace("Level: Planned", "Level: On paper"), LEVELS.replace("Planned", "On paper"))
    model = model_context(load_workspace(Project(project.root), formats())[0].models["sums/savings"])
    assert model["outputs"][0]["shown"] == "1"


def test_a_text_that_no_fact_has_is_found_where_it_is_asked_for(project: SampleProject) -> None:
    model = MODEL.replace("levels.*.name", "levels.*.nam").replace("second.name\")'", "third.name\")'")
    found = written(project, model)
    assert "savings.yaml:8:51: error[unknown-fact]: no fact is named `levels.*.nam`" in found
    assert "error[unknown-fact]: no fact is named `levels.third.name`" in found


def test_choices_are_a_list_or_a_name_of_facts(project: SampleProject) -> None:
    assert "error[" in written(project, MODEL.replace('"fact:levels.*.name"}', "Planned}"))
