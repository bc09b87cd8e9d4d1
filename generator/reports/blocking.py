"""What stands between the documents for customers and their readers, by who has to act on it."""

from collections.abc import Iterator
from typing import Any

from generator.content.survey import Survey, Surveyed
from generator.content.translation import Translation, translatable
from generator.pages.workspace import Workspace
from generator.reports.claim_status import name_lacks
from generator.reports.phrases import Told, count_claims, count_documents, count_errors, join, sentence

SIGN = {
    "missing": translatable("read and sign {documents}"),
    "stale": translatable("read and sign {documents} again: the text has changed"),
}
"""State of a signature -> what its role has to do."""


def list_blocking(survey: Survey, workspace: Workspace) -> list[dict[str, Any]]:
    """Each person or role who has to act, with what to do, a sentence each."""
    outside = [one for one in survey.documents if one.leaves]
    owners: dict[str, list[Told]] = {}
    translation = workspace.translation
    every = (
        *_gaps(outside, translation),
        *_claims(outside, workspace),
        *_signatures(outside, translation),
        *_errors(outside, translation),
    )
    for owner, words in every:
        owners.setdefault(owner, []).append(Told(sentence(words)))
    return [{"owner": Told(owner), "points": points} for owner, points in owners.items()]


def _gaps(outside: list[Surveyed], translation: Translation) -> Iterator[tuple[str, str]]:
    """Facts that somebody else must supply, document by document."""
    for one in outside:
        if one.gaps:
            words = translation.ngettext(
                "fill in {number} fact that is still missing in {title}",
                "fill in {number} facts that are still missing in {title}",
                len(one.gaps),
                title=one.title,
            )
            yield one.owner or translation.gettext(one.kind_title), words


def _claims(outside: list[Surveyed], workspace: Workspace) -> Iterator[tuple[str, str]]:
    """Claims to prove, those of an owner that lack the same together."""
    unproven = {name for one in outside for name in one.unproven}
    waiting: dict[tuple[str, str], list[str]] = {}
    translation = workspace.translation
    for claim in workspace.ledger:
        if claim.id in unproven:
            lacks = name_lacks(claim, workspace.today, translation)
            # Whoever reads a report knows what a claim is about, not what the ledger calls it.
            waiting.setdefault((claim.owner, lacks), []).append(claim.measure or claim.id)
    for (owner, missing), names in waiting.items():
        claims, listed = count_claims(len(names), translation), join(names, translation)
        yield (
            owner,
            translation.gettext("give {missing} for {claims}: {list}", missing=missing, claims=claims, list=listed),
        )


def _signatures(outside: list[Surveyed], translation: Translation) -> Iterator[tuple[str, str]]:
    marks = [mark for one in outside for mark in one.signatures]
    for state, words in SIGN.items():
        for role in dict.fromkeys(mark.role for mark in marks if mark.state == state):
            documents = count_documents(sum((one.role, one.state) == (role, state) for one in marks), translation)
            yield role, translation.gettext(words, documents=documents)


def _errors(outside: list[Surveyed], translation: Translation) -> Iterator[tuple[str, str]]:
    for one in outside:
        if one.errors:
            errors = count_errors(len(one.errors), translation)
            yield (
                one.owner or translation.gettext(one.kind_title),
                translation.gettext("{errors} in {title}", errors=errors, title=one.title),
            )
