"""What the attributes and styles of an SVG picture may say: plain values, and `url(#id)` of the picture itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.content.svg_parts import Part, unsafe
from generator.diagnostics import Position

PROPERTIES = frozenset(
    {"fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap",
     "stroke-linejoin", "stroke-miterlimit", "opacity", "color", "stop-color", "stop-opacity", "clip-path", "clip-rule",
     "mask", "stroke-dasharray", "stroke-dashoffset",
     "display", "visibility", "shape-rendering", "paint-order", "vector-effect", "transform", "overflow"}
)  # fmt: skip
UNUSED = frozenset(
    {"filter", "marker", "marker-start", "marker-mid", "marker-end", "mix-blend-mode", "mask-type", "transform-origin",
     "transform-box", "clip", "backdrop-filter", "rotate", "scale", "translate", "systemLanguage",
     "requiredExtensions", "requiredFeatures"}
)  # fmt: skip
"""What programs write and a logo may not use: only the value that switches it off passes, and is left out."""
OFF = frozenset({"0 0", "0", "view-box", "", "none", "normal", "auto", "luminance", "inherit"})
GEOMETRY = frozenset(
    {"class", "d", "points", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "width",
     "height", "viewBox", "preserveAspectRatio", "offset", "pathLength", "gradientUnits", "gradientTransform",
     "spreadMethod", "clipPathUnits", "maskUnits", "maskContentUnits"}
)  # fmt: skip
DRAWN = PROPERTIES | GEOMETRY
IDLE = re.compile(
    r"(-inkscape|-sodipodi|-adobe|font|text|letter|word|line|white|writing|color|image|solid|shape|baseline|inline|flood|lighting)-|"
    r"(font|direction|unicode-bidi|dominant-baseline|alignment-baseline|glyph-orientation-.*|enable-background|"
    r"isolation|kerning|cursor|pointer-events|user-select|will-change|block-progression)$"
)
"""Properties of letters, of programs and of moving pictures: in a logo without them they draw nothing."""
NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?"
SAME = r"inherit|initial|unset"
LENGTH = re.compile(rf"{NUMBER}(?:px|pt|pc|mm|cm|in|em|ex|rem|%)?|auto|{SAME}", re.IGNORECASE)
SHARE = re.compile(rf"{NUMBER}%?|{SAME}", re.IGNORECASE)
MEASURED = {
    **dict.fromkeys(GEOMETRY & {"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy"}, LENGTH),
    **dict.fromkeys(("width", "height", "stroke-width", "stroke-dashoffset", "pathLength"), LENGTH),
    **dict.fromkeys(
        ("opacity", "fill-opacity", "stroke-opacity", "stop-opacity", "offset", "stroke-miterlimit"), SHARE
    ),
}
"""What must be a number: at another word some programs leave out the part, and some the whole picture."""
DASHES = re.compile(r"[\d.]+(px)?(\s*,\s*|\s+|$)")
FINEST_DASH = 0.1
HARMLESS = re.compile(r"\b(?:rgba?|hsla?|matrix|translate[XY]?|scale[XY]?|rotate|skew[XY])\(", re.IGNORECASE)
INSIDE = re.compile(r"url\(\s*(['\"]?)#([\w.-]+)\1\s*\)", re.IGNORECASE)
TRICK = re.compile(r"[\\@<&]|/\*|\(|[a-z][a-z+.-]*:", re.IGNORECASE)
HUGE = re.compile(r"(?<![#\w.])(?:\d{8,}|\d*\.?\d+e\+?\d{2,})", re.IGNORECASE)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
ONE = r"(?:[A-Za-z_][\w-]*|[.#][A-Za-z_][\w-]*)(?:[.#][A-Za-z_][\w-]*)*"
SELECTOR = re.compile(rf"{ONE}(?:(?:\s*>\s*|\s+){ONE}){{0,4}}", re.ASCII)
SIMPLE = re.compile(r"^[\w-]+|[.#][\w-]+", re.ASCII)
ONE_CLASS = "give each part a class of its own and write plain rules: `.a { fill: #123456 }`"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a style sheet: the names that a part must have, wherever it lies, and the ids that it points to."""

    names: frozenset[str]
    ids: tuple[str, ...]


def check_value(name: str, value: str, at: Position) -> bool:
    """Whether the attribute or property is one that draws; a `Problem` for a value that leads out of the picture."""
    if TRICK.search(HARMLESS.sub("", INSIDE.sub("", value))):
        raise unsafe(f"`{name}` holds `{value.strip()[:60]}`: a picture points only to its own parts, as `url(#a)`", at)
    if name in DRAWN - {"class"} and HUGE.search(value):
        raise unsafe(f"`{name}` holds a number that no picture needs", at, "draw it in a smaller viewBox")
    if name in UNUSED and value.strip().lower() not in OFF:
        cure = f"delete `{name}`, or draw what it does as shapes"
        raise unsafe(f"`{name}: {value.strip()[:40]}` looks different in each program", at, cure)
    said = value.removesuffix("!important").strip()
    if name in MEASURED and not MEASURED[name].fullmatch(said):
        raise unsafe(f"`{name}` holds `{said[:40]}`, which is no number", at, "write a number, with or without a unit")
    if name == "stroke-dasharray":
        _check_dashes(value, at)
    return name in DRAWN


def _check_dashes(value: str, at: Position) -> None:
    """A `Problem` for dashes that are no plain lengths, or so fine that drawing them takes for ever."""
    said = value.strip().lower()
    if said in OFF:
        return
    lengths = [one.removesuffix("px") for one in said.replace(",", " ").split()]
    plain = "".join(found.group() for found in DASHES.finditer(said)) == said
    if not plain or any(one.count(".") > 1 or one == "." for one in lengths):
        message = f"`stroke-dasharray: {said[:40]}` is no list of lengths"
        raise unsafe(message, at, "write numbers, for example `stroke-dasharray: 4 2`")
    if sum(map(float, lengths)) < FINEST_DASH:
        message = f"`stroke-dasharray: {said[:40]}` is finer than {FINEST_DASH}"
        raise unsafe(message, at, "write longer dashes, or draw a line without dashes")


def clean_declarations(text: str, at: Position) -> str:
    """The declarations that draw, in their order."""
    pairs = (one.partition(":") for one in text.split(";") if one.strip())
    said = [(name.strip().lower(), value.strip()) for name, _, value in pairs]
    for name, _ in said:
        if name not in DRAWN | UNUSED and not IDLE.match(name):
            raise unsafe(f"`{name[:40]}` is no property of a plain picture", at, f"delete `{name[:40]}` from the style")
    return ";".join(f"{name}:{value}" for name, value in said if check_value(name, value, at))


def clean_sheet(part: Part) -> tuple[str, list[Rule]]:
    """The style sheet with the rules that draw, and what each of them points to."""
    text, written, rules = COMMENT.sub(" ", "".join(part.text)), [], []
    if RULE.sub("", text).strip():
        raise unsafe("a style sheet holds more than plain rules", part.at, ONE_CLASS)
    for selectors, body in RULE.findall(text):
        declarations = clean_declarations(body, part.at)
        for selector in (one.strip() for one in selectors.split(",")):
            if not SELECTOR.fullmatch(selector):
                raise unsafe(f"`{selector[:40]}` is no plain selector such as `.a`", part.at, ONE_CLASS)
            last = re.split(r"\s*>\s*|\s+", selector)[-1]
            rules.append(Rule(frozenset(SIMPLE.findall(last)), tuple(ids_in(declarations))))
            written.append(f"{selector}{{{declarations}}}")
    return "".join(written), rules


def ids_in(text: str) -> Iterator[str]:
    """The ids that a value points to."""
    return (found.group(2) for found in INSIDE.finditer(text))
