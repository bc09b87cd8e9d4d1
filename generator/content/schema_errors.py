"""Faults of values: what each keyword of JSON Schema means to a person, as a code, a message and a cure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.content.schemas import Node, convert
from generator.content.sources import Plain, Source, Steps
from generator.diagnostics import Diagnostic, did_you_mean

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError

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
    "number": "write it in digits, without a unit or a comma, for example 12.5; three decimals may be thousands",
    "integer": "write it in digits, without a unit or a comma, for example 12",
    "boolean": "write true or false",
    "array": "write each entry on a line of its own, starting with `- `",
    "object": "write its fields on the lines below it, indented",
}
"""How a person writes a value of each type."""


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is wrong with a value: the keyword's own data, the value, its schema, the field's name, the line."""

    kind: Any
    value: Any
    node: Node
    field: str
    line: str

    @property
    def hint(self) -> str:
        return str(self.node.get("x-hint", "") or self.node.get("description", ""))


def wrong(error: "ValidationError", steps: Steps, source: Source, node: Node) -> Diagnostic:
    """The finding for one keyword of JSON Schema, in the words of its row in `FAULTS`."""
    at = source.value_position(steps)
    line = source.lines[at.line - 1] if at.line <= len(source.lines) else ""
    fault = _Fault(error.kind, error.instance, node, f"`{words(steps)}`", line)
    code, message, hint = FAULTS.get(error.kind.name, _other)(fault)
    width = len(str(fault.value)) if isinstance(fault.value, str) and "\n" not in fault.value else 1
    return Diagnostic(code, message or f"{fault.field}: {error.message}", at, hint, width=width)


Said = tuple[str, str, str]


def _wrong_type(fault: _Fault) -> Said:
    if fault.value is None:
        comment = "put the value in quotes: after a space, `#` starts a comment" if "#" in fault.line else ""
        return "empty-field", f"{fault.field} is empty", comment or "write its value, or delete the line"
    asked = fault.node.get("type", "string")
    types = [asked] if isinstance(asked, str) else list(asked)
    wanted = " or ".join(TYPES[name] for name in types)
    message = f"{fault.field} must be {wanted}, not {_quote_value(fault.value)}"
    if isinstance(fault.value, str) and not isinstance(convert(Plain(fault.value), fault.node), str):
        return "wrong-type", f"{message} in quotes", "take the quotes away"
    if types == ["string"] and isinstance(fault.value, dict) and len(fault.value) == 1:
        return "wrong-type", message, 'put the text in "quotes": a colon behind a word makes it a field'
    fields = ", ".join(f"`{name}: …`" for name in fault.node.get("properties", {}))
    cure = WRITTEN.get(types[0], "") + (f": {fields}" if fields else "")
    return "wrong-type", message, str(fault.node.get("x-hint", "")) or cure


def _no_choice(fault: _Fault) -> Said:
    options = [str(option) for option in fault.node.get("enum", getattr(fault.kind, "options", ()))]
    hint = did_you_mean(str(fault.value), options) or "known: " + ", ".join(options)
    return "not-a-choice", f"{fault.field} cannot be {_quote_value(fault.value)}", hint


def _bad_form(fault: _Fault) -> Said:
    if isinstance(fault.value, str) and not fault.value.strip():
        return _empty(fault)
    return "bad-form", f"{fault.field} is not written as it must be: {_quote_value(fault.value)}", fault.hint


def _bad_date(fault: _Fault) -> Said:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", str(fault.value)):
        return "bad-form", f"{fault.field} is not a day of any calendar: {_quote_value(fault.value)}", "correct the day"
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
"""A row for every keyword; one that is not here is said in the validator's own words."""


def words(steps: Steps) -> str:
    """The way to a value as people write it: `pains[2].title`, entries counted from 1."""
    text = ""
    for step in steps:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if text else step
    return text or "the file"


def _quote_value(value: Any) -> str:
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, list):
        return "a list"
    text = str(value).splitlines()[0] if str(value) else "empty"
    return f"`{text[:60]}{'…' if len(text) > 60 else ''}`"
