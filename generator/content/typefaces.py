"""Typefaces of the brand: that of the text and, where the brand has one, that of the headings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family with what stands in for it, and its font files of `layouts/_shared/fonts` by weight."""

    family: str
    fallback: str
    faces: Mapping[str, str]


def read_headings(kind: Mapping[str, Any]) -> Typeface | None:
    """The typeface of headings from `type` of the brand; none where headings are set in that of the text."""
    said = kind.get("headings")
    return Typeface(said["family"], said.get("fallback", "Georgia"), said["faces"]) if said else None


def list_faces(kind: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every font file that `type` of the brand names, with the path of keys to it."""
    for steps, part in ((("type", "faces"), kind), (("type", "headings", "faces"), kind.get("headings", {}))):
        yield from (((*steps, weight), file) for weight, file in part.get("faces", {}).items())
