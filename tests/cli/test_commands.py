"""The command: its help, its exit codes, and what it prints where."""

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from generator.cli import main
from tests.project_fixture import SampleProject

HEAVY = (
    "weasyprint",
    "docx",
    "openpyxl",
    "jinja2",
    "yaml",
    "jsonschema_rs",
    "markdown",
    "nh3",
    "rich",
    "pebble",
    "lxml",
)
COMMANDS = sorted(main.commands)
BROKEN = "titel: Hello\nbody: Light.\n"


def collateral(*arguments: str, code: str = "main()", **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    program = f"import sys; from generator.cli import main; sys.argv = ['collateral', *{list(arguments)!r}]; {code}"
    variables = {**os.environ, **environment}
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False, env=variables
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_shows_an_example(project: SampleProject, name: str):
    ran = project.run(name, "--help")
    assert ran.exit_code == 0
    assert f"Example:\n    collateral {name}" in ran.output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_says_what_it_does(name: str):
    command = main.commands[name]
    assert command.help
    unexplained = [one.name for one in command.params if isinstance(one, click.Option) and not one.help]
    assert unexplained in ([], ["form"])


def test_the_list_of_commands_is_whole_on_a_narrow_terminal(project: SampleProject):
    assert "..." not in project.run("--help").output.partition("Commands:")[2]


def test_help_loads_no_heavy_module():
    shown = "finally: print('loaded:', *sys.modules)"
    ran = collateral("--help", code=f"exec({f'try: main(){chr(10)}{shown}'!r})")
    assert "Usage:" in ran.stdout
    loaded = ran.stdout.partition("loaded:")[2].split()
    assert [name for name in HEAVY if name in loaded] == []


def test_check_loads_no_writer_and_no_print_engine(project: SampleProject):
    shown = "finally: print('loaded:', *sys.modules)"
    ran = collateral("--project", str(project.root), "check", code=f"exec({f'try: main(){chr(10)}{shown}'!r})")
    assert "all fine" in ran.stdout
    loaded = ran.stdout.partition("loaded:")[2].split()
    assert [name for name in ("weasyprint", "docx", "openpyxl", "pypdfium2", "pebble") if name in loaded] == []


def test_fine_content_ends_with_0(project: SampleProject):
    assert project.run("check").exit_code == 0


def test_content_with_errors_ends_with_1(project: SampleProject):
    project.write("content/notes/hello.yaml", BROKEN)
    assert project.run("check").exit_code == 1


@pytest.mark.parametrize("arguments", [["check", "nots"], ["build", "--format", "pdff"], ["chekc"], ["explain", "x-y"]])
def test_wrong_usage_ends_with_2(project: SampleProject, arguments: list[str]):
    assert project.run(*arguments).exit_code == 2


def test_a_folder_outside_any_project_is_wrong_usage(tmp_path: Path):
    ran = SampleProject(tmp_path).run("check")
    assert ran.exit_code == 2
    assert "no-project" in ran.output


def test_a_missing_library_ends_with_3_and_a_crashed_document_with_4():
    from generator.cli.output import status
    from generator.diagnostics import Diagnostic

    assert status([Diagnostic("missing-library", "no Pango"), Diagnostic("render-failed", "crashed")]) == 3
    assert status([Diagnostic("render-failed", "crashed")]) == 4
    assert status([Diagnostic("lost-words", "lost", severity="warning")]) == 0


def test_one_document_can_be_checked_alone_and_shows_its_own_findings_only(project: SampleProject):
    project.write("content/notes/hello.yaml", BROKEN)
    project.write("content/flyers/summer.yaml", BROKEN)
    said = project.check("notes/hello")
    assert "content/notes/hello.yaml:1:1" in said
    assert "flyers" not in said


@pytest.mark.parametrize("target", ["notes/hello", "content/notes/hello.yaml", "notes/hello.yaml", "notes/"])
def test_a_target_may_be_written_as_the_path_of_its_file(project: SampleProject, target: str):
    project.write("content/notes/hello.yaml", "title: Hello\nbody: Light.\n")
    assert project.run("check", target).exit_code == 0


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_findings_for_machines_are_nothing_but_that(project: SampleProject, form: str):
    project.write("content/notes/hello.yaml", BROKEN)
    assert json.loads(project.check("--format", form))


def test_findings_for_machines_stay_so_when_nothing_can_be_laid_out(project: SampleProject):
    (project.root / "content/facts/brand.yaml").unlink()
    ran = project.run("check", "--format", "json")
    assert [found["code"] for found in json.loads(ran.output)] == ["missing-brand"]
    assert ran.exit_code == 1


def test_no_colour_is_printed_where_nobody_looks(project: SampleProject):
    project.write("content/notes/hello.yaml", BROKEN)
    assert "\033" not in collateral("--project", str(project.root), "check").stdout


def test_no_colour_is_printed_on_a_terminal_that_does_not_want_it(monkeypatch: pytest.MonkeyPatch):
    from generator.cli.output import colour

    class Terminal:
        def isatty(self) -> bool:
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert colour(Terminal())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not colour(Terminal())


def test_a_terminal_that_knows_few_letters_gets_what_it_can_show(project: SampleProject):
    project.write("content/notes/grüße.yaml", "title: Hello\n")
    ran = collateral("--project", str(project.root), "check", PYTHONIOENCODING="ascii")
    assert ran.returncode == 1
    assert "bad-file-name" in ran.stdout
    assert "Traceback" not in ran.stderr


def test_a_new_document_is_fine_and_names_its_schema_for_editors(project: SampleProject):
    assert project.run("new", "notes", "hello").exit_code == 0
    assert project.read("content/notes/hello.yaml").startswith("# yaml-language-server: $schema=")
    assert project.run("check").output == "5 documents checked: all fine\n"


def test_a_new_document_never_replaces_one(project: SampleProject):
    before = project.read("content/notes/welcome.yaml")
    assert project.run("new", "notes", "welcome").exit_code == 2
    assert project.read("content/notes/welcome.yaml") == before


def test_a_new_document_never_writes_through_a_link(project: SampleProject, tmp_path):
    elsewhere = tmp_path / "elsewhere.yaml"
    (project.root / "content/notes/hello.yaml").symlink_to(elsewhere)
    assert "is there already" in project.run("new", "notes", "hello").output
    assert not elsewhere.exists()


def test_schemas_are_written_where_editors_find_them(project: SampleProject):
    ran = project.run("schema")
    assert ran.exit_code == 0
    settings = json.loads(project.read(".vscode/settings.json"))
    assert settings["yaml.schemas"]["./.vscode/schemas/notes.json"] == [
        "content/notes/*.yaml",
        "!content/notes/*.*.yaml",
    ]
    assert json.loads(project.read(".vscode/schemas/notes.json"))["properties"]["title"]


def test_schemas_leave_an_editor_s_other_settings_as_they_are(project: SampleProject):
    project.write(".vscode/settings.json", '{"editor.rulers": [120]}')
    project.run("schema")
    assert json.loads(project.read(".vscode/settings.json"))["editor.rulers"] == [120]


def test_the_list_names_every_document_with_its_formats(project: SampleProject):
    assert project.run("list").output.splitlines()[0] == "flyers/spring  missing   pdf"


def test_the_list_can_be_read_by_programs(project: SampleProject):
    rows = json.loads(project.run("list", "notes", "--format", "json").output)
    assert [(row["document"], row["formats"], row["built"]) for row in rows] == [("notes/welcome", ["html"], "missing")]


def test_a_code_is_explained_in_plain_words(project: SampleProject):
    ran = project.run("explain", "unknown-field")
    assert ran.exit_code == 0
    assert "did you mean" not in ran.output
    assert "headline" in ran.output


def test_the_doctor_says_what_it_looked_for(project: SampleProject):
    assert "project with 4 kinds" in project.run("doctor").output
