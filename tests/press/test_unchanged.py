"""Where nothing has changed, a build knows so before the project is loaded, and says what the last one said."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic, Position
from generator.press import loading
from tests.project_fixture import SampleProject
from tests.tools import collateral

NOTE = "content/notes/welcome.yaml"
DAY = ("--today", "2026-03-01")


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The projects that were loaded, each time one was."""
    seen: list[Path] = []
    real = loading.load_workspace

    def load(project, *given):
        seen.append(project.root)
        return real(project, *given)

    monkeypatch.setattr(loading, "load_workspace", load)
    return seen


def build(project: SampleProject, *arguments: str) -> tuple[int, str]:
    ran = project.run("build", *(arguments or DAY))
    return ran.exit_code, ran.output


def test_a_build_of_nothing_new_loads_nothing_and_says_the_same(project: SampleProject, loads: list[Path]):
    build(project)
    loads.clear()
    status, said = build(project)
    assert loads == []
    assert (status, "0 files written, " in said, "figures in customer documents are traced" in said) == (0, True, True)
    assert project.run("build", *DAY).output == said


def more(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def touched(path: Path) -> None:
    os.utime(path, ns=(1, 1))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a comment": lambda root: more((root / NOTE), "# Said so.\n"),
    "a layout": lambda root: more((root / "layouts/notes/page.html"), "\n"),
    "a new content file": lambda root: (root / "content/README.md").write_text("Words."),
    "a file of the build edited": lambda root: more(next(root.glob("build/notes/*.html")), "x"),
    "a file of the build touched": lambda root: touched(next(root.glob("build/notes/*.html"))),
    "a file of the build deleted": lambda root: next(root.glob("build/notes/*.html")).unlink(),
    "a file of somebody else in the build": lambda root: (root / "build/theirs.txt").write_text("x"),
    "a build that was cut off": lambda root: (root / ".build-new").mkdir(),
    "a damaged record": lambda root: more((root / ".build-cache/last-build.json"), "x"),
    "another record": lambda root: (root / ".build-cache/last-build.json").write_text(json.dumps({"inputs": ""})),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_has_changed_is_noticed(project: SampleProject, loads: list[Path], change: str):
    build(project)
    CHANGES[change](project.root)
    loads.clear()
    assert build(project)[0] == 0
    assert loads
    loads.clear()
    assert build(project)[0] == 0
    assert loads == []
    assert not (project.root / ".build-new").exists()


@pytest.mark.parametrize("asked", [("--today", "2026-03-02"), (*DAY, "notes"), (*DAY, "--format", "html")])
def test_who_asks_for_something_else_is_told_of_that(project: SampleProject, loads: list[Path], asked: tuple[str, ...]):
    build(project)
    loads.clear()
    build(project, *asked)
    assert loads


def test_warnings_are_told_again_in_every_form(
    project: SampleProject, loads: list[Path], monkeypatch: pytest.MonkeyPatch
):
    found = Diagnostic("some-doubt", "nobody knows", Position(NOTE, 2, 3), "ask somebody", "warning", 4)
    real = loading.load_workspace

    def load(*given):
        workspace, findings = real(*given)
        return workspace, [*findings, found]

    monkeypatch.setattr(loading, "load_workspace", load)
    build(project)
    loads.clear()
    said, in_json = build(project)[1], build(project, *DAY, "--report", "json")[1]
    assert loads == []
    (project.root / ".build-cache/last-build.json").unlink()
    assert build(project)[1] == said
    (project.root / ".build-cache/last-build.json").unlink()
    assert build(project, *DAY, "--report", "json")[1] == in_json
    assert f"{NOTE}:2:3: warning[some-doubt]: nobody knows" in said
    assert json.loads(in_json)
    assert len(loads) == 2


def test_what_has_errors_is_built_anew(project: SampleProject, loads: list[Path]):
    project.change({}, {NOTE: {"title: A lamp": "titel: A lamp"}})
    assert build(project)[0] == 1
    loads.clear()
    assert build(project)[0] == 1
    assert loads


def test_a_folder_that_could_not_be_listed_for_a_moment_is_read_again(
    project: SampleProject, loads: list[Path], monkeypatch: pytest.MonkeyPatch
):
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(loading, "read_documents", lambda *_: ([], []))
        assert build(project)[0] == 0
    loads.clear()
    assert "written" in build(project)[1]
    assert loads
    assert [*project.root.glob("build/notes/*.html")]


def test_a_source_that_changes_while_it_is_built_is_built_again(
    project: SampleProject, loads: list[Path], monkeypatch: pytest.MonkeyPatch
):
    def edited(*_: object) -> str:
        project.change({}, {NOTE: {"A lamp that you": "A lamp that they"}})
        return "nothing to count"

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("generator.press.coverage.in_one_line", edited)
        build(project)
    loads.clear()
    assert build(project)[0] == 0
    assert loads
    assert b"A lamp that they" in next(project.root.glob("build/notes/*.html")).read_bytes()


COUNTING = """
import os
from generator.press import loading, workers
real = loading.load_workspace
def load(*given):
    with open("loads.txt", "a") as file:
        file.write(f"{os.getpid()}\\n")
    return real(*given)
loading.load_workspace = workers.load_workspace = load
from generator.cli import main
if __name__ == "__main__":
    main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs a system on which processes are forked: run it on Linux")
def test_workers_have_the_project_as_the_command_has_read_it(project: SampleProject, tmp_path: Path):
    script = tmp_path / "counting.py"
    script.write_text(COUNTING, "utf-8")
    done = collateral(project.root, "build", script=script)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len((project.root / "loads.txt").read_text("utf-8").split()) == 1
