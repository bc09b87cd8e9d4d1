"""`publish`: carry a release with its catalogue to where people fetch it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.entry import TODAY, command
from generator.cli.open_project import day, load
from generator.counting import count_noun

if TYPE_CHECKING:
    from datetime import date

    from generator.pages.workspace import Workspace
    from generator.publishing.publication import Publication
    from generator.publishing.transfer import Transfer

NOW = "now"


@command(
    "collateral publish /var/www/kit\ncollateral publish s3://bucket/kit --release 1.4 --dry-run\n"
    "collateral publish git:pages --release now"
)
@click.argument("destination", metavar="DEST")
@click.option("--release", "number", default="", help="Its number, if not the last one; `now` is build/ as it stands.")
@click.option("--internal", is_flag=True, help="With `now`: also what is for our own people alone.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@TODAY
@click.pass_obj
def publish(folder: Path, destination: str, number: str, internal: bool, dry_run: bool, today: "date | None") -> None:
    """Publish a release and its catalogue.

    DEST is a folder, s3://bucket/prefix, or git:branch. Only what has changed is carried; the catalogue
    comes last, and what it no longer names is deleted after it. Storage is set by AWS_ENDPOINT_URL,
    AWS_REGION and the keys in the environment.
    """
    from generator.press.lock import lock_project
    from generator.publishing.destinations import open_place
    from generator.publishing.transfer import carry_out, plan_transfer

    if internal and number != NOW:
        raise click.UsageError("a release holds nothing internal: `--internal` goes with `--release now`")
    project, workspace, _ = load(folder, "text", day(today))
    publication = _gather(number, workspace, internal)
    with lock_project(project):
        place = open_place(destination, project)
        transfer = plan_transfer(publication, place)
        if dry_run:
            _list(transfer)
        else:
            carry_out(transfer, publication, place)
    _report(transfer, publication, destination, dry_run)


def _gather(number: str, workspace: "Workspace", internal: bool) -> "Publication":
    from generator.diagnostics import Problem
    from generator.publishing.gathering import gather_build, gather_release
    from generator.releases.history import list_releases
    from generator.releases.release_checks import unknown_release
    from generator.releases.release_number import is_number, sort_key

    if number == NOW:
        return gather_build(workspace, internal=internal)
    releases = list_releases(workspace.project)
    if not number and not releases:
        raise click.UsageError("there is no release yet: `--release now` publishes build/ as it stands, drafts too")
    wanted = number or releases[-1].number
    same = (one for one in releases if is_number(wanted) and sort_key(one.number) == sort_key(wanted))
    found = next(same, None)
    if found is None:
        raise Problem(unknown_release(wanted, releases))
    return gather_release(found, workspace)


def _list(transfer: "Transfer") -> None:
    for file in transfer.uploads:
        click.echo(f"upload  {file.address}")
    for address, to in transfer.copies:
        click.echo(f"copy    {address} to {to}")
    for name in transfer.pages:
        click.echo(f"write   {name}")
    for address in transfer.deletes:
        click.echo(f"delete  {address}")


def _report(transfer: "Transfer", publication: "Publication", destination: str, dry_run: bool) -> None:
    what = f"release {publication.release}" if publication.release else "the build as it stands"
    if transfer.is_empty:
        click.echo(f"{destination} has {what} already: nothing to do")
        return
    done = [
        f"{count_noun(len(transfer.uploads), 'file')} uploaded",
        *([f"{len(transfer.copies)} copied"] if transfer.copies else []),
        f"{transfer.kept} unchanged",
        *([f"{len(transfer.deletes)} deleted"] if transfer.deletes else []),
    ]
    click.echo(f"{what}: {', '.join(done)}{'; nothing was done, it was a dry run' if dry_run else ''}")
    if destination.startswith("git:") and not dry_run:
        click.echo(f"to send it: git push origin {destination.partition(':')[2]}")
