"""`check` and `coverage`: what is wrong with the content, and which figures are traced."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.entry import EVERY, FORM, TODAY, command
from generator.cli.open_project import day, find, load
from generator.cli.output import CONTENT, FINE, show, status
from generator.counting import count_noun
from generator.diagnostics import Diagnostic, has_errors

if TYPE_CHECKING:
    from datetime import date

    from generator.pages.workspace import Workspace


@command("collateral check\ncollateral check one-pagers\ncollateral check --format json")
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@TODAY
@click.option("--format", "form", type=FORM, default="text", show_default=True, help="How findings are written.")
@EVERY
@click.pass_obj
def check(folder: Path, targets: tuple[str, ...], today: "date | None", form: str, every: bool) -> None:
    """Read and check all content without printing any of it."""
    from generator.press.last_check import Checked, keep_last, read_last
    from generator.press.unchanged import digest_inputs

    project, asked = find(folder), ("check", str(day(today)), *targets)
    inputs = digest_inputs(project, asked)
    checked = read_last(inputs, project)
    if checked is None:
        checked = Checked(*_check_now(folder, targets, day(today), form))
        same = digest_inputs(project, asked) == inputs and not has_errors(checked.findings)
        keep_last(checked, inputs if same else "", project)
    findings = list(checked.findings)
    show(findings, project, form, every=every)
    if form == "text":
        click.echo(_summarize(checked.documents, findings))
    sys.exit(status(findings))


def _check_now(
    folder: Path, targets: tuple[str, ...], today: "date | None", form: str
) -> tuple[int, tuple[Diagnostic, ...]]:
    from generator.checks.typed_words import check_layouts
    from generator.editions.account_files import check_accounts
    from generator.editions.own_inputs import list_enterable
    from generator.editions.suppressed import check_suppressed

    project, workspace, findings = load(folder, form, today)
    accounts = check_accounts(project, list_enterable(workspace), workspace.translation)
    shared = [*findings, *check_layouts(project), *accounts, *check_suppressed(project)]
    checked, found = check_documents(workspace, targets, shared, kept=True)
    return checked, tuple(found)


def check_documents(
    workspace: "Workspace", targets: tuple[str, ...], findings: list[Diagnostic], *, kept: bool = False
) -> tuple[int, list[Diagnostic]]:
    """How many documents the targets name, and all that is wrong with them and with what they share. What an earlier
    check found in a document that is still the same may be `kept`."""
    from generator.press.check_store import check_changed
    from generator.press.plan import choose, filter_findings
    from generator.press.render import check as check_document

    documents = choose(workspace, targets)
    if kept:
        found = check_changed(documents, workspace)
    else:
        found = [one for document in documents for one in check_document(document, workspace.undrawn)]
    return len(documents), filter_findings(dict.fromkeys([*findings, *found]), targets)


def _summarize(documents: int, findings: list[Diagnostic]) -> str:
    wrong = sum(found.severity == "error" for found in findings)
    warned = len(findings) - wrong
    return f"{count_noun(documents, 'document')} checked: " + (
        f"{count_noun(wrong, 'error')}, {count_noun(warned, 'warning')}" if findings else "all fine"
    )


@command("collateral coverage\ncollateral coverage workbooks/kpi-scorecard\ncollateral coverage --format json")
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def coverage(folder: Path, targets: tuple[str, ...], form: str) -> None:
    """Show how many figures in the built files are traced. Those that are not are listed."""
    import json
    from dataclasses import asdict

    from generator.press.coverage import as_table, find_untraced, in_one_line, read_coverage

    project, workspace, _ = load(folder, form)
    rows = read_coverage(workspace, targets)
    if form == "json":
        click.echo(json.dumps([asdict(row) for row in rows], indent=1, ensure_ascii=False))
    else:
        show(find_untraced(workspace, targets), project, form)
        click.echo(f"{as_table(rows)}\n{in_one_line(rows)}" if rows else "nothing is built yet")
    sys.exit(CONTENT if any(row.for_customers and not row.complete for row in rows) else FINE)
