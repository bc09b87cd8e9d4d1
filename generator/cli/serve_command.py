"""`serve`: the kit in the browser as it is being written."""

import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.entry import TODAY, command
from generator.cli.open_project import day, find

if TYPE_CHECKING:
    from datetime import date


@command("collateral serve\ncollateral serve --open\ncollateral serve --port 8000")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port to listen on, if not any free one.")
@click.option("--open", "opens", is_flag=True, help="Open the address in the browser.")
@TODAY
@click.pass_obj
def serve(folder: Path, port: int, opens: bool, today: "date | None") -> None:
    """Show the kit in the browser, and every edit as it is saved. Only this machine can reach the address, and only who
    knows it. Nothing is written: build/ stays as it is."""
    from generator.serve.running import run

    run(find(folder), day(today), port, lambda address: _announce(address, opens=opens))
    click.echo("stopped")


def _announce(address: str, *, opens: bool) -> None:
    click.echo(f"serving {address}\nCtrl-C stops it")
    if opens:
        webbrowser.open(address)
