"""Words in a line of Markdown: emphasis, links, places to fill in; what only looks like a mark is escaped."""

import re
from collections.abc import Callable, Iterable, Mapping
from html.entities import html5

from generator.diagnostics import Diagnostic, Problem
from generator.layout.white_space import collapse_text
from generator.pages.tree import Element, Node

Say = Callable[[Element], str]
OPEN, CLOSE = "\ue000", "\ue001"
"""Brackets around a place to fill in, until it is known what follows them."""
BREAK = "  \n"
MARKS = re.compile(r"([\\`*_\[\]])")
TAG = re.compile(r"<(?=[A-Za-z/!?])")
SHORT = "|".join(sorted(name for name in html5 if not name.endswith(";")))
ENTITY = re.compile(rf"&(?=#|\w+;|(?:{SHORT}))")  # viewers take some for signs without their semicolon, too
STARTS = re.compile(r"^(\s*)([#>+-]|\d+(?=[.)](?:\s|$)))", re.MULTILINE)
READ_AS_LINK = re.compile(rf"{OPEN}([^{CLOSE}]*){CLOSE}(?=[(\[])|^{OPEN}([^{CLOSE}]*){CLOSE}(?=:)", re.MULTILINE)
"""A link's words before its address, and at the start of a line the name of an address."""
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " "})


def type_words(nodes: Iterable[Node]) -> str:
    """The nodes as one line, with a break only where a `<br>` stands; a line never starts like a list or a heading."""
    said = re.sub(r"[ \n]+", " ", "".join(map(_say, nodes)).replace(BREAK, "\ue002"))
    lines = (line.strip() for line in said.split("\ue002"))
    return BREAK.join(map(_inert_start, lines)).strip()


def type_plain(nodes: Iterable[Node]) -> str:
    """The words without any mark, as a viewer shows them."""
    said = "".join(node if isinstance(node, str) else type_plain(node.children) for node in nodes)
    return collapse_text(said).strip()


def settle_brackets(text: str) -> str:
    """The text with brackets around each place to fill in, escaped where a link could be read into them."""
    escaped = READ_AS_LINK.sub(lambda found: f"\\[{found[1] or found[2]}\\]", text)
    return escaped.replace(OPEN, "[").replace(CLOSE, "]").translate(SPACES)


def _inert_start(line: str) -> str:
    def escape(match: re.Match[str]) -> str:
        mark = match[2]
        return f"{match[1]}{mark}\\" if mark.isdecimal() else f"{match[1]}\\{mark}"

    return STARTS.sub(escape, line)


def _say(node: Node) -> str:
    if isinstance(node, str):
        return _escape(node)
    if node.tag not in PHRASES:
        return f" {_inside(node)} "
    strange = next((name for name in node.classes if name not in SPANS), None)
    if strange is not None:
        raise Problem(Diagnostic("unknown-component", f"Markdown has no words for `{strange}`", node.at))
    return next((way for name in node.classes if (way := SPANS[name])), PHRASES[node.tag])(node)


def _escape(text: str) -> str:
    marked = MARKS.sub(r"\\\1", ENTITY.sub("&amp;", text))
    tildes = marked.replace("~", "&#126;") if marked.count("~") > 1 else marked
    return TAG.sub("&lt;", tildes)


def _inside(element: Element) -> str:
    return "".join(map(_say, element.children))


def _marked(mark: str) -> Say:
    def way(element: Element) -> str:
        words = _inside(element)
        lead, trail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        return f"{lead}{mark}{words.strip()}{mark}{trail}" if words.strip() else words

    return way


def _raised(element: Element) -> str:
    """Raised or lowered words: Markdown has no mark of its own for them, and viewers know the tags."""
    return f"<{element.tag}>{_inside(element)}</{element.tag}>"


def _code(element: Element) -> str:
    words = element.text
    fence = "``" if "`" in words else "`"
    return f"{fence} {words} {fence}" if len(fence) > 1 else f"{fence}{words}{fence}"


def _link(element: Element) -> str:
    """`[words](address)`; an address that says itself stands alone, and one that leads nowhere is its words."""
    words, address = _inside(element).strip(), element.get("href")
    if not address:
        return words
    bare = address.removeprefix("mailto:")
    if element.text.strip().replace("\u2011", "-") in {bare, address} and not address.startswith("#"):
        return f"<{bare}>"
    return f"[{words}]({address})" if words else f"<{bare}>"


def _picture(element: Element) -> str:
    return _escape(collapse_text(element.get("alt")))


def _bracket(element: Element) -> str:
    """`[Company]`: a place to fill in."""
    words = type_plain(element.children).strip("[]") or collapse_text(element.get("data-prompt"))
    return f"{OPEN}{words}{CLOSE}"


def _note(element: Element) -> str:
    """The number of a source, behind the words that it backs."""
    return f" {_bracket(element)}"


def _box(element: Element) -> str:
    return f"{OPEN} {CLOSE} {_inside(element).strip()}".rstrip()


def _rule(element: Element) -> str:
    return _inside(element).strip() or r"\_" * 10


PHRASES: Mapping[str, Say] = {
    "a": _link, "img": _picture, "br": lambda _: BREAK, "strong": _marked("**"), "em": _marked("*"), "code": _code,
    "sup": _raised, "sub": _raised, "span": _inside, "data": _inside,
}  # fmt: skip
"""Inline element -> how Markdown says it."""

SPANS: Mapping[str, Say | None] = {
    "field": _bracket, "gap": _bracket, "box": _box, "blank": _rule, "note": _note, "reference": None,
    "logo": None, "number": None, "citation": None, "record": None, "icon": None,
}  # fmt: skip
"""Component inside a paragraph -> how Markdown says it; `None`: as its element."""
