"""Marks that somebody knows from another tool and no format prints: each is refused where it stands, with the cure.

Printed as typed they would be slips on a customer's page, and dropped they would take words along.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from generator.pages.tree import Element

ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~])(?:.)")
"""A mark that a backslash makes a letter like any other."""
CODE = re.compile(r"`[^`]*`")
WORD = re.compile(r"[^\W_]+")
NUMBERS = re.compile(r"(?m)^[\s>*+-]*\d+[.)]\s|^\s*(?:```|~~~)\w*")
"""What stands before an entry of a list, which every format numbers itself."""
EMPHASIS = r"**words** and *words* are read; an asterisk itself is `\*`, and times is ×"
LIST = "put an empty line before it, in a text that starts with `|`"


class Mark(NamedTuple):
    """What a mark looks like in a text, what it is, and what to write instead."""

    pattern: re.Pattern[str]
    what: str
    cure: str


def _mark(pattern: str, what: str, cure: str) -> Mark:
    return Mark(re.compile(pattern), what, cure)


MARKS = (
    _mark(r"~~+", "struck words are not printed as such", "delete what no longer holds"),
    _mark(r"(?<!~)~[^\s~]+~(?!~)", "low figures are not printed as such", "type the characters themselves: H₂O"),
    _mark(r"\^[^\s^]+\^", "high figures are not printed as such", "type the characters themselves: m²"),
    _mark(r"==(?=\S)[^=]+==", "words are not highlighted", "emphasise them with **two asterisks**"),
    _mark(r"\+\+(?=\w)[^+]+\+\+", "words are not underlined", "emphasise them with **two asterisks**"),
    _mark(r"\|\|", "words cannot be hidden", "delete the marks"),
    _mark(r"\[\^[^\]]*\]?|\^\[", "a text has no footnotes", "cite the source, and its note is numbered by itself"),
    _mark(r"\*+", "an asterisk that marks nothing", EMPHASIS),
    _mark(
        r"""(?<![^\s("'*])_+(?=[^\W_])|(?<=[^\W_])_+(?![^\s.,;:!?)"'])""",
        "an underscore that marks nothing",
        r"`\_` prints one",
    ),
    _mark(r"`+", "a backtick that is not closed", "close it, or leave it out"),
    _mark(
        r"<!--|</?[A-Za-z][\w-]*(?: [^<>]*)?/?>", "HTML is not read", "delete the tag; Markdown says what a text can"
    ),
    _mark(r"<(?:https?://|mailto:)[^<>\s]*>", "a bare address is no link", "write [words](https://…)"),
    _mark(r"<[\w.+-]+@[\w.-]+>", "a bare address is no link", "write [words](mailto:…)"),
    _mark(r"<<|>>", "no mark of a merge field", "write it as {{ account.company }}"),
    _mark(r"%%|%[A-Za-z_][\w.]*%", "no mark of a merge field", "write it as {{ account.company }}"),
    _mark(r"(?<!\S):[a-z]\w+:(?!\S)", "picture names are not read", "type the character itself, or leave it out"),
    _mark(r"\\(?=\n|$)", "a backslash does not end a line", "end the line with two spaces, or start a paragraph"),
    _mark(r"(?:^|\n)[ \t]*#{1,6} ", "a heading cannot stand here", "leave out the #; a page's headings are fields"),
    _mark(r"\n[ \t]*(?:[-+•] |1\. |\d{1,2}\) )", "the list is read as part of the paragraph", LIST),
    _mark(r"^[ \t]*(?:[-+>•] )", "a list or a quote cannot stand here", f"leave out the mark; or {LIST}"),
    _mark(r"(?:^|\n)[ \t]*\|.*\|[ \t]*(?=\n|$)", "a table cannot stand here", LIST),
    _mark(r"\n[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\|", "a table cannot stand here", LIST),
    _mark(r"\n[ \t]*: ", "a list of terms is not read", "write **term**: and what it means"),
)
"""What is left in the words once Markdown is read: one row for each mark; a text is told of the first of each."""

SIGNS = re.compile(r"[^\w .,;()’–—]|_")
"""One at least stands in every mark; most texts have none."""
ENTRY = re.compile(r"\s*(?:[-+*•]|1[.)]) \S.*")
JOINED = Mark(ENTRY, "the lines of this list are joined into one", f"{LIST}; `>` and no sign at all join lines")
INDENT = "indent a list below another one by four spaces"
WRITTEN = (
    _mark(r"\]\([^()\s]*\{\{", "a merge field cannot be part of an address", "write the field beside the link"),
    _mark(r"""\]\([^()\s]+\s+["'(][^\n)]*""", "a link has no second text", "write it beside the link"),
    _mark(r"&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z]\w{1,9});", "character names are not read", "type the character itself"),
    _mark(r"(?m)^(?: {4})* {1,3}(?:[-+*]|\d{1,2}\.) ", "the list would not be read as one below another", INDENT),
)
"""What Markdown would drop or read differently, in a text as it is written."""


def find_unread_marks(markdown: str, nodes: Element) -> Iterator[tuple[str, Mark]]:
    """Each mark of a text that would not be printed as meant, as it is written; code is printed as typed."""
    said = (words for element in nodes.walk() if element.tag != "code" for words in _words(element))
    words = [words for words in said if SIGNS.search(words)]
    for mark, texts in [*((mark, words) for mark in MARKS), *((mark, [CODE.sub("", markdown)]) for mark in WRITTEN)]:
        found = next((match for text in texts if (match := mark.pattern.search(text))), None)
        if found:
            yield found.group().strip(), mark


def find_joined_list(lines: list[str], markdown: str) -> tuple[int, Mark] | None:
    """The first line of a list that YAML has joined to the line above it, counted from 0."""
    for n, line in enumerate(lines[1:], 1):
        entry = ENTRY.match(line)
        if entry and not re.search(rf"(?:^|\n)[ \t]*{re.escape(entry.group().strip())}", markdown):
            return n, JOINED
    return None


def find_lost_words(markdown: str, nodes: Element) -> str:
    """The first word of a text that none of its elements holds: a cell too many, an address that nothing uses."""
    held = Counter(word for element in nodes.walk() for text in _held(element) for word in WORD.findall(text))
    written = Counter(WORD.findall(NUMBERS.sub("", markdown)))
    return next(iter(written - held), "")


def _held(element: Element) -> Iterator[str]:
    yield from _words(element)
    yield from element.attributes.values()


def without_escapes(markdown: str) -> str:
    """The text with every mark that its author means as a letter made one."""
    return ESCAPED.sub("x", markdown)


def _words(element: Element) -> Iterator[str]:
    return (child for child in element.children if isinstance(child, str))
