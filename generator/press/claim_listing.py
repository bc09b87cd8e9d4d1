"""Claims in the terminal: the same summaries as those of the reports, as a table or claim by claim."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from generator.content.translation import ENGLISH
from generator.diagnostics import Diagnostic, Problem
from generator.pages.workspace import Workspace
from generator.press.surveying import survey_documents
from generator.reports.claim_status import BASES, read_plain
from generator.reports.claim_summaries import ClaimSummary, summarize_claims

WIDTH = 11  # characters of a label
HEADS = ("CLAIM", "VALUE", "BASIS", "STATUS", "STILL NEEDS", "DOCUMENTS")


def list_claims(workspace: Workspace, names: Iterable[str]) -> list[ClaimSummary]:
    """All that is known of these claims, or of every claim; an unknown name is a `Problem` with the closest one."""
    asked, ledger = tuple(dict.fromkeys(names)), workspace.ledger
    unknown = [
        Diagnostic("unknown-claim", f"no claim is named `{name}`", None, ledger.cure(name) or "`collateral claims`")
        for name in asked
        if name not in ledger.claims
    ]
    if unknown:
        raise Problem(*unknown)
    claims = [ledger.claims[name] for name in asked] if asked else list(ledger)
    return summarize_claims(claims, survey_documents(workspace.undrawn), workspace, ENGLISH)


def claims_json(summaries: Iterable[ClaimSummary]) -> str:
    """The claims as a list of objects."""
    return json.dumps([_record(one) for one in summaries], indent=1, ensure_ascii=False)


def _record(one: ClaimSummary) -> dict[str, Any]:
    claim = one.claim
    return {
        "id": claim.id,
        "statement": one.statement,
        "value": claim.value,
        "basis": claim.basis,
        "status": claim.status,
        "state": one.state,
        "needs": one.lacks,
        "owner": claim.owner,
        "subject": claim.subject,
        "measure": claim.measure,
        "population": read_plain(claim.population),
        "segments": list(claim.segments),
        "as_of": str(claim.as_of or ""),
        "expires": str(claim.expires or ""),
        "evidence": list(one.evidence),
        "formula": claim.formula,
        "parts": [asdict(part) for part in one.parts],
        "caveat": one.caveat,
        "note": one.note,
        "at": str(claim.position),
        "uses": [{"document": document.key, "at": str(at)} for document, at in one.places],
        "documents": [document.key for document in one.resting],
        "derived": list(one.derived),
        "blocks": [document.key for document in one.blocks],
    }


def claims_table(summaries: Iterable[ClaimSummary]) -> str:
    """A line for each claim, and how many are proven."""
    listed = list(summaries)
    rows = [HEADS, *(_row(one) for one in listed)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(HEADS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    live = [one for one in listed if one.state != "withdrawn"]
    proven = sum(one.state == "proven" for one in live)
    said = f"{proven} of {len(live)} claims proven; {len(listed) - len(live)} withdrawn"
    return "\n".join([*lines, "", said])


def _row(one: ClaimSummary) -> tuple[str, ...]:
    claim = one.claim
    return claim.id, claim.value, claim.basis, claim.status, one.lacks, str(len(one.resting) or "")


def claims_text(summaries: Iterable[ClaimSummary]) -> str:
    """Everything about each claim, as people read it."""
    return "\n\n".join("\n".join(_lines(one)) for one in summaries)


def _lines(one: ClaimSummary) -> Iterator[str]:
    yield f"{one.claim.id}  {one.claim.value}"
    yield f"  {one.statement}"
    for label, said in _facts(one):
        for n, line in enumerate(said):
            yield f"  {label if n == 0 else '':<{WIDTH}}  {line}"


def _facts(one: ClaimSummary) -> Iterator[tuple[str, list[str]]]:
    """Each label with its lines; what a claim does not have is left out, but for what it needs."""
    claim = one.claim
    needs = f"not proven: needs {one.lacks}" if one.lacks else one.state
    what = ", ".join(filter(None, (claim.measure, claim.subject, read_plain(claim.population))))
    formula = [claim.formula, *(f"{part.name} = {part.cites} ({part.value or 'unknown'})" for part in one.parts)]
    rows = {
        "state": [needs],
        "basis": [f"{claim.basis} ({BASES[claim.basis]}), {claim.status}"],
        "owner": [claim.owner],
        "of": [what] if what else [],
        "segments": [", ".join(claim.segments)] if claim.segments else [],
        "as of": [str(claim.as_of)] if claim.as_of else [],
        "expires": [str(claim.expires)] if claim.expires else [],
        "evidence": list(one.evidence) or ["none on file"],
        "formula": formula if claim.formula else [],
        "caveat": [one.caveat] if one.caveat else [],
        "note": [one.note] if one.note else [],
        "written at": [str(claim.position)],
        "used at": [str(at) for _, at in one.places] or ["nowhere"],
        "behind": [document.key for document in one.behind],
        "rests on it": [", ".join(one.derived)] if one.derived else [],
        "blocks": [document.key for document in one.blocks],
    }
    return ((label, said) for label, said in rows.items() if said)
