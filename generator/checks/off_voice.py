"""Texts against the company's voice: a phrase that it avoids, or a spelling that is not its own, is a finding."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from generator.checks.layout_files import read_layout_files
from generator.content.documents import Document
from generator.content.facts import Facts
from generator.content.schemas import own_schemas
from generator.content.sources import Source, Steps
from generator.content.voice import GAP, Slip
from generator.diagnostics import Diagnostic, Position, Severity
from generator.layout.ledger_texts import ledger_texts, read_ledger_text
from generator.pages.tree import Element, Node
from generator.pages.vocabulary import INLINE
from generator.pages.workspace import Workspace
from generator.quantities.languages import language_of
from generator.quantities.lexicon import alike
from generator.texts.text_nodes import Text

PLAIN = r"\S"  # the pattern of what the schemas call `plain`: printed exactly as it stands
PRINTED = {"merge-fields": {"label", "prompt"}, "brand": {"label"}, "segments": {"name", "label", "buyers"}}
"""The fields of fact files with a schema of their own that print; of all other fact files each text may."""
UNSEEN = re.compile(r"\]\([^)\s]*\)|\{\{.*?\}\}|`[^`]*`")
"""What of a text as it is written is no word of it: addresses, merge fields, code."""
CITED = re.compile(r"\bclaim:([\w-]+)")
TRANSLATED = re.compile(r"\b(?:_|n?gettext)\(\s*(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)')")


def check_voice(document: Document, texts: Mapping[Steps, Text], workspace: Workspace) -> Iterator[Diagnostic]:
    """A finding for each slip in the texts of a document: an error where customers read it. The company's voice is that
    of its own language; a document in another one has none yet."""
    units = workspace.facts.units
    if language_of(units.language) != language_of(units.stated.language):
        return
    severity: Severity = "error" if document.kind.for_customers else "warning"
    find = partial(_find_in, document.source, severity=severity, workspace=workspace)
    for steps, text in texts.items():
        yield from find(steps, _words(Element("div", {}, text.nodes)))
    for steps, value, node in document.leaves:
        if isinstance(value, str) and (node.get("pattern") == PLAIN or {"tables", "rows"} <= set(steps)):
            yield from find(steps, value)


def check_ledger_voice(workspace: Workspace) -> Iterator[Diagnostic]:
    """A finding for each slip in the texts of claims; those that are withdrawn only quote what was said."""
    documents = (one for one in workspace.documents.values() if one.kind.for_customers)
    cited = {name for one in documents for line in one.source.lines for name in CITED.findall(line)}
    for claim in workspace.ledger:
        severity: Severity = "error" if claim.id in cited else "warning"
        for steps, words in ledger_texts(claim) if claim.live else ():
            text = read_ledger_text(claim, steps, words, workspace)[0]
            said = _words(Element("div", {}, text.nodes))
            yield from _find_in(claim.source, (claim.id, *steps), said, severity=severity, workspace=workspace)


def check_shared_voice(workspace: Workspace) -> Iterator[Diagnostic]:
    """A finding for each slip in what prints beside the texts: facts, titles of kinds, the words of layouts."""
    for source, steps, words in _fact_words(workspace.facts):
        yield from _find_in(source, steps, words, severity="error", workspace=workspace)
    internal = {name for name, kind in workspace.kinds.items() if not kind.for_customers}
    for kind in workspace.kinds.values():
        severity: Severity = "warning" if kind.name in internal else "error"
        yield from _find_in(kind.source, ("title",), kind.title, severity=severity, workspace=workspace)
    if workspace.brand.language.partition("-")[0] != "en":
        return  # the words of layouts are English, and print translated
    for name, text in read_layout_files(workspace.project, "html"):
        severity = "warning" if name.split("/")[1] in internal else "error"
        yield from _find_in_layout(name, text, severity, workspace)


def _fact_words(facts: Facts) -> Iterator[tuple[Source, Steps, str]]:
    for file, values in facts.values.items():
        wanted = PRINTED.get(file, set()) if file in own_schemas() else None
        for steps, value in _strings(values, ()):
            if wanted is None or steps[-1] in wanted:
                yield facts.sources[file], steps, value


def _strings(value: Any, steps: Steps) -> Iterator[tuple[Steps, str]]:
    if isinstance(value, str):
        yield steps, value
        return
    entries = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    for step, entry in entries:
        yield from _strings(entry, (*steps, step))


def _words(element: Element) -> str:
    """The words of a text, a line for each block, without code and merge fields."""
    return "".join(_said(child) for child in element.children)


def _said(node: Node) -> str:
    if isinstance(node, str):
        return node
    if node.tag == "code" or node.has("field"):
        return " "
    return _words(node) if node.tag in INLINE and node.tag != "br" else f"{_words(node)}\n"


def _find_in(
    source: Source, steps: Steps, words: str, *, severity: Severity, workspace: Workspace
) -> Iterator[Diagnostic]:
    told: dict[str, int] = {}
    for slip in workspace.voice.find_slips(words):
        nth = told[slip.words] = told.get(slip.words, -1) + 1
        yield _report(slip, _locate(source, steps, slip.words, nth), severity)


def _locate(source: Source, steps: Steps, words: str, nth: int) -> Position:
    """The nth place of the words as somebody wrote them; the text itself where marks stand between them."""
    lines = source.lines_of(steps)
    written = alike("\n".join(line for _, line in lines))
    seen = UNSEEN.sub(lambda hidden: " " * len(hidden.group()), written)
    pattern = GAP.join(re.escape(word) for word in re.split(GAP, words))
    found = list(re.finditer(rf"(?<!\w){pattern}(?!\w)", seen))
    if nth >= len(found):
        return source.value_position(steps)
    before = written[: found[nth].start()].split("\n")
    at = lines[len(before) - 1][0]
    return Position(at.file, at.line, at.column + len(before[-1]))


def _find_in_layout(name: str, text: str, severity: Severity, workspace: Workspace) -> Iterator[Diagnostic]:
    for call in TRANSLATED.finditer(text):
        group = 1 if call[1] is not None else 2
        for slip in workspace.voice.find_slips(call[group]):
            start = call.start(group) + slip.start
            line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
            yield _report(slip, Position(name, line, column), severity)


def _report(slip: Slip, at: Position, severity: Severity) -> Diagnostic:
    words = " ".join(slip.words.split())
    return Diagnostic("off-voice", f"`{words}` is off voice: {slip.why}", at, slip.cure, severity, width=len(words))
