"""How a segment looks: its hue, its icon and its motif, which every page of the segment wears."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.content.brand import LEAST_CONTRAST, Brand, contrast, with_hue
from generator.content.facts import Facts
from generator.diagnostics import Diagnostic, did_you_mean
from generator.project import Project

SEGMENTS, ICONS = "segments", "icons"
PAIRS = (
    (("hue", "on_light"), ("brand", "paper")),
    (("hue", "on_light"), ("hue", "wash")),
    (("hue", "on_dark"), ("brand", "ink")),
    (("brand", "text"), ("hue", "wash")),
    (("brand", "muted"), ("hue", "wash")),
    (("brand", "paper"), ("hue", "on_light")),
)
"""Text and ground as pages of a segment pair them: a colour of the segment or of the brand on another."""


def dress(brand: Brand, segment: Any) -> Brand:
    """The brand as pages of the segment wear it; of no segment, as it is."""
    if not isinstance(segment, Mapping) or "hue" not in segment:
        return brand
    return replace(brand, colours=with_hue(brand.colours, segment["hue"]), motif=segment.get("motif", ""))


def check_looks(facts: Facts, brand: Brand, project: Project) -> Iterator[Diagnostic]:
    """A finding for each hue that cannot be read on its ground, and each icon that nobody has drawn."""
    source, segments = facts.sources.get(SEGMENTS), facts.values.get(SEGMENTS, {})
    if source is None:
        return
    drawn = list_icons(project)
    for name, segment in segments.items():
        if "hue" in segment:
            colours = {"brand": brand.colours, "hue": segment["hue"]}
            for (whose, text), (under, ground) in PAIRS:
                ratio = contrast(colours[whose][text], colours[under][ground])
                if ratio < LEAST_CONTRAST:
                    message = f"`{text}` on `{ground}` has a contrast of {ratio:.1f}:1; text needs {LEAST_CONTRAST}:1"
                    at = source.value_position((name, "hue", text if whose == "hue" else ground))
                    yield Diagnostic("weak-contrast", message, at, "make one of the two darker or lighter")
        icon = segment.get("icon")
        if icon and icon not in drawn:
            at = source.value_position((name, "icon"))
            hint = did_you_mean(icon, drawn) or f"draw layouts/_shared/icons/{icon}.svg on a grid of 24"
            yield Diagnostic("unknown-icon", f"there is no icon `{icon}`", at, hint, width=len(icon))


def list_icons(project: Project) -> tuple[str, ...]:
    """The names of the icons that layouts may show."""
    return tuple(path.stem for path in project.layout_files(f"_shared/{ICONS}/*.svg").values())
