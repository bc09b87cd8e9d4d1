"""Style sheets: tokens from the brand, then the shared rules, then the kind's own."""

import base64
from collections.abc import Mapping
from functools import cache

from generator.content.brand import PAPERS, Brand
from generator.content.guard import decode
from generator.pages.workspace import Workspace
from generator.project import Project

FONTS = "https://assets.invalid/fonts/"
"""The made-up origin under which print finds the fonts of `layouts/_shared/fonts`."""


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


class StyleSheets:
    """The sheets of every kind, each file read once for a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self.project, self.brand = workspace.project, workspace.brand
        self._read: dict[tuple[str, str], Mapping[str, str]] = {}

    def for_print(self, kind: str, paper: str) -> Mapping[str, str]:
        """The sheets for paper, in order, by name."""
        width, height = PAPERS[paper]
        size = f"@page{{size:{width}pt {height}pt}}:root{{--page-width:{width}pt;--page-height:{height}pt}}"
        faces = "".join(
            f"@font-face{{font-family:'{self.brand.family}';font-weight:{weight};src:url('{FONTS}{file}')}}"
            for weight, file in self.brand.faces.items()
        )
        return {"fonts": faces, "tokens": tokens(self.brand) + size, **self._sheets(kind, "print.css")}

    def for_screen(self, kind: str) -> Mapping[str, str]:
        """The sheets for screens, in order, by name; the fonts come with the HTML writer."""
        return {"tokens": tokens(self.brand), **self._sheets(kind, "screen.css")}

    def _sheets(self, kind: str, medium: str) -> Mapping[str, str]:
        if (kind, medium) not in self._read:
            self._read[kind, medium] = _read_sheets(self.project, kind, medium)
        return self._read[kind, medium]


def _read_sheets(project: Project, kind: str, medium: str) -> Mapping[str, str]:
    own = project.layouts / kind
    paths = [project.shared / "components.css", project.shared / medium, own / "components.css", own / medium]
    return {name: decode(project.read(path), name) for path in paths if path.is_file() and (name := project.name(path))}


def font_faces(family: str, fonts: Mapping[str, bytes]) -> str:
    """The fonts by weight, embedded whole: a subset or a file elsewhere would fail on somebody's machine."""
    return "\n".join(
        f"@font-face{{font-family:'{family}';font-weight:{weight};font-display:swap;src:url({_data(data)})}}"
        for weight, data in fonts.items()
    )


@cache
def _data(font: bytes) -> str:
    return "data:font/woff2;base64," + base64.b64encode(font).decode()
