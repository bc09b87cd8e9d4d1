"""The words of one cell: runs of text with their emphasis, white space as HTML reads it, a link and pictures."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from generator.pages.tree import Element, Node

SHORT = 60  # characters; some readers do not wrap the words of a link
LONGEST_LINK = 2000  # Excel calls a workbook damaged when an address is longer than 2,079 characters
SCHEMES = ("https:", "http:", "mailto:", "tel:")


Place = Literal["superscript", "subscript"]


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one emphasis. `tone` is link, field or gap; `place` is superscript or subscript."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    tone: str = ""
    place: Place | None = None

    @property
    def is_plain(self) -> bool:
        return self == Run(self.text)


@dataclass(frozen=True, slots=True)
class Picture:
    """An inline picture: its data URI, what it shows, and the size the page gives it."""

    source: str
    alt: str
    width: str = ""
    height: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A cell's runs and the address it leads to; links and pictures among the words that need rows of their own."""

    runs: tuple[Run, ...] = ()
    link: str = ""
    links: tuple["Words", ...] = ()
    pictures: tuple[Picture, ...] = ()

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def label(self) -> str:
        """The words without the numbers of notes."""
        return "".join(run.text for run in self.runs if not run.place)

    @property
    def is_plain(self) -> bool:
        return all(run.is_plain for run in self.runs)

    def after(self, lead: str) -> "Words":
        """The words with a lead before them, such as a list's number."""
        return replace(self, runs=(Run(lead), *self.runs))

    def append(self, runs: tuple[Run, ...]) -> "Words":
        """The words with further runs behind them."""
        return replace(self, runs=(*self.runs, *runs))


EMPHASIS: Mapping[str, dict[str, Any]] = {
    "strong": {"bold": True}, "em": {"italic": True}, "code": {"code": True},
    "sup": {"place": "superscript"}, "sub": {"place": "subscript"}, "a": {"tone": "link"},
    "h1": {"bold": True}, "h2": {"bold": True}, "h3": {"bold": True}, "h4": {"bold": True}, "dt": {"bold": True},
    "span": {}, "data": {}, "br": {}, "img": {},
}  # fmt: skip
"""How runs show an element; what is not here has no emphasis of its own."""

LINES = frozenset({"h1", "h2", "h3", "h4", "p", "li", "div", "section", "header", "footer", "aside", "blockquote",
                   "ul", "ol", "dl", "dt", "dd", "figure", "figcaption", "table", "caption", "tr", "hr"})  # fmt: skip
"""Elements that begin a line of their own inside a cell."""

LEADS = {"li": "• ", "td": " ", "th": " "}


def words(nodes: Iterable[Node], *, with_rows: bool = False) -> Words:
    """The nodes as one cell's words.

    A cell leads to one address and shows all its words as the link, so only short words become one. The links of other
    words follow in rows of their own where there is room for rows, and are written out where there is none.
    """
    nodes = tuple(nodes)
    links = _links(nodes)
    runs = _tidy(run for node in nodes for run in _runs(node, Run(""), ()))
    link = _link(runs, links) or _inner_link(runs, nodes)
    if links and not link and not with_rows:
        runs = _tidy(run for node in nodes for run in _runs(node, Run(""), tuple(links)))
    apart = tuple(Words((Run(text, tone="link"),), address) for address, text in links.items())
    pictures = tuple(
        Picture(element.get("src"), element.get("alt"), element.get("width"), element.get("height"))
        for element in _elements(nodes) if element.tag == "img" and element.get("alt")
    )  # fmt: skip
    return Words(runs, link, () if link or not with_rows else apart, pictures)


def notes(element: Element) -> tuple[Run, ...]:
    """The note numbers inside an element, for a neighbour to carry when the element itself becomes a value."""
    return _tidy(run for note in element.find("note") for run in _runs(note, Run(""), ()))


def _elements(nodes: Iterable[Node]) -> Iterator[Element]:
    return (element for node in nodes if isinstance(node, Element) for element in node.walk())


def _links(nodes: Iterable[Node]) -> dict[str, str]:
    """The words of every address that leads out of the workbook."""
    anchors = (element for element in _elements(nodes) if element.tag == "a")
    return {anchor.get("href"): " ".join(anchor.text.split()) for anchor in anchors if is_address(anchor.get("href"))}


def _link(runs: tuple[Run, ...], links: Mapping[str, str]) -> str:
    """The address for the whole cell, if there is one and the words are short."""
    text = "".join(run.text for run in runs)
    if len(links) == 1 and len(text) <= SHORT and "\n" not in text:
        return next(iter(links))
    return ""


def _inner_link(runs: tuple[Run, ...], nodes: Iterable[Node]) -> str:
    """The place within the workbook that the cell leads to, when it says nothing else: notes stay notes."""
    text = "".join(run.text for run in runs)
    anchors = [part for part in _elements(nodes) if part.tag == "a" and part.get("href").startswith("#")]
    return next((anchor.get("href") for anchor in anchors if " ".join(anchor.text.split()) == text), "")


def is_address(link: str) -> bool:
    """Whether Excel can keep the link as one."""
    return link.lower().startswith(SCHEMES) and len(link) <= LONGEST_LINK


def _runs(node: Node, run: Run, written: tuple[str, ...]) -> Iterator[Run]:
    if isinstance(node, str):
        yield replace(run, text=node)
        return
    if node.tag == "br":
        yield Run("\n")
        return
    run = replace(run, **_emphasis(node))
    before, after = _write_around(node, written)
    edge = (Run("\n"),) if node.tag in LINES else ()
    yield from edge
    yield replace(run, text=before)
    for child in node.children:
        yield from _runs(child, run, written)
    yield replace(run, text=after)
    yield from edge


def _emphasis(element: Element) -> dict[str, Any]:
    for tone in ("field", "gap"):
        if element.has(tone):
            return {"tone": tone}
    href = element.get("href")
    if element.tag == "a" and not is_address(href):
        return {}
    return EMPHASIS.get(element.tag, {})


def _write_around(element: Element, written: tuple[str, ...]) -> tuple[str, str]:
    """What the medium writes before and after an element's own words."""
    href = element.get("href")
    if element.has("field"):
        return "[", "]" if element.text.strip() else f"{element.get('data-prompt', '…')}]"
    if element.has("note") and not element.text.strip().startswith("["):
        return "[", "]"
    if element.has("box"):
        return "☐ ", ""
    if element.has("blank") and not element.text.strip():
        return " ", "____________"
    if element.tag == "a" and (href in written or _too_long(href)) and not href.endswith(element.text.strip()):
        return "", f" ({href})"
    return LEADS.get(element.tag, ""), ""


def _too_long(href: str) -> bool:
    return href.lower().startswith(SCHEMES) and len(href) > LONGEST_LINK


def _tidy(runs: Iterable[Run]) -> tuple[Run, ...]:
    """White space as HTML reads it: one space between words, none at the edges of a line."""
    tidy: list[Run] = []
    last = "\n"
    for run in runs:
        text = run.text
        if text == "\n" and last == "\n":
            continue
        if text.startswith(" ") and last in {" ", "\n"}:
            text = text[1:]
        if text == "\n" and tidy and last == " ":
            tidy[-1] = replace(tidy[-1], text=tidy[-1].text.rstrip(" "))
        if text:
            tidy.append(replace(run, text=text))
            last = text[-1]
    return _without_last_space(tidy)


def _without_last_space(runs: list[Run]) -> tuple[Run, ...]:
    while runs and not runs[-1].text.strip(" \n"):
        runs = runs[:-1]
    if runs:
        runs = [*runs[:-1], replace(runs[-1], text=runs[-1].text.rstrip(" \n"))]
    return _join(runs)


def _join(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbours of one emphasis as one run."""
    joined: list[Run] = []
    for run in runs:
        if joined and replace(joined[-1], text="") == replace(run, text=""):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(joined)
