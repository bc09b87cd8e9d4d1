"""`build --verify` builds twice, and says of each file that is not the same where the two differ."""

import re
from datetime import date

import pytest

from generator.press import second_build
from tests.project_fixture import SampleProject
from tests.releases.test_release_command import DAY
from tests.releases.test_release_command import project as cleared

__all__ = ["cleared"]


def test_a_build_that_can_be_repeated_says_so(project: SampleProject):
    ran = project.run("build", "--verify")
    assert ran.exit_code == 0, ran.output
    assert "built twice: each file has the same bytes\n" in ran.output


EDITED = """
from pathlib import Path
path = Path(sys.argv[1]) / "build/talks/harbor-talk-dinner.txt"
path.write_text(path.read_text("utf-8").replace("lamps", "lights"), "utf-8")
"""
"""What the second build's process does beside building."""


def test_what_differs_is_named_with_file_and_line(project: SampleProject, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(second_build, "START", second_build.START.replace("; ", "\n") + EDITED)
    ran = project.run("build", "talks", "notes", "--verify")
    assert ran.exit_code == 1
    named = "error[differing-build]: `build/talks/harbor-talk-dinner.txt` is another one when it is built again: line "
    assert named in ran.output
    assert re.search(r"lamps.*` and `.*lights", ran.output)
    assert "built twice" not in ran.output
    assert ran.output.count("error[differing-build]") == 1, "what does not differ is not named"


def test_a_release_is_held_against_a_second_one(cleared: SampleProject):
    ran = cleared.run("build", "--release", "--verify", *DAY)
    assert ran.exit_code == 0, ran.output
    assert "built twice" in ran.output


def test_a_second_build_that_fails_is_told_with_its_reason(project: SampleProject, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(second_build, "START", "import sys; sys.exit('no space left')")
    ran = project.run("build", "talks", "--verify")
    assert ran.exit_code == 1
    assert "the build cannot be repeated in another folder: no space left" in ran.output


def test_the_second_build_has_the_day_of_the_first(project: SampleProject):
    """A claim that expires changes pages: a second build of another day would differ."""
    ran = project.run("build", "--verify", "--today", "2026-03-01", clock=date(2027, 1, 1))
    assert "differing-build" not in ran.output
