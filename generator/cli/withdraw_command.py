"""`withdraw`: a document of a release must not be shown any more."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.entry import as_day, command
from generator.cli.open_project import day, find

if TYPE_CHECKING:
    from datetime import date


def _line(context: click.Context, option: click.Parameter, text: str) -> str:
    if not text.strip() or not text.isprintable():
        raise click.BadParameter("write a few words on one line")
    return text.strip()


@command(
    'collateral withdraw one-pagers/first --by "Ada Okafor" --why "the price is that of last year"\n'
    'collateral withdraw one-pagers/first --by "Ada Okafor" --why "the price is corrected" --restore'
)
@click.argument("document")
@click.option("--why", required=True, callback=_line, help="The reason, as people will read it.")
@click.option("--by", default="", help="Who withdraws it, if not the person that Git knows.")
@click.option("--restore", is_flag=True, help="Let the next release have the document again.")
@click.option("--date", "on", callback=as_day, metavar="YYYY-MM-DD", help="The day, if not today.")
@click.pass_obj
def withdraw(folder: Path, document: str, why: str, by: str, restore: bool, on: "date | None") -> None:
    """Withdraw a document from all releases.

    It is recorded in content/withdrawals.yaml. `verify` says so of its files, the catalogue and the
    next notes too, and the next release does without it.
    """
    from generator.releases.git_commands import ask_name
    from generator.releases.withdraw import withdraw as run

    project = find(folder)
    name = by.strip() or ask_name(project)
    if not name or not name.isprintable():
        raise click.UsageError('name who withdraws it: --by "Ada Okafor"')
    made = run(document, why=why, by=name, on=day(on), restore=restore, project=project)
    click.echo(f"{made.document} {made.sentence}")
    click.echo("wrote content/withdrawals.yaml; commit it")
    after = f"the next release may have it again, and files up to {made.release} stay withdrawn"
    must = f"files of release {made.release} and before must not be shown; publish again to take them away"
    click.echo(after if restore else must)
