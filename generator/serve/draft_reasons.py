"""Why a document is a draft, one reason each, with the place where it can be mended."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.claims.approvals_file import FILE
from generator.diagnostics import Position
from generator.layout.clearance import Clearance
from generator.pages.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Reason:
    """What a document waits for, in words, and where that is supplied."""

    words: str
    at: Position | None = None


def list_reasons(found: Clearance | None, workspace: Workspace) -> tuple[Reason, ...]:
    """All that holds the document back; none if it is cleared, or if errors hide for what it waits."""
    return tuple(_list(found, workspace)) if found else ()


def _list(found: Clearance, workspace: Workspace) -> Iterator[Reason]:
    claims = workspace.ledger.stated.claims
    for name in found.unproven:
        yield Reason(f"the claim {name} is not proven", claims[name].position if name in claims else None)
    for one in found.unsigned:
        changes = f": {', '.join(one.changes)}" if one.changes else ""
        lacks = "has not signed" if one.state == "missing" else f"has signed another state{changes}"
        yield Reason(f"{one.role} {lacks}", Position(f"content/{FILE}"))
    for words in found.gaps:
        yield Reason(f"to be supplied: {words}")
