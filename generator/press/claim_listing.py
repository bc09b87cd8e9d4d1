"""Claims in the terminal: the same survey as that of the reports, as a table or claim by claim."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from generator.claims.claim import Claim
from generator.diagnostics import Diagnostic, Problem
from generator.pages.survey import Survey
from generator.pages.workspace import Workspace
from generator.press.surveying import survey_documents
from generator.reports.claim_status import (
    BASES,
    evidence_words,
    find_status,
    list_derived,
    list_parts,
    name_lacks,
    read_plain,
)

WIDTH = 11  # characters of a label
HEADS = ("CLAIM", "VALUE", "BASIS", "STATUS", "STILL NEEDS", "DOCUMENTS")
Record = dict[str, Any]


def claim_records(workspace: Workspace, names: Iterable[str]) -> list[Record]:
    """All that is known of these claims, or of every claim; an unknown name is a `Problem` with the closest one."""
    asked, ledger = tuple(dict.fromkeys(names)), workspace.ledger
    unknown = [
        Diagnostic("unknown-claim", f"no claim is named `{name}`", None, ledger.cure(name) or "`collateral claims`")
        for name in asked
        if name not in ledger.claims
    ]
    if unknown:
        raise Problem(*unknown)
    survey = survey_documents(replace(workspace, drawing=False))
    claims = [ledger.claims[name] for name in asked] if asked else list(ledger)
    return [_record(claim, survey, workspace) for claim in claims]


def _record(claim: Claim, survey: Survey, workspace: Workspace) -> Record:
    resting = survey.resting(claim.id)
    state = find_status(claim, workspace)
    return {
        "id": claim.id,
        "statement": read_plain(claim.statement),
        "value": claim.value,
        "basis": claim.basis,
        "status": claim.status,
        "state": state,
        "needs": name_lacks(claim, workspace),
        "owner": claim.owner,
        "subject": claim.subject,
        "measure": claim.measure,
        "population": claim.population,
        "segments": list(claim.segments),
        "as_of": str(claim.as_of or ""),
        "expires": str(claim.expires or ""),
        "evidence": [evidence_words(one) for one in claim.evidence],
        "formula": claim.formula,
        "parts": [{"name": one.name, "cites": one.cites, "value": one.value} for one in list_parts(claim, workspace)],
        "caveat": read_plain(claim.caveat),
        "note": read_plain(claim.note),
        "at": str(claim.position),
        "uses": [{"document": one.key, "at": str(at)} for one, at in survey.places(claim.id)],
        "documents": [one.key for one in resting],
        "derived": [one.id for one in list_derived(claim.id, workspace)],
        "blocks": [one.key for one in resting if claim.id in one.unproven],
    }


def claims_json(records: Iterable[Record]) -> str:
    """The claims as a list of objects."""
    return json.dumps(list(records), indent=1, ensure_ascii=False)


def claims_table(records: Iterable[Record]) -> str:
    """A line for each claim, and how many are proven."""
    listed = list(records)
    rows = [HEADS, *(_row(one) for one in listed)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(HEADS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    live = [one for one in listed if one["state"] != "withdrawn"]
    proven = sum(one["state"] == "proven" for one in live)
    said = f"{proven} of {len(live)} claims proven; {len(listed) - len(live)} withdrawn"
    return "\n".join([*lines, "", said])


def _row(one: Record) -> tuple[str, ...]:
    return one["id"], one["value"], one["basis"], one["status"], one["needs"], str(len(one["documents"]) or "")


def claims_text(records: Iterable[Record]) -> str:
    """Everything about each claim, as people read it."""
    return "\n\n".join("\n".join(_lines(one)) for one in records)


def _lines(one: Record) -> Iterator[str]:
    yield f"{one['id']}  {one['value']}"
    yield f"  {one['statement']}"
    for label, said in _facts(one):
        for n, line in enumerate(said):
            yield f"  {label if n == 0 else '':<{WIDTH}}  {line}"


def _facts(one: Record) -> Iterator[tuple[str, list[str]]]:
    """Each label with its lines; what a claim does not have is left out, but for what it needs."""
    needs = f"not proven: needs {one['needs']}" if one["needs"] else one["state"]
    what = ", ".join(filter(None, (one["measure"], one["subject"], one["population"])))
    formula = [one["formula"], *(f"{p['name']} = {p['cites']} ({p['value'] or 'unknown'})" for p in one["parts"])]
    rows = {
        "state": [needs],
        "basis": [f"{one['basis']} ({BASES[one['basis']]}), {one['status']}"],
        "owner": [one["owner"]],
        "of": [what] if what else [],
        "segments": [", ".join(one["segments"])] if one["segments"] else [],
        "as of": [one["as_of"]] if one["as_of"] else [],
        "expires": [one["expires"]] if one["expires"] else [],
        "evidence": one["evidence"] or ["none on file"],
        "formula": formula if one["formula"] else [],
        "caveat": [one["caveat"]] if one["caveat"] else [],
        "note": [one["note"]] if one["note"] else [],
        "written at": [one["at"]],
        "used at": [use["at"] for use in one["uses"]] or ["nowhere"],
        "behind": _list_behind(one),
        "rests on it": [", ".join(one["derived"])] if one["derived"] else [],
        "blocks": one["blocks"],
    }
    return ((label, said) for label, said in rows.items() if said)


def _list_behind(one: Record) -> list[str]:
    """The documents that rest on the claim through a formula or a model, without citing it."""
    citing = {use["document"] for use in one["uses"]}
    return [key for key in one["documents"] if key not in citing]
