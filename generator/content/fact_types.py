"""Facts are the company's own terms: prices, limits, lengths, dates. Each figure among them says which it is.

Nobody proves a fact, so that a customer page may cite it as it is. What somebody has measured, or aims for, is a claim.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any

from generator.content.fact_names import names_result
from generator.content.facts import Facts
from generator.content.price_fields import DAYS as PRICE_DAYS
from generator.content.price_fields import NEXT
from generator.content.schemas import own_schemas
from generator.content.terms import RESULT
from generator.diagnostics import Diagnostic, Position
from generator.quantities.figures import find_figures
from generator.quantities.gloss import gloss
from generator.quantities.quantity import Quantity
from generator.quantities.scan import find_quantities, parse_stated
from generator.quantities.stated_values import find_share
from generator.quantities.units import Units
from generator.quantities.unread import explain_unread
from generator.remembered import remember_last

FILE = "fact-types"
TIMES = frozenset({"seconds", "days", "months", "working days"})
VALUES = frozenset({"%", "x"})
FITS: Mapping[str, Callable[[Quantity | None], bool]] = {
    "price": lambda one: one is not None and one.unit.money and min(one.ends, default=0) >= 0,
    "discount": lambda one: one is not None and one.unit.name == "%",
    "limit": lambda one: one is not None and one.unit.name not in VALUES,
    "length": lambda one: one is not None and one.unit.root in TIMES,
    "date": lambda one: one is None,
    "expiry": lambda one: one is None,
    "score": lambda one: one is not None and not one.unit,
    "count": lambda one: one is not None and not one.unit.sign and one.unit.root not in TIMES,
    "label": lambda one: one is None or not one.unit.sign,
    "note": lambda one: True,
}
"""Type -> whether a value, as it is read, can be such a term. A `note` is for people; no customer page cites it."""
NEEDS: Mapping[str, str] = {
    "price": "a sum of money above zero", "discount": "a percentage", "limit": "a number without %",
    "length": "a length of time", "date": "a day", "expiry": "a day", "score": "a bare number or a range of two",
    "count": "a number of things", "label": "a name", "note": "words",
}  # fmt: skip
DAY = re.compile(r"(?=.*\b\d{4}\b)(?=.*\b\d{1,2}\b)(?!\d{4}-\d\d-\d\d$).*", re.DOTALL)
"""A day with its year that is not written as documents print their own, `2027-02-28`."""
DAYS = frozenset({"date", "expiry"})
GLOB = frozenset("*?[")
"""Signs that stand for others in a pattern."""
CURE = f"say in content/facts/{FILE}.yaml what kind of term it is; if it is a result, write it as a claim"


def type_of(path: str, facts: Facts) -> str:
    """The type of the fact at this path; the longest pattern counts, and none is an empty text."""
    # The price that comes next is a term of the same type.
    ways = (path, path.replace(f".{NEXT}.", "."))
    table = facts.values.get(FILE, {})
    patterns: Iterable[str] = next(filter(None, (_list_matching(way, table) for way in ways)), ())
    best = max(patterns, key=lambda name: (name.count("*") == 0, len(name)), default="")
    said = str(facts.values[FILE][best]) if best else ""
    return said or ("date" if path.rpartition(".")[2] in PRICE_DAYS else "")


def _list_matching(path: str, patterns: Mapping[str, Any]) -> list[str]:
    """The patterns that the path matches, step by step."""
    steps = path.split(".")
    rows = _sort_patterns(patterns)
    near = (*rows.get((len(steps), steps[0]), ()), *rows.get((len(steps), ""), ()))
    return [name for name, wanted in near if all(map(fnmatchcase, steps, wanted))]


@remember_last
def _sort_patterns(patterns: Mapping[str, Any]) -> dict[tuple[int, str], list[tuple[str, list[str]]]]:
    """The patterns with their steps, by how many these are and by the first of them; one that many files match has
    none. Each fact is compared with those of its file only."""
    rows: dict[tuple[int, str], list[tuple[str, list[str]]]] = {}
    for name in patterns:
        wanted = name.split(".")
        plain = not set(wanted[0]) & GLOB
        rows.setdefault((len(wanted), wanted[0] if plain else ""), []).append((name, wanted))
    return rows


def check_fact_types(facts: Facts) -> Iterator[Diagnostic]:
    """A finding for each figure among the facts that is no term of the company, at its own line."""
    if FILE in facts.faulty:
        return
    for file in facts.values:
        if file not in own_schemas():
            for steps, value in _leaves(facts.values[file]):
                if find_figures(value, facts.units):
                    yield from _check(file, steps, value, facts)


def _check(file: str, steps: tuple[str, ...], value: str, facts: Facts) -> Iterator[Diagnostic]:
    path = ".".join((file, *steps))
    at, width = facts.sources[file].value_position(steps), len(value)
    kind = type_of(path, facts)
    if not kind:
        yield Diagnostic(
            "untyped-fact", f"`{path}` is a figure, and nothing says what term it is", at, CURE, width=width
        )
    elif kind != "note" and names_result(_in_english(file, *steps, units=facts.units), kind):
        message = f"`{path}` speaks of a result, and a fact is a term that the company sets itself"
        yield Diagnostic("result-as-fact", message, at, "write it as a claim with its evidence", width=width)
    elif _is_exchange_rate(value, facts):
        message = f"`{path}` is a rate of exchange, which is true on one day only"
        yield Diagnostic("undated-rate", message, at, "write it as a claim with the day in `as_of`", width=width)
    elif not FITS[kind](parse_stated(value, facts.units)) or (kind == "label" and _holds_value(value, facts)):
        message = f"`{path}` is said to be a {kind}, and `{value}` is not {NEEDS[kind]}"
        why, cure = explain_unread(value, facts.units)
        message += f": {why}" if cure else ""
        yield Diagnostic("untyped-fact", message, at, cure or CURE, width=width)
    elif kind in DAYS and DAY.fullmatch(value):
        message = f"`{value}` is a day written in another way than the days that documents print"
        yield Diagnostic("date-form", message, at, "write year, month and day: `2027-02-28`", "warning", width)


def _is_exchange_rate(value: str, facts: Facts) -> bool:
    """Whether it is a sum of one currency for one of another."""
    read = parse_stated(value, facts.units)
    return read is not None and read.unit.money and read.per.money


def _in_english(*steps: str, units: Units) -> list[str]:
    """The words of a path as English names them, each joined by an underscore."""
    return [gloss(step.replace("_", " ").replace("-", " "), units).replace(" ", "_") for step in steps]


def _holds_value(words: str, facts: Facts) -> bool:
    """Whether words hold a share, a multiple, a rank, a sum of money or buyers that are counted, which no name does."""
    if RESULT.search(words) or find_share(words):
        return True
    found = (one.quantity for one in find_quantities(words, facts.units))
    return any(one.unit.money or one.unit.name in VALUES for one in found if one)


def _leaves(data: Any, steps: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(data, Mapping):
        for name, value in data.items():
            yield from _leaves(value, (*steps, str(name)))
    elif isinstance(data, str):
        yield steps, data


def leaf_paths(facts: Facts) -> Iterator[str]:
    """The path of each fact that is a text."""
    return (".".join((file, *steps)) for file, values in facts.values.items() for steps, _ in _leaves(values))


def check_patterns(facts: Facts) -> Iterator[Diagnostic]:
    """A finding for each pattern that no fact has; of a file with errors nobody can tell."""
    table, source = facts.values.get(FILE, {}), facts.sources.get(FILE)
    matched = {pattern for path in leaf_paths(facts) for pattern in _list_matching(path, table)}
    for pattern in table if source else ():
        if pattern not in matched and pattern.partition(".")[0] not in facts.faulty:
            at = source.position((pattern,)) if source else Position(FILE)
            yield Diagnostic(
                "unknown-fact", f"no fact is named `{pattern}`", at, "delete the line", "warning", len(pattern)
            )
