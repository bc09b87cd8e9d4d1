"""Schemas of translations, for editors: `retail.de.yaml` holds only what differs, so nothing in it is required."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.content.overlays import TRANSLATES, overlaid

ENDING = ".translation"
DEMANDS = frozenset({"required", "minItems", "minProperties", "if", "then", "else", "not", "dependentRequired"})
"""What a whole file must have, and what depends on that."""
MAPS = frozenset({"properties", "patternProperties", "$defs"})
"""Keywords of JSON Schema whose names are those of fields."""
NOTED = {
    "type": "object",
    "additionalProperties": {"type": "string"},
    "description": "What each field was translated from, as `collateral translate --done` notes it.",
}


def relax(schema: Any) -> Any:
    """The schema in which every field may be left out, at whatever depth; fields, types and lengths stay."""
    if isinstance(schema, list):
        return [relax(one) for one in schema]
    if not isinstance(schema, Mapping):
        return schema
    # Alternatives that differ by what they require are all met once nothing is required.
    kept = {"anyOf" if name == "oneOf" else name: value for name, value in schema.items() if name not in DEMANDS}
    return {
        name: {field: relax(one) for field, one in value.items()} if name in MAPS else relax(value)
        for name, value in kept.items()
    }


def translation_schema(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of a file's translations, which also note what they were made from."""
    relaxed = relax(schema)
    return {**relaxed, "properties": {TRANSLATES: NOTED, **relaxed.get("properties", {})}}


def schema_of(path: Path, name: str) -> str:
    """The name of the schema by which an editor checks this file: that of translations for one of them."""
    return f"{name}{ENDING}" if overlaid(path) else name
