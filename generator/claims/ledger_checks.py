"""Everything that the ledger can tell by itself, before any text cites it."""

from datetime import date

from generator.claims.contradictions import find_contradictions
from generator.claims.derivation import Resolve, check_derivations
from generator.claims.evidence import check_evidence
from generator.claims.exchange_rates import check_dated
from generator.claims.expiry import check_expiry
from generator.claims.ledger import Ledger
from generator.diagnostics import Diagnostic
from generator.project import Project
from generator.quantities.units import Units


def check_ledger(
    ledger: Ledger, project: Project, resolve: Resolve, units: Units, today: date | None = None
) -> list[Diagnostic]:
    """Wrong arithmetic, circles, contradictions, evidence that is missing or changed, and what has expired by `today`.

    `resolve` gives what a citation refers to: facts and results of models lie beyond the ledger.
    """
    return [
        *check_derivations(ledger, resolve, units),
        *check_dated(ledger),
        *find_contradictions(ledger),
        *check_evidence(ledger, project, today),
        *check_expiry(ledger, today),
    ]
