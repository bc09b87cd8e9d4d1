"""A document's texts as page nodes: Markdown parsed, citations resolved, merge fields labelled, marks typeset."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.content.documents import Document
from generator.content.sources import Source, Steps
from generator.diagnostics import Diagnostic, Position, Problem
from generator.pages.markdown import line_nodes, prose_nodes
from generator.pages.tree import Element, Node, height, rewrite
from generator.pages.typography import typeset
from generator.pages.vocabulary import INLINE
from generator.pages.workspace import Workspace
from generator.texts.inline_parts import cite, fill_field
from generator.texts.named_documents import SCHEME, name_document
from generator.texts.unread_marks import find_joined_list, find_lost_words, find_unread_marks, without_escapes

BRACKET = "a bracket left over from a draft"
DEEPEST = 20  # levels of elements in one text; a list has two for each of its own
MARKERS = re.compile(r"^[\s>#*_+|-]*(\d+[.)]\s+)?[\s*_]*")  # what Markdown puts before the words of a block
MOST_LINKS = 2_000  # brackets; the Markdown parser looks for the end of each of them through the whole text
LONGEST_WORD = 2_000  # characters; the longest addresses that browsers bear have as many
ENDLESS = re.compile(rf"\S{{{LONGEST_WORD + 1}}}")


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a document: where it stands, its nodes, and whether they are blocks."""

    steps: Steps
    nodes: tuple[Node, ...]
    blocks: bool
    at: Position

    @property
    def words(self) -> str:
        """The words as they will be printed."""
        return "".join(node if isinstance(node, str) else node.text for node in self.nodes)


def read_texts(document: Document, workspace: Workspace) -> tuple[dict[Steps, Text], list[Diagnostic]]:
    """Every text of the document by its steps, and all that is wrong with them."""
    texts: dict[Steps, Text] = {}
    findings: list[Diagnostic] = []
    internal = not document.kind.for_customers
    for steps, markdown, form in document.texts():
        text, found = read_text(
            document.source,
            steps,
            markdown,
            workspace,
            blocks=form == "prose",
            internal=internal,
            own=document.key,
        )
        texts[steps] = text
        findings += found
    return texts, findings


def read_text(
    source: Source,
    steps: Steps,
    markdown: str,
    workspace: Workspace,
    *,
    blocks: bool = False,
    internal: bool = False,
    own: str = "",
) -> tuple[Text, list[Diagnostic]]:
    """One text of a content file, whatever file that is, and all that is wrong with it."""
    at = source.value_position(steps)
    if markdown.count("[") > MOST_LINKS:
        message, hint = f"more than {MOST_LINKS:,} brackets in one text", "split the text"
        return Text(steps, (), blocks, at), [Diagnostic("too-many-values", message, at, hint)]
    if ENDLESS.search(markdown):
        message = f"more than {LONGEST_WORD:,} characters without a space"
        return Text(steps, (), blocks, at), [Diagnostic("too-many-values", message, at, "split it into words")]
    try:
        nodes = prose_nodes(markdown) if blocks else line_nodes(markdown)
        deep = max((height(node) for node in nodes), default=0) > DEEPEST
    except (RecursionError, Problem):
        nodes, deep = (), True
    if deep:
        message, hint = f"lists and quotes nested more than {DEEPEST // 2} levels deep", "write it flatter"
        return Text(steps, (), blocks, at), [Diagnostic("too-deep", message, at, hint)]
    resolver = _Resolver(source, steps, workspace, internal=internal, own=own)
    root = Element("div", {}, nodes, at)
    resolver.report_marks(markdown, root, prose_nodes if blocks else line_nodes)
    root = rewrite(_Places(source, steps).put_places(root) if blocks else root, resolver.resolve)
    resolver.report_brackets(root)
    root = typeset(root, workspace.brand.language)
    return Text(steps, root.children, blocks, at), resolver.findings


class _Places:
    """Gives every block of a text the line that it starts on, so that a finding on paper leads back to it."""

    def __init__(self, source: Source, steps: Steps) -> None:
        self.lines = source.lines_of(steps)
        self.at = source.value_position(steps)

    def put_places(self, element: Element) -> Element:
        if element.tag not in INLINE:
            self.at = self.find_place(element) or self.at
        at = self.at
        children = tuple(child if isinstance(child, str) else self.put_places(child) for child in element.children)
        return replace(element, children=children, at=element.at or at)

    def find_place(self, element: Element) -> Position | None:
        """The next line that starts with the words of the block; the lines before it are done with."""
        opening = _opening(element)
        innermost = all(child.tag in INLINE for child in element.elements)
        for n, (at, line) in enumerate(self.lines):
            start = MARKERS.sub("", line)
            if opening and start.startswith(opening):
                self.lines = self.lines[n + innermost :]
                return replace(at, column=at.column + len(line) - len(start))
        return None


def _opening(element: Element) -> str:
    """The first words of a block, as far as they stand in the file as on the page."""
    child: Node = element
    while isinstance(child, Element):
        parts = [part for part in child.children if not isinstance(part, str) or part.strip()]
        child = parts[0] if parts else ""
    return re.split(r"[^\w ]", child.lstrip(), maxsplit=1)[0].strip()


def _with_next(mark: str, words: str) -> str:
    """A bracket and what is behind it, which tells it from those of merge fields."""
    start = words.index(mark)
    return words[start : start + 8].split("\n", maxsplit=1)[0]


class _Resolver:
    """Turns links and fields of one text into what they stand for, finding the place of each in the file."""

    def __init__(self, source: Source, steps: Steps, workspace: Workspace, *, internal: bool, own: str) -> None:
        self.source, self.steps, self.workspace, self.internal, self.own = source, steps, workspace, internal, own
        self.seen: Counter[str] = Counter()
        self.findings: list[Diagnostic] = []

    def resolve(self, element: Element) -> Element:
        if element.tag == "a" and element.get("href").startswith(f"{SCHEME}:"):
            new, findings = name_document(element, self.find_place(element.get("href")), self.workspace)
        elif element.tag == "a":
            at = self.find_place(element.get("href"))
            new, findings = cite(element, at, self.workspace, internal=self.internal, own=self.own)
        elif element.has("field"):
            new, findings = fill_field(element, self.find_place(element.get("data-field")), self.workspace)
        else:
            new, findings = element, []
        self.findings += findings
        return new

    def find_place(self, words: str) -> Position:
        """Where the next use of these words stands."""
        self.seen[words] += 1
        return self.source.locate(self.steps, words, self.seen[words] - 1)

    def report_marks(self, markdown: str, root: Element, parse: Callable[[str], tuple[Node, ...]]) -> None:
        """Findings for marks that no format prints as they are meant; one behind a backslash is a letter."""
        lines = self.source.lines_of(self.steps)
        if joined := find_joined_list([line for _, line in lines], markdown):
            n, mark = joined
            self.findings.append(Diagnostic("unread-mark", mark.what, lines[n][0], mark.cure))
        if not any(find_unread_marks(markdown, root)) and not find_lost_words(markdown, root):
            return
        plain = without_escapes(markdown)
        read = Element("div", {}, parse(plain), root.at)
        for written, mark in find_unread_marks(plain, read):
            at = self.source.locate(self.steps, written)
            message = f"`{written.splitlines()[0]}`: {mark.what}"
            self.findings.append(Diagnostic("unread-mark", message, at, mark.cure))
        if not self.findings and (lost := find_lost_words(plain, read)):
            at = self.source.locate(self.steps, lost)
            cure = "give each row as many cells as its heading"
            self.findings.append(
                Diagnostic("dropped-word", f"`{lost}` would not be printed", at, cure, width=len(lost))
            )

    def report_brackets(self, root: Element) -> None:
        """Findings for `[Company]` and `{{`: a place to fill in that nobody made a merge field."""
        outside = "\n".join(
            child
            for element in root.walk()
            if not element.has("field") and element.tag != "code"
            for child in element.children
            if isinstance(child, str)
        )
        if "![" in outside:
            cure = "leave it out; if the kind has a field for a picture, name the file there"
            self.findings.append(
                Diagnostic("picture-in-text", "a text cannot hold a picture", self.find_place("!["), cure, width=2)
            )
            return
        for mark in ("[", "]", "{{", "}}", "{", "}"):
            if mark in outside:
                self.findings.append(
                    Diagnostic(
                        "leftover-bracket",
                        f"`{mark}` is {BRACKET}",
                        self.find_place(mark if len(mark) > 1 else _with_next(mark, outside)),
                        "write a merge field such as {{ account.company }}, or leave it out",
                    )
                )
                return
