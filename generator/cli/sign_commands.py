"""`approve` and `approvals`: sign documents, and list who has signed what."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.check_commands import check_documents
from generator.cli.entry import TODAY, as_day, command
from generator.cli.open_project import day, load, read_clock
from generator.cli.output import show, status
from generator.diagnostics import has_errors

if TYPE_CHECKING:
    from datetime import date


@command(
    'collateral approve one-pagers/first --by "Ada Okafor" --role "Product Manager"\n'
    'collateral approve pitches --by "Ada Okafor" --role "Product Manager" --date 2026-02-01'
)
@click.argument("targets", nargs=-1, required=True, metavar="TARGET...")
@click.option("--by", required=True, callback=lambda context, option, name: _name(name), help="Who signs.")
@click.option("--role", required=True, help="The role in which they sign, as content/facts/sign-off.yaml names it.")
@click.option(
    "--date",
    "on",
    callback=as_day,
    metavar="YYYY-MM-DD",
    help="The day of the signature, if not today.",
)
@click.pass_obj
def approve(folder: Path, targets: tuple[str, ...], by: str, role: str, on: "date | None") -> None:
    """Sign documents as they stand now. Entries go to content/approvals.yaml; any later change makes them stale."""
    from datetime import timedelta

    from generator.press.signing import approvals_text, sign

    if day(on) > read_clock() + timedelta(days=1):
        raise click.UsageError(f"nobody can have signed on {day(on)}: that day is still to come")
    project, workspace, findings = load(folder, "text", day(on))
    _, findings = check_documents(workspace, targets, findings)
    if has_errors(findings):
        show(findings, project, "text")
        click.echo("nothing is signed: mend the errors first", err=True)
        sys.exit(status(findings))
    signed = sign(workspace, targets, role=role, by=by, on=day(on))
    click.echo(f"{approvals_text(signed)}\nwrote content/approvals.yaml")


@command("collateral approvals\ncollateral approvals one-pagers/first\ncollateral approvals --format json")
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@TODAY
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def approvals(folder: Path, targets: tuple[str, ...], today: "date | None", form: str) -> None:
    """List who must sign what, who has, and what is out of date."""
    from generator.press.signing import approvals_json, approvals_text, list_approvals

    _, workspace, findings = load(folder, form, day(today))
    found = list_approvals(workspace, targets)
    click.echo(approvals_json(found) if form == "json" else approvals_text(found))
    if has_errors(findings):
        click.echo("some files cannot be read; `collateral check` says why", err=True)


def _name(name: str) -> str:
    if not name.strip() or not name.isprintable():
        raise click.BadParameter("write the person's name")
    return name.strip()
