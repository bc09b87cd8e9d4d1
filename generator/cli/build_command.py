"""`build`: render documents into build/."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.entry import EVERY, FORM, TODAY, command
from generator.cli.open_project import choose_formats, day, find, is_named, load, read_clock
from generator.cli.output import colour, show, status
from generator.cli.watch_loop import build_on_edits
from generator.counting import count_noun
from generator.diagnostics import Diagnostic, has_errors

if TYPE_CHECKING:
    from datetime import date

    from generator.pages.workspace import Workspace
    from generator.press.build import Progress
    from generator.press.unchanged import Said
    from generator.project import Project


@dataclass(frozen=True, slots=True)
class Order:
    """What a person asks of a build: which documents in which formats, as of which day, and how it is told."""

    folder: Path
    targets: tuple[str, ...]
    formats: tuple[str, ...]
    today: "date | None"
    form: str
    every: bool
    release: bool
    watch: bool
    why: bool
    verify: bool


@command("collateral build\ncollateral build one-pagers/first --format pdf\ncollateral build --watch pitches")
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@click.option("--format", "formats", multiple=True, help="Only this format (pdf, docx, html, …); may be repeated.")
@click.option("--release", is_flag=True, help="Publish only if every document is cleared: proven and signed.")
@click.option("--watch", is_flag=True, help="Build again after each edit, until Ctrl-C.")
@click.option("--why", is_flag=True, help="Say what has changed and which files would be written; build nothing.")
@click.option(
    "--verify", is_flag=True, help="Build twice, the second time elsewhere and from nothing; explain what differs."
)
@TODAY
@click.option("--report", "form", type=FORM, default="text", show_default=True, help="How findings are written.")
@EVERY
@click.pass_obj
def build(
    folder: Path,
    /,
    targets: tuple[str, ...],
    formats: tuple[str, ...],
    today: "date | None",
    form: str,
    **how: bool,
) -> None:
    """Render documents into build/. A TARGET is a kind (one-pagers) or a document (one-pagers/first)."""
    if sum(how[name] for name in ("release", "watch", "why")) > 1:
        raise click.UsageError("--release, --watch and --why exclude each other")
    if how["verify"] and (how["watch"] or how["why"]):
        raise click.UsageError("--verify goes with one build, not with --watch or --why")
    order = Order(folder, targets, choose_formats(formats), today, form, **how)
    if order.why:
        _explain(order)
    elif order.watch:
        build_on_edits(find(folder), form, lambda: _build(order))
    else:
        sys.exit(_build(order))


def _build(order: Order) -> int:
    """Build once, say what became of it, and give the exit code of its findings. Where nothing has changed, that is
    known before the project is loaded."""
    from generator.press.lock import lock_project
    from generator.press.unchanged import digest_inputs, say_again

    project = find(order.folder)
    asked = (str(day(order.today)), *order.targets, "in", *order.formats)
    inputs = "" if order.release or order.verify else digest_inputs(project, asked)
    if inputs:
        with lock_project(project):
            said = say_again(inputs, project)
        if said:
            return _say(order, said, 0, project)
    return _build_anew(order, inputs, asked)


def _build_anew(order: Order, inputs: str, asked: tuple[str, ...]) -> int:
    """Build what has changed; what is said then, is kept if these are its `inputs` to the end."""
    from generator.press.build import build as run
    from generator.press.coverage import count_coverage, in_one_line
    from generator.press.plan import filter_findings
    from generator.press.release import choose_released
    from generator.press.second_build import Asked, verify_build
    from generator.press.unchanged import Said, digest_inputs, holds_all, keep_said

    project, workspace, findings = load(order.folder, order.form, day(order.today))
    targets = order.targets
    if order.release:
        _refuse_uncleared(order, workspace, findings)
        targets = choose_released(workspace, targets)
    report = run(workspace, targets, order.formats, show_progress(), whole=order.release)
    findings = filter_findings(dict.fromkeys([*findings, *report.findings]), targets)
    repeated = order.verify and not has_errors(findings)
    if repeated:
        findings += verify_build(report.artifacts, Asked(tuple(targets), order.formats, order.release), workspace)
    counted = in_one_line(count_coverage(workspace, targets, report.artifacts))
    said = Said(tuple(findings), report.failed, len(report.artifacts), counted)
    if inputs and not has_errors(findings) and holds_all(workspace) and digest_inputs(project, asked) == inputs:
        keep_said(said, inputs, project)
    lines = [f"written: build/{path}" for path in report.made if order.watch]
    if order.release and not has_errors(findings):
        named = "" if is_named(order.today) else ", today: no other day was named"
        lines.insert(0, f"released as of {workspace.today}{named}")
    _say(order, said, len(report.made), project, lines)
    if order.form == "text" and repeated and not has_errors(findings):
        click.echo("built twice: each file has the same bytes")
    return status(findings)


def _say(order: Order, said: "Said", made: int, project: "Project", lines: Sequence[str] = ()) -> int:
    """Tell what a build has found and done, and give the exit code of its findings."""
    findings = list(said.findings)
    show(findings, project, order.form, every=order.every)
    if order.form == "text":
        for line in lines:
            click.echo(line)
        click.echo(_summary(made, said.total, said.failed, findings))
        if said.counted:
            click.echo(said.counted)
    return status(findings)


def _refuse_uncleared(order: Order, workspace: "Workspace", findings: list[Diagnostic]) -> None:
    """End the command if something that it would release is not cleared."""
    from generator.press.plan import filter_findings
    from generator.press.release import find_refusals

    refusals = find_refusals(workspace, order.targets, order.formats, read_clock())
    found = filter_findings(dict.fromkeys([*findings, *refusals]), order.targets)
    if has_errors(found):
        show(found, workspace.project, order.form, every=order.every)
        click.echo("nothing is published; build/ is as it was before", err=True)
        sys.exit(status(found))


def _explain(order: Order) -> None:
    """Say what a build would write, and why; documents that cannot be read are no part of it, and are told first."""
    from generator.press.plan import filter_findings
    from generator.press.why import explain
    from generator.press.why_text import why_text

    project, workspace, findings = load(order.folder, order.form, day(order.today))
    found = [one for one in filter_findings(findings, order.targets) if one.severity == "error"]
    show(found, project, order.form, every=order.every)
    click.echo(why_text(explain(workspace, order.targets, order.formats), workspace))


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
