"""Contradictions, evidence and expiry: what the ledger finds by itself."""

import hashlib
from datetime import date

import pytest

from tests.claims.checking import checked

CURE = "correct or withdraw one of them; if both are right, say what differs: `as_of`, `segments` or `population`"
ABOUT = "subject: the trial, measure: length"


def two(one: str, other: str, first: str = "", second: str = "") -> str:
    return f'first: value: "{one}", {ABOUT}{first}\nsecond: value: "{other}", {ABOUT}{second}'


def test_two_claims_that_contradict_are_both_named_with_their_places(tmp_path):
    assert checked(tmp_path, two("30 days", "4 weeks")) == [
        "line 2: contradictory-claims: `second` says 4 weeks, and `first` says 30 days "
        f"(content/claims/case.yaml:1:16); only one can be right: both are about the trial: length ({CURE})"
    ]


APART = [
    ("87%", "80%"), ("30 days", "28 days"), ("<45 days", "45-60 days"), ("<30 days", "30 days"), ("50%+", "<50%"),
    ("more than 3", "3"), ("1-10", "75+"), ("2-3", "4-5"), ("1 year", "6 months"), ("1 hour", "30 minutes"),
    ("about 40 hours", "50 hours"), ("$100K/year", "$10K/month"), ("3 of 10", "31%"), ("20", "21 calls"),
]  # fmt: skip
TOGETHER = [
    ("87%", "87%"), ("87%", "80%+"), ("86.7%", "87%"), ("4 weeks", "28 days"), ("1 year", "12 months"),
    ("≤30 days", "30 days"), ("2-3", "3-5"), ("30%", "25-30%"), ("about 40 hours", "40.2 hours"), ("20", "20 calls"),
    ("60 minutes", "1 hour"), ("$120K/year", "$10K/month"), ("3 of 10", "30%"), ("<50 ms", "under 50 milliseconds"),
    ("0.05 seconds", "50 ms"), ("about 2-3 FTE", "3 FTE"), ("<50 ms", "<40 ms"),
]  # fmt: skip
UNLIKE = [("3 FTE", "40 hours"), ("50", "$100M+"), ("3/month", "3/user"), ("10 days", "1 month"), ("3 of 10", "3 of 9")]


@pytest.mark.parametrize("one, other", APART)
def test_values_that_cannot_both_be_true_contradict(tmp_path, one, other):
    assert len(checked(tmp_path, two(one, other))) == 1
    assert "contradictory-claims" in checked(tmp_path, two(other, one))[0]


@pytest.mark.parametrize("one, other", TOGETHER)
def test_values_that_can_both_be_true_do_not_contradict(tmp_path, one, other):
    assert checked(tmp_path, two(one, other)) == []
    assert checked(tmp_path, two(other, one)) == []


@pytest.mark.parametrize("one, other", UNLIKE)
def test_values_that_nobody_can_compare_are_an_error_of_their_own(tmp_path, one, other):
    (found,) = checked(tmp_path, two(one, other))
    assert found.startswith(f"line 2: unlike-units: `second` says {other}, and `first` says {one} (")
    assert found.endswith("both are about the trial: length (give both one unit, or name different measures)")


@pytest.mark.parametrize(
    "first, second",
    [
        (", as_of: 2026-01-01", ", as_of: 2026-04-01"),
        (", population: all customers", ", population: customers in Series B"),
        (", status: withdrawn", ""),
    ],
)
def test_claims_of_different_days_or_people_and_withdrawn_ones_do_not_contradict(tmp_path, first, second):
    assert checked(tmp_path, two("30 days", "4 weeks", first, second)) == []


def test_claims_for_different_segments_do_not_contradict(tmp_path):
    folder = tmp_path / "content" / "facts"
    folder.mkdir(parents=True)
    entry = "{name: One, label: One, buyers: VP Product, tier: Growth}"
    (folder / "segments.yaml").write_text(f"saas: {entry}\nfintech: {entry}\n")
    assert checked(tmp_path, two("30 days", "4 weeks", ", segments: [saas]", ", segments: [fintech]")) == []
    assert len(checked(tmp_path, two("30 days", "4 weeks", ", segments: [saas]", ", segments: [saas, fintech]"))) == 1
    assert len(checked(tmp_path, two("30 days", "4 weeks", ", segments: [saas]"))) == 1


def test_a_subject_is_the_same_however_it_is_written(tmp_path):
    claims = two("30 days", "4 weeks").replace(
        'second: value: "4 weeks", subject: the trial', "second: value: 4 weeks, subject: The  Trial"
    )
    assert len(checked(tmp_path, claims)) == 1


# Evidence.


def with_file(content: bytes | None, tmp_path, more: str = "") -> list[str]:
    folder = tmp_path / "content" / "evidence"
    folder.mkdir(parents=True, exist_ok=True)
    if content is not None:
        (folder / "load-test.csv").write_bytes(content)
    evidence = f"[{{title: Load test, date: 2026-01-20, file: load-test.csv{more}}}]"
    return checked(tmp_path, f"latency: value: <50 ms, evidence: {evidence}")


def test_evidence_that_is_there_and_unchanged_is_fine(tmp_path):
    assert with_file(b"49 ms", tmp_path) == []
    assert with_file(b"49 ms", tmp_path, f", sha256: {hashlib.sha256(b'49 ms').hexdigest()}") == []


def test_evidence_that_is_not_there_is_an_error(tmp_path):
    assert with_file(None, tmp_path) == [
        "line 1: evidence-missing: the evidence of `latency` is not there: content/evidence/load-test.csv "
        "(put the file there, or correct the name)"
    ]


def test_evidence_under_another_name_is_suggested(tmp_path):
    (tmp_path / "content" / "evidence").mkdir(parents=True)
    (tmp_path / "content" / "evidence" / "load-tests.csv").write_text("49 ms")
    assert "(did you mean `load-tests.csv`?)" in with_file(None, tmp_path)[0]


def test_one_changed_byte_of_evidence_is_an_error_that_says_the_new_digest(tmp_path):
    before, after = hashlib.sha256(b"49 ms").hexdigest(), hashlib.sha256(b"48 ms").hexdigest()
    assert with_file(b"48 ms", tmp_path, f", sha256: {before}") == [
        "line 1: evidence-changed: the evidence of `latency` is not the file it was: load-test.csv has changed "
        f"(read it again; if it still proves the claim, write `sha256: {after}`)"
    ]


def test_evidence_outside_its_folder_counts_as_missing(tmp_path):
    evidence = "[{title: Ourselves, date: 2026-01-20, file: ../claims/case.yaml}]"
    assert "evidence-missing" in checked(tmp_path, f"latency: value: <50 ms, evidence: {evidence}")[0]


def test_nobody_asks_for_the_evidence_of_a_withdrawn_claim(tmp_path):
    evidence = "[{title: Gone, date: 2026-01-20, file: gone.csv}]"
    assert checked(tmp_path, f"latency: value: <50 ms, status: withdrawn, evidence: {evidence}") == []


# Expiry.

LATENCY = "latency: value: <50 ms, expires: 2026-03-31"
SEE = "(see whether it still holds: then set a later `expires`, otherwise withdraw it)"


@pytest.mark.parametrize(
    "today, said",
    [
        (None, []),
        ("2026-02-28", []),
        ("2026-03-01", ["warning expiring-claim: `latency` expires in 30 days, on 2026-03-31"]),
        ("2026-03-30", ["warning expiring-claim: `latency` expires tomorrow, on 2026-03-31"]),
        ("2026-03-31", ["warning expiring-claim: `latency` expires today, on 2026-03-31"]),
        ("2026-04-01", ["warning expired-claim: `latency` has expired: its last day was 2026-03-31"]),
    ],
)
def test_a_claim_warns_thirty_days_before_it_expires(tmp_path, today, said):
    day = date.fromisoformat(today) if today else None
    assert checked(tmp_path, LATENCY, day) == [f"line 1: {one} {SEE}" for one in said]


def test_a_withdrawn_claim_does_not_expire(tmp_path):
    assert checked(tmp_path, f"{LATENCY}, status: withdrawn", date(2027, 1, 1)) == []


def test_to_calculate_with_an_expired_claim_is_an_error(tmp_path):
    claims = f'{LATENCY}\ntwice: value: <100 ms, formula: 2 * one, uses: {{one: "claim:latency"}}'
    assert checked(tmp_path, claims, date(2026, 4, 1))[1] == (
        "line 2: expired-claim: `twice` is calculated from `latency`, which has expired: its last day was 2026-03-31 "
        + SEE
    )
