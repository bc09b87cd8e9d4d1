"""Typefaces of the brand: that of the text, that of the headings where it has one, and those of further scripts."""

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


def read_scripts(kind: Mapping[str, Any]) -> tuple[Typeface, ...]:
    """The typefaces that give the letters which the text's own lacks, in the order in which they are asked."""
    scripts = kind.get("scripts", ())
    return tuple(Typeface(said["family"], said.get("fallback", "Arial"), said["faces"]) for said in scripts)


def list_faces(kind: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every font file that `type` of the brand names, with the path of keys to it."""
    parts: list[tuple[tuple[str | int, ...], Mapping[str, Any]]] = [(("type",), kind)]
    parts += [(("type", "headings"), kind.get("headings", {}))]
    parts += [(("type", "scripts", n), part) for n, part in enumerate(kind.get("scripts", ()))]
    for steps, part in parts:
        yield from (((*steps, "faces", weight), file) for weight, file in part.get("faces", {}).items())
