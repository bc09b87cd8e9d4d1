"""Mutants: one figure of the kit's content changed, and what `check` says about it.

Only what the change can touch is read and checked again, so that hundreds of changes take seconds.
"""

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

import yaml

from generator.claims.computed_facts import settle_facts
from generator.claims.ledger import read_ledger
from generator.claims.ledger_checks import check_ledger
from generator.content.documents import read_document
from generator.content.facts import read_facts
from generator.content.sources import Steps, read_source
from generator.diagnostics import Diagnostic, Problem
from generator.layout.compose import value_at
from generator.models.solve_models import solve_models
from generator.pages.workspace import Workspace
from generator.press.loading import load_workspace
from generator.press.render import check
from generator.press.surveying import survey_documents
from generator.project import Project
from generator.quantities.lexicon import NUMBER_WORDS
from generator.quantities.support import quotes, supports
from generator.texts.citations import SCHEMES, WITHDRAWN, quote, state
from generator.writers import formats

NUMBER = re.compile(r"\d+|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve)\b", re.IGNORECASE)
TARGET = re.compile(r"\]\([^)]*\)|\{\{.*?\}\}|https?://\S+|^\s*#.*$|^\s*\d+\.\s|\s#.*$")
WORDS = [word for word in NUMBER_WORDS if word not in {"zero", "one"}]


@dataclass(frozen=True)
class Site:
    """A figure in a content file: where it stands, and the value that it is a part of."""

    file: str
    steps: Steps
    line: int
    column: int
    figure: str

    @property
    def folder(self) -> str:
        return self.file.split("/")[1]

    @property
    def citation(self) -> str:
        """How a text cites the fact or the claim that the site is in."""
        if self.folder == "claims":
            return f"claim:{self.steps[0]}"
        return f"fact:{Path(self.file).stem}." + ".".join(map(str, self.steps))

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column} `{self.figure}`"


def sites(path: Path, project: Project, wanted: Iterable[Steps] | None = None) -> Iterator[Site]:
    """The figures in the values of a file, of all or of those wanted; addresses, fields and list marks are none."""
    source = read_source(path, project)
    for steps in source.places if wanted is None else wanted:
        value = value_at(source.data, steps)
        for at, line in source.lines_of(steps) if isinstance(value, str) else ():
            for match in NUMBER.finditer(TARGET.sub(blank, own_part(line, value))):
                yield Site(source.file, steps, at.line, at.column + match.start(), match.group())


def blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def own_part(line: str, value: str) -> str:
    """The part of a line that belongs to the value: in a flow mapping others follow it."""
    short = value.strip()
    return line[: line.find(short) + len(short)] if "\n" not in short and short in line else line


def changed(site: Site, chance: random.Random) -> str:
    """Another figure in the same form."""
    if site.figure.isdigit():
        while True:
            other = "".join(chance.choice("123456789") for _ in site.figure)
            if other != site.figure:
                return other
    word = chance.choice([word for word in WORDS if word != site.figure.lower()])
    return word.capitalize() if site.figure[0].isupper() else word


class Bench:
    """A copy of the project in which one figure after another is changed and put back."""

    def __init__(self, root: Path) -> None:
        self.project = Project(root)
        self.workspace, self.before = load_workspace(self.project, formats())

    @cached_property
    def surveyed(self) -> Workspace:
        """What a report is checked against: it tells of all other documents."""
        return replace(self.workspace, survey=survey_documents(self.workspace))

    def sites(self) -> list[Site]:
        """Every figure in the texts of all documents, and in the values of facts and of live claims."""
        content, root = self.project.content, self.project.root
        texts = [
            site
            for document in self.workspace.documents.values()
            for site in sites(root / document.source.file, self.project, [steps for steps, _, _ in document.texts()])
        ]
        facts = [site for name in FACTS for site in sites(content / "facts" / f"{name}.yaml", self.project)]
        live = {claim.id for claim in self.workspace.ledger.claims.values() if claim.live}
        claims = [
            site
            for path in sorted((content / "claims").glob("*.yaml"))
            for site in sites(path, self.project)
            if site.steps[-1] == "value" and site.steps[0] in live
        ]
        return texts + facts + claims

    def findings(self, site: Site, figure: str) -> list[Diagnostic]:
        """What `check` says while the site has this figure; of several documents, the findings of the first."""
        path = self.project.root / site.file
        text = path.read_text("utf-8")
        try:
            path.write_text(with_figure(text, site, figure), "utf-8")
            return self._source(site) if site.folder in {"facts", "claims"} else self._document(path, site.folder)
        except Problem as problem:
            return list(problem.diagnostics)
        finally:
            path.write_text(text, "utf-8")

    def _source(self, site: Site) -> list[Diagnostic]:
        """Facts, claims and models read again, and the documents checked that can have the value on them."""
        facts, findings = read_facts(self.project)
        facts, found = settle_facts(facts)
        findings += found
        ledger, found = read_ledger(self.project, facts)
        findings += found
        workspace = replace(self.workspace, facts=facts, ledger=ledger)
        models, found = solve_models(workspace.documents, workspace, self.workspace.models)
        workspace = replace(workspace, models=models)
        findings += found + check_ledger(ledger, self.project, partial(state, workspace=workspace), facts.units)
        new = [found for found in findings if found not in self.before]
        return new or self._first(workspace, self._users(site))

    def _users(self, site: Site) -> list[str]:
        """The documents that can have the value on them, the likeliest first; reports, which survey all, last."""
        texts = {
            key: (self.project.root / document.source.file).read_text("utf-8")
            for key, document in self.workspace.documents.items()
        }
        users = [key for key, text in texts.items() if site.citation in text or "calc:" in text]
        survey = {key: self.workspace.documents[key].kind.survey for key in users}
        return sorted(users, key=lambda key: (survey[key], site.citation not in texts[key]))

    def _document(self, path: Path, folder: str) -> list[Diagnostic]:
        document, findings = read_document(path, self.workspace.kinds[folder], self.workspace.facts, self.project)
        if document is None:
            return findings
        known = self.surveyed if document.kind.survey else self.workspace
        workspace = replace(known, documents={**known.documents, document.key: document})
        if document.key in workspace.models:
            models, findings = solve_models(workspace.documents, workspace, known.models)
            workspace = replace(workspace, models=models)
        return findings or self._first(workspace, [document.key])

    @staticmethod
    def _first(workspace: Workspace, keys: list[str]) -> list[Diagnostic]:
        undrawn = replace(workspace, drawing=False)  # a chart's numbers are judged in its table
        every = (check(undrawn.documents[key], undrawn) for key in keys)
        return next((findings for findings in every if findings), [])

    def falsified(self, site: Site, figure: str) -> list[str]:
        """The citations of the content that the change makes untrue, found without the program's own check."""
        if site.folder in {"facts", "claims"}:
            value = with_figure((self.project.root / site.file).read_text("utf-8"), site, figure)
            stated = str(value_at(yaml.safe_load(value), site.steps))
            units, written = self.workspace.facts.units, self._written(site.citation)
            return [f"[{words}]" for words in written if words and supports(stated, words, units)]
        line = (self.project.root / site.file).read_text("utf-8").split("\n")[site.line - 1]
        for match in CITED.finditer(line):
            if match.start() < site.column <= match.end(1):
                scheme, _, name = match[2].partition(":")
                start = site.column - 1 - match.start(1)
                words = match[1][:start] + figure + match[1][start + len(site.figure) :]
                implied = quotes if scheme == WITHDRAWN else supports
                cited = {**SCHEMES, WITHDRAWN: quote}[scheme](name, self.workspace)
                return [f"[{words}]"] if implied(cited.value, words, self.workspace.facts.units) else []
        return [site.figure]

    def _written(self, citation: str) -> list[str]:
        documents = (document.source.file for document in self.workspace.documents.values())
        texts = (" ".join((self.project.root / file).read_text("utf-8").split()) for file in documents)
        return [match[1] for text in texts for match in CITED.finditer(text) if match[2] == citation]


def with_figure(text: str, site: Site, figure: str) -> str:
    """The file's text with another figure at the site."""
    lines = text.split("\n")
    line, start = lines[site.line - 1], site.column - 1
    assert line[start : start + len(site.figure)] == site.figure
    lines[site.line - 1] = line[:start] + figure + line[start + len(site.figure) :]
    return "\n".join(lines)


FACTS = ("trial", "prices", "outreach", "scoring", "plan")
"""Facts that are figures; brand, channels and the like hold colours, lengths and addresses."""
CITED = re.compile(r"\[([^\[\]]*)\]\(([a-z]+:[^)]*)\)")
