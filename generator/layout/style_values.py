"""What the values of a style sheet come to: variables put in, sums worked out, lengths in points."""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import tinycss2

from generator.layout.style_tokens import read_declarations

VARIABLE = re.compile(r"var\(\s*(--[^\s,()]+)\s*(?:,((?:[^()]|\([^()]*\))*))?\)")
NAME = re.compile(r"--[^\s,():;{}]+")
MOST, DEEPEST = 64, 8  # values that one declaration may come to, and variables within variables
POINTS = {"pt": 1.0, "px": 0.75, "pc": 12.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "q": 0.709, "rem": 12.0, "rlh": 16.8}
ABOUT = {"em": 1.0, "ex": 0.5, "ch": 0.5, "cap": 0.7, "ic": 1.0, "lh": 1.4}
"""Units that count in the size of the text, in ems."""
QUIET = frozenset({"whitespace", "literal"})
SIGNS = {"+": 1.0, "-": -1.0}


@lru_cache(maxsize=64)
def read_variables(sheets: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    """Every value that the sheets give to each custom property."""
    found: dict[str, set[str]] = {}
    for one in (one for css in sheets for one in read_declarations(css) if one.name.startswith("--")):
        found.setdefault(one.name, set()).add(one.value)
    return {name: frozenset(values) for name, values in found.items()}


Used = tuple[tuple[str, frozenset[str]], ...]
"""Custom properties with all values that they have."""


@lru_cache(maxsize=256)
def find_used(css: str, sheets: tuple[str, ...]) -> Used:
    """The custom properties of the sheets that one of them names, and those that their values name."""
    variables, waiting, used = read_variables(sheets), [css], dict[str, frozenset[str]]()
    while waiting:
        for name in NAME.findall(waiting.pop()):
            if name in variables and name not in used:
                used[name] = variables[name]
                waiting += variables[name]
    return tuple(sorted(used.items()))


def put_variables(value: str, variables: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """All values that the text may come to with its variables put in; itself if it has none."""
    values = {value}
    for _ in range(DEEPEST):
        if not any(VARIABLE.search(one) for one in values):
            break
        values = set(sorted(each for one in values for each in _put(one, variables))[:MOST])
    return frozenset(values)


def _put(value: str, variables: Mapping[str, frozenset[str]]) -> Iterable[str]:
    found = VARIABLE.search(value)
    if found is None:
        return [value]
    fallback = [found[2].strip()] if found[2] else []
    return [value[: found.start()] + one + value[found.end() :] for one in (*variables.get(found[1], ()), *fallback)]


@dataclass(frozen=True, slots=True)
class Scale:
    """How many points an em, the whole of which per cents are parts, and the window have."""

    em: float = 10.0
    whole: float = 10.0
    window: float = 290.0  # a phone's


@lru_cache(maxsize=4096)  # the shared sheets are read with those of each kind
def measure(value: str, scale: Scale) -> tuple[float, ...]:
    """Each part of the value in points; a number without a unit as it is, words as not known."""
    tokens = tinycss2.parse_component_value_list(value, skip_comments=True)
    return tuple(_length(token, scale) for token in tokens if token.type not in QUIET)


def _length(token: Any, scale: Scale) -> float:
    """One part; of a choice by `min()`, `max()` or `clamp()`, what it comes to in the narrowest window."""
    if token.type == "number":
        return float(token.value)
    if token.type in {"dimension", "percentage"}:
        return float(token.value) * _unit(token.lower_unit if token.type == "dimension" else "%", scale)
    if token.type not in {"function", "() block"}:
        return math.nan
    within = token.arguments if token.type == "function" else token.content
    parts = [_sum(part, scale) for part in split_at(within, ",")]
    name = token.lower_name if token.type == "function" else "calc"
    return CHOICES[name](parts) if name in CHOICES else math.nan


def _unit(name: str, scale: Scale) -> float:
    if name == "%":
        return scale.whole / 100
    return POINTS.get(name) or (
        ABOUT[name] * scale.em if name in ABOUT else scale.window / 100 if name[-1:] in "wh" else math.nan
    )


CHOICES: Mapping[str, Callable[[list[float]], float]] = {
    "calc": lambda parts: parts[0],
    "min": min,
    "max": max,
    "clamp": lambda parts: max(parts[0], min(parts[1:])) if len(parts) > 1 else math.nan,
}
"""Function -> what it makes of its parts."""


def _sum(tokens: Sequence[Any], scale: Scale) -> float:
    total, sign, term = 0.0, 1.0, list[Any]()
    for token in (*tokens, "+"):
        if getattr(token, "value", token) in SIGNS and any(one.type != "whitespace" for one in term):
            total += sign * _product(term, scale)
            sign, term = SIGNS[str(getattr(token, "value", token))], []
        elif not isinstance(token, str):
            term.append(token)
    return total


def _product(tokens: Sequence[Any], scale: Scale) -> float:
    result, divides = 1.0, False
    for token in (one for one in tokens if one.type != "whitespace"):
        if token.type == "literal":
            divides = token.value == "/"
            continue
        factor = _length(token, scale)
        result *= (1 / factor if factor else math.nan) if divides else factor
    return result


def split_at(tokens: Iterable[Any], at: str) -> list[list[Any]]:
    """The tokens apart at a mark."""
    parts = [list[Any]()]
    for token in tokens:
        if token == at:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts
