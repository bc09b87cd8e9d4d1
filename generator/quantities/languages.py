"""What figures are made of in one language: its words, one file a language in `languages/`, all of one shape.

`find_lexicon` gives none for a language without a file; whoever reads a text in it says so, and proves nothing of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).with_name("languages")


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The words of figures in one language, by what they do in one.

    `numbers` are worth a value, `scales` (letters right behind a number), `money_scales` (only of money) and
    `scale_words` a power of ten, `parts` one of so many, `often` so many times. `bounds` stand before a figure,
    `suffixes` behind it, each as its comparator. `period_of` names the period of an adverb; `units` and `currencies`
    are further ways to write those of `units.yaml`. `articles` count one thing between the brackets of a citation only.
    The other rows join: "between 3 *and* 5", "3 *of* 10", "5 *per* hour".
    """

    name: str
    numbers: Mapping[str, float]
    articles: tuple[str, ...]
    scales: Mapping[str, int]
    money_scales: Mapping[str, int]
    scale_words: Mapping[str, int]
    period_of: Mapping[str, str]
    about: tuple[str, ...]
    bounds: Mapping[str, str]
    suffixes: Mapping[str, str]
    parts: Mapping[str, int]
    often: Mapping[str, int]
    joints: Mapping[str, tuple[str, ...]]
    units: Mapping[str, tuple[str, ...]]
    currencies: Mapping[str, tuple[str, ...]]
    sizes: Mapping[str, Any] = field(default_factory=dict)
    gloss: Mapping[str, Any] = field(default_factory=dict)


JOINTS = (
    "between", "from", "to", "and", "of", "per", "each", "per_too", "half", "half_of", "and_half", "and_quarter",
    "minus", "among", "of_unit", "just", "unit_gap",
)  # fmt: skip
"""Rows of words that join others."""


def language_of(tag: str) -> str:
    """The language of a tag such as `de-AT`."""
    return tag.partition("-")[0].lower()


BARE = Lexicon(
    name="",
    numbers={},
    articles=(),
    scales={},
    money_scales={},
    scale_words={},
    period_of={},
    about=("~", "≈"),
    bounds={"<": "<", "<=": "≤", "≤": "≤", ">": ">", ">=": "≥", "≥": "≥"},
    suffixes={"+": "≥"},
    parts={},
    often={},
    joints=dict.fromkeys((*JOINTS, "parts_end"), ()),
    units={},
    currencies={},
)
"""What is written alike in every language."""


def known_languages() -> tuple[str, ...]:
    """The languages that have a lexicon, by their codes."""
    return tuple(sorted(path.stem for path in FOLDER.iterdir() if path.suffix == ".yaml"))


@cache
def find_lexicon(language: str) -> Lexicon | None:
    """The words of a language such as `de`; nothing if it has no file."""
    path = FOLDER / f"{language}.yaml"
    if not path.is_file():
        return None
    data: dict[str, Any] = yaml.load(path.read_bytes(), yaml.CSafeLoader)
    return Lexicon(
        name=data["name"],
        numbers=_numbers(data),
        articles=tuple(data["articles"]),
        scales=_whole(data["scales"]),
        money_scales=_whole(data["money_scales"]),
        scale_words={word.lower(): power for word, power in _whole(data["scale_words"]).items()},
        period_of={word.lower(): period for word, period in data["period_of"].items()},
        about=tuple(data["about"]),
        bounds=_turned(data["bounds"]),
        suffixes=_turned(data["suffixes"]),
        parts={word.lower(): whole for word, whole in _whole(data["parts"]).items()},
        often=_whole(data["often"]),
        joints={name: tuple(data[name]) for name in JOINTS} | {"parts_end": (data["parts_end"],)},
        units={name: tuple(ways) for name, ways in data["units"].items()},
        currencies={code: tuple(ways) for code, ways in data["currencies"].items()},
        sizes=data.get("sizes", {}),
        gloss=data.get("gloss", {}),
    )


def _numbers(data: Mapping[str, Any]) -> dict[str, float]:
    listed = {word: value for value, ways in enumerate(data["numbers"]) for word in ways.split("|") if word}
    return listed | {word.lower(): _number(value) for word, value in data["further_numbers"].items()}


def _number(written: float | str) -> float:
    value = float(written)
    return int(value) if value.is_integer() else value


def _whole(row: Mapping[str, int]) -> dict[str, int]:
    return {word: int(value) for word, value in row.items()}


def _turned(row: Mapping[str, list[str]]) -> dict[str, str]:
    """Word -> comparator, from comparator -> words."""
    return {word: comparator for comparator, words in row.items() for word in words}
