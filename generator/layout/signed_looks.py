"""What a signature covers besides words: all that changes what the reader sees of them, a short digest each."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from generator.claims.approvals import ELEMENTS, SHORT
from generator.content.kinds import View
from generator.layout.style_tokens import normal_form
from generator.pages.page import Page
from generator.pages.tree import Element
from generator.pages.vocabulary import INLINE
from generator.pages.workspace import Workspace

LISTS = ("start", "value", "reversed", "type")
"""Attributes by which an entry of a list shows another number than its place."""
LABELS = ("data-label", "data-source", "aria-label")
"""Attributes that style sheets print, or that are read aloud."""
SAYING = (
    "title", "data-title", "data-formula", "data-value", "data-least", "data-most",
    "data-choices", "data-set",
)  # fmt: skip
"""Attributes that are words to the reader; links, pictures and labels are signed by themselves."""
BY_THEMSELVES = frozenset(
    {*LISTS, *LABELS, *SAYING, "href", "data-link", "src", "alt", "data-kind", "data-field", "data-narrow"}
)
"""What is signed under a name of its own; `data-narrow` is a chart again, for a narrow screen."""
DRAWN = ("chart", "gauge", "opener")
"""Components whose pictures are drawn from their words, which are signed; a signature must not wait for the drawing."""
PLAIN = INLINE | {"article", "section", "div"}
"""Elements that say nothing by their names; links and pictures are signed by themselves."""
BRAND = {"tokens": "colours and names of the brand", "fonts": "choice of fonts"}
"""Sheets that the engine writes from the brand, as people call them."""


def look_digests(sheets: Iterable[tuple[View, Page]], workspace: Workspace) -> Mapping[str, str]:
    """The digest of each thing that decides what the reader sees, by the name that a message gives it."""
    found: dict[str, list[str]] = {}
    for view, page in sheets:
        for name, part in (*_styles(view, page, workspace), *_parts(page.root)):
            listed = found.setdefault(name, [])
            if not name.startswith("style") or part not in listed:
                listed.append(part)
    return {name: _short("\n".join(parts)) for name, parts in sorted(found.items())}


def _styles(view: View, page: Page, workspace: Workspace) -> Iterator[tuple[str, str]]:
    """Style sheets, logo and fonts, as far as the view's formats use them."""
    looks = {look for name in view.formats if name in workspace.formats for look in workspace.formats[name].looks}
    yield "logo", "\n".join((*page.brand.logo.values(), page.brand.logo_alt))
    for look, sheets in (("print", page.print_styles), ("screen", page.screen_styles)):
        for name, text in sheets.items() if look in looks else ():
            yield BRAND.get(name, f"style sheet {name}"), normal_form(text)
    if "reference" in looks:
        yield "style sheet reference.docx of Word", _digest(page.reference)
    if looks:
        scripts = (one for fonts in page.script_fonts for one in fonts.items())
        fonts = (*page.fonts.items(), *page.heading_fonts.items(), *scripts)
        yield "fonts", " ".join(f"{weight} {_digest(data)}" for weight, data in fonts)


@lru_cache(maxsize=32)
def _digest(data: bytes) -> str:
    """The digest of a file that many pages share."""
    return hashlib.sha256(data).hexdigest()


def _parts(root: Element) -> Iterator[tuple[str, str]]:
    """Elements, links, pictures, labels and the starts of lists, in the order in which the page has them."""
    drawn = {id(one) for name in DRAWN for part in root.find(name) for one in part.walk()}
    for element in root.walk():
        if written := _write_tag(element):
            yield ELEMENTS, written
        if element.get("href") or element.get("data-link"):
            yield "links", f"{element.text} {element.get('href')} {element.get('data-link')}"
        if element.tag == "img":
            yield "pictures", element.get("alt") + ("" if id(element) in drawn else element.get("src"))
        if element.has("chart"):
            yield "pictures", element.get("data-kind")
        if element.has("field"):
            yield "labels", f"{element.get('data-field')} {element.text}"
        yield from (("labels", element.get(name)) for name in LABELS if name in element.attributes)
        if element.tag in {"ol", "li"}:
            yield "numbering", " ".join(f"{name}={element.get(name)}" for name in LISTS if name in element.attributes)


def _write_tag(element: Element) -> str:
    """What the element is to style sheets and readers: name, classes, and attributes not signed by themselves."""
    told = sorted(item for item in element.attributes.items() if item[0] not in BY_THEMSELVES)
    return f"{element.tag} {told}" if told or element.tag not in PLAIN else ""


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:SHORT]
