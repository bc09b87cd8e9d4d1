"""Names in the ledger that reports print as they stand: an owner is a person or a role, a link no result."""

from collections.abc import Iterator

from generator.checks.phrase_patterns import phrases_pattern
from generator.claims.claim import Claim
from generator.content.sources import Steps
from generator.diagnostics import Diagnostic
from generator.pages.workspace import Workspace
from generator.quantities.figures import find_figures
from generator.quantities.lexicon import alike
from generator.quantities.stated_values import find_value


def check_ledger_names(workspace: Workspace) -> Iterator[Diagnostic]:
    """A finding for each figure in the owner of a claim, and for each value in the address of its evidence."""
    for claim in workspace.ledger:
        if claim.live:
            figures = find_figures(_without_terms(claim.owner, workspace), workspace.facts.units)
            if figures:
                yield _report(claim, ("owner",), figures[0].text, "name a person or a role")
            yield from _check_addresses(claim, workspace)


def _check_addresses(claim: Claim, workspace: Workspace) -> Iterator[Diagnostic]:
    """Numbers and dates belong to an address; a share, a sum or a length with its unit says what was found."""
    for n, evidence in enumerate(claim.evidence):
        for field, address in (("link", evidence.link), ("file", evidence.file)):
            value = find_value(address, workspace.facts.units)
            if value:
                cure = "give the evidence a name without its result; its title cites the claim"
                yield _report(claim, ("evidence", n, field), value, cure)


def _without_terms(words: str, workspace: Workspace) -> str:
    terms = phrases_pattern(tuple(workspace.terms))
    return terms.sub(" ", alike(words)) if terms else words


def _report(claim: Claim, steps: Steps, words: str, cure: str) -> Diagnostic:
    message = f"`{words}` in the {steps[-1]} of `{claim.id}` is a figure that nothing can be cited for"
    at = claim.source.locate((claim.id, *steps), words)
    return Diagnostic("ledger-figure", message, at, cure, width=len(words))
