"""`translate`: start a translation of a document, of facts or of claims, and note what it was made from."""

from pathlib import Path

import click

from generator.cli.entry import command
from generator.cli.open_project import find


@command("collateral translate one-pagers/retail de\ncollateral translate one-pagers/retail de --done")
@click.argument("key")
@click.argument("language")
@click.option("--done", is_flag=True, help="Note that the translation is as new as its source.")
@click.pass_obj
def translate(folder: Path, key: str, language: str, done: bool) -> None:
    """Start a translation, or note that it is done."""
    from generator.press.translating import note_translation, start_translation

    project = find(folder)
    if done:
        path = note_translation(key, language, project)
        click.echo(f"noted in {project.name(path)} what it was translated from")
    else:
        path = start_translation(key, language, project)
        click.echo(f"wrote {project.name(path)}")
        click.echo(
            f"translate its texts, delete what stays as it is, then: collateral translate {key} {language} --done"
        )
