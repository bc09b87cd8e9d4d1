"""TAI's own ledger: honest about what is proven, and right where it calculates."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from generator.claims.contradictions import find_contradictions
from generator.claims.derivation import check_derivations
from generator.claims.ledger import Ledger
from generator.pages.workspace import Workspace
from generator.press.loading import load_workspace
from generator.project import Project
from generator.texts.citations import state
from generator.writers import formats

pytestmark = pytest.mark.slow  # it reads the whole kit


@cache
def ours() -> tuple[Workspace, list[str]]:
    workspace, findings = load_workspace(Project(Path(__file__).parents[2]), formats())
    return workspace, [str(one.at) for one in findings if one.at and "content/claims" in one.at.file]


def reinstated(*ids: str) -> Ledger:
    """The ledger as it would be if these claims, or all of them, had not been withdrawn."""
    claims = {claim.id: claim for claim in ours()[0].ledger}
    return Ledger(
        {name: replace(one, status="proposed") if name in ids or not ids else one for name, one in claims.items()}
    )


def test_the_ledger_has_no_finding():
    assert ours()[1] == []


def test_nothing_is_approved_since_nobody_has_signed():
    assert {claim.status for claim in ours()[0].ledger} == {"proposed", "withdrawn"}
    assert not any(claim.proven for claim in ours()[0].ledger)


def test_every_claim_in_use_says_what_is_measured_of_what():
    assert [claim.id for claim in ours()[0].ledger if claim.live and not (claim.subject and claim.measure)] == []


def test_every_withdrawn_claim_says_why():
    assert [claim.id for claim in ours()[0].ledger if not claim.live and not claim.note] == []


def test_what_is_withdrawn_is_calculated_rightly_all_the_same():
    """The returns that the first playbook printed as 27x, 6x and 6.4x stand in the ledger as what they come to."""
    ledger, workspace = reinstated(), ours()[0]

    def resolve(citation: str) -> tuple[str, float | None]:
        return state(citation, replace(workspace, ledger=ledger))

    assert [one.message for one in check_derivations(ledger, resolve, workspace.facts.units)] == []
    assert [ledger.find(f"{one}-return").value for one in ("saas", "infrastructure", "fintech")] == [
        "-0.65x", "6x", "5.2x",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "withdrawn, stands",
    [
        ("arr-470", "arr-first-three"),
        ("arr-600", "arr-first-three"),
        ("arr-ten-guide", "arr-ten"),
        ("closes-guide", "closes"),
        ("sales-cycle-45", "sales-cycle"),
        ("converts", "win-rate"),
    ],
)
def test_a_withdrawn_figure_cannot_come_back_beside_the_one_that_stands(withdrawn: str, stands: str):
    (found,) = find_contradictions(reinstated(withdrawn))
    assert found.code == "contradictory-claims"
    assert f"`{withdrawn}`" in found.message
    assert f"`{stands}`" in found.message


def test_the_discounts_of_the_first_deals_are_twenty_percent():
    ledger = ours()[0].ledger
    assert [ledger.find(f"deal-{one}").value for one in ("saas", "infrastructure", "fintech")] == [
        "$80K", "$240K", "$120K",
    ]  # fmt: skip
    assert ledger.find("discount-first-three").value == "20%"


def test_winning_three_customers_for_ninety_thousand_is_thirty_for_each():
    assert ours()[0].ledger.find("cac").value == "~$30K"
