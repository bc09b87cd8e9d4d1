"""Records: what the engine reports of the kit itself, as the words that a layout may print, each with its path.

A layout sees a token for each of these words, as it does for the texts of content, so none of them can become markup;
printed, it is `<span class="record" data-of="claims.matched.value">`, and the audit holds it against the survey.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.content.documents import Document
from generator.content.sources import Steps
from generator.content.survey import Survey
from generator.diagnostics import Position
from generator.pages.tree import Element
from generator.pages.typography import typeset
from generator.pages.workspace import Workspace
from generator.reports.checklist import find_checks
from generator.reports.conditions import judge_checks
from generator.reports.phrases import Told
from generator.reports.register import make_register
from generator.texts.text_nodes import Text

MARKED = re.compile(r"""["']|\.\.\.|--|\d | \d""")
"""What a typographer would set otherwise; most records are a word or a number."""


def get_survey(workspace: Workspace) -> Survey:
    """The survey that the workspace carries; the press puts it there before it lays out a report."""
    assert workspace.survey is not None, "a report is laid out with a survey"
    return workspace.survey


@dataclass(frozen=True, slots=True)
class Telling:
    """What one report may tell, nested: what is printed as `Told`, states and conditions as plain values; and the words
    of each record by its path."""

    document: Document
    data: Mapping[str, Any]
    words: Mapping[str, Text]


class Tellings:
    """What the reports of one workspace may tell, each worked out once; the register is the same for all."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.survey = get_survey(workspace)
        self.register = make_register(self.survey, workspace)
        self._known: dict[str, Telling] = {}
        self._placed: dict[str, Text] = {}  # records of what is in the content, which all reports print alike

    def of(self, document: Document) -> Telling:
        """What this report may tell."""
        known = self._known.get(document.key)
        if known is None or known.document is not document:
            known = self._known[document.key] = self._tell(document)
        return known

    def _tell(self, document: Document) -> Telling:
        data = {**self.register, **judge_checks(document, self.survey, self.workspace)}
        home, language = Position(document.source.file), self.workspace.brand.language
        words: dict[str, Text] = {}
        for path, told in _leaves(data):
            known = self._placed.get(path) if told.at else None
            words[path] = known or _text(path, told, language, told.at or home)
            if told.at:
                self._placed[path] = words[path]
        return Telling(document, data, words)


def find_words(document: Document, workspace: Workspace) -> Mapping[str, Text]:
    """The words of each record by its path, as a span that says so; none for a document that surveys nothing."""
    return workspace.once(Tellings).of(document).words if document.kind.survey else {}


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
    data = _put_tokens(workspace.once(Tellings).of(document).data, tokens)
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
