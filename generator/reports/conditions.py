"""Verdicts: whether each check of a report holds, and why or why not, in a sentence. All must hold for the whole."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.content.documents import Document
from generator.content.survey import Survey, Surveyed
from generator.content.translation import Translation, translatable
from generator.pages.workspace import Workspace
from generator.reports.checklist import find_checks, selects
from generator.reports.phrases import Told, count_documents, in_formats, join, sentence

DOCUMENTS = translatable("documents")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a check holds; `why` says what it rests on, or what is missing."""

    holds: bool
    why: str


@dataclass(frozen=True, slots=True)
class Condition:
    """One row: what the documents lack of it, each in a few words; and what is said if they lack nothing."""

    lacks: Callable[[Sequence[Surveyed], Any, Translation], Iterator[str]]
    says: Callable[[Any, Translation], str]
    asks: Callable[[Any, Workspace], Any] = lambda asked, _: asked
    """What is asked for, in the form that the two others take."""


def judge_checks(document: Document, survey: Survey, workspace: Workspace) -> dict[str, Any]:
    """The verdict of each check by its steps, and of all of them; the open ones by owner, most of them first."""
    found = {steps: (check, judge(check, survey, workspace)) for steps, check in find_checks(document).items()}
    still = {steps: check for steps, (check, verdict) in found.items() if not verdict.holds}
    owners: dict[str, list[Any]] = {}
    for steps, check in still.items():
        owners.setdefault(check["owner"], []).append(steps)
    return {
        "checks": {".".join(map(str, steps)): _phrase(check, one, survey) for steps, (check, one) in found.items()},
        "verdict": {
            "approved": bool(found) and not still,
            "open": Told(len(still)),
            "total": Told(len(found)),
            "held": Told(len(found) - len(still)),
            "owners": [
                {"owner": Told(owner), "open": Told(len(owners[owner])), "checks": owners[owner]}
                for owner in sorted(owners, key=lambda name: -len(owners[name]))
            ],
        },
    }


def _phrase(check: Mapping[str, Any], verdict: Verdict, survey: Survey) -> dict[str, Any]:
    """What a layout may tell of a check; `about` are the keys of the documents that its condition looks at."""
    about = [one.key for one in _chosen(check["holds"], survey)] if "holds" in check else []
    return {"holds": verdict.holds, "computed": "holds" in check, "about": about, "why": Told(sentence(verdict.why))}


def judge(check: Mapping[str, Any], survey: Survey, workspace: Workspace) -> Verdict:
    """Whether the check holds: by its condition, else by its tick."""
    if "holds" in check:
        return _by_condition(check["holds"], survey, workspace)
    ticked = check.get("ticked")
    if not ticked:
        return Verdict(holds=False, why=workspace.translation.gettext("nobody has confirmed it yet"))
    ahead = workspace.today is not None and ticked["date"] > workspace.today.isoformat()
    return Verdict(holds=not ahead, why=f"{ticked['by']}, {workspace.translation.day(ticked['date'])}")


def _by_condition(condition: Mapping[str, Any], survey: Survey, workspace: Workspace) -> Verdict:
    """Every document that the condition is about must meet all of it, and there must be as many as it asks for."""
    translation = workspace.translation
    chosen = _chosen(condition, survey)
    if not chosen:
        return Verdict(holds=False, why=translation.gettext("there is no such document"))
    rows = [(CONDITIONS[name], value) for name, value in condition.items() if name in CONDITIONS and value]
    asked = [(row, row.asks(value, workspace)) for row, value in rows]
    lacks = [*_too_few(chosen, condition, translation), *_faulty(chosen, translation)]
    lacks += [words for row, value in asked for words in row.lacks(chosen, value, translation)]
    if lacks:
        return Verdict(holds=False, why="; ".join(dict.fromkeys(lacks)))
    says = (row.says(value, translation) for row, value in asked)
    return Verdict(holds=True, why=", ".join([_number(chosen, condition, translation), *says]))


def _chosen(condition: Mapping[str, Any], survey: Survey) -> list[Surveyed]:
    return [one for one in survey.documents if selects(condition, one.key, one.audience)]


def _count(chosen: Sequence[Surveyed], condition: Mapping[str, Any]) -> int:
    entries = condition.get("entries")
    return sum(one.lists.get(entries, 0) for one in chosen) if entries else len(chosen)


def _number(chosen: Sequence[Surveyed], condition: Mapping[str, Any], translation: Translation) -> str:
    documents, entries = count_documents(len(chosen), translation), condition.get("entries")
    if not entries:
        return documents
    count = _count(chosen, condition)
    # A list is called by its field; a catalogue may have a word for it.
    counted = f"{translation.number(count)} {translation.gettext(entries.removesuffix('s') if count == 1 else entries)}"
    return translation.gettext("{entries} in {documents}", entries=counted, documents=documents)


def _too_few(chosen: Sequence[Surveyed], condition: Mapping[str, Any], translation: Translation) -> Iterator[str]:
    count, least = _count(chosen, condition), condition.get("at_least", 1)
    if count < least:
        what = translation.gettext(condition.get("entries", DOCUMENTS))
        yield translation.gettext("{count} of {least} {what}", count=count, least=least, what=what)


def _faulty(chosen: Sequence[Surveyed], translation: Translation) -> Iterator[str]:
    wrong = sum(bool(one.errors) for one in chosen)
    if wrong:
        yield translation.ngettext("{number} document has errors", "{number} documents have errors", wrong)


def _label(formats: Sequence[str], workspace: Workspace) -> dict[str, str]:
    """Formats with what people call them."""
    return {name: in_formats((name,), workspace.formats, workspace.translation) for name in formats}


def _unbuilt(chosen: Sequence[Surveyed], labels: Mapping[str, str], translation: Translation) -> Iterator[str]:
    for name, label in labels.items():
        made = [one for one in chosen if name in one.formats or one.errors]
        built = sum(name in one.formats and name not in one.unbuilt for one in made)
        if built < len(made):
            yield translation.gettext("{built} of {all} built as {format}", built=built, all=len(made), format=label)


def _untraced(chosen: Sequence[Surveyed], _: Any, translation: Translation) -> Iterator[str]:
    count = sum(one.figures - one.traced for one in chosen)
    if count:
        yield translation.ngettext("{number} figure has no source", "{number} figures have no source", count)


def _unproven(chosen: Sequence[Surveyed], _: Any, translation: Translation) -> Iterator[str]:
    claims = {name for one in chosen for name in one.unproven}
    if claims:
        yield translation.ngettext("{number} claim is unproven", "{number} claims are unproven", len(claims))


def _unsigned(chosen: Sequence[Surveyed], role: str, translation: Translation) -> Iterator[str]:
    """What is missing of the signatures of one role, or of all."""
    states = [mark.state for one in chosen for mark in one.unsigned if role in {"", mark.role}]
    missing, stale, ngettext = states.count("missing"), states.count("stale"), translation.ngettext
    if missing:
        yield ngettext("{number} signature is missing", "{number} signatures are missing", missing)
    if stale:
        yield ngettext("{number} signature is out of date", "{number} signatures are out of date", stale)


def _uncleared(chosen: Sequence[Surveyed], _: Any, translation: Translation) -> Iterator[str]:
    yield from _unproven(chosen, None, translation)
    yield from _unsigned(chosen, "", translation)


def _say_built(labels: Mapping[str, str], translation: Translation) -> str:
    return translation.gettext("built as {formats}", formats=join(labels.values(), translation))


def _say_signed(role: str, translation: Translation) -> str:
    return translation.gettext("signed by {role}", role=role)


def _say(words: str) -> Callable[[Any, Translation], str]:
    return lambda _, translation: translation.gettext(words)


CONDITIONS: Mapping[str, Condition] = {
    "formats": Condition(_unbuilt, _say_built, _label),
    "traced": Condition(_untraced, _say(translatable("every figure traced"))),
    "proven": Condition(_unproven, _say(translatable("every claim proven"))),
    "signed_by": Condition(_unsigned, _say_signed),
    "cleared": Condition(_uncleared, _say(translatable("proven and signed"))),
}
"""What `holds` may ask of every document that it is about."""
