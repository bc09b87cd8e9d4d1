"""The texts of the ledger that print, read on the path of all texts: Markdown, links and citations alike.

What the path refuses prints as bare words, so that no address that nobody allowed reaches a page.
"""

from collections.abc import Iterator
from dataclasses import replace

from generator.claims.claim import Claim
from generator.content.sources import Steps
from generator.diagnostics import Diagnostic
from generator.pages.tree import Element, Node
from generator.pages.workspace import Workspace
from generator.texts.text_nodes import Text, read_text

FIELDS = ("statement", "population", "caveat")
CURE = "a claim says the same to every reader: write the words out"


def ledger_texts(claim: Claim) -> Iterator[tuple[Steps, str]]:
    """The texts of a claim that pages print, each with its place in the claim."""
    yield from (((name,), words) for name in FIELDS if (words := getattr(claim, name)))
    yield from ((("evidence", n, "title"), evidence.title) for n, evidence in enumerate(claim.evidence))


def read_ledger_text(claim: Claim, steps: Steps, words: str, workspace: Workspace) -> tuple[Text, list[Diagnostic]]:
    """One of the texts of a claim, and all that is wrong with it; merge fields have no place in it. Each is read once
    for a workspace: several checks of the ledger, and every page that cites the claim, ask for it."""
    read, key = workspace.once(_texts_read), (claim.source.file, claim.id, steps, words)
    if key not in read:
        read[key] = _read(claim, steps, words, workspace)
    text, findings = read[key]
    return text, list(findings)


def _texts_read(workspace: Workspace) -> dict[tuple[str, str, Steps, str], tuple[Text, list[Diagnostic]]]:
    return {}


def _read(claim: Claim, steps: Steps, words: str, workspace: Workspace) -> tuple[Text, list[Diagnostic]]:
    text, findings = read_text(claim.source, (claim.id, *steps), words, workspace, internal=not claim.live)
    root = Element("span", {}, text.nodes, text.at)
    findings = [*findings, *(_refuse_field(one, claim, steps) for one in root.find("field"))]
    return (replace(text, nodes=(text.words,)) if findings else text), findings


def ledger_nodes(claim: Claim, field: str, workspace: Workspace) -> tuple[Node, ...]:
    """The nodes of the statement, the population or the caveat of a claim."""
    return read_ledger_text(claim, (field,), getattr(claim, field), workspace)[0].nodes


def ledger_line(claim: Claim, field: str, workspace: Workspace) -> str:
    """The words of the statement, the population or the caveat of a claim, as pages print them."""
    return read_ledger_text(claim, (field,), getattr(claim, field), workspace)[0].words


def evidence_title(claim: Claim, number: int, workspace: Workspace) -> str:
    """The words of the title of one piece of evidence."""
    words = claim.evidence[number].title
    return read_ledger_text(claim, ("evidence", number, "title"), words, workspace)[0].words


def _refuse_field(field: Element, claim: Claim, steps: Steps) -> Diagnostic:
    name = field.get("data-field")
    at = claim.source.locate((claim.id, *steps), name)
    message = f"the ledger cannot hold the merge field `{name}`"
    return Diagnostic("field-in-ledger", message, at, CURE, width=len(name))
