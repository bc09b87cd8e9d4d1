"""`gallery`: every component that a layout may use, with what it means and an example."""

from pathlib import Path

import click

from generator.cli.entry import command
from generator.cli.open_project import day, load


@command("collateral gallery")
@click.pass_obj
def gallery(folder: Path) -> None:
    """Show every component, in each format, into build/gallery/."""
    from generator.press.gallery import make_gallery
    from generator.press.publish import publish_beside

    project, workspace, _ = load(folder, "text", day(None))
    for path in publish_beside(make_gallery(workspace), project):
        click.echo(f"wrote {project.name(path)}")
