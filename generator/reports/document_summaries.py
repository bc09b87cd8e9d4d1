"""Documents of a survey as nested data: how many of their claims are proven, who has signed, what is built."""

from collections.abc import Mapping
from typing import Any

from generator.content.formats import Format
from generator.content.survey import Signing, Surveyed
from generator.content.translation import Translation, translatable
from generator.reports.phrases import Told, count_claims, count_errors, in_formats

UNSIGNED = {
    "stale": translatable("out of date"),
    "missing": translatable("missing"),
    "unclear": translatable("unclear while it has errors"),
}
"""State of a signature that does not hold -> how one says it."""


def summarize(one: Surveyed, formats: Mapping[str, Format], translation: Translation) -> dict[str, Any]:
    """All that a report may tell of a document."""
    told = Told
    return {
        "audience": one.audience,
        "kind": one.kind,
        "cleared": one.cleared,
        "errors": [told(words) for words in one.errors],
        "key": told(one.key),
        "title": told(one.title),
        "kind_title": told(translation.gettext(one.kind_title)),
        "version": told(one.version) if one.version else None,
        "dated": told(translation.day(one.dated)) if one.dated else None,
        "owner": told(one.owner) if one.owner else None,
        "reviewer": told(one.reviewer) if one.reviewer else None,
        "claims": told(len(one.rests)),
        "unproven": told(len(one.unproven)),
        "cites": bool(one.uses),
        "cited": told(len({name for name, _ in one.uses})),
        "places": told(len(one.uses)),
        "figures": told(
            translation.gettext(
                "{part} of {all}", part=translation.number(one.traced), all=translation.number(one.figures)
            )
        ),
        "signatures": [_summarize_signature(mark, translation) for mark in one.signatures],
        "signed": told("; ".join(_phrase_signature(mark, translation) for mark in one.signatures)),
        "proof": told(_proof(one, translation)),
        "formats": told(in_formats(one.formats, formats, translation)),
        "built": not one.unbuilt,
        "files": told(_files(one, formats, translation)),
        "size": told(f"{translation.number(sum(file.size for file in one.files) / 1000)} KB"),
    }


def _proof(one: Surveyed, translation: Translation) -> str:
    """How many of the claims behind a document are proven; only what leaves the building must be."""
    count, ngettext = len(one.rests), translation.ngettext
    if one.errors:
        return count_errors(len(one.errors), translation)
    if not one.rests:
        return translation.gettext("no claims")
    if one.unproven:
        unproven = len(one.unproven)
        return ngettext(
            "{part} of {number} claim not proven", "{part} of {number} claims not proven", count, part=unproven
        )
    if one.leaves:
        return ngettext("all of {number} claim proven", "all of {number} claims proven", count)
    return count_claims(count, translation)


def _files(one: Surveyed, formats: Mapping[str, Format], translation: Translation) -> str:
    if not one.files:
        return translation.gettext("not built")
    if not one.unbuilt:
        return str(len(one.files))
    unbuilt = in_formats(one.unbuilt, formats, translation)
    return translation.gettext("{count}, not as {formats}", count=len(one.files), formats=unbuilt)


def _summarize_signature(mark: Signing, translation: Translation) -> dict[str, Any]:
    changes = [Told(words) for words in mark.changes]
    by, on = (Told(words) if words else None for words in (mark.by, mark.on and translation.day(mark.on)))
    said = Told(_phrase_signature(mark, translation))
    return {"state": mark.state, "role": Told(mark.role), "by": by, "on": on, "changes": changes, "said": said}


def _phrase_signature(mark: Signing, translation: Translation) -> str:
    """A signature in a line: the role, and who signed when or what is missing."""
    by = f"{mark.by}, {translation.day(mark.on)}" if mark.by else ""
    if mark.state == "signed":
        return f"{mark.role}: {by}"
    return f"{mark.role}: {translation.gettext(UNSIGNED[mark.state])}" + (f" ({by})" if by else "")
