"""The day of a release: it cannot lie before what the documents rest on, nor in the future; and turning the clock
back brings no expired claim to life."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from generator.claims.claim import Claim
from generator.claims.expiry import CURE, has_expired
from generator.content.documents import Document
from generator.diagnostics import Diagnostic, Position

AHEAD = timedelta(days=1)  # where the sun rises earlier than at the clock's meridian, it is tomorrow already
LATER = "name a later day with `--today`, or correct this date"


def check_future(day: date | None, clock: date | None) -> Iterator[Diagnostic]:
    """A finding if the day named has not come yet by the real clock."""
    if day and clock and day > clock + AHEAD:
        message = f"the release is dated {day}, and today is {clock}"
        hint = "leave out `--today` and SOURCE_DATE_EPOCH, or name a day that has come"
        yield Diagnostic("impossible-day", message, None, hint)


def check_day(
    document: Document, claims: Iterable[Claim], day: date | None, clock: date | None
) -> Iterator[Diagnostic]:
    """What cannot have been there on the day of the release, and the claims that have expired since."""
    if day is None:
        return
    for claim in claims:
        yield from (_refuse(f"{said} of `{claim.id}`", when, at, day) for said, when, at in _dates(claim) if when > day)
        if clock and has_expired(claim, clock) and not has_expired(claim, day):
            message = f"`{claim.id}` has expired: its last day was {claim.expires}; an earlier day does not revive it"
            yield Diagnostic("expired-claim", message, claim.place("expires"), CURE, width=10)
    written = (document.data.get("control") or {}).get("date")
    if written and date.fromisoformat(written) > day:
        at = document.source.value_position(("control", "date"))
        yield _refuse(f"the version of `{document.key}`", date.fromisoformat(written), at, day)


def _dates(claim: Claim) -> Iterator[tuple[str, date, Position]]:
    """What the claim dates, with the day and its place."""
    if claim.as_of:
        yield "`as_of`", claim.as_of, claim.place("as_of")
    for n, evidence in enumerate(claim.evidence):
        if evidence.date:
            yield "the evidence", evidence.date, claim.place("evidence", n, "date")


def _refuse(said: str, when: date, at: Position, day: date) -> Diagnostic:
    message = f"the release is dated {day}, before {said}, which is of {when}"
    return Diagnostic("impossible-day", message, at, LATER, width=10)
