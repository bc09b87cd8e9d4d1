"""The press: WeasyPrint with what is costly kept for the process's life: fonts and parsed style sheets.

The fetcher is an allow-list: `data:` addresses and the brand's fonts under one made-up origin. What it refuses and
what WeasyPrint only logs becomes a finding.
"""

import hashlib
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from html import escape
from itertools import groupby
from typing import Any, cast

from weasyprint import CSS, DEFAULT_OPTIONS, HTML
from weasyprint.document import Document
from weasyprint.pdf import generate_pdf
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from generator.content.font_files import unpack_font
from generator.diagnostics import Diagnostic, Problem
from generator.layout.styles import FONTS
from generator.pages.markup import to_html
from generator.pages.page import Page
from generator.writers.pdf.calculations import add_calculations
from generator.writers.pdf.field_controls import LOOKS, controls, finish_fields
from generator.writers.pdf.glyph_widths import DrawnFonts
from generator.writers.pdf.pdf_links import find_folder, lead_beside
from generator.writers.pdf.tagging import finish_tags, merge_links, retag
from generator.writers.pdf.text_runs import keep_text_runs
from generator.writers.pdf.written_once import write_once

LARGEST_PICTURE = 5_000_000  # characters of a data: address
OPTIONS = {"pdf_variant": "pdf/ua-1", "pdf_tags": True, "custom_metadata": True}
QUIET = ("is not yet supported", "Ignored")

keep_text_runs()


@dataclass(slots=True)
class Assets(URLFetcher):  # type: ignore[misc]
    """Hands out fonts and data: addresses, and remembers what it refused (inside SVG a refusal is swallowed)."""

    fonts: Mapping[str, bytes]
    refused: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        URLFetcher.__init__(self, allowed_protocols=("data",), allow_redirects=False)

    def fetch(self, url: str, headers: Any = None) -> Any:
        """The bytes behind an address of the allow-list; any other is refused and recorded."""
        if url.startswith("data:") and len(url) < LARGEST_PICTURE:
            return super(Assets, self).fetch(url, headers)
        font = self.fonts.get(url.removeprefix(FONTS)) if url.startswith(FONTS) else None
        if font is not None:
            return URLFetcherResponse(url, font)
        self.refused.append(url[:80])
        raise FatalURLFetchingError(f"not allowed: {url[:80]!a}")


@dataclass(frozen=True, slots=True)
class Sheets:
    """A laid-out document and what was missing on the way."""

    document: Document
    page: Page
    findings: tuple[Diagnostic, ...]

    def pdf(self) -> bytes:
        """The bytes; equal pages give equal files."""
        self._prepare()
        data = self.document.write_pdf(finisher=self._complete, pdf_identifier=identify(self.page), **OPTIONS)
        return cast(bytes, data)

    def _complete(self, document: Document, pdf: Any) -> None:
        self._finish(document, pdf)
        write_once(pdf)

    def objects(self) -> Any:
        """The objects of the file, as the print engine is about to write them."""
        self._prepare()
        options = {**DEFAULT_OPTIONS, **OPTIONS, "pdf_version": "1.7"}
        pdf = generate_pdf(self.document, None, 1, **options)
        self._finish(self.document, pdf)
        return pdf

    def _prepare(self) -> None:
        retag(self.document)
        merge_links(self.document)
        lead_beside(self.document, self.page)
        record = self.page.provenance
        self.document.metadata.custom = {"Provenance": record.text} if record else {}

    def _finish(self, document: Document, pdf: Any) -> None:
        finish_fields(self.page.root, pdf)
        add_calculations(self.page, pdf)
        finish_tags(document, pdf)


def identify(page: Page) -> bytes:
    """The identifier of the page's file, which comes from its name and its title."""
    return hashlib.sha256(f"{page.artifact}\n{page.title}".encode()).digest()[:16]


def print_page(page: Page) -> Sheets:
    """Lay the page out with the fonts and sheets of this process. Raises `Problem` if an address was refused."""
    assets = _assets(page)
    try:
        paper = _stationery(page)
        with _complaints() as complaints:
            html = HTML(string=_document(page), base_url=find_folder(page), url_fetcher=assets)
            document = html.render(stylesheets=[*paper.sheets], font_config=paper.fonts)
            document.fonts = DrawnFonts()
    except FatalURLFetchingError as refusal:  # a BaseException: nothing else would catch it
        raise Problem(_refuse(str(refusal), page)) from None
    refused = tuple(_refuse(f"not allowed: `{url}`", page) for url in assets.refused)
    trouble = "look at the layout and its style sheets"
    heard = (*paper.complaints, *complaints)
    missing = tuple(Diagnostic("print-trouble", text, page.home, trouble) for text in heard)
    return Sheets(document, page, refused + missing)


def _refuse(reason: str, page: Page) -> Diagnostic:
    return Diagnostic(
        "refused-address",
        f"an address was not loaded: {reason}",
        page.home,
        "pages carry their pictures in themselves; nothing is loaded from elsewhere",
    )


@dataclass(frozen=True, slots=True)
class _Stationery:
    """What pages are printed with: fonts, parsed sheets in order, and what the print engine said of those."""

    fonts: FontConfiguration
    sheets: tuple[CSS, ...]
    complaints: tuple[str, ...]


def _stationery(page: Page) -> _Stationery:
    """The brand's fonts and the page's sheets; what other pages have, too, is read once for all of them."""
    fonts, faces, heard = _fonts(_Sheet(page))
    named = [(name, text) for name, text in page.print_styles.items() if name != "fonts"]
    folders = [[text for _, text in found] for _, found in groupby(named, lambda one: one[0].rpartition("/")[0])]
    looks = [[LOOKS]] if any(page.root.find("form")) else []
    parsed = [_parse(_Sheet(page, *texts)) for texts in (*folders, *looks)]
    complaints = (*heard, *(one for _, said in parsed for one in said))
    return _Stationery(fonts, (faces, *(sheet for sheet, _ in parsed)), complaints)


class _Sheet:
    """Style sheets of one folder as a key: equal texts and equal fonts, for any page of the same brand will do."""

    def __init__(self, page: Page, *texts: str) -> None:
        self.page, self.texts, self.faces = page, texts, page.print_styles.get("fonts", "")
        self.key = texts, self.faces

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Sheet) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


@cache
def _fonts(sheet: _Sheet) -> tuple[FontConfiguration, CSS, tuple[str, ...]]:
    """The fonts, loaded once, with the sheet that names them, and what was said of it."""
    configuration = FontConfiguration()
    with _complaints() as said:
        faces = CSS(string=sheet.faces, font_config=configuration, url_fetcher=_assets(sheet.page))
    return configuration, faces, tuple(said)


@cache
def _parse(sheet: _Sheet) -> tuple[CSS, tuple[str, ...]]:
    """The sheets as one, so that an element is looked up once in all of them, and what was said of them: to every page
    that has them, not only to the first."""
    fonts, _, _ = _fonts(_Sheet(sheet.page))
    whole: dict[str, Any] = {}
    with _complaints() as said:
        for text in sheet.texts:
            parsed = CSS(string=text, font_config=fonts, url_fetcher=_assets(sheet.page), **whole)
            whole = {"matcher": parsed.matcher, "page_rules": parsed.page_rules, "layers": parsed.layers}
    return parsed, tuple(said)


def _assets(page: Page) -> Assets:
    brand = page.brand
    families = [(brand.faces, page.fonts), *zip((one.faces for one in brand.scripts), page.script_fonts, strict=True)]
    families += [(brand.headings.faces, page.heading_fonts)] if brand.headings else []
    return Assets({files[weight]: unpack_font(data) for files, fonts in families for weight, data in fonts.items()})


def _document(page: Page) -> str:
    """The page as the HTML that is printed: its metadata, then its tree."""
    moment = f"{page.dated.isoformat()}T00:00:00Z"  # strict readers of a date want its time, too
    return (
        f'<!doctype html><html lang="{page.language}"><head><meta charset="utf-8"><title>{escape(page.title)}</title>'
        f'<meta name="author" content="{escape(page.author)}">'
        f'<meta name="description" content="{escape(page.description)}">'
        f'<meta name="generator" content="collateral"><meta name="dcterms.created" content="{moment}">'
        f'<meta name="dcterms.modified" content="{moment}"></head>'
        f"<body>{to_html(controls(page.root), with_places=True)}</body></html>"
    )


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """What WeasyPrint only logs while it lays out: a missing picture still gives a "successful" PDF."""
    heard: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            text = record.getMessage()
            if record.levelno >= logging.WARNING and not any(word in text for word in QUIET):
                heard.append(text)

    logger, ear = logging.getLogger("weasyprint"), Ear()
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(ear)
    try:
        yield heard
    finally:
        logger.removeHandler(ear)
        logger.propagate = propagate
