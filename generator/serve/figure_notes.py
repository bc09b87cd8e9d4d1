"""What stands behind each figure of a page: the claim, the fact or the result that it cites, for who points at it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.claims.claim import Claim
from generator.claims.expiry import has_expired
from generator.diagnostics import Position, Problem
from generator.layout.ledger_texts import evidence_title, ledger_line
from generator.models.speaking import speak_as
from generator.pages.page import Page
from generator.pages.workspace import Workspace
from generator.texts.citations import resolve


@dataclass(frozen=True, slots=True)
class Note:
    """What a citation says when one points at it: a line for its name and value, further lines, and its place."""

    head: str
    lines: tuple[str, ...]
    at: Position | None


def note_figures(page: Page, key: str, workspace: Workspace) -> Mapping[str, Note]:
    """A note for each address that the page cites, such as `claim:uptime`."""
    spoken = speak_as(workspace.documents[key], workspace)
    cited = dict.fromkeys(element.get("value") for element in page.root.find("citation"))
    return {target: _note(target, key, spoken) for target in cited if target}


def _note(target: str, key: str, workspace: Workspace) -> Note:
    scheme, _, name = target.partition(":")
    claim = workspace.ledger.stated.claims.get(name) if scheme in {"claim", "withdrawn"} else None
    if claim:
        return Note(f"{target} · {claim.value}", tuple(_say_claim(claim, workspace)), claim.position)
    try:
        value = resolve(target, workspace).value
    except Problem:  # what a document says of itself has no address for others
        value = ""
    return Note(f"{target} · {value}" if value else target, (), _find_place(scheme, name, key, workspace))


def _say_claim(claim: Claim, workspace: Workspace) -> Iterator[str]:
    expired = has_expired(claim, workspace.today)
    yield " ".join(ledger_line(claim, "statement", workspace).split())
    stands = "expired" if expired else "proven" if claim.proven else f"{claim.status}, not proven"
    yield f"{claim.basis}, {stands}; owner: {claim.owner}"
    titles = [evidence_title(claim, number, workspace) for number in range(len(claim.evidence))]
    yield f"evidence: {'; '.join(titles)}" if titles else "no evidence on file"
    yield from [f"until {claim.expires}"] if claim.expires else []
    yield from [f"formula: {claim.formula}"] if claim.formula else []


def _find_place(scheme: str, name: str, key: str, workspace: Workspace) -> Position | None:
    """Where a fact is written, or the document that a result or a count is of."""
    if scheme == "fact":
        file, *steps = name.split(".")
        source = workspace.facts.sources.get(file)
        return source.position(tuple(steps)) if source else None
    if scheme == "calc":
        models: Iterator[Any] = (one.document for one in workspace.models.values())
        found = next((one for one in models if one.name == name.partition("/")[0]), None)
    else:
        found = workspace.documents.get(key if scheme == "own" else name.partition(".")[0])
    return Position(found.source.file) if found else None
