"""The manuscript: the Word document that is being written, and the place in it where a block stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from io import BytesIO
from itertools import count
from typing import Any, Self

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from generator.diagnostics import Diagnostic, Position, Problem
from generator.pages.page import Page
from generator.writers.docx import lists
from generator.writers.docx.density import AIR, condense
from generator.writers.docx.ooxml import Xml, attribute, below, children

COLUMN = "Part Text"  # the style whose indent is the right column of clauses
REFERENCE = Position("layouts/_shared/reference.docx")
DENSE = "dense"  # what a layout says of a page whose words are counted for the paper though its sheets are not
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


@dataclass(frozen=True, slots=True)
class Prompt:
    """A merge field as the salesperson meets it: its name, and the label that asks for it."""

    name: str
    label: str


class Manuscript:
    """The document that grows from the reference document, with what its blocks share: styles, numbers, links."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.document = _open(page.reference)
        self.styles = _styles(self.document)
        self.prompts: list[Prompt] = []
        self.anchors = {element.get("href")[1:] for element in page.root.walk() if element.get("href").startswith("#")}
        self.parts = self.charts = 0
        self.titled = self.opened = False
        self.composed = page.fit.exactly is not None or page.root.get("data-density") == DENSE or _has_faces(page)
        self.air = AIR if self.composed else 1.0  # what is left of a space that no style sets
        if self.composed:
            condense(self.document.styles.element)
        self._numbers = count(1)

    @property
    def margins(self) -> tuple[float, float]:
        """The page's margins at top and side, in points: a share of the paper, so that a pocket card has small ones."""
        width, height = self.page.size
        if self.composed:  # a composed sheet is filled nearer to its edges, as on paper
            return height * 0.034, width * 0.078
        return min(height * 0.06, width * 0.078), min(width * 0.1, height * 0.08)

    def style(self, name: str) -> str:
        """The identifier of the style of this name."""
        return attribute(self._style(name), "styleId")

    def find_indent(self, name: str) -> float:
        """How far in the text of a paragraph style stands, in points."""
        indents = [int(attribute(ind, "left", "0")) for ind in below(self._style(name), "w:ind")]
        return (indents or [0])[-1] / 20

    def find_size(self, name: str) -> float:
        """The size of a style's type in points."""
        sizes = [int(attribute(size, "val")) for size in below(self._style(name), "w:sz")]
        return (sizes or [20])[-1] / 2

    def _style(self, name: str) -> Xml:
        found = self.styles.get(name.lower())
        if found is None:
            raise Problem(Diagnostic("missing-style", f"the reference document has no style `{name}`", REFERENCE,
                                     "make a style of this name in Word, or take the file's last version"))  # fmt: skip
        return found

    def take_number(self) -> int:
        """A number that no picture, control or bookmark of the document bears yet."""
        return next(self._numbers)

    def relate_link(self, address: str) -> str:
        """The relationship to an address."""
        return self.document.part.relate_to(address, LINK, is_external=True)

    def relate_picture(self, png: bytes) -> str:
        """The relationship to a picture; the same picture is kept once."""
        return self.document.part.get_or_add_image(BytesIO(png))[0]

    def make_part(self, name: str, kind: str, content: bytes) -> Part:
        """A further part of the package."""
        return Part(PackURI(name), kind, content, self.document.part.package)

    def start_list(self, kind: int, level: int, start: int) -> int:
        """A numbering instance for one list."""
        return lists.instance(self.document.part.numbering_part.element, kind, level, start)

    def keep_prompt(self, prompt: Prompt) -> int:
        """Which of the document's merge fields this is, counted from 1: one name, one place for its value."""
        names = [known.name for known in self.prompts]
        if prompt.name not in names:
            self.prompts.append(prompt)
            return len(self.prompts)
        return names.index(prompt.name) + 1


@dataclass(frozen=True, slots=True)
class Manner:
    """How a run of words differs from its paragraph."""

    style: str = ""
    bold: bool = False
    italic: bool = False
    raised: str = ""
    lift: float = 0
    """How far above the line the words stand, in points."""
    size: float = 0
    language: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: how wide its column is, how far in, on which ground, under which styles."""

    manuscript: Manuscript
    width: float
    indent: float = 0
    instead: Mapping[str, str] = field(default_factory=dict)
    """Style -> the style that stands in for it here."""
    manner: Manner = Manner()
    level: int = 0
    """Of lists around it."""
    figure: float = 0
    """The size of big numbers in points; 0 is that of their style."""
    mark: float = 0
    """The size of the number that marks of notes stand behind, in points, if it is a big one."""

    def within(self, *, instead: Mapping[str, str] | None = None, **changes: Any) -> Self:
        """A place inside this one: narrower, further in, or with further styles standing in."""
        return replace(self, instead={**self.instead, **(instead or {})}, **changes)

    def cell(self, width: float) -> Self:
        """The inside of a cell: a column of its own, from its left edge."""
        normal = self.style("Normal")
        return self.within(width=width, indent=0, level=0, instead={"Normal": "Normal" if normal == COLUMN else normal})

    def style(self, name: str) -> str:
        """The name of the style that says this here."""
        return self.instead.get(name, name)


def _has_faces(page: Page) -> bool:
    return any(True for _ in page.root.find("face"))


def _open(reference: bytes) -> WordDocument:
    if not reference:
        hint = f"`python -m generator.writers.docx.reference {REFERENCE.file}` makes one"
        raise Problem(Diagnostic("missing-reference", "there is no reference document for Word", REFERENCE, hint))
    document = Document(BytesIO(reference))
    _empty(document.element.body)
    return document


def _empty(body: Xml) -> None:
    for block in list(body)[:-1]:
        body.remove(block)


def _styles(document: WordDocument) -> dict[str, Xml]:
    sheet: Iterable[Xml] = children(document.styles.element, "w:style")
    return {attribute(children(style, "w:name")[0], "val").lower(): style for style in sheet}
