"""`verify`: what became of files that came back."""

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from generator.cli.account_choice import ListAddress, find_listed, read_settings
from generator.cli.edition_commands import ACCOUNTS, TABLE
from generator.cli.entry import TODAY, command
from generator.cli.open_project import day, load
from generator.cli.output import CONTENT, FINE, USAGE

if TYPE_CHECKING:
    from datetime import date

    from generator.editions.account import Account
    from generator.press.file_status import FileStatus


class ListOptions(TypedDict):
    """Where the list of accounts lies whose files have no folder here."""

    accounts: str | None
    table: str
    mapping: Path | None
    values: tuple[str, ...]


@command(
    "collateral verify ~/Downloads/first.pdf\ncollateral verify *.docx *.xlsx\ncollateral verify a.pdf --format json\n"
    "collateral verify a.pdf --accounts postgresql://host/crm --table customers"
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@TODAY
@ACCOUNTS
@TABLE
@click.option("--map", "mapping", type=click.Path(path_type=Path), help="A YAML file that leads columns to fields.")
@click.option("--set", "values", multiple=True, metavar="FIELD=VALUE", help="A value for each account that has none.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def verify(
    folder: Path, files: tuple[Path, ...], today: "date | None", form: str, **options: Unpack[ListOptions]
) -> None:
    """Tell whether files that came back still hold. They are fresh, stale, withdrawn, edited by
    somebody, or not identical to what is built.

    A file may lie anywhere and have any name. One that was filled in for an account is compared with
    what that account would get now: with the values that its folder in build/accounts/ keeps, else
    with those of the list.

    Exit codes: 0 all are fresh, 1 some are not, 2 some cannot be told.
    """
    from generator.cli.finding_forms import visible
    from generator.editions.filling import fill_from
    from generator.editions.own_workspace import see_from
    from generator.editions.shelf import find_account
    from generator.press.verify import verify as run
    from generator.press.verify_output import as_json, as_text
    from generator.releases.returned_history import tell_releases

    project, workspace, _ = load(folder, "text", day(today))

    address = ListAddress(options["accounts"], options["table"], options["mapping"])
    common = read_settings(options["values"], workspace)

    @cache
    def find(name: str) -> "Account | None":
        return find_account(name, project) or find_listed(name, address, common, workspace)

    seen = run(files, workspace, fill=fill_from(find, workspace), see=see_from(find, workspace))
    found = tell_releases(seen, workspace.withdrawals, project)
    click.echo(as_json(found, workspace) if form == "json" else visible(as_text(found)))
    sys.exit(_status(found))


def _status(found: "list[FileStatus]") -> int:
    """What cannot be told is the worst, for nobody has looked at it."""
    states = {one.state for one in found}
    return USAGE if "unknown" in states else FINE if states <= {"fresh"} else CONTENT
