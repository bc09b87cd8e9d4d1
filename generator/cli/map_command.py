"""`map`: every document on one page, for those who look for one."""

from pathlib import Path

import click

from generator.cli.entry import command
from generator.cli.open_project import day, load


@command("collateral map", "map")
@click.pass_obj
def map_documents(folder: Path) -> None:
    """Write content/README.md: every document on one page."""
    from generator.press.document_map import NAME, make_map

    project, workspace, _ = load(folder, "text", day(None))
    path = project.content / NAME
    path.write_text(make_map(workspace), "utf-8", newline="\n")
    click.echo(f"wrote {project.name(path)}")
