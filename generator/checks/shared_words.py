"""Words that print beside every text: labels and prompts of merge fields, what segments are called, and names and the
legal line of the brand.

No citation can stand in them, so they state no figure; a year behind © does. Names may hold a plain number ("Studio
54", "Fortune 500"), but no value, share, bound or rank. Who buys is described, and how large they are with it
("companies with 50 to 500 people"). None of them states a result, with a figure or without.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.checks.phrase_patterns import phrases_pattern
from generator.checks.trace import COPYRIGHT
from generator.checks.uncounted_results import find_result
from generator.content.facts import Facts
from generator.content.sources import Steps
from generator.diagnostics import Diagnostic
from generator.quantities.figures import find_figures
from generator.quantities.lexicon import alike
from generator.quantities.scan import Found
from generator.quantities.stated_values import VALUES, find_value, read_name
from generator.quantities.units import Units

FORMS = re.compile(r"\b\d{4}-\d\d-\d\d\b|\+\d[\d ()-]{6,}\d")
"""Examples of a date and of a telephone number, which prompts show."""
NAMES = frozenset({("brand", "name"), ("brand", "short_name"), ("brand", "logo", "alt")})
SEGMENT_NAMES = frozenset({"name", "label", "tier"})
ADDRESSES = frozenset({("brand", "links"), ("brand", "contacts")})
RANK = re.compile(r"#\s?1\b|\bno\.?\s1\b", re.IGNORECASE)
LARGE = re.compile(r"\b(?:with|of|from|above|over|under|below|between|than|to|at least|up to)\s+$", re.IGNORECASE)
"""What stands before the size of those who buy."""
SAID = ("label", "prompt", "fallback")
"""What a merge field says of itself, and what stands there for an account without a value."""
ROLE = ("name", "otherwise", "stand_in")
HINT = "say it without a figure, or state it in a text with its source"
UNCOUNTED = "say what it is called, and state a result in a text with its source"


def check_shared_words(facts: Facts, terms: Mapping[str, str]) -> Iterator[Diagnostic]:
    """A finding for each figure and each result in the labels and prompts of merge fields, in what segments are called,
    and in the words of the brand."""
    free = [pattern for pattern in (phrases_pattern(tuple(terms)), COPYRIGHT, FORMS) if pattern]
    for file, steps, words in _plain_words(facts):
        bare = alike(words)
        for pattern in free:
            bare = pattern.sub(lambda said: " " * len(said.group()), bare)
        value = _find_figure((file, *steps), bare, facts.units)
        read = read_name(words) if _is_address((file, *steps)) else words
        result = "" if value else find_result(read, facts.values.get("brand", {}), facts.units)
        said, hint = (f"`{value}`", HINT) if value else (f"“{result}” is a result that", UNCOUNTED)
        if value or result:
            message = f"{said} stands beside every text, where nothing can be cited for it"
            at = facts.sources[file].value_position(steps)
            yield Diagnostic("figure-beside-texts", message, at, hint, width=len(value or result))


def _find_figure(path: Steps, words: str, units: Units) -> str:
    """The first figure that may not stand at this place; mostly nothing."""
    if _is_address(path):
        return find_value(words, units)
    name = path in NAMES or (path[0] == "segments" and path[-1] in SEGMENT_NAMES)
    every = find_figures(words, units)
    if name:
        rank = RANK.search(words)
        said = next((one.text for one in every if not _is_number(one)), "")
        return find_value(words, units) or said or (rank[0] if rank else "")
    sized = path[-1] == "buyers"
    return next((one.text for one in every if not (sized and _is_size(one, words))), "")


def _is_address(path: Steps) -> bool:
    return path[:2] in ADDRESSES and path[-1] != "label"


def _is_number(found: Found) -> bool:
    """Whether a figure of a name is whole numbers and no more: `54`, `3M`, `O2`; no `99.9`, `10k+`, `①` or `Sub-50`."""
    one = found.quantity
    if one is None:
        return re.fullmatch(r"(?!sub)[a-z0-9/]+", found.text, re.IGNORECASE) is not None
    plain = not (one.comparator or one.approximate or one.unit or one.per or one.of)
    return plain and all(float(end).is_integer() for end in one.ends)


def _is_size(found: Found, words: str) -> bool:
    """Whether a figure says how large those are who buy: a count with its noun, behind a word that leads to it."""
    one = found.quantity
    plain = one is not None and not (one.of or one.unit.money or one.unit.name in VALUES or one.per)
    return plain and bool(LARGE.search(words[: found.start]))


def _plain_words(facts: Facts) -> Iterator[tuple[str, Steps, str]]:
    for group, fields in facts.values.get("merge-fields", {}).items():
        for name, entry in fields.items():
            yield from (("merge-fields", (group, name, part), entry[part]) for part in SAID if part in entry)
    for name, segment in facts.values.get("segments", {}).items():
        yield from (
            ("segments", (name, part), segment[part]) for part in ("name", "label", "buyers", "tier") if part in segment
        )
    yield from (("roles", (name, part), one[part]) for name, one in _roles(facts) for part in ROLE if part in one)
    brand: Mapping[str, Any] = facts.values.get("brand", {})
    if brand:
        yield from (("brand", steps, brand[steps[0]]) for steps in (("name",), ("short_name",), ("legal",)))
        yield "brand", ("logo", "alt"), brand["logo"]["alt"]
        contacts = brand["contacts"].items()
        yield from (
            ("brand", ("contacts", name, part), one[part])
            for name, one in contacts
            for part in ("label", "email")
            if part in one
        )
        yield from (("brand", ("links", name), address) for name, address in brand.get("links", {}).items())


def _roles(facts: Facts) -> Iterator[tuple[str, Mapping[str, str]]]:
    roles = facts.values.get("roles", {})
    return ((name, one) for name, one in roles.items() if isinstance(one, Mapping))
