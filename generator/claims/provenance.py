"""Provenance: what a finished file was made from, small enough to travel inside it.

The record names the claims that its document rests on and holds digests of what they said, so that the file can be held
against the ledger of a later day. It goes to customers: of a claim's value it holds the words only where the page
prints them. Nobody can find another value, status or basis by trial either: their digests are salted with the claim's
own wording, which outsiders do not have.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from generator.claims.approvals import SHORT, evidence_digest
from generator.claims.claim import Claim, Evidence

FORM = 2
LONGEST = 200_000  # characters; a record of a hundred claims has about 15,000
HEADS = ("document", "artifact", "version", "date", "build", "ledger", "words")


@dataclass(frozen=True, slots=True)
class Footing:
    """One claim under a document: short digests of its value, its status, its wording and its evidence.

    `said` is the value as the ledger states it, where the page prints it; else nothing.
    """

    value: str
    status: str
    wording: str
    evidence: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """The record of one artifact. `build` is the digest of what was printed, `ledger` that of the claims below,
    `words` that of the document's words as one signs them; `cleared` says whether it was cleared for release, if it
    needs to be."""

    document: str
    artifact: str
    version: str
    date: str
    build: str
    ledger: str
    words: str
    cleared: bool | None
    claims: Mapping[str, Footing]
    account: str = ""
    """The account that its fields are filled in for; nothing if they are open."""

    @property
    def text(self) -> str:
        """The record as every format carries it: one line of JSON in ASCII, the same for the same record."""
        claims = {name: {k: v for k, v in asdict(one).items() if v} for name, one in self.claims.items()}
        heads = {name: getattr(self, name) for name in HEADS}
        own = {"account": self.account} if self.account else {}
        whole = {"form": FORM, **heads, "cleared": self.cleared, "claims": claims, **own}
        return json.dumps(whole, sort_keys=True, separators=(",", ":"))


def read_provenance(text: str) -> Provenance:
    """The record that the text holds; `ValueError` if it holds none that we could have written."""
    if len(text) > LONGEST:
        raise ValueError("too long")
    try:
        data = json.loads(text)
        heads = {name: _text(data[name]) for name in HEADS}
        claims = {name: Footing(**{k: _text(v) for k, v in one.items()}) for name, one in data["claims"].items()}
        account = _text(data.get("account", ""))
        if data["form"] != FORM or data["cleared"] not in {True, False, None}:
            raise ValueError("another form")
    except (KeyError, TypeError, AttributeError, RecursionError) as reason:
        raise ValueError(str(reason)) from None
    return Provenance(**heads, cleared=data["cleared"], claims=claims, account=account)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def footing(claim: Claim, files: Mapping[str, str], said: str = "") -> Footing:
    """What the claim says, in digests; `files` are the SHA-256 of the evidence files by name."""
    wording = _join(
        claim.statement, claim.subject, claim.measure, claim.population, claim.caveat, ", ".join(claim.segments)
    )
    uses = (f"{name}={target}" for name, target in sorted(claim.uses.items()))
    return Footing(
        value=_short(wording, claim.value, claim.formula, *uses),
        status=_short(wording, claim.as_written("basis"), claim.as_written("status"), str(claim.as_of or "")),
        wording=_short(wording),
        evidence=_short(*sorted(_proof(one, files) for one in claim.evidence)) if claim.evidence else "",
        said=said,
    )


def _proof(evidence: Evidence, files: Mapping[str, str]) -> str:
    """What the evidence is called and of when it is, and the digest of the file behind it."""
    return _join(evidence.title, str(evidence.date), evidence.link, evidence_digest(evidence, files))


def ledger_digest(claims: Iterable[Claim], files: Mapping[str, str]) -> str:
    """The digest of all that all claims say, whatever the order and the comments of their files."""
    return _short(*sorted(_whole(claim, files) for claim in claims))


def claims_digest(claims: Iterable[Claim], files: Mapping[str, str]) -> str:
    """The digest of what these claims say, on whatever evidence; notes to ourselves and owners are no part of it."""
    return _short(*sorted(_join(claim.id, *asdict(footing(claim, files)).values()) for claim in claims))


def _whole(claim: Claim, files: Mapping[str, str]) -> str:
    about = (claim.owner, str(claim.expires or ""), claim.note, *claim.allowed, "", *claim.banned)
    return _join(claim.id, *asdict(footing(claim, files)).values(), *about)


def _join(*parts: str) -> str:
    return json.dumps(parts)


def _short(*parts: str) -> str:
    return sha256(_join(*parts).encode()).hexdigest()[:SHORT]
