"""Few findings for each cause; the others are counted, and kept with `--all`."""

import json

from generator.cli.few_findings import keep_few
from generator.diagnostics import Diagnostic, Position
from tests.project_fixture import SampleProject


def found(line: int, message: str, code: str = "untraced-figure") -> Diagnostic:
    return Diagnostic(code, message, Position("content/notes/hello.yaml", line))


def test_equal_findings_of_one_line_are_told_once_with_their_count():
    kept = keep_few([found(2, "`7` has no source")] * 42 + [found(3, "`7` has no source")], "text")
    assert [one.message for one in kept] == ["`7` has no source (and 41 more in this line)", "`7` has no source"]


def test_findings_of_one_code_are_bounded_in_a_line_and_in_a_file():
    in_line = keep_few([found(2, f"`{n}` has no source") for n in range(50)], "text")
    in_file = keep_few([found(n + 1, f"`{n}` has no source") for n in range(90)], "text")
    assert (len(in_line), in_line[-1].message) == (10, "`9` has no source (and 40 more in this line)")
    assert (len(in_file), in_file[-1].message) == (50, "`49` has no source (and 40 more in this file)")


def test_another_code_in_the_same_line_is_not_hidden():
    kept = keep_few([found(2, f"`{n}`") for n in range(50)] + [found(2, "no such claim", "unknown-claim")], "text")
    assert kept[-1].code == "unknown-claim"


def test_findings_without_a_place_are_all_told():
    assert len(keep_few([Diagnostic("unknown-format", f"no writer makes `{n}`") for n in range(60)], "text")) == 60


def test_a_text_of_a_thousand_figures_is_one_thing_to_mend_in_every_form(project: SampleProject):
    figures = " ".join(f"{n} lamps," for n in range(200, 700))
    project.write("content/notes/long.yaml", f"title: Long\nbody: {figures} sold.\n")
    shown, listed = project.run("check", "notes/long"), project.run("check", "notes/long", "--format", "json")
    assert shown.output.count("untraced-figure") == 10
    assert "more in this line)" in shown.output
    assert "500 errors" in shown.output
    assert len(json.loads(listed.output)) == 100
    every = project.run("check", "notes/long", "--format", "json", "--all")
    assert len(json.loads(every.output)) == 500
