"""Markdown with two additions, citations and merge fields, as page elements.

Raw HTML is no part of it: `<50 ms` and `<script>` alike are words. The result is cleaned, then parsed into the tree.
"""

import re
from functools import cache, lru_cache
from string import punctuation
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element as XmlElement

from generator.pages.markup import from_html
from generator.pages.tree import Element, Node

if TYPE_CHECKING:
    from markdown import Markdown

FIELD = r"\{\{\s*([^{}]*?)\s*\}\}"
MARKED = re.compile(r"[*_`\[\]{}\\!#&~|]|^\s*([-+>=]|\d+[.)])|https?:|<|  $", re.MULTILINE)
HEADING = re.compile(r"(?:^|\n)(?P<level>#{1,6})[ \t]+(?P<header>(?:\\.|[^\\])*?)(?:[ \t]+#+)?[ \t]*(?:\n|$)")
"""A space follows the marks, as CommonMark has it: `#1 in its class` and `C#` are words."""
BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "hr", "pre"}
TABLES = {"table", "thead", "tbody", "tr", "th", "td"}
TAGS = BLOCKS | TABLES | {"strong", "em", "code", "a", "span", "br"}
SCHEME = re.compile(r'(?<=href=")[a-z][a-z0-9+.-]*(?=:)')
SCHEMES = {
    "https",
    "mailto",
    "tel",
    "claim",
    "fact",
    "calc",
    "count",
    "sum",
    "own",
    "http",
    "file",
    "javascript",
    "relative",
}


@lru_cache(maxsize=10_000)
def line_nodes(text: str) -> tuple[Node, ...]:
    """The inline nodes of a one-line text; block marks at its start (`#`, `1.`) are words."""
    text = text.strip()
    if not MARKED.search(text):
        return (text,)
    # A word in front keeps the block parser from reading `1. …` or `# …` as a list or a heading.
    (block,) = _elements("x " + text)
    first, *rest = block.children
    assert isinstance(first, str)
    return tuple(node for node in (first.removeprefix("x "), *rest) if node)


@lru_cache(maxsize=10_000)
def prose_nodes(text: str) -> tuple[Node, ...]:
    """The block elements of a Markdown text."""
    if not MARKED.search(text):
        paragraphs = re.split(r"\n\s*\n", text.strip())
        return tuple(Element("p", {}, (" ".join(words.split()),)) for words in paragraphs)
    return _elements(text)


def _elements(text: str) -> tuple[Element, ...]:
    import nh3  # noqa: PLC0415 - only where Markdown marks occur

    parser = _parser()
    html = parser.reset().convert(text)
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}, "span": {"class", "data-field"}, "ol": {"start"}},
        # The cleaner would drop other addresses without a word; citations.cite refuses them at their place.
        url_schemes=SCHEMES | set(SCHEME.findall(html)),
        link_rel=None,
    )
    return from_html(f"<div>{clean}</div>").elements


@cache
def _parser() -> "Markdown":
    """Python-Markdown without raw HTML and pictures, with tables and merge fields."""
    from markdown import Markdown  # noqa: PLC0415 - slow to import
    from markdown.inlinepatterns import InlineProcessor  # noqa: PLC0415

    class Field(InlineProcessor):
        """`{{ account.company }}` becomes a span that names the field; its words are put in later."""

        def handleMatch(self, m: re.Match[str], data: str) -> tuple[XmlElement, int, int]:  # type: ignore[override]  # noqa: N802
            span = XmlElement("span", {"class": "field", "data-field": m.group(1)})
            return span, m.start(0), m.end(0)

    parser = Markdown(extensions=["tables", "sane_lists"], output_format="html")
    parser.ESCAPED_CHARS = list(punctuation)  # as CommonMark has it: `\\<` prints `<`
    parser.preprocessors.deregister("html_block")
    parser.parser.blockprocessors.deregister("code")  # an indent too far is a slip, not a program
    parser.parser.blockprocessors.deregister("reference")  # it takes lines off the page
    parser.parser.blockprocessors["hashheader"].RE = HEADING  # type: ignore[attr-defined]
    for name in ("html", "image_link", "image_reference", "short_image_ref", "entity", "autolink", "automail"):
        parser.inlinePatterns.deregister(name)
    parser.inlinePatterns.register(Field(FIELD, parser), "field", 185)
    return parser
