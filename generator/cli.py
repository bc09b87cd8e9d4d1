"""The command line: the only place that prints and exits. Heavy rooms are imported inside the commands."""

import sys
from collections.abc import Callable, Iterable
from functools import wraps
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec

import click

from generator.diagnostics import Diagnostic, Problem, has_errors

if TYPE_CHECKING:
    from datetime import date

    from generator.pages.workspace import Workspace
    from generator.press.build import Progress
    from generator.project import Project

FINE, CONTENT, USAGE, ENVIRONMENT, PARTIAL, INTERRUPTED = 0, 1, 2, 3, 4, 130
EXIT_CODES = """Exit codes: 0 fine, 1 the content has errors, 2 wrong usage, 3 something is missing on this machine,
4 some documents could not be rendered, 130 interrupted."""
STATUS_OF = {
    "missing-library": ENVIRONMENT,
    "cannot-write": ENVIRONMENT,
    "build-running": ENVIRONMENT,
    "render-failed": PARTIAL,
    "no-project": USAGE,
    "unknown-target": USAGE,
    "unknown-format": USAGE,
    "unknown-code": USAGE,
    "unknown-role": USAGE,
    "unknown-kind-name": USAGE,
    "bad-file-name": USAGE,
    "file-exists": USAGE,
}
Args = ParamSpec("Args")
FORM = click.Choice(["text", "json", "github", "sarif"])


def _as_day(context: click.Context, option: click.Parameter, written: str | None) -> "date | None":
    """The day that an option names, year first."""
    from datetime import date

    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        message = f"`{written}` is no day: write the year first, for example 2026-01-25"
        raise click.BadParameter(message) from None


TODAY = click.option(
    "--today",
    callback=_as_day,
    metavar="YYYY-MM-DD",
    help="The day on which claims may have expired, if not today; SOURCE_DATE_EPOCH sets it, too.",
)


def command(example: str, name: str | None = None) -> Callable[[Callable[..., Any]], Any]:
    """A command whose help ends with an example."""

    def declare(function: Callable[..., Any]) -> Any:
        epilog = "\b\nExample:\n" + "\n".join(f"  {line}" for line in example.splitlines())
        return main.command(name, epilog=epilog)(_guarded(function))

    return declare


@click.group(epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--project",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=".",
    show_default=True,
    help="The project's folder, or one inside it.",
)
@click.version_option(package_name="collateral")
@click.pass_context
def main(context: click.Context, folder: Path) -> None:
    """Sales collateral from structured content: PDF, Word, Excel, web pages, text and e-mail."""
    context.obj = folder
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a name that the terminal cannot show must not end the command


def _guarded(function: Callable[Args, None]) -> Callable[Args, None]:
    """A problem ends the command with its findings and its exit code; no traceback for bad input."""

    @wraps(function)
    def guarded(*args: Args.args, **kwargs: Args.kwargs) -> None:
        try:
            function(*args, **kwargs)
        except Problem as problem:
            form = str(kwargs.get("form") or "text")
            _show(problem.diagnostics, None, form)
            sys.exit(_status(problem.diagnostics))
        except KeyboardInterrupt:
            click.echo("interrupted; build/ is as it was before", err=True)
            sys.exit(INTERRUPTED)
        except BrokenPipeError:
            sys.stderr.close()
            sys.exit(INTERRUPTED)

    return guarded


@command("collateral build\ncollateral build one-pagers/saas --format pdf\ncollateral build pitches --format pdf,docx")
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@click.option("--format", "formats", multiple=True, help="Only this format (pdf, docx, html, …); may be repeated.")
@click.option("--release", is_flag=True, help="Publish only if every document is cleared: proven and signed.")
@TODAY
@click.option("--report", "form", type=FORM, default="text", show_default=True, help="How findings are written.")
@click.pass_obj
def build(
    folder: Path, targets: tuple[str, ...], formats: tuple[str, ...], release: bool, today: "date | None", form: str
) -> None:
    """Render documents into build/. A TARGET is a kind (one-pagers) or a document (one-pagers/saas)."""
    from generator.press.build import build as run
    from generator.press.coverage import covered, in_one_line
    from generator.press.plan import concerning
    from generator.press.release import refusals

    project, workspace, findings = _load(folder, form, _day(today))
    wanted = _formats(formats)
    if release:
        found = concerning(dict.fromkeys([*findings, *refusals(workspace, targets, wanted)]), targets)
        if has_errors(found):
            _show(found, project, form)
            click.echo("nothing is published; build/ is as it was before", err=True)
            sys.exit(_status(found))
    report = run(workspace, targets, wanted, _progress(), whole=release)
    findings = concerning(dict.fromkeys([*findings, *report.findings]), targets)
    _show(findings, project, form)
    if form == "text":
        click.echo(_summary(len(report.made), len(report.artifacts), report.failed, findings))
        if counted := in_one_line(covered(workspace, targets, report.artifacts)):
            click.echo(counted)
    sys.exit(_status(findings))


@command("collateral check\ncollateral check one-pagers\ncollateral check --format json")
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@TODAY
@click.option("--format", "form", type=FORM, default="text", show_default=True, help="How findings are written.")
@click.pass_obj
def check(folder: Path, targets: tuple[str, ...], today: "date | None", form: str) -> None:
    """Read and check all content without printing any of it."""
    project, workspace, findings = _load(folder, form, _day(today))
    checked, findings = _checked_documents(workspace, targets, findings)
    _show(findings, project, form)
    if form == "text":
        click.echo(_checked(checked, findings))
    sys.exit(_status(findings))


def _checked_documents(
    workspace: "Workspace", targets: tuple[str, ...], findings: list[Diagnostic]
) -> tuple[int, list[Diagnostic]]:
    """How many documents the targets name, and all that is wrong with them and with what they share."""
    from dataclasses import replace

    from generator.press.plan import chosen, concerning
    from generator.press.render import check as check_document

    documents = chosen(workspace, targets)
    undrawn = replace(workspace, drawing=False)
    found = [one for document in documents for one in check_document(document, undrawn)]
    return len(documents), concerning(dict.fromkeys([*findings, *found]), targets)


@command(
    'collateral approve one-pagers/saas --by "Ada Okafor" --role "Product Manager"\n'
    'collateral approve pitches --by "Ada Okafor" --role "Product Manager" --date 2026-02-01'
)
@click.argument("targets", nargs=-1, required=True, metavar="TARGET...")
@click.option("--by", required=True, callback=lambda context, option, name: _name(name), help="Who signs.")
@click.option("--role", required=True, help="The role in which they sign, as content/facts/sign-off.yaml names it.")
@click.option(
    "--date",
    "on",
    callback=_as_day,
    metavar="YYYY-MM-DD",
    help="The day of the signature, if not today.",
)
@click.pass_obj
def approve(folder: Path, targets: tuple[str, ...], by: str, role: str, on: "date | None") -> None:
    """Sign documents as they stand now, in content/approvals.yaml; any later change makes the signature stale."""
    from generator.press.signing import sign, standings_text

    project, workspace, findings = _load(folder, "text", _day(on))
    _, findings = _checked_documents(workspace, targets, findings)
    if has_errors(findings):
        _show(findings, project, "text")
        click.echo("nothing is signed: mend the errors first", err=True)
        sys.exit(_status(findings))
    signed = sign(workspace, targets, role=role, by=by, on=_day(on))
    click.echo(f"{standings_text(signed)}\nwrote content/approvals.yaml")


@command("collateral approvals\ncollateral approvals one-pagers/saas\ncollateral approvals --format json")
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@TODAY
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def approvals(folder: Path, targets: tuple[str, ...], today: "date | None", form: str) -> None:
    """List who must sign which documents, who has, and what is out of date and why."""
    from generator.press.signing import standings, standings_json, standings_text

    _, workspace, findings = _load(folder, form, _day(today))
    found = standings(workspace, targets)
    click.echo(standings_json(found) if form == "json" else standings_text(found))
    if has_errors(findings):
        click.echo("some files cannot be read; `collateral check` says why", err=True)


@command("collateral coverage\ncollateral coverage workbooks/kpi-scorecard\ncollateral coverage --format json")
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def coverage(folder: Path, targets: tuple[str, ...], form: str) -> None:
    """Show how many of the figures in each built file are traced, and list those that are not."""
    import json
    from dataclasses import asdict

    from generator.press.coverage import as_table, in_one_line, recorded, untraced

    project, workspace, _ = _load(folder, form)
    rows = recorded(workspace, targets)
    if form == "json":
        click.echo(json.dumps([asdict(row) for row in rows], indent=1, ensure_ascii=False))
    else:
        _show(untraced(workspace, targets), project, form)
        click.echo(f"{as_table(rows)}\n{in_one_line(rows)}" if rows else "nothing is built yet")
    sys.exit(CONTENT if any(row.for_customers and not row.complete for row in rows) else FINE)


@command("collateral new one-pagers retail")
@click.argument("kind")
@click.argument("name")
@click.pass_obj
def new(folder: Path, kind: str, name: str) -> None:
    """Start a document from its kind's sample; it builds as it is."""
    from generator.press.starting import start_document

    project = _find(folder)
    path = start_document(kind, name, project)
    shown = project.name(path)
    click.echo(f"wrote {shown}\nedit it, then: collateral build {kind}/{name}")


@command("collateral list\ncollateral list one-pagers\ncollateral list --format json", "list")
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def list_documents(folder: Path, targets: tuple[str, ...], form: str) -> None:
    """List the documents, their formats and whether they are built."""
    import json
    from dataclasses import asdict

    from generator.press.listing import listing

    _, workspace, findings = _load(folder, form, _day(None))
    rows = listing(workspace, targets)
    if form == "json":
        click.echo(json.dumps([asdict(row) for row in rows], indent=1, ensure_ascii=False))
    else:
        width = max([len(row.document) for row in rows], default=0)
        for row in rows:
            click.echo(f"{row.document:<{width}}  {row.built:<8}  {' '.join(row.formats)}")
        if has_errors(findings):
            click.echo("some files cannot be read; `collateral check` says why", err=True)


@command("collateral schema")
@click.pass_obj
def schema(folder: Path) -> None:
    """Write the schemas where editors find them: VS Code settings and the first line of content files."""
    from generator.press.editors import write_schemas

    project = _find(folder)
    for path in write_schemas(project):
        click.echo(f"wrote {project.name(path)}")


@command("collateral explain unknown-field")
@click.argument("code")
def explain(code: str) -> None:
    """Say what a finding's code means and how to mend it."""
    from generator.diagnostics import did_you_mean
    from generator.reporting import explanations

    known = explanations()
    if code not in known:
        raise Problem(
            Diagnostic(
                "unknown-code",
                f"no finding has the code `{code}`",
                hint=did_you_mean(code, known) or "codes stand in brackets after error or warning",
            )
        )
    click.echo(f"{code}\n\n{known[code]}")


@command("collateral doctor")
@click.pass_obj
def doctor(folder: Path) -> None:
    """Look whether this machine has all that building and testing need."""
    from generator.press.doctor import examine

    findings = examine(folder)
    for good, what, cure in findings:
        click.echo(f"{'ok     ' if good else 'missing'}  {what}" + (f"\n         {cure}" if not good else ""))
    sys.exit(FINE if all(good or not cure.startswith("needed") for good, _, cure in findings) else ENVIRONMENT)


def _find(folder: Path) -> "Project":
    from generator.project import find_project

    return find_project(folder)


def _name(name: str) -> str:
    if not name.strip() or not name.isprintable():
        raise click.BadParameter("write the person's name")
    return name.strip()


def _day(asked: "date | None") -> "date":
    """The day asked for, else that of SOURCE_DATE_EPOCH, else today: the only place where the clock is read."""
    import os
    from datetime import UTC, datetime

    if asked:
        return asked
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise click.UsageError("SOURCE_DATE_EPOCH is not a number of seconds") from None


def _load(folder: Path, form: str, today: "date | None" = None) -> tuple["Project", "Workspace", list[Diagnostic]]:
    from generator.pages.loading import load_workspace
    from generator.writers import formats

    project = _find(folder)
    try:
        workspace, findings = load_workspace(project, formats(), today)
    except Problem as problem:
        _show(problem.diagnostics, project, form)
        sys.exit(_status(problem.diagnostics))
    return project, workspace, findings


def _formats(asked: Iterable[str]) -> tuple[str, ...]:
    """The formats asked for, commas allowed; an unknown one is a `Problem`."""
    from generator.diagnostics import did_you_mean
    from generator.writers import formats

    names = tuple(name for entry in asked for name in entry.replace(",", " ").split())
    wrong = [
        Diagnostic(
            "unknown-format",
            f"no writer makes `{name}`",
            hint=did_you_mean(name, formats()) or "known: " + ", ".join(sorted(formats())),
        )
        for name in names
        if name not in formats()
    ]
    if wrong:
        raise Problem(*wrong)
    return names


def _show(findings: Iterable[Diagnostic], project: "Project | None", form: str) -> None:
    from generator.reporting import FORMS, as_text

    found = sorted(dict.fromkeys(findings), key=lambda one: (one.at is None, one.at, one.code))
    if form in FORMS:
        click.echo(FORMS[form](found))
    elif found:
        click.echo(as_text(found, project, colour=_colour(sys.stdout)) + "\n")


def _colour(stream: Any) -> bool:
    import os

    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _status(findings: Iterable[Diagnostic]) -> int:
    """The worst of the findings as an exit code: a missing library, then content, then a crash of one document."""
    statuses = {_status_of(found) for found in findings if found.severity == "error"}
    return next((status for status in (ENVIRONMENT, USAGE, CONTENT, PARTIAL) if status in statuses), FINE)


def _status_of(found: Diagnostic) -> int:
    """Wrong usage has no place in a file; the same fault in a file is the content's."""
    status = STATUS_OF.get(found.code, CONTENT)
    return CONTENT if status == USAGE and found.at else status


def _summary(made: int, total: int, failed: tuple[str, ...], findings: list[Diagnostic]) -> str:
    wrong = sum(found.severity == "error" for found in findings)
    done = f"{_count(made, 'file')} written, {total - made} unchanged; {total} in build/"
    if not wrong:
        return f"{done}, see build/index.html"
    kept = f"; not fully built: {', '.join(failed)}" if failed else ""
    return f"{done}; {_count(wrong, 'error')}{kept}"


def _checked(documents: int, findings: list[Diagnostic]) -> str:
    wrong = sum(found.severity == "error" for found in findings)
    warned = len(findings) - wrong
    return f"{_count(documents, 'document')} checked: " + (
        f"{_count(wrong, 'error')}, {_count(warned, 'warning')}" if findings else "all fine"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _progress() -> "Progress":
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
        console=Console(stderr=True, no_color=not _colour(sys.stderr)),
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
