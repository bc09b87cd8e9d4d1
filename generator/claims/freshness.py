"""Freshness: what has become of the claims that a finished file was made from. Pure: reads no file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.claims.claim import Claim
from generator.claims.expiry import has_expired
from generator.claims.provenance import Footing, Provenance, footing

What = Literal["value", "changed", "new", "dropped", "words", "unreadable", "withdrawn", "expired", "gone", "outlived"]
TAKEN_BACK = frozenset({"withdrawn", "expired", "gone", "outlived"})
"""Changes after which a file must not be shown any more; after the others it is only out of date."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is no longer as it was: of a claim, or of the document itself if no claim is named.

    `was` and `now` are values; of a claim that the page does not print, only `now` is known.
    """

    what: What
    sentence: str
    claim: str = ""
    was: str = ""
    now: str = ""


def changes_since(
    before: Provenance, claims: Mapping[str, Claim], files: Mapping[str, str], today: date | None
) -> list[Change]:
    """What has become of every claim in the record, those that were taken back first."""
    found = [change for name, was in before.claims.items() for change in _change(name, was, claims, files, today)]
    return sorted(found, key=lambda change: (change.what not in TAKEN_BACK, change.claim))


def _change(
    name: str, was: Footing, claims: Mapping[str, Claim], files: Mapping[str, str], today: date | None
) -> Iterator[Change]:
    claim = claims.get(name)
    taken = _take_back(name, claim, was.said, today)
    if taken or claim is None:
        yield from taken
    else:
        yield from _compare_claim(claim, was, footing(claim, files, was.said))


def list_taken_back(names: Iterable[str], claims: Mapping[str, Claim], today: date | None) -> list[Change]:
    """Those of the claims on which nothing may rest any more."""
    return [change for name in sorted(names) for change in _take_back(name, claims.get(name), "", today)]


def _take_back(name: str, claim: Claim | None, said: str, today: date | None) -> tuple[Change, ...]:
    if claim is None:
        return (Change("gone", f"{name} is gone from the ledger", name, said),)
    if not claim.live:
        return (Change("withdrawn", f"{name} is {claim.status}{f': {claim.note}' if claim.note else ''}", name, said),)
    if has_expired(claim, today):
        return (Change("expired", f"{name} has expired: its last day was {claim.expires}", name, said),)
    return ()


def _compare_claim(claim: Claim, was: Footing, now: Footing) -> Iterator[Change]:
    """A claim that still stands, but says something else."""
    parts = list(_parts(claim, was, now))
    if was.said and was.said != claim.value:
        rest = "".join(f"; {part}, too" for part in parts if part.startswith("its evidence"))
        yield Change("value", f"{claim.id}: was {was.said}, is {claim.value}{rest}", claim.id, was.said, claim.value)
    elif parts:
        yield Change("changed", f"{claim.id} has changed: {', '.join(parts)}", claim.id, was.said, claim.value)


def _parts(claim: Claim, was: Footing, now: Footing) -> Iterator[str]:
    """What of a claim is new. Another wording hides whether its value and its status are, for it salts them."""
    if was.wording != now.wording:
        yield "its wording" if was.said else "its wording or its value"
    elif was.value != now.value:
        yield "how it is calculated" if was.said else "its value"
    if was.wording == now.wording and was.status != now.status:
        yield f"its status (now {claim.basis}, {claim.status})"
    if was.evidence != now.evidence:
        yield (
            "its evidence"
            if was.evidence and now.evidence
            else f"its evidence {'is new' if now.evidence else 'is gone'}"
        )


def compare_footing(before: Provenance, now: Iterable[str]) -> Iterator[Change]:
    """The claims that the document rests on today and did not then, and those that it has let go."""
    names = {*now}
    for name in sorted(names - {*before.claims}):
        yield Change("new", f"it rests on {name} now", name)
    for name in sorted({*before.claims} - names):
        yield Change("dropped", f"it no longer rests on {name}", name, before.claims[name].said)
