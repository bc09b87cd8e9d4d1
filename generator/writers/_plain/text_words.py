"""Running text: what stands inside a paragraph, as words, links and marks on one line."""

import re
from collections.abc import Callable, Iterable, Mapping

from generator.diagnostics import Diagnostic, Problem
from generator.layout.white_space import collapse_text
from generator.pages.tree import Element, Node

KEPT_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " "})
RULED = 20  # characters of a line to write on

Say = Callable[[Element], str]


def wording(nodes: Iterable[Node]) -> str:
    """The nodes as running text: layout's white space collapsed, `\\n` only where a `<br>` stands."""
    said = re.sub(" +", " ", "".join(map(_say, nodes)))
    return re.sub(" ?\n ?", "\n", said).strip(" \n")


def settle_spaces(text: str) -> str:
    """The text as one types it: spaces that held words together while lines were broken become plain ones."""
    return "\n".join(line.rstrip(" ") for line in text.translate(KEPT_SPACES).split("\n"))


def _say(node: Node) -> str:
    if isinstance(node, str):
        return node
    if node.tag not in PHRASES:
        return f" {_inside(node)} "
    return _way(node)(node)


def _way(element: Element) -> Say:
    strange = next((name for name in element.classes if name not in SPANS), None)
    if strange is not None:
        raise Problem(Diagnostic("unknown-component", f"plain text has no words for `{strange}`", element.at))
    return next((way for name in element.classes if (way := SPANS[name])), PHRASES[element.tag])


def _inside(element: Element) -> str:
    return "".join(map(_say, element.children))


def _link(element: Element) -> str:
    """`text <address>`, or the text alone where it already says the address; a place on the same page has none."""
    text, address = wording(element.children), element.get("href")
    bare = address.removeprefix("mailto:").removeprefix("tel:")
    if address.startswith("#") or _plainly(text) == _plainly(bare):
        return _inside(element)
    return f"{text} <{bare}>" if text else bare


def _plainly(address: str) -> str:
    """The address without what people leave out and without what keeps it on one line."""
    return re.sub(r"^https?://", "", address).replace("\u2011", "-").rstrip("/")


def _picture(element: Element) -> str:
    return collapse_text(element.get("alt"))


def _bracket(element: Element) -> str:
    """`[Company]`, kept on one line so that a search finds it."""
    text = wording(element.children).strip("[]") or collapse_text(element.get("data-prompt"))
    return f"[{text}]".replace(" ", "\u00a0").replace("\n", "\u00a0")


def _gap(element: Element) -> str:
    text = wording(element.children)
    return text if text.startswith("[") else f"[{text}]"


def _box(element: Element) -> str:
    return "[\u00a0]" + _inside(element)


def _rule(element: Element) -> str:
    return _inside(element).strip() or "_" * RULED


def _note(element: Element) -> str:
    """`[1]`, kept to the figure before it."""
    words = wording(element.children)
    gap = "\u00a0" if words.startswith("\u00a0") else ""
    return f"{gap}[{words.strip().strip('[]')}]"


PHRASES: Mapping[str, Say] = {
    "a": _link, "img": _picture, "br": lambda _: "\n",
    "strong": _inside, "em": _inside, "code": _inside, "sup": _inside, "sub": _inside, "span": _inside, "data": _inside,
}  # fmt: skip
"""Inline element -> how plain text says it. Emphasis is left to the words."""

SPANS: Mapping[str, Say | None] = {
    "field": _bracket, "gap": _gap, "box": _box, "blank": _rule, "note": _note,
    "logo": None, "number": None, "citation": None, "record": None, "icon": None, "reference": None,
}  # fmt: skip
"""Component inside a paragraph -> how plain text says it; `None`: as its element."""
