"""`words`: what pages print, collected for those who translate it."""

import re
from pathlib import Path

import click

from generator.cli.entry import command
from generator.cli.open_project import find

LANGUAGE = re.compile(r"[a-z]{2}(-[A-Z]{2})?")


@command("collateral words\ncollateral words de")
@click.argument("language", required=False)
@click.option("--engine", is_flag=True, help="Write the engine's own list, too; for those who work on the engine.")
@click.pass_obj
def words(folder: Path, language: str | None, engine: bool) -> None:
    """List words to translate. With a language, start or update its catalogue."""
    from dataclasses import replace

    from generator.content.language_codes import check_language
    from generator.diagnostics import Position, Problem
    from generator.press.word_lists import update_catalogue, write_lists

    if language and not LANGUAGE.fullmatch(language):
        raise click.BadParameter(f"`{language}` is not a language; write it as de or pt-BR", param_hint="LANGUAGE")
    if language and (wrong := [replace(one, at=None) for one in check_language(language, Position(language))]):
        raise Problem(*wrong)
    project = find(folder)
    for path in write_lists(project, engine=engine):
        click.echo(f"wrote {project.name(path)}")
    if language:
        path, waiting = update_catalogue(language, project)
        click.echo(f"wrote {project.name(path)}: {waiting} words wait for a translation")
