"""The texts of claims in other languages: each figure follows from the claim's value there, too."""

from collections.abc import Iterator
from dataclasses import replace

from generator.checks.ledger_figures import check_ledger_texts
from generator.content.language_codes import speaks
from generator.diagnostics import Diagnostic
from generator.models.speaking import speaking
from generator.pages.workspace import Workspace


def check_translated_ledger(workspace: Workspace) -> Iterator[Diagnostic]:
    """Every finding about the texts of claims in the languages that a document prints them in."""
    for language, translated in workspace.ledger.overlays.items():
        for code in (code for code in workspace.catalogues if speaks(code, language)):
            spoken = workspace.once(speaking(code))
            claims = {name: claim for name, claim in spoken.ledger.claims.items() if name in translated}
            yield from check_ledger_texts(replace(spoken, ledger=replace(spoken.ledger, claims=claims)))
