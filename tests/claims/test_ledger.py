"""The ledger as read from a project's own files: text in, claims and findings out."""

from datetime import date
from pathlib import Path

import pytest

from generator.claims.ledger import Ledger, read_ledger
from generator.content.facts import read_facts
from generator.diagnostics import Diagnostic
from generator.project import Project

SEGMENTS = "saas: {name: SaaS, label: SaaS, buyers: VP Product, tier: Growth}\n"
LATENCY = """\
latency:
  statement: Checks answer in under 50 ms.
  value: <50 ms
  basis: measured
  status: approved
  owner: Product Manager
"""
EVIDENCE = "  evidence: [{title: Load test, date: 2026-01-20, file: load-test.pdf}]\n"


def ledger(folder: Path, **files: str) -> tuple[Ledger, list[str]]:
    """The ledger of a project with these claim files, and its findings as they are shown."""
    for name, text in {"facts/segments": SEGMENTS, **{f"claims/{name}": text for name, text in files.items()}}.items():
        path = folder / "content" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    project = Project(folder)
    facts, _ = read_facts(project)
    claims, findings = read_ledger(project, facts)
    return claims, [shown(finding) for finding in findings]


def shown(finding: Diagnostic) -> str:
    return f"{finding.at}: {finding.code}: {finding.message} ({finding.hint})"


def test_a_claim_has_all_that_its_file_says(tmp_path):
    text = LATENCY + EVIDENCE + "  segments: [saas]\n  caveat: At 100 req/s.\n"
    text += "  as_of: 2026-01-20\n  expires: 2027-01-20\n"
    claims, findings = ledger(tmp_path, product=text)
    claim = claims.find("latency")
    assert findings == []
    assert (claim.value, str(claim.quantity)) == ("<50 ms", "<50 ms")
    assert (claim.segments, claim.caveat, claim.note) == (("saas",), "At 100 req/s.", "")
    assert (claim.as_of, claim.expires) == (date(2026, 1, 20), date(2027, 1, 20))
    assert (claim.evidence[0].title, claim.evidence[0].file) == ("Load test", "load-test.pdf")
    assert str(claim.position) == "content/claims/product.yaml:1:1"


def test_claims_of_all_files_are_found_and_counted(tmp_path):
    claims, findings = ledger(tmp_path, product=LATENCY, sales=LATENCY.replace("latency:", "speed:"))
    assert findings == []
    assert [claim.id for claim in claims] == ["latency", "speed"]
    assert len(claims) == 2


def test_an_unknown_claim_suggests_the_closest(tmp_path):
    claims, _ = ledger(tmp_path, product=LATENCY)
    with pytest.raises(KeyError, match="did you mean `latency`"):
        claims.find("latancy")


def test_a_project_without_claims_has_an_empty_ledger(tmp_path):
    assert ledger(tmp_path) == (Ledger({}), [])


@pytest.mark.parametrize(
    "basis, status, evidence, proven",
    [
        ("measured", "approved", True, True),
        ("measured", "approved", False, False),
        ("measured", "proposed", True, False),
        ("measured", "withdrawn", True, False),
        ("price", "approved", False, True),
        ("contractual", "approved", False, True),
        ("contractual", "proposed", False, False),
        ("assumed", "approved", False, False),
    ],
)
def test_a_claim_is_proven_by_approval_and_evidence(tmp_path, basis, status, evidence, proven):
    text = LATENCY.replace("measured", basis).replace("approved", status) + EVIDENCE * evidence
    claims, _ = ledger(tmp_path, product=text)
    assert claims.find("latency").proven is proven


def test_a_value_that_is_no_figure_is_shown_with_examples(tmp_path):
    claims, findings = ledger(tmp_path, product=LATENCY.replace("<50 ms", "very fast"))
    assert findings == [
        "content/claims/product.yaml:3:10: bad-quantity: `very fast` is not a figure that can be compared "
        "(write one figure with its unit, for example `87%`, `$100K`, `<50 ms`, `40+ hours/month` or `2-3 FTE`)"
    ]
    assert claims.find("latency").quantity is None


def test_the_same_id_in_two_files_names_both_places(tmp_path):
    claims, findings = ledger(tmp_path, product=LATENCY, sales="\n" + LATENCY.replace("<50", "<40"))
    assert findings == [
        "content/claims/sales.yaml:2:1: duplicate-claim: there are two claims named `latency`: "
        "the other is at content/claims/product.yaml:1:1 (rename one of the two, or delete it)"
    ]
    assert claims.find("latency").value == "<50 ms"


def test_an_unknown_segment_suggests_the_right_one(tmp_path):
    _, findings = ledger(tmp_path, product=LATENCY + "  segments:\n    - saas\n    - sas\n")
    assert findings == [
        "content/claims/product.yaml:9:7: unknown-segment: there is no segment `sas` (did you mean `saas`?)"
    ]


def test_a_misspelt_field_suggests_the_right_one_and_leaves_the_claim_out(tmp_path):
    claims, findings = ledger(tmp_path, product=LATENCY.replace("basis", "base"))
    assert any("unknown-field: `base` is not a field of `latency` (did you mean `basis`?)" in one for one in findings)
    assert len(findings) == 1
    assert len(claims) == 0


def test_what_is_wrong_in_one_claim_does_not_hide_the_others(tmp_path):
    text = LATENCY + "  expires: soon\n  evidence: none\n  segments: {a: b}\nspeed: fast\n"
    claims, findings = ledger(tmp_path, product=text)
    assert [claim.id for claim in claims] == ["latency"]
    assert claims.find("latency").expires is None
    assert claims.find("latency").evidence == ()
    assert {finding.split(": ")[1] for finding in findings} == {"bad-form", "wrong-type"}


def test_a_file_that_cannot_be_read_is_a_finding_and_the_others_count(tmp_path):
    claims, findings = ledger(tmp_path, product=LATENCY, sales="- a list\n")
    assert [claim.id for claim in claims] == ["latency"]
    assert "content/claims/sales.yaml:1:1: not-a-mapping" in findings[0]


def test_the_real_ledger_has_no_finding():
    project = Project(Path(__file__).parents[2])
    facts, _ = read_facts(project)
    claims, findings = read_ledger(project, facts)
    assert findings == []
    assert all(claim.quantity for claim in claims)
