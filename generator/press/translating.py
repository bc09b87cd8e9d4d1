"""Start a translation beside its source, and note what each of its fields was translated from."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.content.guard import decode
from generator.content.language_codes import check_language
from generator.content.overlays import LANGUAGE, TRANSLATES, digest_of, find_source_file, source_digests
from generator.content.sources import Source, read_source
from generator.diagnostics import Diagnostic, Position, Problem
from generator.press.editor_schemas import FOLDER, MODELINE
from generator.press.overlay_schemas import ENDING
from generator.project import SUFFIXES, Project

NOTE = re.compile(rf"^{TRANSLATES}:.*\n(?:[ \t].*\n)*", re.MULTILINE)
SCHEMA = re.compile(rf"{re.escape(MODELINE)}\S*/{re.escape(FOLDER)}/[\w-]+(?=\.json)")
HEAD = re.compile(r"\A(?:#.*\n)*")
SHARED = frozenset({"facts", "claims"})
"""Folders whose files are no documents: their language is in the name alone."""


def start_translation(key: str, language: str, project: Project) -> Path:
    """Write `<key>.<language>.yaml` with the fields of the source, to be translated where they stand; whoever leaves a
    field out leaves it as it is in the source."""
    source = find_translated(key, project)
    path = source.with_name(f"{source.stem}.{language}.yaml")
    if unknown := list(check_language(language, Position(project.name(path)))):
        raise Problem(*unknown)
    if project.has(path):
        hint = f"translate it, then run `collateral translate {key} {language} --done`"
        raise Problem(Diagnostic("file-exists", f"`{project.name(path)}` is there already", hint=hint))
    text = decode(project.read(source), project.name(source))
    if source.suffix == ".md":
        hint = "write a .yaml file with the fields that differ; the text is the field `body`"
        raise Problem(Diagnostic("not-content", f"`{project.name(source)}` cannot be copied", None, hint))
    head = _head(text)
    path.write_text(f"{_for_translation(head)}{_say_language(source, language)}{text[len(head) :]}", "utf-8")
    return path


def begin_overlay(source: Source, language: str) -> str:
    """The first lines of a translation that says nothing yet."""
    return _for_translation(_head("\n".join(source.lines))) + _say_language(Path(source.file), language)


def _head(text: str) -> str:
    """The comment at the top of a file, which tells editors its schema."""
    match = HEAD.match(text)
    return match.group() if match else ""


def _for_translation(head: str) -> str:
    """The comment with the schema of translations in the place of that of whole files."""
    return SCHEMA.sub(rf"\g<0>{ENDING}", head)


def _say_language(source: Path, language: str) -> str:
    return "" if source.parent.name in SHARED else f"{LANGUAGE}: {language}\n"


def note_translation(key: str, language: str, project: Project) -> Path:
    """Note in a translation what its fields were translated from: the source as it is now."""
    source = find_translated(key, project)
    path = source.with_name(f"{source.stem}.{language}.yaml")
    if not project.holds(path):
        hint = f"start it: collateral translate {key} {language}"
        raise Problem(Diagnostic("no-translation", f"there is no `{project.name(path)}`", hint=hint))
    text, over = decode(project.read(path), project.name(path)), read_source(path, project)
    below = find_source_file(path, project)
    digests = source_digests(over.data, read_source(below, project).data) if below else {}
    path.write_text(_write_notes(text, digests), "utf-8")
    return path


def note_fields(text: str, fields: Mapping[str, Any]) -> str:
    """The text of a translation that notes these fields of the source as they are now, beside those noted before."""
    noted = yaml.safe_load(text).get(TRANSLATES) if NOTE.search(text) else {}
    return _write_notes(text, {**noted, **{name: digest_of(value) for name, value in fields.items()}})


def _write_notes(text: str, digests: Mapping[str, str]) -> str:
    noted = "".join(f"  {name}: {digest}\n" for name, digest in digests.items())
    kept = NOTE.sub("", text).rstrip("\n")
    return f"{kept}\n{TRANSLATES}:\n{noted}"


def find_translated(key: str, project: Project) -> Path:
    """The file that is translated: of a document, of facts or of claims."""
    files = (project.content / f"{key.removeprefix('content/')}{suffix}" for suffix in SUFFIXES)
    found = next(filter(project.holds, files), None)
    if found is None:
        hint = "write it as KIND/NAME, facts/segments or claims/product"
        raise Problem(Diagnostic("unknown-target", f"nothing to translate is named `{key}`", hint=hint))
    return found
