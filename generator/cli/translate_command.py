"""`translate`: start a translation of a document, of facts or of claims, note what it was made from, and send texts to
translators and take them back."""

from pathlib import Path

import click

from generator.cli.entry import command
from generator.cli.open_project import find
from generator.diagnostics import Diagnostic, Problem

STANDARD = "-"


@command(
    "collateral translate one-pagers/retail de\ncollateral translate one-pagers/retail de --done\n"
    "collateral translate export one-pagers/retail facts/segments --to de -o retail.xlf\n"
    "collateral translate import retail.xlf"
)
@click.argument("words", nargs=-1, metavar="KEY LANGUAGE | export [KEY…] | import FILE")
@click.option("--done", is_flag=True, help="Note that the translation is as new as its source.")
@click.option("--to", "language", help="With export: the language to translate into.")
@click.option("-o", "--output", default=STANDARD, help="With export: the file to write, else standard output.")
@click.pass_obj
def translate(folder: Path, words: tuple[str, ...], done: bool, language: str | None, output: str) -> None:
    """Start a translation, or note that it is done.

    With export, texts go into an XLIFF file for translators' programs, figures and citations locked; without a KEY,
    those of all documents, facts and claims. With import, the file comes back, and no figure may have changed.
    """
    if words[:1] == ("export",):
        if not language:
            raise click.UsageError("say the language: --to de")
        _export(folder, words[1:], language, output)
    elif words[:1] == ("import",) and len(words) == 2:
        _import(folder, Path(words[1]))
    elif len(words) == 2:
        _start(folder, *words, done=done)
    else:
        raise click.UsageError("name what to translate and the language, export and texts, or import and a file")


def _start(folder: Path, key: str, language: str, *, done: bool) -> None:
    from generator.press.translating import note_translation, start_translation

    project = find(folder)
    if done:
        path = note_translation(key, language, project)
        click.echo(f"noted in {project.name(path)} what it was translated from")
        return
    path = start_translation(key, language, project)
    click.echo(f"wrote {project.name(path)}")
    click.echo(f"translate its texts, delete what stays as it is, then: collateral translate {key} {language} --done")


def _export(folder: Path, keys: tuple[str, ...], language: str, output: str) -> None:
    from generator.press.translation_export import export_texts

    made = export_texts(keys, language, find(folder))
    if output == STANDARD:
        click.echo(made, nl=False)
        return
    Path(output).write_bytes(made)
    click.echo(f"wrote {output}; when it is translated: collateral translate import {output}")


def _import(folder: Path, file: Path) -> None:
    from generator.cli.output import show
    from generator.press.translation_import import import_texts, write_overlays

    project = find(folder)
    made, findings = import_texts(_read(file), str(file), project)
    write_overlays(made)
    show(findings, project, "text")
    for one in made:
        click.echo(f"wrote {project.name(one.path)}: {one.changed} texts are new")
    if not made:
        click.echo("nothing has changed")


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as reason:
        hint = "name the file that came back from the translator"
        raise Problem(Diagnostic("unreadable-file", f"`{file}` cannot be read: {reason.strerror}", hint=hint)) from None
