"""`layouts`: the kinds of document, whose their layouts are, and how to make them one's own."""

from pathlib import Path

import click

from generator.cli.entry import command
from generator.cli.open_project import find


@command("collateral layouts\ncollateral layouts copy one-pagers\ncollateral layouts copy _shared")
@click.argument("what", required=False, type=click.Choice(["copy"]), metavar="[copy]")
@click.argument("kind", required=False, metavar="[KIND]")
@click.pass_obj
def layouts(folder: Path, what: str | None, kind: str | None) -> None:
    """List the kinds, or copy the layouts of one to edit them."""
    from generator.press.layout_overrides import copy_layouts, list_kinds

    project = find(folder)
    if what:
        if not kind:
            raise click.UsageError("name the kind whose layouts you want to edit; `collateral layouts` lists them")
        for name in copy_layouts(kind, project):
            click.echo(f"wrote {name}")
        click.echo("edit them; a file that you delete is the package's again")
        return
    rows = list_kinds(project)
    width = max(len(row.kind) for row in rows)
    for row in rows:
        of_package = f"{len(row.packaged)} of the package" if row.packaged else ""
        own = f"own: {', '.join(row.own)}" if row.packaged and row.own else f"{len(row.own)} own" if row.own else ""
        click.echo(f"{row.kind:<{width}}  {'; '.join(filter(None, (of_package, own)))}")
