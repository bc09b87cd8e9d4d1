"""`claims`: what the ledger says, what backs it, and where it is used."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.entry import TODAY, command
from generator.cli.open_project import day, load
from generator.diagnostics import has_errors

if TYPE_CHECKING:
    from datetime import date


@command("collateral claims\ncollateral claims matched\ncollateral claims --format json")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@TODAY
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def claims(folder: Path, ids: tuple[str, ...], today: "date | None", form: str) -> None:
    """List the claims, or show all about some of them. Evidence, formula, where they are used, what they block."""
    from generator.press.claim_listing import claims_json, claims_table, claims_text, list_claims

    _, workspace, findings = load(folder, form, day(today))
    found = list_claims(workspace, ids)
    click.echo(claims_json(found) if form == "json" else claims_text(found) if ids else claims_table(found))
    if has_errors(findings):
        click.echo("some files cannot be read; `collateral check` says why", err=True)
