"""What a build has found of each document, kept for the next one: a report tells of documents that nobody has touched
without examining them again. Where nothing is kept, the documents are examined.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, replace
from typing import Any

from generator.content.survey import Signing, Surveyed
from generator.diagnostics import Position
from generator.press.kept_files import BROKEN, keep, read_kept
from generator.press.plan import Job
from generator.project import Project

NAME = "surveys.json"


def read_surveys(project: Project) -> Mapping[str, Surveyed]:
    """What was found of documents, by the digest of all that each was made from."""
    with suppress(*BROKEN):
        return {inputs: _surveyed(entry) for inputs, entry in read_kept(NAME, project).items()}
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
    """Write them for the next build."""
    keep(NAME, {inputs: asdict(replace(one, files=())) for inputs, one in sorted(known.items())}, project)


def _surveyed(entry: Mapping[str, Any]) -> Surveyed:
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
    values["signatures"] = tuple(Signing(**{**one, "changes": tuple(one["changes"])}) for one in entry["signatures"])
    values["uses"] = tuple((str(name), Position(**at)) for name, at in entry["uses"])
    return Surveyed(**values)
