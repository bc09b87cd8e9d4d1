"""Documents, facts, kinds and the brand of a small project: what is left out, and why."""

import re

import pytest

from generator.content.brand import PAIRS, contrast
from generator.content.documents import cure_for_name
from generator.content.facts import Facts, read_facts
from generator.project import Project
from tests.project_fixture import SampleProject


@pytest.mark.parametrize("name", ["saas", "30-seconds", "a", "x" * 60])
def test_small_letters_digits_and_hyphens_make_a_name(name: str):
    assert cure_for_name(name) == ""


@pytest.mark.parametrize(
    "name", ["", "Saas", "a b", "grüße", "a_b", "-a", "a-", "a--b", "con", "lpt1", "x" * 61, "../a", "a.b", "a\n", "²"]
)
def test_what_some_system_refuses_makes_none(name: str):
    assert cure_for_name(name)


def test_a_fact_is_found_by_its_path():
    facts = Facts({"prices": {"lamp": {"year": "$400"}}}, {})
    assert facts.find("prices.lamp.year") == "$400"


@pytest.mark.parametrize(
    "path, hint",
    [
        ("price.lamp", "did you mean `prices`?"),
        ("prices.lampe", "did you mean `prices.lamp`?"),
        ("prices.lamp.year.x", ""),
        ("team.size", "mend content/facts/team.yaml first"),
    ],
)
def test_a_fact_that_is_not_there_comes_with_the_way_out(path: str, hint: str):
    with pytest.raises(KeyError) as missing:
        Facts({"prices": {"lamp": {"year": "$400"}}}, {}, frozenset({"team"})).find(path)
    assert missing.value.args == (hint,)


def test_a_fact_file_with_errors_is_left_out_and_its_findings_are_told(project: SampleProject):
    project.write("content/facts/segments.yaml", "ports: {name: Seaports}\n")
    facts, findings = read_facts(Project(project.root))
    assert "segments" not in facts.values
    assert "segments" in facts.faulty
    assert [found.code for found in findings] == ["missing-field"]


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_every_pair_of_the_brand_is_checked(project: SampleProject):
    brand = project.read("content/facts/brand.yaml")
    colours = {name: "#808080" for pair in PAIRS for name in pair}
    for name, colour in colours.items():
        brand = re.sub(rf'^  {name}: "#.*"$', f'  {name}: "{colour}"', brand, flags=re.MULTILINE)
    project.write("content/facts/brand.yaml", brand)
    assert project.check().count("weak-contrast") == len(PAIRS)


def test_pictures_readmes_and_hidden_files_among_the_content_are_fine(project: SampleProject):
    for path in ("notes/pictures/lamp.png", "notes/.hello.swp", "README.md", "facts/README.md", "claims/.keep"):
        project.write(f"content/{path}", b"x")
    assert project.check() == "4 documents checked: all fine\n"


def test_a_folder_of_hidden_files_is_no_kind(project: SampleProject):
    project.write("content/.obsidian/app.json", "{}")
    assert project.check() == "4 documents checked: all fine\n"


def test_a_picture_that_lies_outside_content_is_not_there(project: SampleProject):
    project.write("lamp.svg", "<svg/>")
    project.write("content/notes/hello.yaml", "title: Hello\nbody: Light.\npicture: ../../lamp.svg\n")
    assert "missing-picture" in project.check()


@pytest.mark.parametrize("name", ["x" * 300 + ".svg", "a/" * 200 + "b.svg", ".svg"])
def test_a_picture_whose_name_no_file_can_have_is_not_there(project: SampleProject, name: str):
    project.write("content/notes/hello.yaml", f"title: Hello\nbody: Light.\npicture: {name}\n")
    assert "missing-picture" in project.check()
