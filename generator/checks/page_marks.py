"""The mark of a page: its signature line, how many figures are traced, how much is unproven, and its digest.

It cannot be had without the page: the line is drawn from the digest of its words, so another word is another line, and
`verify`, which makes the page again, finds the mark of another page.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from generator.checks.runs import STRUCTURE
from generator.checks.trace import Trace
from generator.claims.approvals import SHORT
from generator.content.brand import Brand
from generator.drawings.signature import HEIGHT, WIDTH, group, signature_svg
from generator.drawings.svg_pictures import svg_uri
from generator.layout.clearance import words_of
from generator.layout.compose import Composed
from generator.pages.page import Page
from generator.pages.tree import Element, rewrite
from generator.pages.typography import typeset_words

PIXELS = 4 / 3  # of CSS, in a point
ALONE = "line"  # what a stamp is that has no words: the line as the picture of a cover
TRACED = "traced"  # what one is that counts traced figures alone: the band says what a draft waits for
TALL = 64.0  # points: such a line


def mark_pages(composed: Composed, traces: Iterable[Trace], *, internal: bool) -> Composed:
    """The pages with their marks, where their layouts have a place for one; a page with errors stays bare. Nothing
    holds back what is `internal`, as a whole or in one view, but its mark says how much is unproven."""
    if composed.clearance is None:
        return composed
    held = len(composed.clearance.unproven)
    pages = zip(composed.pages, traces, composed.clearance.told, strict=True)
    return replace(
        composed,
        pages=tuple(
            (view, put_mark(page, trace, len(told) if internal or view.internal else held))
            for (view, page), trace, told in pages
        ),
    )


def put_mark(page: Page, trace: Trace, unproven: int) -> Page:
    """The page with its mark in each `stamp`; `unproven` counts the claims that it rests on without proof."""
    digest = digest_page(page)
    named = page.translation.gettext("Receipt of this page: {digest}", digest=group(digest))
    words = (Element("strong", {}, (_count(page, trace, unproven),)), " ", Element("span", {}, (named,)))
    traced = (Element("strong", {}, (_count(page, trace, 0),)),)
    line, cover = draw_line(digest, page.brand), draw_line(digest, page.brand, "accent", TALL)

    def fill(element: Element) -> Element:
        if not element.has("stamp"):
            return element
        kinds = {ALONE: (cover,), TRACED: (line, " ", *traced)}
        return replace(element, children=kinds.get(element.get("data-kind"), (line, " ", *words)))

    return replace(page, root=rewrite(page.root, fill))


def _count(page: Page, trace: Trace, unproven: int) -> str:
    """How many figures have a source, and how many claims are no proof yet: nobody may take one for the other."""
    figures, traced = count_figures(trace)
    gettext, ngettext = page.translation.gettext, page.translation.ngettext
    said = gettext("{traced} of {figures} figures traced to a source", traced=traced, figures=figures)
    waiting = ngettext("{number} claim not yet proven", "{number} claims not yet proven", unproven)
    return typeset_words(f"{said}; {waiting}", page.language) if unproven else said


def count_figures(trace: Trace) -> tuple[int, int]:
    """How many figures a page has, and how many of them have a source; those that number its parts are none."""
    parts, untraced = frozenset(STRUCTURE.values()), frozenset(trace.untraced)
    counted = [figure for figure in trace.figures if figure.by not in parts]
    return len(counted), sum(figure not in untraced for figure in counted)


def digest_page(page: Page) -> str:
    """The digest of what the page says, without the band that tells whether it is cleared."""
    bare = rewrite(page.root, lambda element: None if element.has("draft") else element)
    return hashlib.sha256(words_of(replace(page, root=bare)).encode()).hexdigest()[:SHORT]


def draw_line(digest: str, brand: Brand, colour: str = "brand", tall: float = HEIGHT) -> Element:
    """The signature line of a digest: an ornament, for the digest stands on the page."""
    source = svg_uri(signature_svg(digest, brand.colours[colour], tall))
    wide, high = (f"{length * PIXELS:.0f}" for length in (WIDTH, tall))
    return Element("img", {"src": source, "alt": "", "width": wide, "height": high})


def list_marks(page: Page) -> tuple[str, ...]:
    """What the marks of a page say: the engine's own count, and no figure of the page."""
    return tuple(" ".join(mark.text.split()) for mark in page.root.find("stamp"))
