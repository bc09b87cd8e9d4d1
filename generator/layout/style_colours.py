"""Colours of a style sheet as `#RRGGBB`: by name, by numbers, mixed, or the colours that a gradient runs through."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import tinycss2
from tinycss2.color4 import parse_color

from generator.drawings.ink import mix
from generator.layout.style_values import split_at

OF_THE_SYSTEM = {"canvas": "#FFFFFF", "field": "#FFFFFF", "canvastext": "#000000", "fieldtext": "#000000"}
"""Names of colours that browsers take from the system, as they are on most."""


@lru_cache(maxsize=4096)
def read_colour(value: str, ground: str) -> str:
    """The colour laid on its ground; nothing if it is no plain colour."""
    tokens = [one for one in tinycss2.parse_component_value_list(value) if one.type != "whitespace"]
    return _read(tokens[0], ground) if len(tokens) == 1 else ""


@lru_cache(maxsize=1024)
def read_grounds(value: str, ground: str) -> tuple[str, ...]:
    """Each colour that a background shows: its own over what is below, and those of its gradients."""
    found = [colour for token in tinycss2.parse_component_value_list(value) for colour in _colours(token, ground)]
    return tuple(dict.fromkeys(found))


def _colours(token: Any, ground: str) -> list[str]:
    if colour := _read(token, ground):
        return [colour]
    if token.type == "function" and token.lower_name.endswith("-gradient"):
        return [colour for part in token.arguments for colour in _colours(part, ground)]
    return []


def _read(token: Any, ground: str) -> str:
    if token.type == "ident" and token.lower_value in OF_THE_SYSTEM:
        return OF_THE_SYSTEM[token.lower_value]
    if token.type == "function" and token.lower_name in {"color-mix", "light-dark"}:
        parts = split_at(token.arguments, ",")
        return _mixed(parts[1:3], ground) if token.lower_name == "color-mix" else _part(parts[0], ground)
    colour = parse_color(token)
    if colour is None or isinstance(colour, str):
        return ""
    red, green, blue, cover = (float(part or 0) for part in colour.to("srgb"))
    plain = "#" + "".join(f"{round(255 * min(max(part, 0), 1)):02X}" for part in (red, green, blue))
    return plain if cover >= 1 else mix(plain, ground, cover) if ground else ""


def _mixed(parts: Sequence[Sequence[Any]], ground: str) -> str:
    """Two colours mixed by their shares; other spaces than sRGB come near enough."""
    colours = [_part(part, ground) for part in parts]
    shares = [next((one.value / 100 for one in part if one.type == "percentage"), None) for part in parts]
    if len(colours) < 2 or not all(colours):
        return ""
    first = shares[0] if shares[0] is not None else 1 - shares[1] if shares[1] is not None else 0.5
    return mix(colours[0], colours[1], first)


def _part(tokens: Sequence[Any], ground: str) -> str:
    return next((colour for one in tokens if (colour := _read(one, ground))), "")
