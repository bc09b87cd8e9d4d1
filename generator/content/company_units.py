"""The company's own units, from `content/facts/units.yaml`: what it counts and measures beside what everybody does."""

from collections.abc import Mapping
from typing import Any

from generator.content.sources import Source
from generator.diagnostics import Diagnostic, did_you_mean
from generator.quantities.scan import parse_quantity
from generator.quantities.units import NO_WORDS, Unit, Units, engine_units, noun

FILE = "units"
SYMBOL = 3  # letters of a symbol, such as `dB` or `rpm`, which has no plural


def make_units(own: Mapping[str, Any], language: str, glossary: Mapping[str, Mapping[str, str]] = NO_WORDS) -> Units:
    """The engine's units and these; what one `is` counts only if it can be read."""
    units = [_unit(name, entry or {}) for name, entry in own.items()]
    return engine_units().with_own(units, language, _names(own), glossary)


def _names(own: Mapping[str, Any]) -> dict[str, dict[str, tuple[str, ...]]]:
    """The company's names of its units, by language and unit."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, entry in own.items():
        for language, names in (entry or {}).get("names", {}).items():
            found.setdefault(language, {})[name] = tuple(names)
    return found


def _unit(name: str, entry: Mapping[str, Any]) -> Unit:
    size = parse_quantity(str(entry.get("is", "")), engine_units())
    one, written = entry.get("one", ""), entry.get("written", ())
    if size is None or size.value is None or not size.unit:
        return noun(name, one, written)
    return noun(name, one, written, root=size.unit.root, size=size.value * size.unit.size)


def check_units(own: Mapping[str, Any], source: Source) -> list[Diagnostic]:
    """A finding for each unit that is said to be so much of another one which nobody knows."""
    known = engine_units()
    return [
        Diagnostic(
            "unknown-unit",
            f"`{entry['is']}` is no number of a unit that everybody has",
            source.value_position((name, "is")),
            did_you_mean(str(entry["is"]).rpartition(" ")[2], known.by_writing) or "write it as in `8 hours`",
            width=len(str(entry["is"])),
        )
        for name, entry in own.items()
        if entry and "is" in entry and not _measures(str(entry["is"]), known)
    ]


IRREGULAR = ("ies", "ches", "shes", "sses", "xes")
"""Endings of plurals whose singular is not the name without its s."""


def check_singulars(own: Mapping[str, Any], source: Source) -> list[Diagnostic]:
    """A warning for each unit whose singular nobody can tell from its name: `children`, `companies`."""
    return [
        Diagnostic(
            "no-singular",
            f"nothing says what one of `{name}` is called",
            source.position((name,)),
            f"write it: `{name}: {{one: …}}`",
            "warning",
            len(name),
        )
        for name, entry in own.items()
        if not (entry or {}).get("one") and len(name) > SYMBOL and not name.isupper() and _is_irregular(name)
    ]


def _is_irregular(name: str) -> bool:
    return not name.endswith("s") or name.endswith(IRREGULAR)


def _measures(written: str, known: Units) -> bool:
    size = parse_quantity(written, known)
    return size is not None and size.value is not None and bool(size.unit)
