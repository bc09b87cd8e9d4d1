"""The register: every claim and document of the survey as nested data, what is printed of them as `Told` words."""

from collections.abc import Iterable, Mapping
from typing import Any

from generator.content.survey import Survey, Surveyed
from generator.content.translation import Translation
from generator.diagnostics import Position
from generator.pages.workspace import Workspace
from generator.reports.blocking import list_blocking
from generator.reports.claim_status import BASES, read_plain
from generator.reports.claim_summaries import ClaimSummary, summarize_claims
from generator.reports.document_summaries import summarize
from generator.reports.phrases import Told, count_documents, count_places, dash_ranges, join, name_some, sentence
from generator.reports.waiting import list_waits

GROUPS = ("cited", "live", "withdrawn")
"""Claims behind documents for customers, other ones that count, and those that do not."""


def make_register(survey: Survey, workspace: Workspace) -> dict[str, Any]:
    """All that a report may tell, but for the verdicts: claims, documents, what blocks release by owner, and counts."""
    summaries = summarize_claims(workspace.ledger, survey, workspace, workspace.translation)
    claims = {one.claim.id: _claim(one, workspace) for one in summaries}
    documents = {one.key: summarize(one, workspace.formats, workspace.translation) for one in survey.documents}
    owners = list_blocking(survey, workspace)
    return {
        "claims": claims,
        "documents": documents,
        "owners": owners,
        "waits": list_waits(claims, workspace.translation),
        "counts": _counts(survey, claims, workspace.translation),
    }


def _claim(one: ClaimSummary, workspace: Workspace) -> dict[str, Any]:
    claim, at, translation = one.claim, one.claim.position, workspace.translation
    population = read_plain(claim.population)
    group = "withdrawn" if not claim.live else "cited" if one.is_read_outside else "live"

    def told(words: object) -> Told | None:
        return Told(words).about(at) if words else None

    return {
        "group": group,
        "order": GROUPS.index(group),
        "state": one.state,
        "basis": claim.basis,
        "status": claim.status,
        "id": told(claim.id),
        "statement": told(one.statement),
        "value": told(dash_ranges(claim.value)),
        "is": told(translation.gettext(BASES[claim.basis])),
        "owner": told(claim.owner),
        "lacks": told(sentence(one.lacks)),
        "missing": told(one.lacks),
        "lacking": one.lacks,
        "of": told(", ".join(filter(None, (claim.measure, claim.subject)))),
        "population": told(population),
        "further": told(population not in one.statement and population),
        "as_of": told(claim.as_of and translation.day(claim.as_of)),
        "expires": told(claim.expires and translation.day(claim.expires)),
        "segments": told(join((_segment(name, workspace) for name in claim.segments), translation)),
        "caveat": told(one.caveat),
        "note": told(one.note),
        "formula": told(claim.formula),
        "parts": [
            {"name": told(part.name), "cites": told(part.cites), "value": told(dash_ranges(part.value or ""))}
            for part in one.parts
        ],
        "evidence": [told(words) for words in one.evidence],
        "uses": [_use(document, one, workspace) for document in {found.key: found for found in one.citing}.values()],
        "lines": [told(words) for words in _lines(at for _, at in one.places)],
        "kinds": told(join(dict.fromkeys(translation.gettext(each.kind_title) for each in one.resting), translation)),
        "used": [told(words) for words in _where(one.citing, translation)],
        "behind": [told(words) for words in _where(one.behind, translation)],
        "derived": told(name_some(one.derived, translation)),
        "resting": [document.key for document in one.resting],
        "documents": told(count_documents(len(one.resting), translation) if one.resting else ""),
    }


def _where(documents: Iterable[Surveyed], translation: Translation) -> list[str]:
    """Documents by their kinds and names, a line each: `Pitch: 30-seconds, 60-seconds`."""
    kinds: dict[str, dict[str, None]] = {}
    for one in documents:
        kinds.setdefault(translation.gettext(one.kind_title), {})[one.key.partition("/")[2]] = None
    return [f"{kind}: {', '.join(names)}" for kind, names in kinds.items()]


def _use(document: Surveyed, one: ClaimSummary, workspace: Workspace) -> dict[str, Told]:
    """A document that cites the claim, and in how many places."""
    times = count_places(one.citing.count(document), workspace.translation)
    return {
        "document": Told(document.title),
        "kind": Told(workspace.translation.gettext(document.kind_title)),
        "places": Told(times),
    }


def _lines(places: Iterable[Position]) -> list[str]:
    """The places file by file: `content/pitches/5-minutes.yaml:65, 87`."""
    files: dict[str, dict[str, None]] = {}
    for at in places:
        files.setdefault(at.file, {})[str(at.line)] = None
    return [f"{file}:{', '.join(lines)}" for file, lines in files.items()]


def _segment(name: str, workspace: Workspace) -> str:
    return str(workspace.facts.values.get("segments", {}).get(name, {}).get("name", name))


def _counts(survey: Survey, claims: Mapping[str, Mapping[str, Any]], translation: Translation) -> dict[str, Told]:
    """The figures of a report: claims by where they stand, documents, signatures, files and their figures."""
    every, documents = list(claims.values()), survey.documents
    outside = [one for one in documents if one.leaves]
    marks = [mark for one in outside for mark in one.signatures]  # as those counted by who has to sign
    files = [file for one in documents for file in one.files]
    numbers = {
        "claims": len(every),
        "live": sum(one["group"] != "withdrawn" for one in every),
        "cited": sum(one["group"] == "cited" for one in every),
        "proven": sum(one["state"] == "proven" for one in every),
        "waiting": sum(one["state"] == "waiting" for one in every),
        "cited_proven": sum(one["group"] == "cited" and one["state"] == "proven" for one in every),
        "cited_waiting": sum(one["group"] == "cited" and one["state"] == "waiting" for one in every),
        "inside": sum(one["group"] == "live" for one in every),
        "withdrawn": sum(one["group"] == "withdrawn" for one in every),
        "documents": len(documents),
        "customer": len(outside),
        "cleared": sum(one.cleared for one in outside),
        "signatures": len(marks),
        "signed": sum(mark.state == "signed" for mark in marks),
        "files": len(files),
        "figures": sum(file.figures for one in outside for file in one.files),
        "traced": sum(file.traced for one in outside for file in one.files),
    }
    return {name: Told(translation.number(number)) for name, number in numbers.items()}
