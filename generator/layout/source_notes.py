"""Notes: each claim and each example that a page cites has a numbered entry among its sources, and marks in the text.

Facts, counts and sums are the company's own terms or the document's own arithmetic and need none; nor do the results of
the model whose inputs, assumptions and method the page itself shows.

A mark stands right after a figure, at the first use of its source in each section, table, aside, header or figure of
the page: parts that are read by themselves. More would make a table of one example a column of asterisks, fewer would
leave somebody who reads only the second page without a source. Words that people copy or speak, and heads of columns,
stay bare; their entry begins with the figure, like every entry.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from generator.content.documents import Document
from generator.content.kinds import View
from generator.diagnostics import Diagnostic, Problem
from generator.layout.source_entries import claim_words, confirmation_words, figures_first, result_words
from generator.pages.solved_model import SolvedModel
from generator.pages.tree import Element, Node, rewrite
from generator.pages.typography import typeset
from generator.pages.workspace import Workspace
from generator.quantities.lexicon import plain
from generator.quantities.support import supports
from generator.texts.citations import find_model

APART = frozenset({"article", "section", "table", "aside", "header", "footer", "figure"})
"""Elements that are read by themselves: in each, a source is marked once."""
BARE = frozenset({"message", "script", "card", "eyebrow"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
BARE_ELEMENTS = frozenset({"a", "thead"})
GAP = "\u00a0"  # at the size of the mark it is narrow: it parts figure and number for every reader, and never breaks
CURE = 'put `<footer class="sources"></footer>` before the imprint, or say in kind.yaml where its `sources` are'


@dataclass(frozen=True, slots=True)
class Use:
    """One citation that needs a source: which it is of the page's citations, its source, and the part it stands in."""

    nth: int
    source: str
    citation: Element
    part: int
    bare: bool
    cell: bool
    """Whether it is the value of a model's cell, which holds the number alone: its row says of which limit it is."""
    listed: bool
    """Whether it stands among the sources, where its own sentence explains it."""


def add_sources(
    root: Element, document: Document, view: View, workspace: Workspace
) -> tuple[Element, list[Diagnostic]]:
    """The page with its marks and its list of sources; a customer page without a place for them is a finding."""
    uses = list(_uses(root, _Sourced(root, document, workspace)))
    printed = any(workspace.formats[name].shows_sources for name in view.formats)
    if not any(root.find("sources")):
        wanted = uses and document.kind.for_customers and printed and not view.sources
        return root, [_missing(root, uses[0])] if wanted else []
    marks = _marks(uses) if printed else {}
    numbers = {source: n for n, source in enumerate(_in_order(uses, marks), 1)}
    marked = _Marker({nth: numbers[source] for nth, source in marks.items()}).put_marks(root)[0]
    entries = tuple(_entry(n, source, uses, marks, workspace) for source, n in numbers.items())
    # Sheets of a workbook have headings of their own above; on a page the list is a part like others.
    title = workspace.translation.gettext("Sources and assumptions")
    return _fill_list(marked, entries, title, "h2" if printed else "h3"), []


def _missing(root: Element, use: Use) -> Diagnostic:
    message = f"the page cites `{use.citation.get('value')}` and has no place for its sources"
    return Diagnostic("missing-sources", message, root.at, CURE)


class _Sourced:
    """Which citations of a page need a source, and which one."""

    def __init__(self, root: Element, document: Document, workspace: Workspace) -> None:
        self.workspace = workspace
        self.own = workspace.models.get(document.key) if any(root.find("input")) else None

    def find_source(self, citation: Element) -> str:
        """`claim:…`, `calc:<document>/<scenario>` for all results of one scenario, or `confirmed:<document>` for all
        that a customer has confirmed; empty if it needs none."""
        target = citation.get("value")
        scheme, _, name = target.partition(":")
        if scheme == "claim":
            claim = self.workspace.ledger.claims.get(name)
            return target if claim and claim.live else ""
        if scheme == "confirmed":
            return target.partition(".")[0]
        model = _model(target, self.workspace) if scheme == "calc" else None
        return "" if model is None or model is self.own else target.partition(".")[0]


def _model(target: str, workspace: Workspace) -> SolvedModel | None:
    """The model of a result; a citation of nothing is reported where it stands."""
    try:
        return find_model(target.removeprefix("calc:").partition("/")[0], workspace)
    except Problem:
        return None


def _uses(root: Element, sourced: _Sourced) -> Iterator[Use]:
    """Every citation that needs a source, in reading order."""
    numbers, parts = count(), count(1)

    def below(element: Element, part: int, *, bare: bool, cell: bool, listed: bool) -> Iterator[Use]:
        if element.has("citation"):
            nth, source = next(numbers), sourced.find_source(element)
            if source:
                yield Use(nth, source, element, part, bare or listed, cell, listed)
            return
        part = next(parts) if element.tag in APART else part
        bare = bare or element.tag in BARE_ELEMENTS or bool(BARE & {*element.classes})
        cell, listed = "data-unit" in element.attributes, listed or element.has("sources")
        for child in element.elements:
            yield from below(child, part, bare=bare, cell=cell, listed=listed)

    yield from below(root, 0, bare=False, cell=False, listed=False)


def _marks(uses: Sequence[Use]) -> dict[int, str]:
    """The citations that bear a mark, by number: the first of a source in each part of the page."""
    firsts: dict[tuple[int, str], int] = {}
    for use in uses:
        if not use.bare:
            firsts.setdefault((use.part, use.source), use.nth)
    return {nth: source for (_, source), nth in firsts.items()}


def _in_order(uses: Sequence[Use], marks: Mapping[int, str]) -> list[str]:
    """The sources as they are numbered: by their first mark, then those that the page cites without one."""
    return list(dict.fromkeys([*(marks[nth] for nth in sorted(marks)), *(use.source for use in uses)]))


class _Marker:
    """Puts the marks into the tree: right after their citation, in a row of a model into its last words.

    The cell of a model is a value to calculate with, and nothing else may stand in it.
    """

    def __init__(self, marks: Mapping[int, int]) -> None:
        self.marks, self.nth, self.seen = marks, count(), set[int]()

    def put_marks(self, element: Element) -> tuple[Element, tuple[Element, ...]]:
        """The element with its marks, and those that belong behind it."""
        if element.has("citation"):
            return element, self.make_mark(element)
        children: list[Node] = []
        held: list[Element] = []
        for child in element.children:
            new, behind = (child, ()) if isinstance(child, str) else self.put_marks(child)
            children.append(new)
            if element.tag == "tr" or "data-value" in element.attributes:
                held += behind
            else:
                children += behind
        made = _add_bookmark(replace(element, children=tuple(children)))
        return (_in_last_words(made, held), ()) if element.tag == "tr" else (made, tuple(held))

    def make_mark(self, citation: Element) -> tuple[Element, ...]:
        number = self.marks.get(next(self.nth))
        if number is None:
            return ()
        first = {} if number in self.seen else {"id": f"mark-{number}"}
        self.seen.add(number)
        link = Element("a", {"href": f"#source-{number}"}, (str(number),), citation.at, citation.laid)
        return (Element("sup", {"class": "note", **first}, (GAP, link), citation.at, citation.laid),)


def _add_bookmark(element: Element) -> Element:
    """A heading with a mark, with the words that a list of bookmarks shows."""
    if element.tag not in HEADINGS or not any(element.find("note")):
        return element
    bare = rewrite(element, lambda inner: None if inner.has("note") else inner)
    return element.having(data_bookmark=" ".join(bare.text.split()))


def _in_last_words(row: Element, marks: Sequence[Element]) -> Element:
    """The row with these marks in the last of its cells that holds words."""
    cells = [n for n, cell in enumerate(row.children) if isinstance(cell, Element)]
    words = [n for n in cells if "data-value" not in row.children[n].attributes]  # type: ignore[union-attr]
    if not marks or not words:
        return row
    last = row.children[words[-1]]
    assert isinstance(last, Element)
    new = replace(last, children=(*last.children, *marks))
    return replace(row, children=(*row.children[: words[-1]], new, *row.children[words[-1] + 1 :]))


def _entry(n: int, source: str, uses: Sequence[Use], marks: Mapping[int, str], workspace: Workspace) -> Element:
    """An entry: the figures as the page writes them, and what they rest on."""
    all_of_it = [use for use in uses if use.source == source]
    mine = [use for use in all_of_it if not use.listed and _says_all(use, workspace)] or all_of_it
    translation = workspace.translation
    # Marks show which the other results of an example are; words to copy have none, so that all of them are named.
    every = source.startswith(("claim:", "confirmed:")) or any(use.bare for use in mine)
    named = _list_figures(mine if every else [use for use in mine if use.nth in marks])
    children = (
        *figures_first(named, translation, more=len(named) < len(_list_figures(mine))),
        *_words(source, workspace),
    )
    first = mine[0].citation
    return typeset(Element("li", {"id": f"source-{n}"}, children, first.at, first.laid), workspace.brand.language)


def _says_all(use: Use, workspace: Workspace) -> bool:
    """Whether the figure says by itself what its claim states, and needs no limit from its row."""
    scheme, _, name = use.source.partition(":")
    if not use.cell or scheme != "claim":
        return True
    return not supports(workspace.ledger.claims[name].value, use.citation.text, workspace.facts.units)


def _words(source: str, workspace: Workspace) -> tuple[Node, ...]:
    scheme, _, name = source.partition(":")
    if scheme == "claim":
        return claim_words(workspace.ledger.claims[name], workspace)
    if scheme == "confirmed":
        return confirmation_words(name, workspace)
    return result_words(find_model(name.partition("/")[0], workspace), name.partition("/")[2], workspace)


def _list_figures(uses: Sequence[Use]) -> list[Element]:
    """The figures as the page writes them, each once."""
    return list({plain(use.citation.text).casefold(): use.citation for use in reversed(uses)}.values())[::-1]


def _fill_list(root: Element, entries: Sequence[Element], title: str, rank: str) -> Element:
    """The page with the entries in its last place for sources, under a heading; a place left empty goes."""
    places = count(1)
    last = sum(1 for _ in root.find("sources"))

    def fill(element: Element) -> Element | None:
        if not element.has("sources"):
            return element
        if entries and next(places) == last:
            heading = Element(rank, {}, (title,), element.at)
            return replace(
                element, children=(heading, *element.children, Element("ol", {}, tuple(entries), element.at))
            )
        return element if element.text.strip() else None

    return rewrite(root, fill)
