"""Findings in every form: for people, as JSON, as GitHub's annotations, as SARIF."""

import json
from pathlib import Path

import pytest

from generator.cli.finding_forms import as_github, as_json, as_sarif, as_text
from generator.diagnostics import Diagnostic, Position
from generator.project import Project

HERE = Position("content/notes/hello.yaml", 2, 7)
FOUND = Diagnostic("unknown-claim", "no claim is named `x`", HERE, "did you mean `y`?", width=5)


@pytest.fixture
def show(tmp_path: Path):
    """A function from a finding and the text of its file to the form for people."""

    def show(found: Diagnostic, text: str | bytes, *, colour: bool = False) -> list[str]:
        path = tmp_path / "content" / "notes" / "hello.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return as_text([found], Project(tmp_path), colour=colour).split("\n")

    return show


def test_people_read_the_place_the_line_with_a_caret_and_the_cure(show):
    assert show(FOUND, "title: Hello\nbody: claim here\n") == [
        "content/notes/hello.yaml:2:7: error[unknown-claim]: no claim is named `x`",
        "    2 | body: claim here",
        "      |       ^^^^^",
        "    did you mean `y`?",
    ]


def test_a_finding_without_a_place_has_no_excerpt():
    assert as_text([Diagnostic("no-project", "no project here")], None, colour=False) == (
        "error[no-project]: no project here"
    )


def test_a_long_line_is_shown_around_the_place(show):
    _, line, caret, _ = show(
        Diagnostic("x", "y", Position(HERE.file, 1, 301), "z", width=3), "a" * 300 + "bbb" + "c" * 300
    )
    assert len(line) < 120
    assert line[caret.index("^") : caret.rindex("^") + 1] == "bbb"


def test_a_caret_never_runs_beyond_its_line(show):
    _, line, caret, _ = show(Diagnostic("x", "y", Position(HERE.file, 1, 3), "z", width=50), "abcd\n")
    assert len(caret) <= len(line)


@pytest.mark.parametrize("place", [Position(HERE.file, 9, 1), Position("gone.yaml"), Position("../../etc/hostname")])
def test_a_line_that_cannot_be_shown_is_left_out(show, place: Position):
    assert len(show(Diagnostic("x", "y", place, "z"), "a\n")) == 2


def test_nothing_in_a_file_can_repaint_the_terminal_or_turn_the_reading_direction(show):
    lines = show(Diagnostic("x", "\x1b[31mred\n\u202e", Position(HERE.file), "z"), "the word \x1b[2J is \u202eturned\n")
    assert not {"\x1b", "\u202e", "\n"} & set("".join(lines))
    assert "the word �[2J is �turned" in lines[1]


def test_a_line_of_something_that_is_no_text_is_not_shown(show):
    assert len(show(Diagnostic("x", "y", Position(HERE.file), "z"), "title: é\n".encode("utf-16"))) == 2


def test_lines_are_counted_alike_whatever_their_ends(show):
    for text in ("a\nb\nc", "a\r\nb\r\nc", "a\rb\rc"):
        assert show(Diagnostic("x", "y", Position(HERE.file, 2, 1)), text)[1] == "    2 | b"
        from generator.cli.finding_forms import _lines

        _lines.cache_clear()


def test_colour_is_put_in_only_where_it_is_asked_for(show):
    assert "\033[31m" in "".join(show(FOUND, "a\nb", colour=True))
    assert "\033" not in "".join(show(FOUND, "a\nb"))


def test_json_has_all_that_a_program_needs():
    assert json.loads(as_json([FOUND])) == [
        {
            "code": "unknown-claim",
            "severity": "error",
            "message": "no claim is named `x`",
            "hint": "did you mean `y`?",
            "file": "content/notes/hello.yaml",
            "line": 2,
            "column": 7,
        }
    ]


def test_no_findings_are_an_empty_list():
    assert json.loads(as_json([])) == []


def test_github_shows_a_finding_beside_its_line():
    place = "file=content/notes/hello.yaml,line=2,col=7,title=unknown-claim"
    assert as_github([FOUND]) == f"::error {place}::no claim is named `x` (did you mean `y`?)"


def test_github_s_own_marks_are_escaped():
    found = Diagnostic("x", "100% of\nall", Position("content/a,b:c%.yaml"), severity="warning")
    assert as_github([found]) == "::warning file=content/a%2Cb%3Ac%25.yaml,line=1,col=1,title=x::100%25 of%0Aall"


def test_github_takes_a_finding_without_a_place():
    assert as_github([Diagnostic("x", "y")]) == "::error title=x::y"


def test_sarif_has_what_its_standard_demands():
    """SARIF 2.1.0 (OASIS), 3.13 sarifLog, 3.14 run, 3.27 result, 3.29 physicalLocation."""
    log = json.loads(
        as_sarif([FOUND, Diagnostic("x", "y", Position("a b.yaml"), severity="warning"), Diagnostic("z", "w")])
    )
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["tool"]["driver"]["name"] == "collateral"
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == {"unknown-claim", "x", "z"}
    first, second, third = run["results"]
    assert first["level"] == "error"
    assert first["message"]["text"]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "content/notes/hello.yaml"
    assert place["region"] == {"startLine": 2, "startColumn": 7}
    assert second["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b.yaml"
    assert "locations" not in third
