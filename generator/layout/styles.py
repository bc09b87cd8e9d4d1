"""Style sheets: tokens from the brand, then the shared rules, then the kind's own."""

import base64
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.content.brand import PAPERS, Brand
from generator.content.guard import DEEPEST, decode, end_of
from generator.diagnostics import Diagnostic, Problem
from generator.project import Project

FONTS = "https://assets.invalid/fonts/"
"""The made-up origin under which print finds the fonts of `layouts/_shared/fonts`."""
BRACKET = re.compile(r"/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|[\[({})\]]", re.DOTALL)
STEPS = {**dict.fromkeys("[({", 1), **dict.fromkeys("])}", -1)}


def tokens(brand: Brand) -> str:
    """The brand as CSS custom properties."""
    properties = {name.replace("_", "-"): value for name, value in brand.colours.items()} | {
        "tint": mix(brand.colours["brand"], brand.colours["paper"], 0.1),
        "family": f"'{brand.family}','{brand.fallback}',sans-serif",
        "logo": f"{brand.logo_height}pt",
        "name": css_string(brand.name),
    }
    return ":root{" + "".join(f"--{name}:{value};" for name, value in properties.items()) + "}"


def mix(colour: str, ground: str, share: float) -> str:
    """The colour laid over the ground with this share of cover, as `#RRGGBB`."""
    pairs = ((int(colour[n : n + 2], 16), int(ground[n : n + 2], 16)) for n in (1, 3, 5))
    return "#" + "".join(f"{round(over * share + under * (1 - share)):02X}" for over, under in pairs)


def css_string(text: str) -> str:
    """The text as a CSS string that ends neither early nor the style sheet around it."""
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\a ", "<": "\\3c "}
    return '"' + "".join(escapes.get(character, character) for character in text) + '"'


def print_styles(project: Project, kind: str, brand: Brand, paper: str) -> Mapping[str, str]:
    """The sheets for paper, in order, by name."""
    width, height = PAPERS[paper]
    size = f"@page{{size:{width}pt {height}pt}}:root{{--page-width:{width}pt;--page-height:{height}pt}}"
    faces = "".join(
        f"@font-face{{font-family:'{brand.family}';font-weight:{weight};src:url('{FONTS}{file}')}}"
        for weight, file in brand.faces.items()
    )
    return {"fonts": faces, "tokens": tokens(brand) + size, **_sheets(project, kind, "print.css")}


def screen_styles(project: Project, kind: str, brand: Brand) -> Mapping[str, str]:
    """The sheets for screens, in order, by name; the fonts come with the HTML writer."""
    return {"tokens": tokens(brand), **_sheets(project, kind, "screen.css")}


def _sheets(project: Project, kind: str, medium: str) -> Mapping[str, str]:
    own = project.layouts / kind
    paths = [project.shared / "components.css", project.shared / medium, own / "components.css", own / medium]
    there = {project.name(path): path for path in paths if project.has(path)}
    return {name: _read_sheet(path, name, project) for name, path in there.items()}


def _read_sheet(path: Path, name: str, project: Project) -> str:
    """The sheet's text; brackets in brackets without end, at which readers of style sheets give up, are a `Problem`."""
    text, depth = decode(project.read(path), name), 0
    for found in BRACKET.finditer(text):
        depth = max(0, depth + STEPS.get(found.group(), 0))
        if depth > DEEPEST:
            message = f"brackets nested more than {DEEPEST} levels deep"
            raise Problem(
                Diagnostic("too-deep", message, end_of(text[: found.start()], name), "write the rule flatter")
            )
    return text


def font_faces(family: str, fonts: Mapping[str, bytes]) -> str:
    """The fonts by weight, embedded whole: a subset or a file elsewhere would fail on somebody's machine."""
    return "\n".join(
        f"@font-face{{font-family:'{family}';font-weight:{weight};font-display:swap;src:url({_data(data)})}}"
        for weight, data in fonts.items()
    )


@cache
def _data(font: bytes) -> str:
    return "data:font/woff2;base64," + base64.b64encode(font).decode()
