"""Validation: a source held against its schema, every finding at its place."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from generator.content.addresses import check_addresses
from generator.content.schema_errors import words, wrong
from generator.content.schemas import Node, Schema, shape
from generator.content.sources import Source, Steps
from generator.diagnostics import Diagnostic, did_you_mean

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError


def validate(source: Source, schema: Schema, what: str) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The source's data as the schema shapes it, and every finding; `what` is the kind as messages name it."""
    data = shape(source.data, schema)
    errors = list(schema.validator.iter_errors(data))
    findings = {finding for error in errors for finding in _findings(error, source, schema, what)}
    findings -= {_missing(name, steps, source, schema, what) for steps, name in _meant(errors, source, schema)}
    findings |= set(check_addresses(data, schema, source))
    return data, sorted(findings, key=lambda found: (found.at is None, found.at, found.code, found.message))


def _meant(errors: "list[ValidationError]", source: Source, schema: Schema) -> Iterator[tuple[Steps, str]]:
    """Fields that are there under a misspelt name: one slip is one finding."""
    for error in errors:
        if error.kind.name == "additionalProperties":
            for field in error.kind.unexpected:  # type: ignore[attr-defined]
                steps = tuple(error.instance_path)
                yield steps, _close_field(field, steps, source, schema)


def _close_field(field: str, steps: Steps, source: Source, schema: Schema) -> str:
    """The field that was probably meant, of those not written yet if possible."""
    known = schema.at(steps).get("properties", {})
    left = set(known) - set(_dig(source.data, steps))
    close = get_close_matches(field, sorted(left), 1) or get_close_matches(field, sorted(known), 1)
    return close[0] if close else ""


def _findings(error: "ValidationError", source: Source, schema: Schema, what: str) -> Iterator[Diagnostic]:
    steps: Steps = tuple(error.instance_path)
    name = error.kind.name
    node = schema.at(steps)
    if name == "additionalProperties":
        for field in error.kind.unexpected:  # type: ignore[attr-defined]
            yield _unknown(field, steps, source, schema, what)
    elif name == "required":
        yield _missing(error.kind.property, steps, source, schema, what)  # type: ignore[attr-defined]
    elif name == "propertyNames":
        yield from _bad_names(steps, source, schema, node)
    else:
        yield wrong(error, steps, source, node)


def _unknown(field: str, steps: Steps, source: Source, schema: Schema, what: str) -> Diagnostic:
    owner = what if not steps else f"`{words(steps)}`"
    close = _close_field(field, steps, source, schema)
    known = ", ".join(f"`{name}`" for name in schema.at(steps).get("properties", {}))
    return Diagnostic(
        "unknown-field",
        f"`{field}` is not a field of {owner}",
        source.position((*steps, field)),
        f"did you mean `{close}`?" if close else f"its fields are {known}",
        width=len(field),
    )


def _missing(field: str, steps: Steps, source: Source, schema: Schema, what: str) -> Diagnostic:
    owner = what if not steps else f"`{words(steps)}`"
    described = schema.below(schema.at(steps), field).get("description", "")
    return Diagnostic(
        "missing-field",
        f"{owner} needs the field `{field}`",
        source.position(steps),
        f"add `{field}: …`" + (f" ({described.rstrip('.')})" if described else ""),
    )


def _bad_names(steps: Steps, source: Source, schema: Schema, node: Node) -> Iterator[Diagnostic]:
    names = schema.resolve(node.get("propertyNames", {}))
    check = jsonschema_rs.Draft202012Validator({**names, "$defs": schema.root["$defs"]})
    for field in _dig(source.data, steps):
        if not check.is_valid(str(field)):
            hint = names.get("x-hint", "") or did_you_mean(field, names.get("enum", ()))
            yield Diagnostic(
                "bad-name", f"`{field}` cannot be a name here", source.position((*steps, field)), hint, width=len(field)
            )


def _dig(data: Any, steps: Steps) -> Any:
    for step in steps:
        data = data[step]
    return data
