"""`init`: start a project in an empty folder."""

import sys
from pathlib import Path

import click

from generator.cli.entry import command
from generator.cli.open_project import day


@command('collateral init acme\ncollateral init --company "Acme" --currency EUR --language en-GB')
@click.argument("target", metavar="[FOLDER]", default=".", type=click.Path(path_type=Path))
@click.option("--company", help="The company's name; else that of the folder.")
@click.option("--currency", help="The code of its currency, such as EUR; else that of the language's country.")
@click.option(
    "--language",
    help="The language of its pages, such as en-GB; en-US if nobody says. The sample is in English, German or French.",
)
@click.option("--paper", help="Letter or A4; else what the language's country prints on.")
@click.pass_obj
def init(
    folder: Path, target: Path, company: str | None, currency: str | None, language: str | None, paper: str | None
) -> None:
    """Start a project with a sample kit that builds as it is."""
    from generator.press.company_settings import settle_company
    from generator.press.new_project import read_next_steps, refuse_full, start_project

    path = (folder / target).absolute()
    refuse_full(path)
    name = company or _ask("Company", path.resolve().name.replace("-", " ").replace("_", " ").title())
    settled = settle_company(name, language or "en-US", paper or "", currency or "")
    names = start_project(path, settled, day(None))
    click.echo(f"wrote {len(names)} files into {path}: {settled.name}, {settled.currency}, {settled.paper}")
    if settled.language != settled.asked and settled.asked not in settled.language:
        click.echo(f"there is no sample in {settled.asked} yet: every page of this one is in English")
    click.echo(read_next_steps(settled, "" if path == Path.cwd() else f"cd {target} && "))


def _ask(what: str, guess: str) -> str:
    """What a person at a terminal answers; nobody else is asked."""
    return str(click.prompt(what, default=guess)) if sys.stdin.isatty() else guess
