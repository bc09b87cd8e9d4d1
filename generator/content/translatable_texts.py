"""What of a content file a translator is given: texts that people read, without names, days, addresses and values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.content.schemas import Node, Schema, leaves
from generator.content.sources import Source, Steps
from generator.diagnostics import Position
from generator.quantities.scan import parse_stated
from generator.quantities.units import Units

NO_WORDS = re.compile(
    r"[a-z0-9]+([-_.][a-z0-9]+)*|\d.*|#[0-9A-Fa-f]{6}|\S+://\S+|\S+@\S+|\S+\.[a-z0-9]{2,5}"
    r"|= .*|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:daily|weekly|fortnightly|monthly|quarterly|yearly)\b.*"
)
"""What facts without a schema hold beside words: names of other facts, formulas, days and hours, repetitions, colours,
addresses, files."""
LETTERS = re.compile(r"[^\W\d_]{2}")
OURS = frozenset({"control", "language", "translates", "note", "confirmed", "owner", "uses", "formula"})
"""Fields that are for those who keep the content, in whatever file they stand."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text to translate, where it stands, and what its schema says of it; `longest` is 0 if it may have any length
    (in characters)."""

    steps: Steps
    words: str
    at: Position
    about: str = ""
    longest: int = 0


def texts_of(source: Source, schema: Schema, units: Units) -> Iterator[Text]:
    """Every text of the file that is translated; where the schema says nothing of a value, as in most files of facts,
    those that are words and no figure."""
    for steps, value, node in leaves(source.data, schema):
        if isinstance(value, str) and not OURS.intersection(steps) and _is_text(value, node, units):
            about, longest = str(node.get("description", "")), int(node.get("maxLength", 0))
            yield Text(steps, str(value).strip("\n"), source.value_position(steps), about, longest)


def _is_text(value: str, node: Node, units: Units) -> bool:
    if not LETTERS.search(value):
        return False
    if node:
        return "x-text" in node or bool(node.get("x-translate"))
    return not NO_WORDS.fullmatch(value) and parse_stated(value, units) is None
