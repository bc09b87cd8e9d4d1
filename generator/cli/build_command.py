"""`build`: render documents into build/."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.entry import EVERY, FORM, TODAY, command
from generator.cli.open_project import choose_formats, day, is_named, load, read_clock
from generator.cli.output import colour, show, status
from generator.counting import count_noun
from generator.diagnostics import Diagnostic, has_errors

if TYPE_CHECKING:
    from datetime import date

    from generator.press.build import Progress


@command("collateral build\ncollateral build one-pagers/first --format pdf\ncollateral build pitches --format pdf,docx")
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@click.option("--format", "formats", multiple=True, help="Only this format (pdf, docx, html, …); may be repeated.")
@click.option("--release", is_flag=True, help="Publish only if every document is cleared: proven and signed.")
@click.option(
    "--verify", is_flag=True, help="Build twice, the second time elsewhere and from nothing; explain what differs."
)
@TODAY
@click.option("--report", "form", type=FORM, default="text", show_default=True, help="How findings are written.")
@EVERY
@click.pass_obj
def build(  # noqa: PLR0913, PLR0917 - one for each option
    folder: Path,
    targets: tuple[str, ...],
    formats: tuple[str, ...],
    release: bool,
    verify: bool,
    today: "date | None",
    form: str,
    every: bool,
) -> None:
    """Render documents into build/. A TARGET is a kind (one-pagers) or a document (one-pagers/first)."""
    from generator.press.build import build as run
    from generator.press.coverage import count_coverage, in_one_line
    from generator.press.plan import filter_findings
    from generator.press.release import choose_released, find_refusals
    from generator.press.second_build import Asked, verify_build

    project, workspace, findings = load(folder, form, day(today))
    wanted = choose_formats(formats)
    if release:
        found = filter_findings(
            dict.fromkeys([*findings, *find_refusals(workspace, targets, wanted, read_clock())]), targets
        )
        if has_errors(found):
            show(found, project, form, every=every)
            click.echo("nothing is published; build/ is as it was before", err=True)
            sys.exit(status(found))
        targets = choose_released(workspace, targets)
    report = run(workspace, targets, wanted, show_progress(), whole=release)
    findings = filter_findings(dict.fromkeys([*findings, *report.findings]), targets)
    repeated = verify and not has_errors(findings)
    if repeated:
        findings += verify_build(report.artifacts, Asked(tuple(targets), wanted, release), workspace)
    show(findings, project, form, every=every)
    if form == "text" and release and not has_errors(findings):
        click.echo(f"released as of {workspace.today}{'' if is_named(today) else ', today: no other day was named'}")
    if form == "text":
        click.echo(_summary(len(report.made), len(report.artifacts), report.failed, findings))
        if counted := in_one_line(count_coverage(workspace, targets, report.artifacts)):
            click.echo(counted)
        if repeated and not has_errors(findings):
            click.echo("built twice: each file has the same bytes")
    sys.exit(status(findings))


def _summary(made: int, total: int, failed: tuple[str, ...], findings: list[Diagnostic]) -> str:
    wrong = sum(found.severity == "error" for found in findings)
    done = f"{count_noun(made, 'file')} written, {total - made} unchanged; {total} in build/"
    if not wrong:
        return f"{done}, see build/index.html"
    kept = f"; not fully built: {', '.join(failed)}" if failed else ""
    return f"{done}; {count_noun(wrong, 'error')}{kept}"


def show_progress() -> "Progress":
    """A bar on a terminal, a line for each document elsewhere."""
    from generator.press.build import Progress

    if not sys.stderr.isatty():
        return Progress(done=lambda key: click.echo(key, err=True))
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    bar = Bar(
        TextColumn("{task.description:<32}"),
        BarColumn(),
        MofNCompleteColumn(),
        transient=True,
        console=Console(stderr=True, no_color=not colour(sys.stderr)),
    )
    task = bar.add_task("building", total=None)

    def started(count: int) -> None:
        bar.update(task, total=count)
        if count:
            bar.start()

    def done(key: str) -> None:
        bar.update(task, description=key, advance=1)
        if bar.tasks[0].finished:
            bar.stop()

    return Progress(started, done)
