"""The brand: names, colours, type, logo and contacts, with its colour pairs checked for contrast."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.content.facts import Facts
from generator.content.font_files import font_trouble
from generator.content.language_codes import check_language
from generator.content.sources import Source
from generator.content.svg import clean_svg
from generator.content.typefaces import Typeface, list_faces, read_headings, read_scripts
from generator.diagnostics import Diagnostic, Position, Problem, did_you_mean
from generator.project import Project

PAPERS = {"Letter": (612.0, 792.0), "A4": (595.28, 841.89), "card": (360.0, 216.0)}
"""Width and height in points; `card` is 5 x 3 inches, a pocket card."""

PAIRS = (
    ("ink", "paper"),
    ("text", "paper"),
    ("muted", "paper"),
    ("brand", "paper"),
    ("ink", "wash"),
    ("text", "wash"),
    ("muted", "wash"),
    ("brand", "wash"),
    ("on_dark", "ink"),
    ("on_dark_muted", "ink"),
    ("accent", "ink"),
    ("ink", "accent"),
)
"""Text and background as the layouts pair them."""

FONTS = "_shared/fonts"
"""Where the font files are among the layouts."""
LEAST_CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3 (AA), text of normal size


@dataclass(frozen=True, slots=True)
class Brand:
    """What `content/facts/brand.yaml` says; `logo` holds the cleaned SVG for light and dark grounds."""

    name: str
    short_name: str
    legal: str
    language: str
    paper: str
    colours: Mapping[str, str]
    family: str
    fallback: str
    faces: Mapping[str, str]
    logo: Mapping[str, str]
    logo_alt: str
    logo_height: float
    contacts: Mapping[str, Any]
    links: Mapping[str, str]
    currency: str = "USD"
    """The code of the currency that `money` in models is."""
    motif: str = ""
    """The drawing behind dark panels, by its name; none, or that of the page's segment."""
    headings: Typeface | None = None
    """What headings are set in; none where it is the family of the text."""
    scripts: tuple[Typeface, ...] = ()
    """What gives the letters that the family of the text lacks, in the order in which they are asked."""

    @property
    def heading_family(self) -> str:
        """The family that headings are set in."""
        return self.headings.family if self.headings else self.family


def read_brand(facts: Facts, project: Project) -> tuple[Brand | None, list[Diagnostic]]:
    """The brand from the facts, with findings for missing logos, missing fonts and weak contrast."""
    if "brand" in facts.faulty:
        return None, []
    data = facts.values.get("brand")
    if data is None:
        at = Position("content/facts/brand.yaml")
        return None, [
            Diagnostic(
                "missing-brand",
                "the project has no readable brand file",
                at,
                "write content/facts/brand.yaml with names, colours, type and logo",
            )
        ]
    source = facts.sources["brand"]
    folder = project.content / "facts"
    missing = [
        Diagnostic(
            "missing-picture",
            f"there is no file `{data['logo'][side]}` in `{project.name(folder)}`",
            source.value_position(("logo", side)),
            "check the name; write it as in the folder",
        )
        for side in ("on_light", "on_dark")
        if not project.holds(folder / data["logo"][side])
    ] + [
        Diagnostic(
            "missing-font",
            f"there is no file `{file}` in `layouts/_shared/fonts`",
            source.value_position(steps),
            "put the font file there, with its licence",
        )
        for steps, file in list_faces(data["type"])
        if not project.holds(project.layout(f"{FONTS}/{file}"))
    ]
    missing += [] if missing else list(_damaged_fonts(data, source, project))
    weak = [
        Diagnostic(
            "weak-contrast",
            f"`{text}` on `{ground}` has a contrast of {ratio:.1f}:1; text needs {LEAST_CONTRAST}:1",
            source.value_position(("colours", text)),
            "make one of the two darker or lighter",
        )
        for text, ground in PAIRS
        if (ratio := contrast(data["colours"][text], data["colours"][ground])) < LEAST_CONTRAST
    ]
    strange = (
        [
            Diagnostic(
                "unknown-unit",
                f"`{data['currency']}` is the code of no currency",
                source.value_position(("currency",)),
                "write a code of ISO 4217, for example EUR",
                width=3,
            )
        ]
        if "currency" in data and not facts.units.find(data["currency"]).money
        else []
    )
    strange += _check_contact(data, source)
    strange += check_language(data["language"], source.value_position(("language",)))
    if missing or strange:
        return None, missing + weak + strange
    try:
        return _brand(data, folder, project), weak
    except Problem as problem:
        return None, [*problem.diagnostics, *weak]


def find_contact(brand: Mapping[str, Any]) -> Mapping[str, Any]:
    """The contact that readers outside write to, from the facts of the brand."""
    contacts = brand["contacts"]
    found: Mapping[str, Any] = contacts[brand.get("answers") or next(iter(contacts))]
    return found


def _check_contact(data: dict[str, Any], source: Source) -> Iterator[Diagnostic]:
    """A finding for `answers` that names no contact."""
    named = data.get("answers")
    if named and named not in data["contacts"]:
        at, hint = source.value_position(("answers",)), did_you_mean(named, data["contacts"])
        yield Diagnostic("unknown-contact", f"there is no contact `{named}`", at, hint, width=len(named))


def _damaged_fonts(data: dict[str, Any], source: Source, project: Project) -> Iterator[Diagnostic]:
    """A finding for each font file that cannot be opened, at the line that names it."""
    for steps, file in list_faces(data["type"]):
        at = source.value_position(steps)
        try:
            trouble = font_trouble(project.read(project.layout(f"{FONTS}/{file}")))
        except Problem as problem:
            yield from (replace(found, at=at) for found in problem.diagnostics)
            continue
        if trouble:
            message = f"`{file}` cannot be used as a font: {trouble}"
            yield Diagnostic("damaged-font", message, at, "download it again, and put in the whole .woff2 file")


def _brand(data: dict[str, Any], folder: Path, project: Project) -> Brand:
    kind, logo = data["type"], data["logo"]
    paths = {side: folder / logo[side] for side in ("on_light", "on_dark")}
    svgs = {side: clean_svg(project.read(path), project.name(path)) for side, path in paths.items()}
    return Brand(
        data["name"],
        data["short_name"],
        data["legal"],
        data["language"],
        data["paper"],
        with_hue(data["colours"], {}),
        kind["family"],
        kind.get("fallback", "Arial"),
        kind["faces"],
        svgs,
        logo["alt"],
        float(logo.get("height", 14)),
        data["contacts"],
        data["links"],
        data.get("currency", "USD"),
        headings=read_headings(kind),
        scripts=read_scripts(kind),
    )


def with_hue(colours: Mapping[str, str], hue: Mapping[str, str]) -> dict[str, str]:
    """The colours with the accent of a segment; what has none has the brand's own."""
    return {
        **colours,
        "hue": hue.get("on_light", colours["brand"]),
        "hue_on_dark": hue.get("on_dark", colours["accent"]),
        "hue_wash": hue.get("wash", colours["wash"]),
    }


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a `#RRGGBB` colour, 0 to 1 (WCAG 2.2, "relative luminance")."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
