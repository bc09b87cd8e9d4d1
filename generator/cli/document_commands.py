"""`new`, `list` and `schema`: start documents, list them, and help editors with them."""

import sys
from pathlib import Path

import click

from generator.cli.entry import command
from generator.cli.open_project import day, find, load
from generator.diagnostics import has_errors


@command("collateral new one-pagers retail")
@click.argument("kind")
@click.argument("name")
@click.pass_obj
def new(folder: Path, kind: str, name: str) -> None:
    """Start a document from its kind's sample; it builds as it is."""
    from generator.press.new_document import start_document
    from generator.writers import formats

    project = find(folder)
    started = start_document(kind, name, project, formats())
    for path in started.examples:
        click.echo(f"wrote {project.name(path)}, an example")
    click.echo(f"wrote {project.name(started.path)}")
    for need in started.lacking:
        file, _, rest = need.partition(".")
        click.echo(f"it needs `{rest or file}` in content/facts/{file}.yaml, which is not there yet: add it")
    click.echo(f"edit it, then: collateral build {kind}/{name}")


@command("collateral list\ncollateral list one-pagers\ncollateral list --format json", "list")
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def list_documents(folder: Path, targets: tuple[str, ...], form: str) -> None:
    """List the documents, their formats and whether they are built."""
    import json
    from dataclasses import asdict

    from generator.press.document_listing import list_rows

    _, workspace, findings = load(folder, form, day(None))
    rows = list_rows(workspace, targets)
    if form == "json":
        click.echo(json.dumps([asdict(row) for row in rows], indent=1, ensure_ascii=False))
    else:
        width = max([len(row.document) for row in rows], default=0)
        for row in rows:
            click.echo(f"{row.document:<{width}}  {row.built:<8}  {' '.join(row.formats)}")
        if has_errors(findings):
            click.echo("some files cannot be read; `collateral check` says why", err=True)


@command("collateral schema\ncollateral schema --check")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 if something would change.")
@click.pass_obj
def schema(folder: Path, only_check: bool) -> None:
    """Write the schemas where editors find them. VS Code settings, and the first line of content files."""
    from generator.press.editor_schemas import list_outdated, write_schemas

    project = find(folder)
    if not only_check:
        for path in write_schemas(project):
            click.echo(f"wrote {project.name(path)}")
        return
    outdated = list_outdated(project)
    for path in outdated:
        click.echo(f"{project.name(path)} is out of date")
    click.echo(
        "what editors read is out of date; run: collateral schema" if outdated else "what editors read is up to date"
    )
    sys.exit(1 if outdated else 0)
