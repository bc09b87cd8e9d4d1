"""Which values of which properties hide, cover, move, strike out or reorder words."""

import re
from collections.abc import Callable, Mapping

from generator.layout.style_values import Scale, measure

Test = Callable[[str], bool]
"""Whether a value of a property hides words."""

NONE = r"(none|normal|auto|inherit|initial|unset|revert|revert-layer)"
STILL = r"0|0(px|pt|%)?( 0(px|pt|%)?)*|1|100%|0deg"
"""Values by which nothing moves, turns or grows."""
CLEAR = (
    r".*\btransparent\b.*|.*\b(rgba?|hsla?|oklch|oklab|lab|lch|hwb|color)\([^)]*[,/] *(0*\.[0-4]\d*|[0-4]?\d%)\)"
    r"|(rgba|hsla)\([^)]*, *0\)|.*\([^)]*/ *0\)|#[0-9a-f]{3}[0-6]|#[0-9a-f]{6}[0-6][0-9a-f]"
)
HARMLESS_FEATURES = r"""(["'](calt|kern|tnum|lnum|liga)["'](\s*(on|off|0|1))?,?\s*)+"""
NUMERALS = r"((tabular|lining|proportional|oldstyle)-nums|slashed-zero| )+"
PICTURED = r".*(wingding|webding|symbol|emoji|dingbat|barcode|redact|blank|password|icon).*"
PLAIN, SHEET = Scale(), Scale(10, 600, 600)
FAR, HUGE, TALL = -75.0, 600.0, 1000.0
"""Points by which words leave the page."""
LINE, GAP = -8.5, -24.0
"""Points by which words come to lie on the words above or below them, or beside them."""


def among(pattern: str) -> Test:
    """The value is one of these."""
    compiled = re.compile(pattern, re.DOTALL)
    return lambda value: compiled.fullmatch(value) is not None


def other_than(pattern: str) -> Test:
    """The value is none of these."""
    compiled = re.compile(f"{NONE}|{pattern}", re.DOTALL)
    return lambda value: compiled.fullmatch(value) is None


def under(least: float, scale: Scale = PLAIN) -> Test:
    """A part of the value is less than so many points."""
    return lambda value: any(length < least for length in measure(value, scale))


def away(value: str) -> bool:
    """A part of the value moves words out of the page, to either side."""
    return any(length <= FAR or length >= HUGE for length in measure(value, SHEET))


def over(most: float, scale: Scale = PLAIN) -> Test:
    """A part of the value is at least so many points."""
    return lambda value: any(length >= most for length in measure(value, scale))


def small_font(value: str) -> bool:
    """A `font` shorthand is too small to read, of pictures, or its lines lie on each other."""
    size, _, rest = value.partition("/")
    lengths = [one for one in size.split() if not re.fullmatch(r"[1-9]\d*|[a-z-]+", one)]
    pictured = any(re.fullmatch(PICTURED, one) for one in (size, rest))
    return pictured or any(TINY(one) for one in lengths[:1]) or tight_lines((rest.split() or ["normal"])[0])


def tight_lines(value: str) -> bool:
    """Lines of text lie on each other: less than four fifths of the size, as a number or a length."""
    bare = re.fullmatch(r"[-+.\de]+", value) is not None
    return any(length < (0.8 if bare else 6) for length in measure(value, PLAIN))


def overlapping(value: str) -> bool:
    """A negative margin by which words come to lie on others: a line up or down, or more than a gap aside."""
    sides = measure(value, SHEET)
    top, right, bottom, left = (*sides, *sides[:2], sides[1])[:4] if len(sides) == 3 else (*sides, *sides * 3)[:4]
    return any(one < LINE for one in (top, bottom)) or any(one < GAP for one in (right, left))


def narrow_columns(value: str) -> bool:
    """So many columns, or such narrow ones, that words do not fit."""
    return any(re.fullmatch(r"\d+", one) and int(one) > MOST_COLUMNS for one in value.split()) or any(
        length < NARROW for one in value.split() if not re.fullmatch(r"\d+", one) for length in measure(one, PLAIN)
    )


def thick_line(value: str) -> bool:
    """A line through words, or so thick that it covers them."""
    return "line-through" in value or over(3)(value)


def odd_paper(value: str) -> bool:
    """A page smaller than a business card, or larger than any sheet that is printed."""
    named = re.search(r"\b[abc](?:9|10)\b", value)
    return bool(named) or any(length < CARD or length > LARGEST for length in measure(value, PLAIN))


def wide_shadow(value: str) -> bool:
    """A shadow that lies under the words of its own box, or reaches as far as those of others."""
    lengths = [abs(one) for one in measure(value, PLAIN)]
    return any(one > (4 if "inset" in value else FAR_SHADOW) for one in lengths)


CARD, LARGEST = 140.0, 3400.0  # points
MOST_COLUMNS, NARROW, FAR_SHADOW = 4, 60.0, 36.0
TINY = under(4, Scale(16, 16))
OUT = (away, "moves words out of the page")
OVER = "lays words on other words"
TURNED = "turns the order of the parts"
MOVED = (other_than(STILL), "moves, turns or shrinks words")
COVERED = (other_than("none"), "covers words")
NO_ROOM = (under(4, SHEET), "leaves words no room")
GLYPHS = "changes glyphs"

REFUSED: Mapping[str, tuple[Test, str]] = {
    "all": (among(r".*"), "undoes every rule at once"),
    "opacity": (under(0.5, Scale(1, 1)), "makes words faint"),
    "visibility": (among(r"hidden|collapse"), "hides words"),
    "content-visibility": (among(r"hidden"), "hides words"),
    "backface-visibility": (among(r"hidden"), "hides words"),
    "display": (among(r"none|table-(column|footer)(-group)?|ruby-text(-container)?"), "hides words or moves them away"),
    "text-decoration-line": (among(r".*line-through.*"), "strikes words out"),
    "text-decoration": (thick_line, "strikes words out"),
    "text-underline-offset": (under(0), "strikes words out"),
    "text-decoration-thickness": (over(3), "covers words"),
    "outline-offset": (under(-2), "covers words"),
    "text-emphasis": (other_than("none"), "puts marks on letters"),
    "text-emphasis-style": (other_than("none"), "puts marks on letters"),
    "text-shadow": (other_than("none"), "makes words hard to read"),
    "direction": (among(r"rtl"), "turns the order of the words"),
    "unicode-bidi": (other_than(r"isolate"), "turns the order of the letters"),
    "writing-mode": (other_than(r"horizontal-tb"), "turns the words"),
    "text-orientation": (other_than(r"mixed"), "turns the letters"),
    "text-combine-upright": (other_than(r"none"), "lays letters on each other"),
    **dict.fromkeys(("flex-direction", "flex-flow", "flex-wrap"), (among(r".*-reverse.*"), TURNED)),
    "order": (other_than(r"0"), TURNED),
    "box-direction": (among("reverse"), TURNED),
    "grid-auto-flow": (among(r".*dense.*"), TURNED),
    "float": (among(r"right|inline-end|footnote"), "turns the order of the letters"),
    **dict.fromkeys(("columns", "column-count"), (narrow_columns, "leaves words no room")),
    "column-width": (under(NARROW), "leaves words no room"),
    "content": (
        among(r".*(?<!target-)\bcounters?\(.*|.*\btarget-counters?\((?![^,]*, *page *\)).*"),
        "prints a number beside words",
    ),
    "grid-area": (among(r".*\d.*"), OVER),
    **dict.fromkeys(("transform", "rotate", "scale", "translate", "offset", "offset-path", "perspective"), MOVED),
    "size": (odd_paper, "leaves words no room"),
    "zoom": (under(0.8, Scale(1, 1)), "shrinks words"),
    "font-size": (TINY, "makes words too small to read"),
    **dict.fromkeys(
        ("text-size-adjust", "-webkit-text-size-adjust"), (under(50, Scale(100, 100)), "makes words too small to read")
    ),
    "vertical-align": (lambda value: under(-FAR_SHADOW)(value) or over(FAR_SHADOW)(value), OVER),
    "font": (small_font, "makes words too small to read"),
    "font-family": (among(PICTURED), "shows pictures for letters"),
    "line-height": (tight_lines, OVER),
    **dict.fromkeys(("letter-spacing", "word-spacing"), (under(-1), "pushes letters into each other")),
    "letter-spacing": (lambda value: under(-1)(value) or over(12)(value), "pushes letters into each other or apart"),
    **dict.fromkeys(
        (*("text-indent", "left", "right", "inset-inline", "inset-inline-start", "inset-inline-end"),),
        OUT,
    ),
    **dict.fromkeys(
        ("top", "bottom", "inset", "inset-block", "inset-block-start", "inset-block-end"),
        (lambda value: under(FAR, SHEET)(value) or over(TALL, SHEET)(value), OUT[1]),
    ),
    **dict.fromkeys(
        ("padding", "padding-left", "padding-right", "padding-inline", "padding-inline-start"),
        (over(HUGE, SHEET), OUT[1]),
    ),
    **dict.fromkeys(
        ("margin-left", "margin-right", "margin-inline", "margin-inline-start", "margin-inline-end"),
        (lambda value: away(value) or under(GAP, SHEET)(value), OVER),
    ),
    **dict.fromkeys(
        ("margin-top", "margin-bottom", "margin-block", "margin-block-start", "margin-block-end"),
        (under(LINE, SHEET), OVER),
    ),
    "margin": (lambda value: away(value) or overlapping(value), OVER),
    "position": (among(r"absolute|fixed|running\(.*"), OVER),
    **dict.fromkeys(("border", "border-width", "border-left", "border-right"), (over(HUGE), OUT[1])),
    "z-index": (under(0), "puts words behind their ground"),
    "clip": (other_than("auto"), "cuts words off"),
    "clip-path": (other_than("none"), "cuts words off"),
    **dict.fromkeys(("mask", "mask-image", "-webkit-mask", "-webkit-mask-image", "mask-border"), COVERED),
    "background-clip": (among(r".*text.*"), "makes words invisible"),
    "-webkit-background-clip": (among(r".*text.*"), "makes words invisible"),
    **dict.fromkeys(
        (
            "height",
            "max-height",
            "width",
            "max-width",
            "block-size",
            "inline-size",
            "max-block-size",
            "max-inline-size",
        ),
        NO_ROOM,
    ),
    "color": (among(CLEAR), "makes words invisible"),
    "-webkit-text-fill-color": (other_than("currentcolor"), "gives words another colour than `color` says"),
    "-webkit-text-stroke": (other_than("0"), "covers letters"),
    "-webkit-text-stroke-width": (other_than("0"), "covers letters"),
    "-webkit-text-security": (other_than("none"), "covers letters"),
    **dict.fromkeys(("filter", "backdrop-filter"), (other_than("none"), "changes how words look")),
    "background-blend-mode": (other_than("normal"), "mixes words with their ground"),
    "border-image": (among(r".*\bfill\b.*"), "covers words"),
    "border-image-slice": (among(r".*\bfill\b.*"), "covers words"),
    "border-image-outset": (over(4), "covers words"),
    "box-shadow": (wide_shadow, "covers words"),
    "mix-blend-mode": (other_than("normal"), "mixes words with their ground"),
    "font-feature-settings": (other_than(HARMLESS_FEATURES), GLYPHS),
    "font-variant": (other_than("tabular-nums|lining-nums|small-caps"), GLYPHS),
    "font-variant-alternates": (other_than("normal"), GLYPHS),
    "font-variant-numeric": (other_than(NUMERALS), GLYPHS),
    "font-variant-position": (other_than("normal"), GLYPHS),
    "font-variant-east-asian": (other_than("normal"), GLYPHS),
    "font-variant-ligatures": (other_than(r"(no-)?(common-ligatures|contextual)|no-.*"), GLYPHS),
    "font-language-override": (other_than("normal"), GLYPHS),
    "font-size-adjust": (under(0.3, Scale(1, 1)), "makes words too small to read"),
    **dict.fromkeys(("font-stretch", "font-width"), (under(50, Scale(100, 100)), "presses letters together")),
    "text-transform": (other_than(r"(?!)"), GLYPHS),
    "font-palette": (other_than("normal"), GLYPHS),
    "@font-face": (among(r".*"), "brings a font of its own; fonts belong to the brand"),
    "@import": (among(r".*"), "brings a sheet that nobody signs"),
}
"""Property (or at-rule) -> which values are refused, and what they do to the words."""
