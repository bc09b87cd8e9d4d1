"""Texts for a translator: an XLIFF document of content files, with what their overlays say already."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.content.facts import Facts, read_facts
from generator.content.language_codes import check_language
from generator.content.locked_parts import number_alike, split_text
from generator.content.overlays import TRANSLATES, digest_of, overlaid
from generator.content.schemas import Schema, kind_schema, own_schema, own_schemas
from generator.content.sources import Source, Steps, read_source
from generator.content.translatable_texts import Text, texts_of
from generator.diagnostics import Position, Problem
from generator.press.translating import find_translated
from generator.press.xliff_units import File, Unit, write_xliff
from generator.project import SUFFIXES, Project

GONE = "withdrawn"


def export_texts(keys: Iterable[str], language: str, project: Project) -> bytes:
    """The XLIFF document of these files, or of all: documents, facts and claims."""
    if wrong := list(check_language(language, Position(language))):
        raise Problem(*wrong)
    facts, _ = read_facts(project)
    sources = (read_source(path, project) for path in _find_files(keys, project))
    files = (export_file(source, language, facts, project) for source in sources)
    return write_xliff(file for file in files if file.units)


def export_file(source: Source, language: str, facts: Facts, project: Project) -> File:
    """The texts of one file, those translated with their translation."""
    over = read_overlay(source, language, project)
    spoken = str(source.data.get("language") or facts.values.get("brand", {}).get("language", "en"))
    units = (_export(text, source, over) for text in find_texts(source, facts, project))
    return File(source.file, spoken, language, tuple(units))


def find_texts(source: Source, facts: Facts, project: Project) -> Iterator[Text]:
    """The texts of a file that are translated; a withdrawn claim has none."""
    folder, name = Path(source.file).parent.name, Path(source.file).stem
    for text in texts_of(source, _schema(folder, name, project), facts.units):
        claim = source.data[str(text.steps[0])] if folder == "claims" else {}
        if not isinstance(claim, dict) or claim.get("status") != GONE:
            yield text


def _schema(folder: str, name: str, project: Project) -> Schema:
    if folder == "claims":
        return own_schema("claims")
    if folder == "facts":
        return own_schema(name if name in own_schemas() else "facts")
    return kind_schema(folder, project)


def read_overlay(source: Source, language: str, project: Project) -> Source | None:
    """The translation beside a file, if there is one."""
    path = project.root / source.file
    over = path.with_name(f"{path.stem}.{language}.yaml")
    return read_source(over, project) if project.holds(over) else None


def value_at(data: object, steps: Steps) -> object:
    """What stands at these steps; nothing if it is not there."""
    for step in steps:
        try:
            data = data[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def name_of(steps: Steps) -> str:
    """How XLIFF names a text: `pains.0.pain`."""
    return ".".join(map(str, steps))


def _export(text: Text, source: Source, over: Source | None) -> Unit:
    pieces, said = split_text(text.words), value_at(over.data, text.steps) if over else None
    note = f"{text.at.file}:{text.at.line}" + (f". {text.about}" if text.about else "")
    if not over or not isinstance(said, str):
        return Unit(name_of(text.steps), tuple(pieces), note=note, longest=text.longest)
    noted, field = over.data.get(TRANSLATES), str(text.steps[0])
    fresh = isinstance(noted, dict) and noted.get(field) == digest_of(source.data[field])
    state = "translated" if fresh else "needs-review-translation"
    target = tuple(number_alike(said.strip("\n"), pieces))
    return Unit(name_of(text.steps), tuple(pieces), target, state, note, text.longest)


def _find_files(keys: Iterable[str], project: Project) -> list[Path]:
    """The files that are named, a folder for all in it; every file of content if none is."""
    every = _translatable_files(project)
    asked = [key.removeprefix("content/").rstrip("/") for key in keys]
    folders = {path.parent.name for path in every}
    found = [path for key in asked if key in folders for path in every if path.parent.name == key]
    return found + [find_translated(key, project) for key in asked if key not in folders] if asked else every


def _translatable_files(project: Project) -> list[Path]:
    folders = ("claims", "facts", *project.kinds())
    paths = (path for folder in folders for path in project.find_files(project.content / folder, "*"))
    return [path for path in paths if path.suffix in SUFFIXES and not path.name.startswith(".") and not overlaid(path)]
