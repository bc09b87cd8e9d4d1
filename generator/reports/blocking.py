"""What stands between the documents for customers and their readers, by who has to act on it."""

from collections.abc import Iterator
from typing import Any

from generator.counting import count_noun
from generator.pages.survey import Survey, Surveyed
from generator.pages.workspace import Workspace
from generator.reports.claim_status import name_lacks
from generator.reports.phrases import Told, join, sentence

AGAIN = {"missing": "", "stale": " again: the text has changed"}


def list_blocking(survey: Survey, workspace: Workspace) -> list[dict[str, Any]]:
    """Each person or role who has to act, with what to do, a sentence each."""
    outside = [one for one in survey.documents if one.leaves]
    owners: dict[str, list[Told]] = {}
    for owner, words in (*_claims(outside, workspace), *_signatures(outside), *_errors(outside)):
        owners.setdefault(owner, []).append(Told(sentence(words)))
    return [{"owner": Told(owner), "points": points} for owner, points in owners.items()]


def _claims(outside: list[Surveyed], workspace: Workspace) -> Iterator[tuple[str, str]]:
    """Claims to prove, those of an owner that lack the same together."""
    unproven = {name for one in outside for name in one.unproven}
    waiting: dict[tuple[str, str], list[str]] = {}
    for claim in workspace.ledger:
        if claim.id in unproven:
            waiting.setdefault((claim.owner, name_lacks(claim, workspace)), []).append(claim.id)
    for (owner, missing), names in waiting.items():
        yield owner, f"{missing} for {count_noun(len(names), 'claim')}: {join(names)}"


def _signatures(outside: list[Surveyed]) -> Iterator[tuple[str, str]]:
    marks = [mark for one in outside for mark in one.signatures]
    for state, again in AGAIN.items():
        for role in dict.fromkeys(mark.role for mark in marks if mark.state == state):
            count = sum((mark.role, mark.state) == (role, state) for mark in marks)
            yield role, f"signature under {count_noun(count, 'document')}{again}"


def _errors(outside: list[Surveyed]) -> Iterator[tuple[str, str]]:
    for one in outside:
        if one.errors:
            yield one.owner or one.kind_title, f"{count_noun(len(one.errors), 'error')} in {one.title}"
