"""JSON Schemas written in YAML: one validator, one adapter from its findings to diagnostics.

Every schema may use the domain types of `schemas/types.yaml`. Extra keywords, all starting with `x-`, say what
JSON Schema cannot: `x-text` (the string is Markdown), `x-reference` (it names a fact), `x-hint` (the cure).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import yaml

from generator.content.sources import Plain, Source, Steps, read_source
from generator.diagnostics import Diagnostic, Problem, did_you_mean
from generator.project import Project

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError

OWN = Path(__file__).parent / "schemas"
WHOLE, NUMBER = re.compile(r"[+-]?[0-9]{1,15}"), re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?")
"""Plain numbers: no exponent, no underscores, no more digits than a binary float keeps."""
Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema with the domain types merged into its `$defs`."""

    name: str
    root: dict[str, Any]

    def resolve(self, node: Node) -> Node:
        """The node itself, or what its `$ref` names; its own keywords win."""
        while "$ref" in node:
            target = self.root["$defs"][node["$ref"].removeprefix("#/$defs/")]
            node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
        return node

    def below(self, node: Node, step: str | int) -> Node:
        """The schema of one entry of a list or one field of a mapping; empty if the schema says nothing."""
        node = self.resolve(node)
        found = node.get("items") if isinstance(step, int) else self._field(node, step)
        return self.resolve(found) if isinstance(found, Mapping) else {}

    @staticmethod
    def _field(node: Node, step: str) -> Any:
        return node.get("properties", {}).get(step, node.get("additionalProperties"))

    def at(self, steps: Steps) -> Node:
        """The schema of the value at `steps`."""
        node = self.resolve(self.root)
        for step in steps:
            node = self.below(node, step)
        return node


@cache
def domain_types() -> dict[str, Any]:
    """The `$defs` that all schemas share."""
    types: dict[str, Any] = yaml.load((OWN / "types.yaml").read_bytes(), yaml.CSafeLoader)["$defs"]
    return types


@cache
def own_schema(name: str) -> Schema:
    """A schema of the engine itself: `brand`, `claims`, `kind`, …"""
    return Schema(name, with_types(yaml.load((OWN / f"{name}.yaml").read_bytes(), yaml.CSafeLoader)))


def own_schemas() -> frozenset[str]:
    """The names of the schemas that the engine itself brings."""
    return frozenset(path.stem for path in OWN.glob("*.yaml")) - {"types"}


def kind_schema(kind: str, project: Project) -> Schema:
    """The schema beside a kind's layout; a schema that is itself wrong is a `Problem`."""
    path = project.layouts / kind / "schema.yaml"
    source = read_source(path, project)
    own = yaml.load(project.read(path), yaml.CSafeLoader)
    types = own.get("$defs", {})
    root = with_types(own if isinstance(types, dict) else {**own, "$defs": {}})
    findings = list(_unknown_types(own, root["$defs"], source))
    if findings:
        raise Problem(*findings)
    try:
        jsonschema_rs.validator_for(own | {"$defs": root["$defs"]} if isinstance(types, dict) else own)
    except ValueError as reason:
        at = source.value_position(tuple(getattr(reason, "instance_path", ())))
        message = f"this is not JSON Schema: {str(reason).splitlines()[0]}"
        raise Problem(Diagnostic("bad-schema", message, at, "compare it with the schema of another kind")) from None
    return Schema(kind, root)


def _unknown_types(node: Any, types: Mapping[str, Any], source: Source, steps: Steps = ()) -> Iterator[Diagnostic]:
    """A finding for every `$ref` that names no type: schemas refer to nothing outside, and never in a circle."""
    if isinstance(node, list):
        for n, child in enumerate(node):
            yield from _unknown_types(child, types, source, (*steps, n))
    if not isinstance(node, dict):
        return
    named = node.get("$ref")
    if isinstance(named, str) and not _leads_somewhere(named, types):
        name = named.rpartition("/")[2]
        at = source.value_position((*steps, "$ref"))
        hint = did_you_mean(name, types) or 'write "#/$defs/line" or another of the shared types'
        yield Diagnostic("bad-schema", f"there is no type `{named}`", at, hint, width=len(named))
    for key, child in node.items():
        yield from _unknown_types(child, types, source, (*steps, key))


def _leads_somewhere(named: str, types: Mapping[str, Any]) -> bool:
    seen: set[str] = set()
    while named.startswith("#/$defs/") and named not in seen:
        seen.add(named)
        target = types.get(named.removeprefix("#/$defs/"))
        if not isinstance(target, dict):
            return False
        if "$ref" not in target:
            return True
        named = str(target["$ref"])
    return False


def with_types(root: dict[str, Any]) -> dict[str, Any]:
    """The schema with the domain types among its `$defs`; its own definitions win."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **root,
        "$defs": {**domain_types(), **root.get("$defs", {})},
    }


def shaped(data: Any, schema: Schema, node: Node | None = None) -> Any:
    """The data with unquoted numbers and true/false converted where the schema asks for them; all else stays text."""
    node = schema.resolve(schema.root if node is None else node)
    if isinstance(data, dict):
        return {key: shaped(value, schema, schema.below(node, key)) for key, value in data.items()}
    if isinstance(data, list):
        return [shaped(value, schema, schema.below(node, n)) for n, value in enumerate(data)]
    return converted(data, node) if isinstance(data, Plain) else data


def converted(text: Plain, node: Node) -> Any:
    """A plain scalar as the type that the schema names: whole number, number, true/false or text."""
    types = node.get("type", "string")
    types = {types} if isinstance(types, str) else set(types)
    if "boolean" in types and text in {"true", "false"}:
        return text == "true"
    if types & {"integer", "number"} and WHOLE.fullmatch(text):
        return int(text)
    if "number" in types and NUMBER.fullmatch(text):
        return float(text)
    return str(text)


def leaves(data: Any, schema: Schema, steps: Steps = (), node: Node | None = None) -> Iterator[tuple[Steps, Any, Node]]:
    """Every value below `data` that is neither list nor mapping, with its steps and its schema."""
    node = schema.resolve(schema.root if node is None else node)
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, schema, (*steps, key), schema.below(node, key))
    elif isinstance(data, list):
        for n, value in enumerate(data):
            yield from leaves(value, schema, (*steps, n), schema.below(node, n))
    else:
        yield steps, data, node


def validate(source: Source, schema: Schema, what: str) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The source's data as the schema shapes it, and every finding; `what` is the kind as messages name it."""
    data = shaped(source.data, schema)
    errors = list(_validator(schema).iter_errors(data))
    findings = {finding for error in errors for finding in _findings(error, source, schema, what)}
    findings -= {_missing(name, steps, source, schema, what) for steps, name in _meant(errors, source, schema)}
    return data, sorted(findings, key=lambda found: (found.at is None, found.at, found.code))


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


def _validator(schema: Schema) -> Any:
    return jsonschema_rs.Draft202012Validator(schema.root, validate_formats=True)


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
        yield _wrong(error, steps, source, node)


def _unknown(field: str, steps: Steps, source: Source, schema: Schema, what: str) -> Diagnostic:
    owner = what if not steps else f"`{_words(steps)}`"
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
    owner = what if not steps else f"`{_words(steps)}`"
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


TYPES = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list (lines that start with `- `)",
    "object": "a group of fields",
    "null": "nothing",
}


WRITTEN = {
    "string": "write it as one text; start it with `|` on the field's line if it has several paragraphs",
    "number": "write it in digits, without a unit or a comma, for example 12.5",
    "integer": "write it in digits, without a unit or a comma, for example 12",
    "boolean": "write true or false",
    "array": "write each entry on a line of its own, starting with `- `",
    "object": "write its fields on the lines below it, indented",
}
"""How a person writes a value of each type."""


@dataclass(frozen=True, slots=True)
class _Fault:
    """One thing that is wrong with a value: the keyword's own data, the value, its schema, and the field's name."""

    kind: Any
    value: Any
    node: Node
    field: str

    @property
    def hint(self) -> str:
        return str(self.node.get("x-hint", "") or self.node.get("description", ""))


def _wrong(error: "ValidationError", steps: Steps, source: Source, node: Node) -> Diagnostic:
    """The finding for one keyword of JSON Schema, in the words of its row in `FAULTS`."""
    fault = _Fault(error.kind, error.instance, node, f"`{_words(steps)}`")
    code, message, hint = FAULTS.get(error.kind.name, _other)(fault)
    width = len(str(fault.value)) if isinstance(fault.value, str) and "\n" not in fault.value else 1
    return Diagnostic(
        code, message or f"{fault.field}: {error.message}", source.value_position(steps), hint, width=width
    )


Said = tuple[str, str, str]


def _wrong_type(fault: _Fault) -> Said:
    if fault.value is None:
        return "empty-field", f"{fault.field} is empty", "write its value, or delete the line"
    asked = fault.node.get("type", "string")
    types = [asked] if isinstance(asked, str) else list(asked)
    wanted = " or ".join(TYPES[name] for name in types)
    message = f"{fault.field} must be {wanted}, not {_shown(fault.value)}"
    if isinstance(fault.value, str) and not isinstance(converted(Plain(fault.value), fault.node), str):
        return "wrong-type", f"{message} in quotes", "take the quotes away"
    fields = ", ".join(f"`{name}: …`" for name in fault.node.get("properties", {}))
    cure = WRITTEN.get(types[0], "") + (f": {fields}" if fields else "")
    return "wrong-type", message, str(fault.node.get("x-hint", "")) or cure


def _no_choice(fault: _Fault) -> Said:
    options = [str(option) for option in fault.node.get("enum", getattr(fault.kind, "options", ()))]
    hint = did_you_mean(str(fault.value), options) or "known: " + ", ".join(options)
    return "not-a-choice", f"{fault.field} cannot be {_shown(fault.value)}", hint


def _bad_form(fault: _Fault) -> Said:
    if isinstance(fault.value, str) and not fault.value.strip():
        return _empty(fault)
    return "bad-form", f"{fault.field} is not written as it must be: {_shown(fault.value)}", fault.hint


def _bad_date(fault: _Fault) -> Said:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", str(fault.value)):
        return "bad-form", f"{fault.field} is not a day of any calendar: {_shown(fault.value)}", "correct the day"
    return _bad_form(fault)


def _empty(fault: _Fault) -> Said:
    return "empty-field", f"{fault.field} is empty", "write its text, or delete the line"


def _too_long(fault: _Fault) -> Said:
    limit, count = fault.kind.limit, len(fault.value)
    cure = f"cut {count - limit} character{'s' * (count - limit > 1)}"
    return "too-long", f"{fault.field} has {count} characters; the limit is {limit}", cure


def _wrong_count(bound: str) -> Callable[[_Fault], Said]:
    def say(fault: _Fault) -> Said:
        count, limit = len(fault.value), fault.kind.limit
        message = f"{fault.field} has {_entries(count)}; it must have {bound} {limit}"
        cure = f"add {_entries(limit - count)}" if count < limit else f"take out {_entries(count - limit)}"
        return "wrong-count", message, cure

    return say


def _entries(count: int) -> str:
    return f"{count} {'entry' if count == 1 else 'entries'}"


def _out_of_bounds(bound: str) -> Callable[[_Fault], Said]:
    def say(fault: _Fault) -> Said:
        return "out-of-bounds", f"{fault.field} is {fault.value}; it must be {bound} {fault.kind.limit}", fault.hint

    return say


def _not_here(fault: _Fault) -> Said:
    return "not-here", f"{fault.field} cannot be used here", fault.hint or "delete the line"


def _other(fault: _Fault) -> Said:
    return "bad-form", "", fault.hint


FAULTS: Mapping[str, Callable[[_Fault], Said]] = {
    "type": _wrong_type,
    "falseSchema": _not_here,
    "enum": _no_choice,
    "const": _no_choice,
    "pattern": _bad_form,
    "format": _bad_date,
    "minLength": _empty,
    "maxLength": _too_long,
    "minItems": _wrong_count("at least"),
    "maxItems": _wrong_count("at most"),
    "minProperties": _wrong_count("at least"),
    "maxProperties": _wrong_count("at most"),
    "minimum": _out_of_bounds("at least"),
    "maximum": _out_of_bounds("at most"),
    "exclusiveMinimum": _out_of_bounds("more than"),
    "exclusiveMaximum": _out_of_bounds("less than"),
}
"""What each keyword of JSON Schema means to a person: a code, a message and a cure."""


def _words(steps: Steps) -> str:
    """The way to a value as people write it: `pains[2].title`, entries counted from 1."""
    text = ""
    for step in steps:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if text else step
    return text or "the file"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, list):
        return "a list"
    text = str(value).splitlines()[0] if str(value) else "empty"
    return f"`{text[:60]}{'…' if len(text) > 60 else ''}`"


def _dig(data: Any, steps: Steps) -> Any:
    for step in steps:
        data = data[step]
    return data
