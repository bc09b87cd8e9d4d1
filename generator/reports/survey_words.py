"""Records: what the engine reports of the kit itself, as the words that a layout may print, each with its path.

A layout sees a token for each of these words, as it does for the texts of content, so none of them can become markup;
printed, it is `<span class="record" data-of="claims.poc-load.value">`, and the audit holds it against the survey.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.content.documents import Document
from generator.content.sources import Steps
from generator.diagnostics import Position
from generator.pages.survey import Survey
from generator.pages.texts import Text
from generator.pages.tree import Element
from generator.pages.typography import typeset
from generator.pages.workspace import Workspace
from generator.reports.checklist import find_checks
from generator.reports.conditions import judge_checks
from generator.reports.phrases import Told
from generator.reports.register import make_register

MARKED = re.compile(r"""["']|\.\.\.|--|\d | \d""")
"""What a typographer would set otherwise; most records are a word or a number."""


def get_survey(workspace: Workspace) -> Survey:
    """The survey that the workspace carries; the press puts it there before it lays out a report."""
    assert workspace.survey is not None, "a report is laid out with a survey"
    return workspace.survey


def collect(document: Document, workspace: Workspace) -> dict[str, Any]:
    """All that a report may tell, nested: what is printed as `Told`, states and conditions as plain values."""
    survey, known = get_survey(workspace), workspace.remembered
    if "register" not in known:
        known["register"] = make_register(survey, workspace)
    return {**known["register"], **judge_checks(document, survey, workspace)}


def find_words(document: Document, workspace: Workspace) -> dict[str, Text]:
    """The words of each record by its path, as a span that says so; none for a document that surveys nothing."""
    if not document.kind.survey:
        return {}
    known: dict[str, tuple[Document, dict[str, Text]]] = workspace.remembered.setdefault("records", {})
    if document.key not in known or known[document.key][0] is not document:
        known[document.key] = document, _records(document, workspace)
    return known[document.key][1]


def _records(document: Document, workspace: Workspace) -> dict[str, Text]:
    home, language = Position(document.source.file), workspace.brand.language
    placed: dict[str, Text] = workspace.remembered.setdefault("placed records", {})  # those of all reports
    found: dict[str, Text] = {}
    for path, told in _leaves(collect(document, workspace)):
        found[path] = placed[path] if told.at and path in placed else _text(path, told, language, told.at or home)
        if told.at:
            placed[path] = found[path]
    return found


def _text(path: str, told: Told, language: str, at: Position) -> Text:
    span = Element("span", {"class": "record", "data-of": path}, (str(told),), at)
    return Text((), (typeset(span, language) if MARKED.search(told) else span,), blocks=False, at=at)


def _leaves(data: Any, path: str = "") -> Iterator[tuple[str, Told]]:
    """Every word that may be printed, with its path, in order."""
    if isinstance(data, Told):
        yield path, data
    elif isinstance(data, Mapping | list):
        for key, value in data.items() if isinstance(data, Mapping) else enumerate(data):
            yield from _leaves(value, f"{path}.{key}" if path else str(key))


def report_context(
    document: Document, doc: Mapping[str, Any], tokens: Mapping[str, str], workspace: Workspace
) -> dict[str, Any]:
    """What a report's layout sees beside the document: `survey`, `verdict`, and in each check of `doc` its verdict."""
    data = _put_tokens(collect(document, workspace), tokens)
    checks = {steps: _value_at(doc, steps) for steps in find_checks(document)}
    for steps, check in checks.items():
        check["verdict"] = data["checks"][_join_steps(steps)]
    verdict = data.pop("verdict")
    owners = [{**one, "checks": [_value_at(doc, steps) for steps in one["checks"]]} for one in verdict["owners"]]
    return {"survey": data, "verdict": {**verdict, "owners": owners}}


def _put_tokens(data: Any, tokens: Mapping[str, str], path: str = "") -> Any:
    if isinstance(data, Told):
        return tokens[path]
    prefix = f"{path}." if path else ""
    if isinstance(data, Mapping):
        return {key: _put_tokens(value, tokens, f"{prefix}{key}") for key, value in data.items()}
    if isinstance(data, list):
        return [_put_tokens(value, tokens, f"{prefix}{n}") for n, value in enumerate(data)]
    return data


def _join_steps(steps: Steps) -> str:
    return ".".join(map(str, steps))


def _value_at(doc: Any, steps: Steps) -> Any:
    for step in steps:
        doc = doc[step]
    return doc
