"""Verdicts: whether each check of a report holds, and why or why not, in a sentence. All must hold for the whole."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.content.documents import Document
from generator.counting import count_noun
from generator.pages.survey import Survey, Surveyed
from generator.pages.workspace import Workspace
from generator.reports.checklist import find_checks, selects
from generator.reports.phrases import Told, in_formats, join, sentence

NOBODY = "nobody has confirmed it yet"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a check holds; `why` says what it stands on, or what is missing."""

    holds: bool
    why: str


@dataclass(frozen=True, slots=True)
class Condition:
    """One row: what the documents lack of it, each in a few words; and what is said if they lack nothing."""

    lacks: Callable[[Sequence[Surveyed], Any], Iterator[str]]
    says: Callable[[Any], str]
    asks: Callable[[Any, Workspace], Any] = lambda asked, _: asked
    """What is asked for, in the form that the two others take."""


def judge_checks(document: Document, survey: Survey, workspace: Workspace) -> dict[str, Any]:
    """The verdict of each check by its steps, and of all of them; the open ones by their owners."""
    found = {steps: (check, judge(check, survey, workspace)) for steps, check in find_checks(document).items()}
    still = {steps: check for steps, (check, verdict) in found.items() if not verdict.holds}
    owners = dict.fromkeys(check["owner"] for check in still.values())
    return {
        "checks": {".".join(map(str, steps)): _phrase(check, one) for steps, (check, one) in found.items()},
        "verdict": {
            "approved": bool(found) and not still,
            "open": Told(len(still)),
            "total": Told(len(found)),
            "held": Told(len(found) - len(still)),
            "owners": [
                {"owner": Told(owner), "checks": [steps for steps, check in still.items() if check["owner"] == owner]}
                for owner in owners
            ],
        },
    }


def _phrase(check: Mapping[str, Any], verdict: Verdict) -> dict[str, Any]:
    return {"holds": verdict.holds, "computed": "holds" in check, "why": Told(sentence(verdict.why))}


def judge(check: Mapping[str, Any], survey: Survey, workspace: Workspace) -> Verdict:
    """Whether the check holds: by its condition, else by its tick."""
    if "holds" in check:
        return _by_condition(check["holds"], survey, workspace)
    ticked = check.get("ticked")
    if not ticked:
        return Verdict(holds=False, why=NOBODY)
    ahead = workspace.today is not None and ticked["date"] > workspace.today.isoformat()
    return Verdict(holds=not ahead, why=f"{ticked['by']}, {ticked['date']}")


def _by_condition(condition: Mapping[str, Any], survey: Survey, workspace: Workspace) -> Verdict:
    """Every document that the condition is about must meet all of it, and there must be as many as it asks for."""
    chosen = [one for one in survey.documents if selects(condition, one.key, one.audience)]
    if not chosen:
        return Verdict(holds=False, why="there is no such document")
    rows = [(CONDITIONS[name], value) for name, value in condition.items() if name in CONDITIONS and value]
    asked = [(row, row.asks(value, workspace)) for row, value in rows]
    lacks = [*_too_few(chosen, condition), *_faulty(chosen)]
    lacks += [words for row, value in asked for words in row.lacks(chosen, value)]
    if lacks:
        return Verdict(holds=False, why="; ".join(dict.fromkeys(lacks)))
    return Verdict(holds=True, why=", ".join([_number(chosen, condition), *(row.says(value) for row, value in asked)]))


def _count(chosen: Sequence[Surveyed], condition: Mapping[str, Any]) -> int:
    entries = condition.get("entries")
    return sum(one.lists.get(entries, 0) for one in chosen) if entries else len(chosen)


def _number(chosen: Sequence[Surveyed], condition: Mapping[str, Any]) -> str:
    documents, entries = count_noun(len(chosen), "document"), condition.get("entries")
    return (
        f"{count_noun(_count(chosen, condition), entries.removesuffix('s'), entries)} in {documents}"
        if entries
        else documents
    )


def _too_few(chosen: Sequence[Surveyed], condition: Mapping[str, Any]) -> Iterator[str]:
    count, least = _count(chosen, condition), condition.get("at_least", 1)
    if count < least:
        yield f"{count} of {least} {condition.get('entries', 'documents')}"


def _faulty(chosen: Sequence[Surveyed]) -> Iterator[str]:
    wrong = [one for one in chosen if one.errors]
    if wrong:
        yield f"{count_noun(len(wrong), 'document')} {'has' if len(wrong) == 1 else 'have'} errors"


def _label(formats: Sequence[str], workspace: Workspace) -> dict[str, str]:
    """Formats with what people call them."""
    return {name: in_formats((name,), workspace.formats) for name in formats}


def _unbuilt(chosen: Sequence[Surveyed], labels: Mapping[str, str]) -> Iterator[str]:
    for name, label in labels.items():
        made = [one for one in chosen if name in one.formats or one.errors]
        built = sum(name in one.formats and name not in one.unbuilt for one in made)
        if built < len(made):
            yield f"{built} of {len(made)} built as {label}"


def _untraced(chosen: Sequence[Surveyed], _: Any) -> Iterator[str]:
    count = sum(one.figures - one.traced for one in chosen)
    if count:
        yield f"{count_noun(count, 'figure')} {'stands' if count == 1 else 'stand'} on nothing"


def _unproven(chosen: Sequence[Surveyed], _: Any) -> Iterator[str]:
    claims = {name for one in chosen for name in one.unproven}
    if claims:
        yield f"{count_noun(len(claims), 'claim')} {'awaits' if len(claims) == 1 else 'await'} proof"


def _unsigned(chosen: Sequence[Surveyed], role: str) -> Iterator[str]:
    """What is missing of the signatures of one role, or of all."""
    found = [(one, mark) for one in chosen for mark in one.unsigned if role in {"", mark.role}]
    for state, what in (("missing", "missing"), ("stale", "out of date")):
        count = sum(mark.state == state for _, mark in found)
        if count:
            yield f"{count_noun(count, 'signature')} {'is' if count == 1 else 'are'} {what}"


def _uncleared(chosen: Sequence[Surveyed], _: Any) -> Iterator[str]:
    yield from _unproven(chosen, None)
    yield from _unsigned(chosen, "")


CONDITIONS: Mapping[str, Condition] = {
    "formats": Condition(_unbuilt, lambda labels: f"built as {join(labels.values())}", _label),
    "traced": Condition(_untraced, lambda _: "every figure traced"),
    "proven": Condition(_unproven, lambda _: "every claim proven"),
    "signed_by": Condition(_unsigned, lambda role: f"signed by {role}"),
    "cleared": Condition(_uncleared, lambda _: "proven and signed"),
}
"""What `holds` may ask of every document that it is about."""
