"""Differences between releases as a terminal, a program and the notes of a release show them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from types import MappingProxyType

from generator.counting import count_noun
from generator.releases.release_differences import Differences, DocumentChange

HEADS = {"added": "New", "changed": "Changed", "withdrawn": "Withdrawn", "set anew": "Set anew, with the same words"}
"""The states in the order in which people want to know of them."""


def as_text(found: Differences) -> str:
    """What a terminal shows: a line for each document, and below it its figures and its words."""
    blocks = [f"{found.was} → {found.now}: {summarize(found)}"]
    blocks += ["\n".join(_document_lines(one)) for state in HEADS for one in found.documents if one.state == state]
    return "\n".join(blocks)


def summarize(found: Differences) -> str:
    """How many documents are new, changed, withdrawn and set anew, in a line."""
    counts = [(len([one for one in found.documents if one.state == state]), state) for state in HEADS]
    said = ", ".join(f"{count_noun(count, 'document')} {state}" for count, state in counts if count)
    return said or "nothing has changed"


def _document_lines(one: DocumentChange) -> Iterator[str]:
    yield f"{one.state:<9}  {one.key}{_versions(one)}"
    yield from (f"  {figure.sentence}" for figure in one.figures)
    yield from (f"  {sentence}" for sentence in one.standing)
    yield from (f"  {line.plain}" for line in one.lines)


def _versions(one: DocumentChange) -> str:
    if one.was_version and one.version and one.was_version != one.version:
        return f"  version {one.was_version} → {one.version}"
    return f"  version {one.version or one.was_version}" if one.version or one.was_version else ""


def as_json(found: Differences) -> str:
    """The differences as an object."""
    return json.dumps(asdict(found), indent=1, ensure_ascii=False)


def as_notes(
    found: Differences, number: str, day: str, lead: str = "", withdrawn: Mapping[str, str] = MappingProxyType({})
) -> str:
    """The notes of a release in Markdown: what those who sell must know, figures first. `withdrawn` says of documents
    that were withdrawn who did it, and why."""
    parts = [f"# Release {number}, {day}", *([lead.strip()] if lead.strip() else [])]
    parts.append(f"Since {found.was}: {summarize(found)}." if found.was else f"The first release: {summarize(found)}.")
    for state, head in HEADS.items():
        listed = [
            line for one in found.documents if one.state == state for line in _note(one, withdrawn.get(one.key, ""))
        ]
        parts += [f"## {head}", "\n".join(listed)] if listed else []
    return "\n\n".join(parts) + "\n"


def _note(one: DocumentChange, withdrawn: str) -> Iterator[str]:
    yield f"- **{one.title}** (`{one.key}`{_versions(one).replace('  ', ', ', 1)})"
    yield from (f"  - {figure.sentence}" for figure in one.figures)
    if one.state == "withdrawn" and withdrawn:
        yield f"  - {withdrawn}"
    if one.state == "changed" and not one.figures:
        yield f"  - {count_noun(len(one.lines), 'line')} reworded" if one.lines else "  - its claims stand otherwise"
