"""Start a translation beside its source, and note what each of its fields was translated from."""

import re
from pathlib import Path

from generator.content.guard import decode
from generator.content.language_codes import check_language
from generator.content.overlays import LANGUAGE, TRANSLATES, find_source_file, source_digests
from generator.content.sources import read_source
from generator.diagnostics import Diagnostic, Position, Problem
from generator.project import SUFFIXES, Project

NOTE = re.compile(rf"^{TRANSLATES}:.*\n(?:[ \t].*\n)*", re.MULTILINE)
HEAD = re.compile(r"\A(?:#.*\n)*")
SHARED = frozenset({"facts", "claims"})
"""Folders whose files are no documents: their language is in the name alone."""


def start_translation(key: str, language: str, project: Project) -> Path:
    """Write `<key>.<language>.yaml` with the fields of the source, to be translated where they stand; whoever leaves a
    field out leaves it as it is in the source."""
    source = _find(key, project)
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
    said = "" if source.parent.name in SHARED else f"{LANGUAGE}: {language}\n"
    head = HEAD.match(text)
    end = head.end() if head else 0
    path.write_text(f"{text[:end]}{said}{text[end:]}", "utf-8")
    return path


def note_translation(key: str, language: str, project: Project) -> Path:
    """Note in a translation what its fields were translated from: the source as it is now."""
    source = _find(key, project)
    path = source.with_name(f"{source.stem}.{language}.yaml")
    if not project.holds(path):
        hint = f"start it: collateral translate {key} {language}"
        raise Problem(Diagnostic("no-translation", f"there is no `{project.name(path)}`", hint=hint))
    text, over = decode(project.read(path), project.name(path)), read_source(path, project)
    below = find_source_file(path, project)
    digests = source_digests(over.data, read_source(below, project).data) if below else {}
    noted = "".join(f"  {name}: {digest}\n" for name, digest in digests.items())
    kept = NOTE.sub("", text).rstrip("\n")
    path.write_text(f"{kept}\n{TRANSLATES}:\n{noted}", "utf-8")
    return path


def _find(key: str, project: Project) -> Path:
    """The file that is translated: of a document, of facts or of claims."""
    files = (project.content / f"{key.removeprefix('content/')}{suffix}" for suffix in SUFFIXES)
    found = next(filter(project.holds, files), None)
    if found is None:
        hint = "write it as KIND/NAME, facts/segments or claims/product"
        raise Problem(Diagnostic("unknown-target", f"nothing to translate is named `{key}`", hint=hint))
    return found
