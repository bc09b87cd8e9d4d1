"""Where a claim stands: proven, waiting or withdrawn, what it lacks, and what it is made from. In words for people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from generator.claims.claim import PROMISED, Basis, Claim, Evidence
from generator.claims.expiry import has_expired
from generator.content.translation import Translation, translatable
from generator.diagnostics import Problem
from generator.pages.markdown import line_nodes
from generator.pages.tree import Node
from generator.pages.workspace import Workspace
from generator.texts.citations import state

BASES: Mapping[Basis, str] = {
    "measured": translatable("measured"), "modelled": translatable("from a model"),
    "reported": translatable("reported by others"), "contractual": translatable("a promise"),
    "price": translatable("a price"), "target": translatable("a target"), "assumed": translatable("an assumption"),
}  # fmt: skip
"""What a value of each basis is."""

Situation = Literal["proven", "waiting", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Part:
    """One name of a claim's formula: what it cites, and what that states; nothing if it cannot be cited."""

    name: str
    cites: str
    value: str


def find_status(claim: Claim, workspace: Workspace) -> Situation:
    """`proven`, `waiting` or `withdrawn`; a claim that has expired waits again."""
    if not claim.live:
        return "withdrawn"
    return "proven" if claim.proven and not has_expired(claim, workspace.today) else "waiting"


LACKS: Mapping[tuple[bool, bool], str] = {
    (True, True): translatable("evidence and approval"),
    (True, False): translatable("evidence"),
    (False, True): translatable("approval"),
}
"""Whether evidence is missing, and whether approval is -> how one says it."""


def name_lacks(claim: Claim, today: date | None, translation: Translation) -> str:
    """What is missing until the claim is proven, in a few words; nothing if nothing is."""
    if not claim.live:
        return ""
    missing = (not claim.evidence and claim.basis not in PROMISED, claim.status != "approved")
    lacks = [translation.gettext(LACKS[missing])] if missing in LACKS else []
    if claim.expires and has_expired(claim, today):
        lacks.append(translation.gettext("a new date: it expired on {day}", day=translation.day(claim.expires)))
    return "; ".join(lacks)


def list_parts(claim: Claim, workspace: Workspace) -> Iterator[Part]:
    """What the formula of a derived claim is calculated from."""
    for name, cites in claim.uses.items():
        try:
            value, _ = state(cites, workspace)
        except Problem:
            value = ""
        yield Part(name, cites, value)


def list_derived(name: str, workspace: Workspace) -> list[Claim]:
    """The claims that count and are calculated from this one."""
    return workspace.once(_derived).get(f"claim:{name}", [])


def _derived(workspace: Workspace) -> Mapping[str, list[Claim]]:
    """The claims that are calculated from something, by what they cite."""
    found: dict[str, list[Claim]] = {}
    for claim in workspace.ledger:
        for cited in {*claim.uses.values()} if claim.live else ():
            found.setdefault(cited, []).append(claim)
    return found


def evidence_words(evidence: Evidence, translation: Translation) -> str:
    """A piece of evidence in a line: its title, its day, and where it is."""
    day = translation.day(evidence.date) if evidence.date else ""
    return ", ".join(filter(None, (read_plain(evidence.title), day, evidence.file or evidence.link)))


@lru_cache(maxsize=1024)
def read_plain(line: str) -> str:
    """A line of Markdown as its words; a merge field as it is written."""
    return "".join(map(_read_words, line_nodes(line))) if line else ""


def _read_words(node: Node) -> str:
    if isinstance(node, str):
        return node
    return f"{{{{ {node.get('data-field')} }}}}" if node.has("field") else "".join(map(_read_words, node.children))
