"""Overlays: a file such as `retail.de.yaml` beside `retail.yaml` holds the fields that differ in another language.

A mapping is laid over field by field, a list entry by entry; every other value takes the place of the one below. What
the translation was made from is kept as one digest for each of its fields, so that a later change of the source shows.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.content.language_codes import check_language
from generator.content.soft_hyphens import merge_breaks
from generator.content.sources import Source, Steps, read_source
from generator.diagnostics import Diagnostic, Position, Problem, did_you_mean, has_errors
from generator.project import SUFFIXES, Project

NAME = re.compile(r"(?P<source>[^.]+)\.(?P<language>[a-z]{2,3}(-[A-Z]{2})?)")
"""The name of an overlay without its ending: `retail.de`."""
DIGIT = re.compile(r"\d")
LANGUAGE, TRANSLATES = "language", "translates"
DIGITS = 8
"""So much of a digest is enough to see a change, and short enough for a line that people see."""
SHOWN = 4  # fields that a message names
ITS_OWN = frozenset({LANGUAGE, TRANSLATES})


def overlaid(path: Path) -> tuple[str, str] | None:
    """The name of the source that the file is laid over, and the language in its own name; nothing for other files."""
    match = NAME.fullmatch(path.stem)
    return (match["source"], match["language"]) if match and path.suffix == ".yaml" else None


def find_source_file(path: Path, project: Project) -> Path | None:
    """The file that an overlay is laid over, if it is there."""
    name = NAME.fullmatch(path.stem)
    files = (path.with_name(f"{name['source']}{suffix}") for suffix in SUFFIXES) if name else ()
    return next(filter(project.holds, files), None)


def lay_over(over: Source, under: Source, language: str) -> Source:
    """The source with the fields of its translation; what it lacks has its place in the file below."""
    data = {LANGUAGE: language, **merge(under.data, over.data)}
    digest = hashlib.sha256(f"{under.digest} {over.digest}".encode()).hexdigest()
    breaks = merge_breaks((over.breaks, under.breaks))
    return replace(over, data=data, under=under, digest=digest, breaks=breaks)


def merge(under: Any, over: Any) -> Any:
    """What stands below with what is laid over it."""
    if isinstance(under, dict) and isinstance(over, dict):
        merged = {name: merge(value, over[name]) if name in over else value for name, value in under.items()}
        return {**merged, **{name: value for name, value in over.items() if name not in under}}
    if isinstance(under, list) and isinstance(over, list) and len(under) == len(over):
        return [merge(one, other) for one, other in zip(under, over, strict=True)]
    return over


def read_overlays(paths: Iterable[Path], project: Project) -> tuple[dict[str, dict[str, Source]], list[Diagnostic]]:
    """What overlays of shared files say, by language and file, with all that is wrong with them."""
    said: dict[str, dict[str, Source]] = {}
    findings: list[Diagnostic] = []
    for path in paths:
        name, _, language = path.stem.partition(".")
        try:
            over, under = _read_both(path, project)
        except Problem as problem:
            findings += problem.diagnostics
            continue
        found = check_overlay(over, under)
        found += check_language(language, Position(over.file))
        findings += [*found, *check_age(over, under, f"{path.parent.name}/{path.stem}")]
        words = {field: value for field, value in over.data.items() if field not in ITS_OWN}
        if not has_errors(found):
            said.setdefault(language, {})[name] = replace(over, data=words)
    return said, findings


def _read_both(path: Path, project: Project) -> tuple[Source, Source]:
    """An overlay and what it is laid over."""
    below = find_source_file(path, project)
    if below is None:
        at, message = Position(project.name(path)), f"`{path.name}` translates a file that is not there"
        raise Problem(Diagnostic("no-original", message, at, "name it as the file that it translates"))
    return read_source(path, project), read_source(below, project)


def check_overlay(over: Source, under: Source) -> list[Diagnostic]:
    """Findings for fields that the source does not have, and for lists that are longer or shorter than there."""
    return list(_compare(over.data, under.data, (), over, under.file))


def _compare(over: Any, under: Any, steps: Steps, source: Source, file: str) -> Iterator[Diagnostic]:
    if isinstance(over, dict) and isinstance(under, dict):
        for name, value in over.items():
            if name in under:
                yield from _compare(value, under[name], (*steps, name), source, file)
            elif steps or name not in ITS_OWN:
                message, at = (
                    f"`{file}` has no field `{name}` that this could translate",
                    source.position((*steps, name)),
                )
                yield Diagnostic("unknown-field", message, at, did_you_mean(name, under), width=len(name))
    elif isinstance(over, list) and isinstance(under, list):
        if len(over) != len(under):
            message = f"the list has {len(over)} entries, and {len(under)} in `{file}`"
            cure = "translate each entry in its place; for one that stays as it is, write {}"
            yield Diagnostic("translated-list", message, source.position(steps), cure)
            return
        for n, (one, other) in enumerate(zip(over, under, strict=True)):
            yield from _compare(one, other, (*steps, n), source, file)


def source_digests(over: Mapping[str, Any], under: Mapping[str, Any]) -> dict[str, str]:
    """For each field that the overlay translates, the digest of what stands in the source."""
    return {name: digest_of(under[name]) for name in over if name in under and name not in ITS_OWN}


def digest_of(value: Any) -> str:
    """The digest of a value, whatever the order of its fields."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:DIGITS]


def check_age(over: Source, under: Source, key: str) -> Iterator[Diagnostic]:
    """A finding if fields of the source have changed since they were translated, at the first of them."""
    noted = over.data.get(TRANSLATES)
    known = noted if isinstance(noted, dict) else {}
    changed = [name for name, now in source_digests(over.data, under.data).items() if known.get(name) != now]
    if not changed:
        return
    listed = ", ".join(f"`{name}`" for name in changed[:SHOWN]) + (", …" if len(changed) > SHOWN else "")
    at = under.position((changed[0],))
    said = "changed after this was translated" if known else "may be newer than this: nobody has noted its state"
    message = f"{listed} {said} ({at.file}:{at.line})"
    of, _, language = key.partition(".")
    cure = f"compare the two, then run `collateral translate {of} {language} --done`"
    yield Diagnostic("outdated-translation", message, over.position((changed[0],)), cure, "warning", len(changed[0]))


def check_translated_figures(
    overlays: Mapping[str, Mapping[str, Source]], values: Mapping[str, Any]
) -> Iterator[Diagnostic]:
    """A finding for each fact whose translation has other digits: it would state something else."""
    for by_file in overlays.values():
        for name, source in by_file.items():
            for steps, said, stated in _pairs(source.data, values.get(name), ()):
                if DIGIT.findall(said) != DIGIT.findall(stated):
                    message = f"`{said}` has other figures than the fact, which is `{stated}`"
                    cure = "translate its words only; a bare figure is printed in every language by itself"
                    at = source.value_position(steps)
                    yield Diagnostic("translated-figure", message, at, cure, width=len(said))


def _pairs(over: Any, under: Any, steps: Steps) -> Iterator[tuple[Steps, str, str]]:
    """Every text of a translation with the one that it stands for."""
    if isinstance(over, dict) and isinstance(under, dict):
        for name, value in over.items():
            yield from _pairs(value, under.get(name), (*steps, name))
    elif isinstance(over, list) and isinstance(under, list):
        for n, (one, other) in enumerate(zip(over, under, strict=False)):
            yield from _pairs(one, other, (*steps, n))
    elif isinstance(over, str) and isinstance(under, str):
        yield steps, over, under
