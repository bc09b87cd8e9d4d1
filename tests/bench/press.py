"""One PDF by the press, with fonts and sheets at hand; by a plain WeasyPrint, which reads them again; and by Typst."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.measure import Measure, cpu

if TYPE_CHECKING:
    from generator.pages.page import Page
    from generator.pages.tree import Element

KINDS = ("one-pagers", "case-studies", "calculators")
"""The kinds whose PDFs are compared, one of each."""
BLOCKS = frozenset({"p", "h1", "h2", "h3", "li", "td", "th", "figcaption", "blockquote"})
SPECIAL = re.compile(r"([\\#$*_`<>@=\[\]~/+-])")


def measure_press(root: Path) -> Iterator[Measure]:
    """CPU for a PDF of the kit there. Typst sets the same words in plain paragraphs, without design or tags."""
    from generator.writers import pdf

    pages = _list_pages(root)
    for page in pages:
        pdf.write(page)
    warm = _mean(pages, pdf.write)
    plain = _mean(pages, _write_plainly)
    yield Measure("warm press, CPU for one PDF", warm, "s", note=", ".join(page.artifact for page in pages))
    yield Measure("plain WeasyPrint, CPU for the same PDF", plain, "s")
    yield Measure("the press is faster by", plain / warm, "times", "at least 2 times", kept=plain >= 2 * warm)
    if find_spec("typst"):
        yield Measure("Typst, CPU for the same words", _mean(pages, _write_by_typst), "s", note="no design, no tags")
    else:
        yield Measure("Typst, CPU for the same words", 0, "s", note="not measured: pip install typst")


def _mean(pages: list["Page"], write: Callable[["Page"], object]) -> float:
    return sum(cpu(partial(write, page)) for page in pages) / len(pages)


def _list_pages(root: Path) -> list["Page"]:
    """The first page with a PDF of each of these kinds."""
    from generator.press.loading import load_workspace
    from generator.press.surveying import compose_with_survey
    from generator.project import Project
    from generator.writers import formats

    workspace, _ = load_workspace(Project(root), formats())
    first: dict[str, Page] = {}
    for document in workspace.documents.values():
        if document.kind.name in KINDS and document.kind.name not in first:
            pages = (page for view, page in compose_with_survey(document, workspace).pages if "pdf" in view.formats)
            first[document.kind.name] = next(pages)
    return [*first.values()]


def _write_plainly(page: "Page") -> bytes:
    """The same page by WeasyPrint as its manual says: everything is read for this one document."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from generator.writers.pdf.print_engine import _assets, _document

    fonts, assets = FontConfiguration(), _assets(page)
    sheets = [CSS(string=sheet, font_config=fonts, url_fetcher=assets) for sheet in page.print_styles.values()]
    html = HTML(string=_document(page), base_url="https://assets.invalid/", url_fetcher=assets)
    return html.write_pdf(stylesheets=sheets, font_config=fonts, pdf_variant="pdf/ua-1", pdf_tags=True)


def _write_by_typst(page: "Page") -> bytes:
    import typst

    paragraphs = "\n\n".join(SPECIAL.sub(r"\\\1", text) for text in _list_paragraphs(page.root))
    return typst.compile(f'#set page("us-letter")\n{paragraphs}\n'.encode())


def _list_paragraphs(element: "Element") -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            continue
        if child.tag in BLOCKS:
            yield " ".join(child.text.split())
        else:
            yield from _list_paragraphs(child)
