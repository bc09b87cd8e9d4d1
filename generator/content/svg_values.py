"""What the attributes and styles of an SVG picture may say: plain values, and `url(#id)` of the picture itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.content.svg_parts import Part, unsafe
from generator.diagnostics import Position

PROPERTIES = frozenset(
    {"fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap",
     "stroke-linejoin", "stroke-miterlimit", "opacity", "color", "stop-color", "stop-opacity", "clip-path", "clip-rule",
     "mask", "display", "visibility", "shape-rendering", "paint-order", "vector-effect", "transform", "overflow"}
)  # fmt: skip
UNUSED = frozenset(
    {"filter", "stroke-dasharray", "marker", "marker-start", "marker-mid", "marker-end", "mix-blend-mode", "mask-type"}
)
"""What programs write and a logo may not use: only the value that switches it off passes, and is left out."""
OFF = frozenset({"", "none", "normal", "auto", "luminance", "inherit"})
GEOMETRY = frozenset(
    {"class", "d", "points", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "width",
     "height", "viewBox", "preserveAspectRatio", "offset", "pathLength", "gradientUnits", "gradientTransform",
     "spreadMethod", "clipPathUnits", "maskUnits", "maskContentUnits"}
)  # fmt: skip
DRAWN = PROPERTIES | GEOMETRY
HARMLESS = re.compile(r"\b(?:rgba?|hsla?|matrix|translate[XY]?|scale[XY]?|rotate|skew[XY])\(", re.IGNORECASE)
INSIDE = re.compile(r"url\(\s*(['\"]?)#([\w.-]+)\1\s*\)", re.IGNORECASE)
TRICK = re.compile(r"[\\@<&]|/\*|\(|[a-z][a-z+.-]*:", re.IGNORECASE)
HUGE = re.compile(r"(?<![#\w.])(?:\d{8,}|\d*\.?\d+e\+?\d{2,})", re.IGNORECASE)
RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
SELECTOR = re.compile(r"[.#]?[A-Za-z_][\w-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a style sheet: what it is for, and the ids that it points to."""

    selector: str
    ids: tuple[str, ...]


def check_value(name: str, value: str, at: Position) -> bool:
    """Whether the attribute or property is one that draws; a `Problem` for a value that leads out of the picture."""
    if TRICK.search(HARMLESS.sub("", INSIDE.sub("", value))):
        raise unsafe(f"`{name}` holds `{value.strip()[:60]}`: a picture points only to its own parts, as `url(#a)`", at)
    if name in DRAWN - {"class"} and HUGE.search(value):
        raise unsafe(f"`{name}` holds a number that no picture needs", at, "draw it in a smaller viewBox")
    if name in UNUSED and value.strip().lower() not in OFF:
        raise unsafe(f"`{name}: {value.strip()[:40]}` looks different in each program", at)
    return name in DRAWN


def clean_declarations(text: str, at: Position) -> str:
    """The declarations that draw, in their order."""
    pairs = (one.partition(":") for one in text.split(";") if one.strip())
    kept = ((name.strip().lower(), value.strip()) for name, _, value in pairs)
    return ";".join(f"{name}:{value}" for name, value in kept if check_value(name, value, at))


def clean_sheet(part: Part) -> tuple[str, list[Rule]]:
    """The style sheet with the rules that draw, and what each of them points to."""
    text, written, rules = "".join(part.text), [], []
    if RULE.sub("", text).strip():
        raise unsafe("a style sheet holds more than plain rules", part.at)
    for selectors, body in RULE.findall(text):
        declarations = clean_declarations(body, part.at)
        for selector in (one.strip() for one in selectors.split(",")):
            if not SELECTOR.fullmatch(selector):
                raise unsafe(f"`{selector[:40]}` is no plain selector such as `.a`", part.at)
            rules.append(Rule(selector, tuple(ids_in(declarations))))
            written.append(f"{selector}{{{declarations}}}")
    return "".join(written), rules


def ids_in(text: str) -> Iterator[str]:
    """The ids that a value points to."""
    return (found.group(2) for found in INSIDE.finditer(text))
