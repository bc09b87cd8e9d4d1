"""Expiry: the last day on which a claim may be cited, held against a day that the caller names."""

from collections.abc import Iterator
from datetime import date

from generator.claims.claim import Claim
from generator.claims.ledger import Ledger
from generator.content.last_days import SOON
from generator.diagnostics import Diagnostic

CURE = "see whether it still holds: then set a later `expires`, otherwise withdraw it"


def has_expired(claim: Claim, today: date | None) -> bool:
    """Whether the claim's last day is over; without a day nothing expires."""
    return claim.live and today is not None and claim.expires is not None and claim.expires < today


def check_expiry(ledger: Ledger, today: date | None) -> Iterator[Diagnostic]:
    """A warning for every claim that has expired, or will within thirty days; to build on an expired one is an error.

    That a text cites an expired one is an error, too, which those find who read the texts.
    """
    for claim in ledger:
        if not claim.live:
            continue
        yield from _uses_expired(claim, ledger, today)
        if today is None or claim.expires is None:
            continue
        at = claim.place("expires")
        if claim.expires < today:
            message = f"`{claim.id}` has expired: its last day was {claim.expires}"
            yield Diagnostic("expired-claim", message, at, CURE, "warning", width=10)
        elif claim.expires - today <= SOON:
            left = (claim.expires - today).days
            when = "today" if not left else "tomorrow" if left == 1 else f"in {left} days"
            message = f"`{claim.id}` expires {when}, on {claim.expires}"
            yield Diagnostic("expiring-claim", message, at, CURE, "warning", width=10)


def _uses_expired(claim: Claim, ledger: Ledger, today: date | None) -> Iterator[Diagnostic]:
    for name, target in claim.uses.items():
        used = ledger.claims.get(target.removeprefix("claim:"))
        if used and has_expired(used, today):
            message = f"`{claim.id}` is calculated from `{used.id}`, which has expired: its last day was {used.expires}"
            yield Diagnostic("expired-claim", message, claim.place("uses", name), CURE, width=len(target))
