"""Untraced figures as findings: where each stands in content or layout, and what it could cite."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from generator.checks.phrase_patterns import spacing_pattern
from generator.checks.runs import NOWHERE
from generator.checks.trace import Figure, Trace
from generator.content.documents import Document
from generator.content.guard import decode
from generator.diagnostics import Diagnostic, Position, Problem, mend_first
from generator.pages.workspace import Workspace
from generator.project import Project
from generator.quantities.lexicon import alike
from generator.quantities.scan import parse_quantity, parse_stated
from generator.quantities.support import supports
from generator.quantities.units import Units

SHOWN = 3  # citations that a hint names
AHEAD, NEAR = 6_000, 400  # characters after the start of a block, in content and in a layout, where a figure is sought
CODE = re.compile(r"<[^<>\n]*>|\{[%{#][^\n]*?[%}#]\}")  # a layout's tags and marks, which print no figure of their own,
STRING = re.compile(r"(\"[^\"]*\"|'[^']*')|.")  # but for the words of `_("…")`
NOTHING = "cite a claim or a fact for it; a phrase that needs no evidence goes into content/terms.yaml with the reason"


def report_untraced(
    document: Document, traces: Iterable[Trace], workspace: Workspace, *, faulty: bool
) -> list[Diagnostic]:
    """The figures that have no source: in a document for customers an error each; in an internal one, which nobody
    is held to, one warning for all of them. In one that is `faulty` the citations of nothing are told already."""
    every = _place_figures(document, traces, workspace)
    found = [(at, figure) for at, figure in every if not (faulty and figure.by == NOWHERE)]
    if document.kind.for_customers or not found:
        return [_report_figure(figure, at, workspace) for at, figure in found]
    first, figure = min(found, key=lambda one: (one[0] is None, one[0]))
    count = f"{len(found)} figures" if len(found) > 1 else "a figure"
    message = f"{count} of this internal document without a source; the first is here"
    hint = f"`collateral coverage {document.key}` lists them"
    hint = mend_first("content/terms.yaml") if workspace.unread_terms else hint
    return [Diagnostic("untraced-figure", message, first, hint, "warning", len(figure.text))]


def list_untraced(document: Document, traces: Iterable[Trace], workspace: Workspace) -> list[Diagnostic]:
    """A finding for each untraced figure, at its place; several at one place are each reported."""
    return [_report_figure(figure, at, workspace) for at, figure in _place_figures(document, traces, workspace)]


def _place_figures(
    document: Document, traces: Iterable[Trace], workspace: Workspace
) -> list[tuple[Position | None, Figure]]:
    """The untraced figures, each once by its place and words: views of a document print the same texts,, and its
    description repeats them."""
    alike_ones = {(figure.text, figure.at, figure.laid, figure.nth): figure for t in traces for figure in t.untraced}
    placed = [(place_figure(figure, document, workspace.project), figure) for figure in alike_ones.values()]
    by_place = {(at, " ".join(figure.text.split())): (at, figure) for at, figure in placed}
    elsewhere = {words for at, words in by_place if at}
    return [one for (at, words), one in by_place.items() if at or words not in elsewhere]


def report_figure(figure: Figure, document: Document, workspace: Workspace) -> Diagnostic:
    """The finding for an untraced figure, where it is written."""
    return _report_figure(figure, place_figure(figure, document, workspace.project), workspace)


def _report_figure(figure: Figure, at: Position | None, workspace: Workspace) -> Diagnostic:
    words = " ".join(figure.text.split())
    message = f"the figure `{words}` has no source"
    return Diagnostic("untraced-figure", message, at, _hint(words, workspace), width=len(words))


def place_figure(figure: Figure, document: Document, project: Project) -> Position | None:
    """Where the figure is written: in the block's content, in the layout that puts the block there, or in a field that
    the layout prints as it stands."""
    for at in (figure.at, figure.laid):
        found = at and _find_in_file(figure, at, project)
        if found:
            return found
    return document.find_words(figure.text) or figure.at or figure.laid


def _find_in_file(figure: Figure, at: Position, project: Project) -> Position | None:
    """The figure's place in the file, from the block's start on, however its words are broken into lines."""
    text = _text(project, at.file)
    start = _offset(text, at)
    ahead = text[start : start + AHEAD]
    if at.file.startswith("layouts/"):
        ahead = CODE.sub(lambda code: _cover(code.group()), ahead[:NEAR])
    matches = list(re.finditer(spacing_pattern(figure.text), ahead))
    if not matches:
        return None
    offset = start + matches[min(figure.nth, len(matches) - 1)].start()
    return Position(at.file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _cover(code: str) -> str:
    """As many spaces as the code has signs; the words that `{{ … }}` prints stay."""
    return STRING.sub(lambda part: part[1] or " ", code) if code.startswith("{{") else " " * len(code)


def _offset(text: str, at: Position) -> int:
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[: at.line - 1]) + at.column - 1


@lru_cache(maxsize=64)
def _text(project: Project, file: str) -> str:
    """The file as written, its typographic variants made one; empty if it cannot be read."""
    try:
        return alike(decode(project.read(project.find(file)), file)).replace("\u00a0", " ")
    except Problem:
        return ""


def _hint(words: str, workspace: Workspace) -> str:
    """What states the figure: claims first, then facts. What merely implies it, as 30 does "at most 60", is no hint."""
    if alike(words).casefold() in alike(workspace.unread_terms).casefold():
        return mend_first("content/terms.yaml")
    near = list(_near(words, workspace))
    good = [f"[{words}]({target})" for target, value in near if not supports(value, words, workspace.facts.units)][
        :SHOWN
    ]
    if good:
        return "cite it: " + " or ".join(good)
    close = [f"`{target}` states {value}" for target, value in near][:SHOWN]
    return f"cite what is in it: {', '.join(close)}" if close else NOTHING


def _near(words: str, workspace: Workspace) -> Iterator[tuple[str, str]]:
    """The claims and facts that state the same number, each with its value."""
    live = ((f"claim:{name}", claim.value) for name, claim in workspace.ledger.claims.items() if claim.live)
    facts = ((f"fact:{path}", value) for path, value in _facts(workspace.facts.values))
    units = workspace.facts.units
    ends = _ends(words, units)
    return ((target, value) for target, value in (*live, *facts) if ends & _ends(value, units.stated))


def _ends(figure: str, units: Units) -> frozenset[float]:
    quantity = parse_quantity(figure, units) or parse_stated(figure, units)
    return frozenset(quantity.ends) if quantity else frozenset()


def _facts(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, below in value.items():
            yield from _facts(below, f"{path}.{name}" if path else str(name))
    elif isinstance(value, str):
        yield path, value
