"""Units of a company whose singular nobody can tell from their name."""

import pytest

from tests.project_fixture import SampleProject


@pytest.mark.parametrize("name", ["children", "ferries", "wrenches", "boxes"])
def test_a_unit_without_its_singular_warns(project: SampleProject, name: str) -> None:
    project.write("content/facts/units.yaml", project.read("content/facts/units.yaml") + f"{name}:\n")
    assert f"warning[no-singular]: nothing says what one of `{name}` is called" in project.check()


@pytest.mark.parametrize("entry", ["children: {one: child}", "lamps:", "kWp:"])
def test_a_unit_with_its_singular_is_silent(project: SampleProject, entry: str) -> None:
    project.write("content/facts/units.yaml", project.read("content/facts/units.yaml") + f"{entry}\n")
    assert "no-singular" not in project.check()
