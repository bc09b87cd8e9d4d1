"""The page tree as HTML text, and HTML text as a page tree."""

import re
from html import escape
from html.parser import HTMLParser

from generator.diagnostics import Diagnostic, Position, Problem
from generator.pages.tree import Element, Node
from generator.pages.vocabulary import EMPTY

DEEPEST = 80  # levels; a page of ours has some fifteen, and no program that opens one bears thousands
PLACE = re.compile(r"(.+):([0-9]{1,9}):([0-9]{1,9})", re.DOTALL)


def to_html(node: Node, *, with_places: bool = False) -> str:
    """The node as HTML; text and attributes are escaped, so nothing in them can become markup.

    With places, every element says in `data-at` where in the content or the layout it comes from.
    """
    if isinstance(node, str):
        return escape(node, quote=False)
    place = {"data-at": str(node.at)} if with_places and node.at else {}
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in {**node.attributes, **place}.items())
    if node.tag in EMPTY:
        return f"<{node.tag}{attributes}>"
    children = "".join(to_html(child, with_places=with_places) for child in node.children)
    return f"<{node.tag}{attributes}>{children}</{node.tag}>"


def from_html(html: str, fallback: Position | None = None) -> Element:
    """The one root element of a laid-out page; `data-at="file:line:col"` becomes each element's position."""
    builder = _Builder(fallback)
    builder.feed(html)
    builder.close()
    return builder.finish()


class _Builder(HTMLParser):
    """Builds elements from events; a tag that is not closed where it should be is a `Problem` at its place."""

    def __init__(self, fallback: Position | None) -> None:
        super().__init__(convert_charrefs=True)
        self.fallback = fallback
        self.open: list[tuple[str, dict[str, str], list[Node], Position | None]] = [("", {}, [], fallback)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # A mark of a chart has a `data-at` of its own, beside the place that the layout is stamped with.
        places = [found for name, value in attrs if name == "data-at" and (found := position(value or ""))]
        attributes = {name: value or "" for name, value in attrs if name != "data-at" or not position(value or "")}
        at = places[0] if places else self.open[-1][3]
        if tag in EMPTY:
            self.open[-1][2].append(Element(tag, attributes, (), at))
            return
        if len(self.open) > DEEPEST:
            message = f"elements nested more than {DEEPEST} levels deep"
            raise Problem(Diagnostic("too-deep", message, at, "write the page flatter; no reader sees so many levels"))
        self.open.append((tag, attributes, [], at))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        open_tag, attributes, children, at = self.open[-1]
        if tag in EMPTY:
            return
        if open_tag != tag:
            message = f"`</{tag}>` closes `<{open_tag}>`" if open_tag else f"`</{tag}>` closes nothing"
            raise Problem(Diagnostic("unbalanced-page", message, at, "close each element in the order it was opened"))
        self.open.pop()
        self.open[-1][2].append(Element(tag, attributes, tuple(children), at))

    def handle_data(self, data: str) -> None:
        self.open[-1][2].append(data)

    def finish(self) -> Element:
        if len(self.open) > 1:
            tag, _, _, at = self.open[-1]
            raise Problem(Diagnostic("unbalanced-page", f"`<{tag}>` is never closed", at, f"add `</{tag}>`"))
        roots = [node for node in self.open[0][2] if isinstance(node, Element)]
        if len(roots) != 1:
            raise Problem(
                Diagnostic(
                    "unbalanced-page",
                    f"a page has one root element, not {len(roots)}",
                    self.fallback,
                    "put everything inside one `<article>`",
                )
            )
        return roots[0]


def position(text: str) -> Position | None:
    """The position that `str(position)` wrote, or nothing."""
    written = PLACE.fullmatch(text)
    return Position(written[1], int(written[2]), int(written[3])) if written else None
