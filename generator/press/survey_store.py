"""What a build has found of each document, kept for the next one: a report tells of documents that nobody has touched
without examining them again.

It lies in a folder of its own, not in `build/`, which people publish. Whatever there cannot be read, or was written by
somebody else, is as good as nothing: then the documents are examined.
"""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, replace
from hashlib import sha256
from typing import Any

from generator.content.survey import Signing, Surveyed
from generator.diagnostics import Position, Problem
from generator.press.plan import Job
from generator.press.publish import write_synced
from generator.project import Project

FOLDER, NAME = ".build-cache", "surveys.json"
LARGEST = 100_000_000  # bytes; a document has about three thousand
BROKEN = (Problem, OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


def read_surveys(project: Project) -> Mapping[str, Surveyed]:
    """What was found of documents, by the digest of all that each was made from."""
    with suppress(*BROKEN):
        digest, _, text = project.read(project.root / FOLDER / NAME, LARGEST).partition(b"\n")
        if sha256(text).hexdigest().encode() == digest:
            return {inputs: _surveyed(entry) for inputs, entry in json.loads(text).items()}
    return {}


def known_surveys(
    jobs: Iterable[Job], kept: Mapping[str, Surveyed], new: Iterable[Surveyed | None]
) -> dict[str, Surveyed]:
    """What is known of these documents as they are now, by the digest of their inputs: of those examined in this build,
    and of those that have not changed since."""
    fresh = {one.key: one for one in new if one}
    found = ((job.digest, fresh.get(job.key) or kept.get(job.digest)) for job in jobs)
    return {inputs: one for inputs, one in found if one and not one.errors}


def keep_surveys(known: Mapping[str, Surveyed], project: Project) -> None:
    """Write them for the next build; where nothing can be written, that build takes longer, and this one is whole."""
    bare = {inputs: asdict(replace(one, files=())) for inputs, one in sorted(known.items())}
    text = json.dumps(bare, ensure_ascii=False, sort_keys=True).encode()
    path = project.root / FOLDER / NAME
    with suppress(OSError):
        if path.is_file() and path.read_bytes().endswith(b"\n" + text):
            return
        write_synced(path.with_suffix(".new"), sha256(text).hexdigest().encode() + b"\n" + text)
        path.with_suffix(".new").replace(path)


def _surveyed(entry: Mapping[str, Any]) -> Surveyed:
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
    values["signatures"] = tuple(Signing(**{**one, "changes": tuple(one["changes"])}) for one in entry["signatures"])
    values["uses"] = tuple((str(name), Position(**at)) for name, at in entry["uses"])
    return Surveyed(**values)
