"""Words that print beside every text: labels and prompts of merge fields, what segments are called, and names and the
legal line of the brand.

No citation can stand in them, so they state no figure; a year behind © does. The company's names may hold a number
("Studio 54"), but no value.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.checks.phrase_patterns import phrases_pattern
from generator.checks.trace import COPYRIGHT
from generator.content.facts import Facts
from generator.content.sources import Steps
from generator.diagnostics import Diagnostic
from generator.quantities.figures import find_figures
from generator.quantities.lexicon import alike
from generator.quantities.stated_values import find_value

FORMS = re.compile(r"\b\d{4}-\d\d-\d\d\b|\+\d[\d ()-]{6,}\d")
"""Examples of a date and of a telephone number, which prompts show."""
NAMES = (("name",), ("short_name",), ("logo", "alt"))
HINT = "say it without a figure, or state it in a text with its source"


def check_shared_words(facts: Facts, terms: Mapping[str, str]) -> Iterator[Diagnostic]:
    """A finding for each figure in the labels and prompts of merge fields, and in the words of the brand."""
    free = [pattern for pattern in (phrases_pattern(tuple(terms)), COPYRIGHT, FORMS) if pattern]
    for file, steps, words in _plain_words(facts):
        bare = alike(words)
        for pattern in free:
            bare = pattern.sub(lambda said: " " * len(said.group()), bare)
        found = [one.text for one in find_figures(bare, facts.units)]
        named = file == "segments" or (file == "brand" and steps in NAMES)
        value = find_value(bare, facts.units) if named else next(iter(found), "")
        if value:
            message = f"`{value}` stands beside every text, where nothing can be cited for it"
            at = facts.sources[file].value_position(steps)
            yield Diagnostic("figure-beside-texts", message, at, HINT, width=len(value))


def _plain_words(facts: Facts) -> Iterator[tuple[str, Steps, str]]:
    for group, fields in facts.values.get("merge-fields", {}).items():
        for name, entry in fields.items():
            yield from (("merge-fields", (group, name, part), entry[part]) for part in ("label", "prompt"))
    for name, segment in facts.values.get("segments", {}).items():
        yield from (
            ("segments", (name, part), segment[part]) for part in ("name", "label", "buyers") if part in segment
        )
    brand: Mapping[str, Any] = facts.values.get("brand", {})
    if brand:
        yield from (("brand", steps, brand[steps[0]]) for steps in (("name",), ("short_name",), ("legal",)))
        yield "brand", ("logo", "alt"), brand["logo"]["alt"]
        contacts = brand["contacts"].items()
        yield from (("brand", ("contacts", name, "label"), one["label"]) for name, one in contacts)
