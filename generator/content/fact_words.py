"""The names of facts against what they hold: a length under `weeks` is one of weeks, and no two plans share a name."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.content.facts import Facts
from generator.content.schemas import own_schemas
from generator.diagnostics import Diagnostic
from generator.quantities.lexicon import PERIODS
from generator.quantities.scan import parse_stated

LENGTHS = {f"{period}s": period for period in PERIODS}


def check_fact_words(facts: Facts) -> Iterator[Diagnostic]:
    """A finding for each length in another unit than its name says, and for each name that two entries bear."""
    for file, values in facts.values.items():
        if file not in facts.faulty:
            yield from _check_lengths(values, (), file, facts) if file not in own_schemas() else ()
            yield from _check_entries(values, file, facts)


def _check_lengths(values: Any, steps: tuple[str, ...], file: str, facts: Facts) -> Iterator[Diagnostic]:
    if isinstance(values, Mapping):
        for name, value in values.items():
            yield from _check_lengths(value, (*steps, str(name)), file, facts)
        return
    said = {LENGTHS[word] for step in steps for word in step.split("_") if word in LENGTHS}
    quantity = parse_stated(values, facts.units) if said and isinstance(values, str) else None
    if quantity and quantity.unit.one in LENGTHS.values() and quantity.unit.one not in said:
        message = f"the name of `{'.'.join((file, *steps))}` says {'/'.join(sorted(said))}s, and it is {values}"
        at = facts.sources[file].value_position(steps)
        yield Diagnostic("label-differs", message, at, "name the fact after its unit", width=len(values))


def _check_entries(values: Mapping[str, Any], file: str, facts: Facts) -> Iterator[Diagnostic]:
    seen: dict[str, str] = {}
    for entry, fields in values.items():
        name = fields.get("name") if isinstance(fields, Mapping) else None
        if isinstance(name, str) and name in seen:
            message = f"`{file}.{entry}` and `{file}.{seen[name]}` are both named {name}"
            at = facts.sources[file].value_position((entry, "name"))
            yield Diagnostic("wrong-name", message, at, "give each a name of its own", width=len(name))
        elif isinstance(name, str):
            seen[name] = entry
