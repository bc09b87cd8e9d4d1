"""The gallery: every component of the vocabulary with what it means and an example, in every format that shows it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from html import escape

from generator.checks.page_marks import draw_line
from generator.content.brand import Brand
from generator.diagnostics import Position
from generator.layout.cell_formulas import read_formulas
from generator.layout.drawn_parts import fill_parts
from generator.layout.page_fonts import read_fonts, read_heading_fonts, read_reference, read_script_fonts
from generator.layout.styles import StyleSheets
from generator.layout.white_space import collapse_tree
from generator.pages.markup import from_html
from generator.pages.page import Page
from generator.pages.tree import Element, Node, rewrite
from generator.pages.vocabulary import COMPONENTS
from generator.pages.workspace import Workspace
from generator.press.examples import EXAMPLES
from generator.writers import writer

KIND, HOME = "_gallery", "generator/press/examples"
FORMATS = ("html", "pdf", "docx", "xlsx", "text")
DATED = date(1980, 1, 1)
"""A gallery says nothing that has a day."""
TITLE = "Gallery of components"
LEDE = "Every component that a layout may use, what it means, and an example of no company that is. Copy from here."
HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
ALONE = ("draft", "opener", "page-break", "worksheet")
FRONT = ("face", "run-on", "lede")
"""The components of the gallery's own front."""


LOOK = """article > .callout, .keep > .callout, .face > .callout { margin: 24pt 0 12pt; font-size: var(--size-small); }
.keep > .callout ~ h2 { margin-bottom: 8pt; }
"""
"""What sets the labels apart from the examples."""


def make_gallery(workspace: Workspace) -> dict[str, bytes]:
    """The gallery's files by their paths below `build/`."""
    page = gallery_page(workspace)
    written = {name: writer(name) for name in FORMATS}
    return {f"gallery/gallery.{made.FORMAT.suffix}": made.write(page) for made in written.values()}


def gallery_page(workspace: Workspace) -> Page:
    """All examples on one page, in the project's own look."""
    drawn = fill_parts(_lay_out(), workspace, workspace.brand)
    root = collapse_tree(rewrite(drawn, lambda element: _mark(element, workspace.brand)))
    sheets = workspace.once(StyleSheets)
    return Page(
        artifact="gallery/gallery",
        title=TITLE,
        kind="Gallery",
        description=TITLE,
        dated=DATED,
        version="",
        root=root,
        home=Position(HOME),
        brand=workspace.brand,
        paper=workspace.brand.paper,
        print_styles={**sheets.for_print(KIND, workspace.brand.paper, workspace.brand), "gallery": LOOK},
        screen_styles={**sheets.for_screen(KIND, workspace.brand), "gallery": LOOK},
        fonts=read_fonts(workspace),
        heading_fonts=read_heading_fonts(workspace),
        script_fonts=read_script_fonts(workspace),
        reference=read_reference(workspace.project),
        formulas=read_formulas(root),
        translation=workspace.translation,
    )


def _mark(element: Element, brand: Brand) -> Element:
    """The element with a signature line, if it is a page's mark; a gallery has no digest that anyone signs."""
    line = draw_line(TITLE, brand) if element.has("stamp") else None
    return replace(element, children=(line, " ", *element.children)) if line else element


def _lay_out() -> Element:
    """The title, then each example below the names of the components that it is the first to show."""
    shown = {*FRONT}
    blocks: list[Node] = [_front()]
    headings: list[Element] = []
    for example in _examples():
        names = [name for name in _names(example) if name not in shown]
        shown.update(names)
        if example.tag in HEADINGS and not names:
            headings.append(example)
            continue
        blocks += _together([*_label(names), *headings, example])
        headings = []
    return Element("article", {}, tuple(blocks))


def _together(blocks: list[Element]) -> list[Element]:
    """The blocks kept on one page, unless the example is a page or a sheet of its own."""
    alone = any(blocks[-1].has(name) for name in ALONE) or (blocks[-1].has("cover") and blocks[-1].tag == "section")
    return blocks if alone or len(blocks) == 1 else [Element("div", {"class": "keep"}, tuple(blocks))]


def _front() -> Element:
    title = from_html(f'<header><h1>{TITLE}</h1><p class="lede">{LEDE}</p></header>')
    return Element("section", {"class": "face run-on"}, (title, *_label(FRONT)))


def _examples() -> Iterator[Element]:
    """The blocks of the example pages, those of a face one by one."""
    for text in EXAMPLES.values():
        for block in from_html(text).elements:
            yield from block.elements if block.has("face") else (block,)


def _names(example: Element) -> Iterator[str]:
    yield from dict.fromkeys(name for part in example.walk() for name in part.classes)


def _label(names: Iterable[str]) -> Iterator[Element]:
    """What each of the components means."""
    entries = "".join(f"<li><strong>{name}</strong>: {escape(COMPONENTS[name].means)}</li>" for name in names)
    if entries:
        yield from_html(f'<aside class="callout"><ul>{entries}</ul></aside>')


def missing_examples() -> Mapping[str, str]:
    """The components of which the gallery has no example, with what each means."""
    shown = {name for part in _lay_out().walk() for name in part.classes}
    return {name: one.means for name, one in COMPONENTS.items() if name not in shown}
