"""Approvals: who has signed a document, and whether what was signed is still what stands there. Pure: reads no file."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Literal

from generator.claims.claim import Claim, Evidence
from generator.content.documents import Document
from generator.content.facts import Facts

POLICY = "sign-off"
"""The file of `content/facts/` that says who must sign what."""
USUAL: Mapping[str, tuple[str, ...]] = {"customer": ("reviewer",), "internal": ()}
"""Who signs for an audience that the policy does not name; for partners those sign who sign for customers."""
IN_CONTROL = frozenset({"owner", "reviewer"})
"""What a policy writes for those whom the document's own control block names."""
SHORT = 12  # hexadecimal digits: enough to tell one text from another, and short enough to read in a diff

OLDER = "it was signed in an older form, which did not cover all that the reader sees: sign it again"
ELEMENTS = "elements"
"""The digest that every signature has since signatures cover the names of elements and components."""

State = Literal["signed", "stale", "missing"]


@dataclass(frozen=True, slots=True)
class Signed:
    """What a signature stands for: the words, how they look, the claims that they rest on, and their evidence.

    `words`, `looks` and the evidence are short digests, a claim is its value, basis and status; `digest` is over all.
    """

    words: str
    claims: Mapping[str, str] = field(default_factory=dict)
    evidence: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    digest: str = ""
    looks: Mapping[str, str] = field(default_factory=dict)
    """Elements, style sheets, logo, fonts, links, pictures, labels, numbering; an older form has only some or none."""


@dataclass(frozen=True, slots=True)
class Approval:
    """One signature as `content/approvals.yaml` records it."""

    document: str
    role: str
    by: str
    date: date
    signed: Signed


@dataclass(frozen=True, slots=True)
class Signature:
    """What became of one signature that a document needs; `changes` says why it is stale, a sentence each."""

    role: str
    state: State
    approval: Approval | None = None
    changes: tuple[str, ...] = ()


def signers(document: Document, facts: Facts) -> tuple[str, ...]:
    """The roles that must sign the document, as the policy says; those of its control block by their names there.
    Nobody signs a report: it tells of signatures, and its words change with them."""
    if document.kind.survey:
        return ()
    policy = facts.values.get(POLICY, {})
    by_audience = {**USUAL, **policy.get("audiences", {})}
    usual = by_audience.get(document.kind.audience, by_audience["customer"])
    roles = policy.get("kinds", {}).get(document.kind.name, usual)
    control = document.data.get("control") or {}
    named = (control.get(role, "") if role in IN_CONTROL else role for role in roles)
    return tuple(dict.fromkeys(role for role in named if role))


def sign_off(words: str, looks: Mapping[str, str], claims: Iterable[Claim], files: Mapping[str, str]) -> Signed:
    """What somebody who signs now would sign; `files` are the SHA-256 of the evidence files by name."""
    resting = sorted({claim.id: claim for claim in claims}.items())
    values = {name: f"{claim.value}, {claim.basis}, {claim.status}" for name, claim in resting}
    evidence = {
        name: {_name_evidence(one): evidence_digest(one, files) for one in claim.evidence}
        for name, claim in resting
        if claim.evidence
    }
    digest = _sha256(json.dumps([words, values, evidence, looks], sort_keys=True, ensure_ascii=False))
    short = {name: {one: sha256[:SHORT] for one, sha256 in pieces.items()} for name, pieces in evidence.items()}
    return Signed(_sha256(words)[:SHORT], values, short, digest, looks)


def judge_signature(role: str, approval: Approval | None, now: Signed) -> Signature:
    """The role's signature, held against what stands there now."""
    if approval is None:
        return Signature(role, "missing")
    if approval.signed.digest == now.digest:
        return Signature(role, "signed", approval)
    return Signature(role, "stale", approval, list_changes(approval.signed, now))


def list_changes(before: Signed, now: Signed) -> tuple[str, ...]:
    """What has changed since somebody signed, a sentence each."""
    if ELEMENTS in now.looks.keys() - before.looks.keys():
        found = [OLDER]  # its digest of words is over other parts of the page, so nobody can compare
    else:
        found = ["its words have changed"] if before.words != now.words else []
        found += _compare_looks(before.looks, now.looks)
    found += _compare_claims(before.claims, now.claims)
    for name in sorted({*before.evidence, *now.evidence} & {*before.claims} & {*now.claims}):
        found += _compare_evidence(name, before.evidence.get(name, {}), now.evidence.get(name, {}))
    return tuple(found) or ("its entry in content/approvals.yaml has been edited by hand",)


def _compare_looks(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    for name in sorted({*before, *now}):
        if before.get(name) != now.get(name):
            one = name.startswith(("style sheet", "logo", "choice", "numbering"))
            yield f"its {name} {'has' if one else 'have'} changed"


def _compare_claims(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    for name in sorted({*before, *now}):
        if name not in now:
            yield f"it no longer rests on the claim `{name}`"
        elif name not in before:
            yield f"it rests on the claim `{name}`, too"
        elif before[name] != now[name]:
            yield f"the claim `{name}` was “{before[name]}” and is “{now[name]}”"


def _compare_evidence(claim: str, before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    for name in sorted({*before, *now}):
        if before.get(name) != now.get(name):
            what = "is gone" if name not in now else "is new" if name not in before else "has changed"
            yield f"the evidence of the claim `{claim}` {what}: {name}"


def _name_evidence(evidence: Evidence) -> str:
    return evidence.file or evidence.link or evidence.title


def evidence_digest(evidence: Evidence, files: Mapping[str, str]) -> str:
    """The SHA-256 of the file, as `sha256sum` prints it; of evidence elsewhere, that of its title, date and link."""
    if evidence.file:
        return files.get(PurePosixPath(evidence.file).as_posix(), "0" * 64)
    return _sha256(f"{evidence.title}\n{evidence.date}\n{evidence.link}")


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
