"""Style sheets: tokens from the brand, then the shared rules, then the kind's own."""

import base64
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from generator.content.brand import PAPERS, Brand
from generator.content.guard import DEEPEST, decode, end_of
from generator.diagnostics import Diagnostic, Problem
from generator.drawings.ink import mix
from generator.drawings.motifs import motif_svg
from generator.drawings.svg_pictures import arrow_svg, slope_svg, svg_uri, torn_svg
from generator.layout.letter_fonts import used_families
from generator.pages.page import Page
from generator.pages.workspace import Workspace
from generator.project import Project

FONTS = "https://assets.invalid/fonts/"
"""The made-up origin under which print finds the fonts of `layouts/_shared/fonts`."""
LARGEST_SHEET, MOST_RULES, LONGEST_SELECTOR = 200_000, 3_000, 2_000  # bytes, rules, characters
MARK = re.compile(r"/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|[\[({})\];]", re.DOTALL)
STEPS = {**dict.fromkeys("[({", 1), **dict.fromkeys("])}", -1)}


def tokens(brand: Brand) -> str:
    """The brand as CSS custom properties."""
    hue = brand.colours.get("hue", brand.colours["brand"])
    properties = {name.replace("_", "-"): value for name, value in brand.colours.items()} | {
        "tint": mix(brand.colours["brand"], brand.colours["paper"], 0.1),
        "family": text_family(brand),
        "heading-family": heading_family(brand),
        "logo": f"{brand.logo_height}pt",
        "name": css_string(brand.name),
        "arrow": f'url("{svg_uri(arrow_svg(brand.colours["ink"]))}")',
        "arrow-down": f'url("{svg_uri(arrow_svg(brand.colours["ink"], down=True))}")',
        "torn": f'url("{svg_uri(torn_svg(brand.colours["paper"]))}")',
        "slope": f'url("{svg_uri(slope_svg(hue, brand.colours["line"]))}")',
        "motif": f'url("{svg_uri(motif_svg(brand.motif, brand.colours["hue_on_dark"]))}")' if brand.motif else "none",
    }
    return ":root{" + "".join(f"--{name}:{value};" for name, value in properties.items()) + "}"


def text_family(brand: Brand) -> str:
    """What text is set in, as a list of families in CSS."""
    scripts = "".join(f"'{one.family}'," for one in brand.scripts)
    return f"'{brand.family}',{scripts}'{brand.fallback}',sans-serif"


def heading_family(brand: Brand) -> str:
    """What headings are set in; a letter that their own font lacks is taken from that of the text."""
    own = f"'{brand.headings.family}'," if brand.headings else ""
    return f"{own}{text_family(brand)}"


def css_string(text: str) -> str:
    """The text as a CSS string that ends neither early nor the style sheet around it."""
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\a ", "<": "\\3c "}
    return '"' + "".join(escapes.get(character, character) for character in text) + '"'


class StyleSheets:
    """The sheets of every kind, each file read once for a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self.project = workspace.project
        self._read: dict[tuple[str, str], Mapping[str, str]] = {}

    def for_print(self, kind: str, paper: str, brand: Brand) -> Mapping[str, str]:
        """The sheets for paper, in order, by name."""
        width, height = PAPERS[paper]
        size = f"@page{{size:{width}pt {height}pt}}:root{{--page-width:{width}pt;--page-height:{height}pt}}"
        others = (*([brand.headings] if brand.headings else []), *brand.scripts)
        families = [(brand.family, brand.faces), *((one.family, one.faces) for one in others)]
        faces = "".join(
            f"@font-face{{font-family:'{family}';font-weight:{weight};src:url('{FONTS}{file}')}}"
            for family, files in families
            for weight, file in files.items()
        )
        return {"fonts": faces, "tokens": tokens(brand) + size, **self._sheets(kind, "print.css")}

    def for_screen(self, kind: str, brand: Brand) -> Mapping[str, str]:
        """The sheets for screens, in order, by name; the fonts come with the HTML writer."""
        return {"tokens": tokens(brand), **self._sheets(kind, "screen.css")}

    def _sheets(self, kind: str, medium: str) -> Mapping[str, str]:
        if (kind, medium) not in self._read:
            self._read[kind, medium] = _read_sheets(self.project, kind, medium)
        return self._read[kind, medium]


def _read_sheets(project: Project, kind: str, medium: str) -> Mapping[str, str]:
    shared = (f"_shared/{name}" for name in ("components.css", "compositions.css", medium, f"compositions-{medium}"))
    paths = [project.layout(name) for name in (*shared, f"{kind}/components.css", f"{kind}/{medium}")]
    there = {project.name(path): path for path in paths if project.has(path)}
    return {name: _read_sheet(path, name, project) for name, path in there.items()}


def _read_sheet(path: Path, name: str, project: Project) -> str:
    """The sheet's text. One that is larger or deeper than people write is a `Problem`: readers of style sheets take
    minutes for it, or give up."""
    return _refuse_deep(decode(project.read(path, LARGEST_SHEET), name), name)


@lru_cache(maxsize=128)
def _refuse_deep(text: str, name: str) -> str:
    """The same text; it is read with every workspace, and counting its rules takes longer than reading it."""
    depth = rules = last = 0
    for found in MARK.finditer(text):
        mark = found.group()
        depth, rules = max(0, depth + STEPS.get(mark, 0)), rules + (mark == "{")
        words = found.start() - last if mark == "{" else 0
        if depth > DEEPEST or rules > MOST_RULES or words > LONGEST_SELECTOR:
            message = f"more than {DEEPEST} brackets in brackets, {MOST_RULES:,} rules or {LONGEST_SELECTOR:,} letters \
before a brace"
            at = end_of(text[: found.start()], name)
            raise Problem(Diagnostic("too-deep", message, at, "write fewer and shorter rules"))
        last = last if mark in "[()]" else found.end()
    return text


def page_fonts(page: Page) -> str:
    """The brand's fonts for a page that travels alone: those of its headings, too, and of the scripts that it has."""
    brand = page.brand
    families = [(brand.family, page.fonts), (brand.heading_family, page.heading_fonts)]
    families += [(one.family, fonts) for one, fonts in used_families(page.title + page.root.text, page)]
    return "\n".join(font_faces(family, fonts) for family, fonts in families if fonts)


def font_faces(family: str, fonts: Mapping[str, bytes]) -> str:
    """The fonts by weight, embedded whole: a subset or a file elsewhere would fail on somebody's machine."""
    return "\n".join(
        f"@font-face{{font-family:'{family}';font-weight:{weight};font-display:swap;src:url({_data(data)})}}"
        for weight, data in fonts.items()
    )


@cache
def _data(font: bytes) -> str:
    return "data:font/woff2;base64," + base64.b64encode(font).decode()
