"""The page: what every writer reads, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.claims.provenance import Provenance
from generator.content.brand import PAPERS, Brand
from generator.content.kinds import Fit
from generator.content.merge_tags import MergeTags
from generator.content.translation import ENGLISH, Translation
from generator.diagnostics import Position
from generator.formulas import Formula
from generator.pages.tree import Element


@dataclass(frozen=True, slots=True)
class Page:
    """One laid-out edition, complete in itself: pictures are data URIs, styles are text."""

    artifact: str
    """The artifact's path below `build/`, without its ending: `one-pagers/first`."""
    title: str
    kind: str
    """The kind as people call it: `One-pager`."""
    description: str
    dated: date
    version: str
    root: Element
    home: Position
    """The content file that the page comes from."""
    brand: Brand
    paper: str
    fit: Fit = field(default_factory=Fit)
    merge: MergeTags | None = None
    """The merge tags that a table is written with; none for the names of our own fields."""
    recipient: str = ""
    """The address that a message is for; empty while nobody's is known."""
    print_styles: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Style sheets for paper by file name, in order."""
    screen_styles: Mapping[str, str] = field(default_factory=dict, repr=False)
    fonts: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """The brand's font files by weight."""
    heading_fonts: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Those of its headings, where it sets them in a family of their own."""
    script_fonts: tuple[Mapping[str, bytes], ...] = field(default=(), repr=False)
    """Those of the families that give the letters of further scripts, in the order of the brand."""
    reference: bytes = field(default=b"", repr=False)
    """The Word document that brings the styles, `layouts/_shared/reference.docx`."""
    heading: Element | None = None
    """The title with what it cites; `title` is its words."""
    formulas: Mapping[str, Formula] = field(default_factory=dict, repr=False)
    """Every formula that cells state, by its text: parsed once, for all writers."""
    translation: Translation = ENGLISH
    """The words that writers add, in the language of the page."""
    breaks: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Words that somebody typed with soft hyphens, each with the word as typed, for formats that break lines."""
    provenance: Provenance | None = None
    """What the page was made from; the formats that can carry it do so, unseen."""

    @property
    def bands(self) -> tuple[Element, ...]:
        """The draft bands on top of the page; none if it is cleared."""
        return tuple(one for one in self.root.elements if one.has("draft"))

    @property
    def language(self) -> str:
        return self.brand.language

    @property
    def author(self) -> str:
        return self.brand.name

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the paper in points."""
        return PAPERS[self.paper]
