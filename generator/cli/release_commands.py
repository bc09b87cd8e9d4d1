"""`release` and `diff`: freeze a set of documents under a number, and tell what has changed between two."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.build_command import show_progress
from generator.cli.entry import TODAY, command
from generator.cli.open_project import day, find, load, read_clock
from generator.cli.output import show, status
from generator.counting import count_noun
from generator.diagnostics import Diagnostic, Problem, has_errors

if TYPE_CHECKING:
    from datetime import date

    from generator.pages.workspace import Workspace
    from generator.project import Project
    from generator.releases.make_release import Released

LARGEST_NOTES = 100_000  # bytes


@command(
    "collateral release 1.4\ncollateral release 1.4 one-pagers pitches --notes what-is-new.md\n"
    "collateral release 1.4 --cleared-only"
)
@click.argument("number")
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@click.option(
    "--notes", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A text that begins the notes."
)
@click.option("--cleared-only", is_flag=True, help="Release what is cleared, and name what is not.")
@TODAY
@click.pass_obj
def release(
    folder: Path, number: str, targets: tuple[str, ...], notes: Path | None, cleared_only: bool, today: "date | None"
) -> None:
    """Freeze cleared documents under a number.

    They go to releases/NUMBER/ with digests, notes and an archive. What is not cleared is refused,
    and so is a document that says something else under the same version.
    """
    from generator.releases.make_release import Order, make_release

    project, workspace, findings = load(folder, "text", day(today))
    if has_errors(findings):
        _refuse(findings, project)
    order = Order(number, targets, cleared_only, _read_notes(notes), day(today), read_clock(), str(notes or ""))
    try:
        made = make_release(order, workspace, show_progress())
    except Problem as problem:
        _refuse(list(problem.diagnostics), project)
    _report(made, project)


def _refuse(findings: list[Diagnostic], project: "Project") -> None:
    show(findings, project, "text")
    click.echo("no release was made", err=True)
    sys.exit(status(findings))


def _read_notes(path: Path | None) -> str:
    if path is None:
        return ""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_NOTES).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        raise click.BadParameter("write the notes as a text in UTF-8", param_hint="--notes") from None


def _report(made: "Released", project: "Project") -> None:
    from generator.releases.difference_text import summarize

    for key in made.left_out:
        click.echo(f"left out, not cleared: {key}", err=True)
    for key in made.withdrawn:
        click.echo(f"left out, withdrawn: {key}", err=True)
    counts = f"{count_noun(len(made.release.documents), 'document')}, {count_noun(len(made.release.files), 'file')}"
    click.echo(f"release {made.release.number} of {made.release.date}: {counts}; {summarize(made.differences)}")
    click.echo(f"see {project.name(made.folder)}/NOTES.md; commit the folder, for what went out is never made again")


@command(
    "collateral diff 1.3 1.4\ncollateral diff 1.3\ncollateral diff HEAD now\n"
    "collateral diff 1.3 1.4 --format html -o changes.html"
)
@click.argument("was", required=False)
@click.argument("now", default="now")
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write it into this file.")
@TODAY
@click.pass_obj
def diff(folder: Path, was: str | None, now: str, form: str, output: Path | None, today: "date | None") -> None:
    """Tell what has changed between two releases.

    It shows documents, figures with their sources, and words. Each of WAS and NOW is the number of
    a release, `now`, a folder, or a revision of Git. Without WAS it is the last release.
    """
    from generator.releases.difference_text import as_json, as_text
    from generator.releases.history import list_releases
    from generator.releases.release_differences import compare_releases
    from generator.releases.revisions import open_side

    project = find(folder)
    releases = list_releases(project)
    if was is None and not releases:
        raise click.UsageError("there is no release yet: name what to compare with, such as HEAD")
    was = was or releases[-1].number
    left, right = (open_side(name, project, _load, day(today)) for name in (was, now))
    found = compare_releases(left, right, was, now)
    if form == "html":
        from generator.releases.difference_page import as_page

        made = as_page(found, (left, right), project)
    else:
        made = as_json(found) if form == "json" else as_text(found)
    if output:
        output.write_text(made + "\n", "utf-8")
        click.echo(f"wrote {output}")
    else:
        click.echo(made)


def _load(project: "Project") -> "Workspace":
    from generator.press.loading import load_workspace
    from generator.writers import formats

    workspace, _ = load_workspace(project, formats(), None)
    return workspace
