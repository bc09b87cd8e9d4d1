"""A brand may set its headings in a family of their own; its files are looked at like those of the text."""

import pytest

from tests.project_fixture import SampleProject

HEADINGS = """  headings:
    family: Serif
    faces: {"700": Serif-Bold.woff2}
"""


@pytest.fixture
def brand(project: SampleProject) -> str:
    """The brand's file with a family for headings; it is the last entry of `type`."""
    text = project.read("content/facts/brand.yaml")
    last = next(line for line in text.splitlines(keepends=True) if "Inter-Bold.woff2" in line)
    return project.write("content/facts/brand.yaml", text.replace(last, last + HEADINGS)).read_text("utf-8")


def test_a_font_of_headings_that_is_missing_is_found_at_its_line(project: SampleProject, brand: str) -> None:
    line = brand[: brand.index("Serif-Bold")].count("\n") + 1
    said = project.check()
    assert f"content/facts/brand.yaml:{line}:" in said
    assert "error[missing-font]: there is no file `Serif-Bold.woff2` in `layouts/_shared/fonts`" in said


def test_a_font_of_headings_that_is_damaged_is_found(project: SampleProject, brand: str) -> None:
    project.write("layouts/_shared/fonts/Serif-Bold.woff2", b"no font")
    assert "error[damaged-font]: `Serif-Bold.woff2` cannot be used as a font" in project.check()
