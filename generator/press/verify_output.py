"""What became of files, as people read it, and as programs do."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from generator.audit.edits import Edits
from generator.claims.provenance import Provenance, claims_digest
from generator.pages.workspace import Workspace
from generator.press.file_status import FileStatus

NAMES = 6  # words or figures that a line names
TOLD = ("words", "links", "formulas", "cells", "alternative texts")
"""Kinds of which one wants to know that they are as built."""
UNSETTLED = frozenset({"unreadable", "outlived"})
"""Changes with which the document cannot be built until somebody has mended what `check` finds."""


def as_text(found: Iterable[FileStatus]) -> str:
    """A block for each file: its name and state, what it is of, what has changed, and what to do."""
    blocks = ("\n".join([f"{_flat(one.file)}  {one.state}", *(f"  {_flat(line)}" for line in _lines(one))])
              for one in found)  # fmt: skip
    return "\n".join(blocks)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _lines(one: FileStatus) -> Iterator[str]:
    if one.why:
        yield one.why
    if one.document:
        yield ", ".join([one.artifact, *_about(one)])
    yield from _describe_releases(one)
    if one.withdrawn:
        yield f"its document was {one.withdrawn}"
    yield from (change.sentence for change in one.changes)
    yield from _describe_edits(one.alterations)
    yield from _describe_differences(one)
    yield from _advice(one)


def _describe_releases(one: FileStatus) -> Iterator[str]:
    """The releases that the file was in, and the one that says something else."""
    if one.released:
        since = f"; out of date since {one.outdated_in}: {'; '.join(one.outdated_by)}" if one.outdated_in else ""
        yield f"in release {', '.join(one.released)}{since}"


def _about(one: FileStatus) -> Iterator[str]:
    if one.record and one.record.version:
        yield f"version {one.record.version} of {one.record.date}"
    if one.was_cleared is not None:
        yield CLEARED[one.was_cleared, one.cleared]


CLEARED: Mapping[tuple[bool, bool | None], str] = {
    (True, True): "cleared for release",
    (True, False): "cleared when it was built, and not cleared now",
    (True, None): "cleared when it was built",
    (False, True): "a draft when it was built, and cleared now",
    (False, False): "a draft when it was built, and not cleared now",
    (False, None): "a draft when it was built",
}
"""Whether a document was cleared when the file was built, and whether it is now, if anybody can tell -> in words."""


def _describe_edits(found: Edits) -> Iterator[str]:
    if found.figures:
        yield f"it says {_name_words(found.figures)}, which its page does not"
    if found.words:
        yield f"it has other words than its page: {_name_words(found.words)}"
    if found.gone:
        yield f"it no longer says {_name_words(found.gone)} as often as its page"


def _describe_differences(one: FileStatus) -> Iterator[str]:
    """What is other than as built, kind by kind, and what it is for all that."""
    for found in one.differences:
        more = f", and {found.more} more" if found.more else ""
        yield f"{found.kind}: {'; '.join(found.told)}{more}"
    if one.unbuilt:
        yield "it cannot be built now, so nothing but its words and figures was compared"
    elif one.state == "not identical":
        same = [kind for kind in TOLD if not any(found.kind.startswith(kind) for found in one.differences)]
        yield f"its {_join(same)} are as built" if same else "its words and figures are as built"
        yield "another program has saved it, or it was built from other content or layouts"


def _join(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _name_words(words: tuple[str, ...]) -> str:
    return ", ".join(f"`{word}`" for word in words[:NAMES]) + (" …" if len(words) > NAMES else "")


def _advice(one: FileStatus) -> Iterator[str]:
    """What to do about a file that is not fresh."""
    if one.state == "altered":
        yield "somebody has edited it since it was built"
    elif one.state == "withdrawn":
        yield "do not show it any more"
    if any(change.what in UNSETTLED for change in one.changes):
        yield f"see what to mend: collateral check {one.document}"
    elif (
        one.changes
        and not one.withdrawn
        and not any(change.what == "gone" and not change.claim for change in one.changes)
    ):
        yield f"rebuild it: collateral build {one.document}"
    elif (one.state, one.was_cleared, one.cleared) == ("fresh", False, True):
        yield f"rebuild it to take off the draft band: collateral build {one.document}"


def as_json(found: Iterable[FileStatus], workspace: Workspace) -> str:
    """A list of objects; the workspace says what the claims of each file are now."""
    return json.dumps([_record(one, workspace) for one in found], indent=1, ensure_ascii=False)


def _claims_now(record: Provenance, workspace: Workspace) -> str:
    """What a record made now would have as the digest of the same claims; those that are gone say nothing."""
    claims = workspace.ledger.claims
    return claims_digest([claims[name] for name in record.claims if name in claims], workspace.evidence)


def _record(one: FileStatus, workspace: Workspace) -> dict[str, Any]:
    record = one.record
    return {
        "file": one.file,
        "state": one.state,
        "why": one.why,
        "document": one.document,
        "artifact": one.artifact,
        "version": record.version if record else "",
        "date": record.date if record else "",
        "build": record.build if record else "",
        "ledger": record.ledger if record else "",
        "ledger_now": _claims_now(record, workspace) if record else "",
        "claims": sorted(record.claims) if record else [],
        "was_cleared": one.was_cleared,
        "cleared": one.cleared,
        "changes": [asdict(change) for change in one.changes],
        "alterations": asdict(one.alterations),
        "differences": [asdict(found) for found in one.differences],
        "compared": not one.unbuilt,
        "released": one.released,
        "outdated_in": one.outdated_in,
        "outdated_by": one.outdated_by,
        "withdrawn": one.withdrawn,
    }
