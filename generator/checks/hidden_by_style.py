"""Style sheets that show the reader something else than the text says: hidden, struck out, turned or reordered."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from generator.diagnostics import Diagnostic, Position
from generator.layout.style_tokens import Declaration, read_declarations
from generator.pages.page import Page

ENGINES_OWN = frozenset({"tokens", "fonts"})
"""Sheets that the engine writes from the brand."""
NONE = r"(none|normal|auto|inherit|initial|unset|revert)"
ZERO = r"[-+]?(0+\.?0*|\.0+)[a-z%]*"
FAINT = r"0*\.[0-4]\d*|[0-4]?\d(\.\d+)?%|" + ZERO
TINY = rf"{ZERO}|[0-3](\.\d+)?pt|[0-4](\.\d+)?px|0?\.(0\d*|1\d*)(em|rem)|(\d|1\d)%"
FAR = r".*-\d{3,}(\.\d+)?(px|pt|em|rem|cm|mm|in|%|v[wh])\b.*|-\d{2,}(\.\d+)?(em|rem|cm|in)"
CLEAR = (
    r".*\btransparent\b.*|.*\b(rgba?|hsla?)\([^)]*[,/] *(0*\.[0-4]\d*|[0-4]?\d%)\)"
    r"|(rgba|hsla)\([^)]*, *0\)|.*\([^)]*/ *0\)|#[0-9a-f]{3}[0-6]|#[0-9a-f]{6}[0-6][0-9a-f]"
)
HARMLESS_FEATURES = r"""(["'](calt|kern|tnum|lnum|liga)["'](\s*(on|off|0|1))?,?\s*)+"""

REFUSED: Mapping[str, tuple[str, str]] = {
    "opacity": (FAINT, "makes words faint"),
    "visibility": (r"hidden|collapse", "hides words"),
    "content-visibility": (r"hidden", "hides words"),
    "display": (r"none", "hides words"),
    "text-decoration": (r".*line-through.*", "strikes words out"),
    "text-decoration-line": (r".*line-through.*", "strikes words out"),
    "direction": (r"rtl", "turns the order of the words"),
    "unicode-bidi": (rf"(?!{NONE}$|isolate$).*", "turns the order of the letters"),
    "writing-mode": (r"(?!horizontal-tb$).*", "turns the words"),
    "flex-direction": (r".*-reverse", "turns the order of the parts"),
    "flex-flow": (r".*-reverse.*", "turns the order of the parts"),
    "flex-wrap": (r".*-reverse", "turns the order of the parts"),
    "order": (r"(?!0$).*", "turns the order of the parts"),
    "transform": (rf"(?!{NONE}$).*", "moves, turns or shrinks words"),
    "rotate": (rf"(?!{NONE}$).*", "turns words"),
    "scale": (rf"(?!{NONE}$).*", "shrinks or mirrors words"),
    "translate": (rf"(?!{NONE}$).*", "moves words"),
    "zoom": (r"0*\.\d+|[0-7]?\d%", "shrinks words"),
    "font-size": (TINY, "makes words too small to read"),
    "font": (rf"(.* )?({TINY})(/.*| .*)", "makes words too small to read"),
    "text-indent": (FAR, "moves words out of the page"),
    "left": (FAR, "moves words out of the page"),
    "right": (FAR, "moves words out of the page"),
    "top": (FAR, "moves words out of the page"),
    "bottom": (FAR, "moves words out of the page"),
    "margin": (FAR, "moves words out of the page"),
    "margin-left": (FAR, "moves words out of the page"),
    "margin-top": (FAR, "moves words out of the page"),
    "clip": (rf"(?!{NONE}$).*", "cuts words off"),
    "clip-path": (rf"(?!{NONE}$).*", "cuts words off"),
    "mask": (rf"(?!{NONE}$).*", "covers words"),
    "mask-image": (rf"(?!{NONE}$).*", "covers words"),
    "height": (ZERO, "leaves words no room"),
    "max-height": (ZERO, "leaves words no room"),
    "max-width": (ZERO, "leaves words no room"),
    "width": (ZERO, "leaves words no room"),
    "color": (CLEAR, "makes words invisible"),
    "-webkit-text-fill-color": (r".*", "gives words another colour than `color` says"),
    "-webkit-text-security": (rf"(?!{NONE}$).*", "covers letters"),
    "filter": (rf"(?!{NONE}$).*", "changes how words look"),
    "mix-blend-mode": (rf"(?!{NONE}$).*", "mixes words with their ground"),
    "font-feature-settings": (rf"(?!{NONE}$|{HARMLESS_FEATURES}$).*", "changes glyphs"),
    "font-variant": (rf"(?!({NONE}|tabular-nums|lining-nums|small-caps)$).*", "changes glyphs"),
    "font-variant-alternates": (rf"(?!{NONE}$).*", "changes glyphs"),
    "@font-face": (r".*", "brings a font of its own; fonts belong to the brand"),
    "@import": (r".*", "brings a sheet that nobody signs"),
}
"""Property (or at-rule) -> values that are refused, and what they do to the words."""

ALLOWED: tuple[tuple[str, str, str], ...] = (
    (r"display|height|max-height|width", r".*(::?(before|after|marker)|\.page-break|\[data-back\])", r""),
    (r"display", r".*\[data-value=\"\"\][^ ]*", r""),
    (r"display|left", r".*\bthead( tr)?( > :last-child| th)?", r"screen"),
    (r"display", r".*\.qr", r"screen"),
)
"""Property, selector and medium that may: no words of the page stand there, or a phone's rows name their columns."""


def check_hidden_by_style(pages: Iterable[Page]) -> list[Diagnostic]:
    """A finding for each declaration by which the reader sees something else than the text says, once a sheet."""
    found: dict[Diagnostic, None] = {}
    for page in pages:
        for medium, sheets in (("print", page.print_styles), ("screen", page.screen_styles)):
            for name, css in sheets.items():
                if name not in ENGINES_OWN:
                    found |= dict.fromkeys(_check_sheet(name, css, medium))
    return list(found)


@lru_cache(maxsize=256)
def _check_sheet(name: str, css: str, medium: str) -> tuple[Diagnostic, ...]:
    return tuple(_report(one, name) for one in read_declarations(css) if _hides(one) and not _may(one, medium))


def _hides(one: Declaration) -> bool:
    refused = REFUSED.get(one.name)
    return refused is not None and re.fullmatch(refused[0], one.value) is not None


def _may(one: Declaration, medium: str) -> bool:
    """Whether every selector of the rule is one for which the property is allowed in the medium."""
    return all(any(_fits(row, one, selector, medium) for row in ALLOWED) for selector in _split(one.selector))


def _fits(row: tuple[str, str, str], one: Declaration, selector: str, medium: str) -> bool:
    name, subject, where = row
    fits = re.fullmatch(name, one.name) and re.fullmatch(subject, selector)
    return bool(fits) and (not where or where == medium)


def _split(selector: str) -> Iterator[str]:
    """The selectors of a list, apart at commas outside brackets."""
    yield from (part.strip() for part in re.split(r",(?![^(]*\))", selector))


def _report(one: Declaration, file: str) -> Diagnostic:
    written = one.value if one.name.startswith("@") else f"{one.name}: {one.value}"
    message = f"`{written}` {REFUSED[one.name][1]}: the reader sees something else than the text says"
    hint = "delete the declaration; what nobody should read is not written"
    return Diagnostic("hidden-by-style", message, Position(file, one.line), hint)
