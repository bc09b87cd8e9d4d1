"""Typographic marks: curly quotes, real dashes and ellipses, and no line break between a figure and its unit."""

import re
from collections.abc import Mapping
from dataclasses import replace

from generator.pages.tree import Element, Node

OPENS = frozenset(" \t\n([{—–-/\u00a0")
MARKS = (
    (re.compile(r"\.\.\."), "…"),
    (re.compile(r"(?<=\s)--(?=\s)"), "–"),
    (re.compile(r"(?<=\d) (?=(?:ms|s|h|K|M|kg|GB|MB|percent|million|billion)\b)"), "\u00a0"),
    (re.compile(r"(?<=\d) (?=%)"), "\u00a0"),
    (re.compile(r"\b(SOC|Section|Week|Day|Month|Step|Page) (?=\d)"), "\\1\u00a0"),
)
QUOTES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "en": {'"': ("“", "”"), "'": ("‘", "’")},
    "de": {'"': ("„", "“"), "'": ("‚", "’")},
    "de-CH": {'"': ("«", "»"), "'": ("’", "’")},
    "es": {'"': ("«", "»"), "'": ("‘", "’")},
    "fr": {'"': ("«\u00a0", "\u00a0»"), "'": ("’", "’")},
    "it": {'"': ("«", "»"), "'": ("’", "’")},
    "nl": {'"': ("“", "”"), "'": ("’", "’")},
    "pl": {'"': ("„", "”"), "'": ("’", "’")},
    "pt": {'"': ("“", "”"), "'": ("‘", "’")},
}
"""Language -> what opens and what closes a quotation for each mark of a keyboard; in a word, `'` is an apostrophe."""
SPACES: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "de": ((re.compile(r"\b([zudio])\. ?(?=(?:[aäBdhTU]|o|u)\.)"), "\\1.\u00a0"),),
    "fr": (
        (re.compile(r"(?<=[^\s;!?]) ?(?=[;!?]+(?:[\s»)]|$))"), "\u202f"),
        (re.compile(r"(?<=\d)[ \u00a0]?(?=%)"), "\u202f"),
        (re.compile(r"(?<=[^\s:]) ?(?=:(?:\s|$))|(?<=\S) ?(?=»)|(?<=«) ?(?=\S)"), "\u00a0"),
    ),
}
"""Where a language has a space that no line may break at, whether somebody has typed one or not. In French it is narrow
before `;`, `!`, `?` and `%`, and as wide as between words beside `:` and within quotation marks."""
WITHOUT_SPACES = frozenset({"fr-CA", "fr-CH"})
"""Countries that write only some of these spaces; there they stand where they are typed."""
BLANKS = re.compile(r"(?:(?!(?<=\d)[\u00a0\u202f](?=\d))\s)+")
LONELY = re.compile(r" (?=\S{1,8}\s*$)")
LEADING = re.compile(r"(?<!\S)(?:\w{1,4} ){1,2}$")
"""The short words that lead to what is written on a blank: `not in ____ days` stays together."""
BLANK = re.compile(r"^__+(?: \w+){1,2}")
"""A blank and what stands on it, `____ a month`."""
LONG_ENOUGH = 30  # characters; a shorter text is a label, and labels may break where they like
ENDING = frozenset({"div", "p", "li", "dd", "h1", "h2", "h3"})
VERBATIM = frozenset({"code"})


def typeset(element: Element, language: str) -> Element:
    """The element with its texts set as a typographer would; quotes as the language has them, if it is known."""
    return _Typesetter(language).set_element(element)


def set_in_line(text: str) -> str:
    """The words in one line, a space between each two; what parts the digits of a number stays."""
    return BLANKS.sub(" ", text.strip())


def typeset_words(text: str, language: str) -> str:
    """A text without markup, such as what a table's cell says, set likewise."""
    return _Typesetter(language).set_text(text)


def keep_company(text: str) -> str:
    """The text with its last short word bound to those before, so that none stands alone on a line: `for a sprint`."""
    return LONELY.sub("\u00a0", text)


def _keep_end(cited: Element) -> Element:
    """A figure that ends a headline with its unit bound to it: `9.9 months`."""
    last = cited.children[-1] if cited.children else ""
    return replace(cited, children=(*cited.children[:-1], keep_company(last))) if isinstance(last, str) else cited


def _lead_to_blanks(children: list[Node]) -> list[Node]:
    """The children with each blank in one piece and the short words before it bound to it: a line that ends with `not`
    says the opposite."""
    followed = zip(children, [*children[1:], ""], strict=False)
    return [_bind(child, LEADING) if _is_blank(after) else _hold(child) for child, after in followed]


def _bind(node: Node, words: re.Pattern[str]) -> Node:
    return words.sub(lambda found: found[0].replace(" ", "\u00a0"), node) if isinstance(node, str) else _hold(node)


def _hold(node: Node) -> Node:
    if not isinstance(node, Element) or not _is_blank(node):
        return node
    return replace(node, children=tuple(_bind(child, BLANK) for child in node.children))


def _is_blank(node: Node) -> bool:
    return isinstance(node, Element) and node.text.startswith("__")


class _Typesetter:
    """Walks a tree in reading order, remembering the last character: a quote opens or closes by what is before it."""

    def __init__(self, language: str) -> None:
        base = language.partition("-")[0]
        spaces = () if language in WITHOUT_SPACES else SPACES.get(base, ())
        self.quotes, self.spaces, self.before = QUOTES.get(language, QUOTES.get(base, {})), spaces, " "

    def set_element(self, element: Element) -> Element:
        if element.tag in VERBATIM:
            self.before = "x"
            return element
        if element.tag not in {"a", "data", "em", "strong", "span", "sub", "sup"}:
            self.before = " "
        children = [self.set_text(c) if isinstance(c, str) else self.set_element(c) for c in element.children]
        children = _lead_to_blanks(children)
        if children and isinstance(children[-1], str) and element.tag in ENDING and len(element.text) >= LONG_ENOUGH:
            children[-1] = keep_company(children[-1])
        if element.tag == "h1" and children and isinstance(children[-1], Element) and len(element.text) >= LONG_ENOUGH:
            children[-1] = _keep_end(children[-1])
        return replace(element, children=tuple(children))

    def set_text(self, text: str) -> str:
        for pattern, mark in MARKS:
            text = pattern.sub(mark, text)
        # What stands before the text decides, too: a figure in bold, and then `: ` in plain.
        for pattern, mark in self.spaces:
            text = pattern.sub(mark, f"{self.before}{text}")[1:]
        return "".join(map(self.set_character, text))

    def set_character(self, character: str) -> str:
        opening = self.before in OPENS
        self.before = character
        if character not in self.quotes:
            return character
        opens, closes = self.quotes[character]
        return opens if opening else closes
