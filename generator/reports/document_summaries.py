"""Documents of a survey as nested data: how many of their claims are proven, who has signed, what is built."""

from collections.abc import Mapping
from typing import Any

from generator.content.formats import Format
from generator.counting import count_noun
from generator.pages.survey import Signing, Surveyed
from generator.reports.phrases import Told, in_formats

SIGNED = {"signed": "signed", "stale": "out of date", "missing": "missing", "unclear": "unclear while it has errors"}


def summarize(one: Surveyed, formats: Mapping[str, Format]) -> dict[str, Any]:
    """All that a report may tell of a document."""
    told = Told
    return {
        "audience": one.audience,
        "kind": one.kind,
        "cleared": one.cleared,
        "errors": [told(words) for words in one.errors],
        "key": told(one.key),
        "title": told(one.title),
        "kind_title": told(one.kind_title),
        "version": told(one.version) if one.version else None,
        "dated": told(one.dated) if one.dated else None,
        "owner": told(one.owner) if one.owner else None,
        "reviewer": told(one.reviewer) if one.reviewer else None,
        "claims": told(len(one.rests)),
        "unproven": told(len(one.unproven)),
        "figures": told(f"{one.traced} of {one.figures}"),
        "signatures": [_summarize_signature(mark) for mark in one.signatures],
        "signed": told("; ".join(_phrase_signature(mark) for mark in one.signatures)),
        "proof": told(_proof(one)),
        "formats": told(in_formats(one.formats, formats)),
        "built": not one.unbuilt,
        "files": told(_files(one, formats)),
        "size": told(f"{sum(file.size for file in one.files) / 1000:,.0f} KB"),
    }


def _proof(one: Surveyed) -> str:
    """How many of the claims behind a document are proven; only what leaves the building must be."""
    if one.errors:
        return count_noun(len(one.errors), "error")
    if not one.rests:
        return "no claims"
    if one.unproven:
        return f"{len(one.unproven)} of {count_noun(len(one.rests), 'claim')} not proven"
    return f"all of {count_noun(len(one.rests), 'claim')} proven" if one.leaves else count_noun(len(one.rests), "claim")


def _files(one: Surveyed, formats: Mapping[str, Format]) -> str:
    if not one.files:
        return "not built"
    return str(len(one.files)) + (f", not as {in_formats(one.unbuilt, formats)}" if one.unbuilt else "")


def _summarize_signature(mark: Signing) -> dict[str, Any]:
    changes = [Told(words) for words in mark.changes]
    by, on = (Told(words) if words else None for words in (mark.by, mark.on))
    said = Told(_phrase_signature(mark))
    return {"state": mark.state, "role": Told(mark.role), "by": by, "on": on, "changes": changes, "said": said}


def _phrase_signature(mark: Signing) -> str:
    """A signature in a line: the role, and who signed when or what is missing."""
    if mark.state == "signed":
        return f"{mark.role}: {mark.by}, {mark.on}"
    return f"{mark.role}: {SIGNED[mark.state]}" + (f" ({mark.by}, {mark.on})" if mark.by else "")
