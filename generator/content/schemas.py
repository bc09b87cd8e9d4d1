"""JSON Schemas written in YAML, and data as they shape it.

Every schema may use the domain types of `schemas/types.yaml`. Extra keywords, all starting with `x-`, say what
JSON Schema cannot: `x-text` (the string is Markdown), `x-translate` (it is printed as it stands, and translated),
`x-reference` (it names a fact), `x-of-model` (it names a part of the document's model), `x-check` (it must hold before
something is approved), `x-link` (it is an address, after these words), `x-hint` (the cure).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import yaml

from generator.content.sources import Plain, Source, Steps, read_bytes
from generator.diagnostics import Diagnostic, Problem, did_you_mean
from generator.folders import find_matching
from generator.project import Project
from generator.quantities.figure_parts import AMBIGUOUS

OWN = Path(__file__).parent / "schemas"
WHOLE, NUMBER = re.compile(r"[+-]?(?:0|[1-9][0-9]{0,14})"), re.compile(r"[+-]?(?:0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?")
"""Plain numbers: no exponent, no underscores, no zeros in front, no more digits than a binary float keeps."""
OF_LANGUAGE = ("language", "translates")
"""The fields of every document that say what language it is in, and what it was translated from."""
DIALECT = "https://json-schema.org/draft/2020-12/schema"
ELSEWHERE = frozenset({"$schema", "$id", "$dynamicRef", "$recursiveRef", "$vocabulary"})
Node = Mapping[str, Any]
NOTHING: Node = {}


@dataclass(frozen=True, eq=False)
class Schema:
    """A schema with the domain types merged into its `$defs`."""

    name: str
    root: dict[str, Any]

    @cached_property
    def validator(self) -> Any:
        """What finds the errors of data, compiled once."""
        return jsonschema_rs.Draft202012Validator(self.root, validate_formats=True)

    def resolve(self, node: Node) -> Node:
        """The node itself, or what its `$ref` names; its own keywords win."""
        if "$ref" not in node:
            return node
        if id(node) not in self._resolved:
            self._resolved[id(node)] = self._follow(node)
        return self._resolved[id(node)]

    @cached_property
    def _resolved(self) -> dict[int, Node]:
        """What each node of the schema resolves to; the schema keeps its nodes, so an id stays theirs."""
        return {}

    def _follow(self, node: Node) -> Node:
        while "$ref" in node:
            target = self.root["$defs"][node["$ref"].removeprefix("#/$defs/")]
            node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
        return node

    def below(self, node: Node, step: str | int) -> Node:
        """The schema of one entry of a list or one field of a mapping; empty if the schema says nothing."""
        key = (id(node), "" if isinstance(step, int) else step, isinstance(step, int))
        known = self._below.get(key)
        if known is None or known[0] is not node:
            known = self._below[key] = (node, self._find_below(node, step))
        return known[1]

    @cached_property
    def _below(self) -> dict[tuple[int, str, bool], tuple[Node, Node]]:
        """What lies below each node, and the node itself, so that its id stays its own; all entries of a list are
        alike, and documents ask for each field many times."""
        return {}

    def _find_below(self, node: Node, step: str | int) -> Node:
        node = self.resolve(node)
        found = node.get("items") if isinstance(step, int) else self._field(node, step)
        return self.resolve(found) if isinstance(found, Mapping) else NOTHING

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


@cache
def own_schemas() -> frozenset[str]:
    """The names of the schemas that the engine itself brings."""
    return frozenset(path.stem for path in find_matching(OWN, "*.yaml")) - {"types"}


def kind_schema(kind: str, project: Project) -> Schema:
    """The schema beside a kind's layout; a schema that is itself wrong is a `Problem`."""
    path = project.layout(f"{kind}/schema.yaml")
    return _read_schema(kind, project.name(path), project.read(path))


@lru_cache(maxsize=200)
def _read_schema(kind: str, file: str, raw: bytes) -> Schema:
    source, own = read_bytes(file, raw), yaml.load(raw, yaml.CSafeLoader)
    types = own.get("$defs", {})
    root = with_types(own if isinstance(types, dict) else {**own, "$defs": {}})
    findings = [*_unknown_types(own, root["$defs"], source), *_leading_elsewhere(own, source)]
    if findings:
        raise Problem(*findings)
    try:
        jsonschema_rs.validator_for(own | {"$defs": root["$defs"]} if isinstance(types, dict) else own)
    except ValueError as reason:
        at = source.value_position(tuple(getattr(reason, "instance_path", ())))
        message = f"this is not JSON Schema: {str(reason).splitlines()[0]}"
        raise Problem(Diagnostic("bad-schema", message, at, "compare it with the schema of another kind")) from None
    return Schema(kind, _with_language(root))


def _with_language(root: dict[str, Any]) -> dict[str, Any]:
    """The schema of a kind with what every document may say of its language."""
    own = root.get("properties")
    if not isinstance(own, dict):
        return root
    return {**root, "properties": {**{name: {"$ref": f"#/$defs/{name}"} for name in OF_LANGUAGE}, **own}}


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
        hint = did_you_mean(name, set(types) - {name}) or 'write "#/$defs/line" or another of the shared types'
        yield Diagnostic("bad-schema", f"`{named}` leads to no type", at, hint, width=len(named))
    for key, child in node.items():
        yield from _unknown_types(child, types, source, (*steps, key))


def _leading_elsewhere(node: Any, source: Source, steps: Steps = ()) -> Iterator[Diagnostic]:
    """A finding for every keyword by which a reader of schemas would look for another one, which it may load."""
    entries = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, child in entries:
        if key in ELSEWHERE and child != DIALECT:
            message = f"`{key}: {str(child)[:60]}` names a schema outside of this file"
            yield Diagnostic("bad-schema", message, source.position((*steps, key)), f"delete `{key}`", width=len(key))
        yield from _leading_elsewhere(child, source, (*steps, key))


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
        "$schema": DIALECT,
        **root,
        "$defs": {**domain_types(), **root.get("$defs", {})},
    }


def shape(data: Any, schema: Schema, node: Node | None = None) -> Any:
    """The data with unquoted numbers and true/false converted where the schema asks for them; all else stays text."""
    node = schema.resolve(schema.root if node is None else node)
    if isinstance(data, dict):
        return {key: shape(value, schema, schema.below(node, key)) for key, value in data.items()}
    if isinstance(data, list):
        return [shape(value, schema, schema.below(node, n)) for n, value in enumerate(data)]
    return convert(data, node) if isinstance(data, Plain) else data


def convert(text: Plain, node: Node) -> Any:
    """A plain scalar as the type that the schema names: whole number, number, true/false or text."""
    types = node.get("type", "string")
    types = {types} if isinstance(types, str) else set(types)
    if "boolean" in types and text in {"true", "false"}:
        return text == "true"
    if types & {"integer", "number"} and WHOLE.fullmatch(text):
        return int(text)
    if "number" in types and NUMBER.fullmatch(text) and not AMBIGUOUS.fullmatch(text.lstrip("+-")):
        return float(text)
    return str(text)


Leaf = tuple[Steps, Any, Node]


def leaves(data: Any, schema: Schema) -> list[Leaf]:
    """Every value of `data` that is neither list nor mapping, in order, with its steps and its schema."""
    found: list[Leaf] = []
    _collect(data, schema, (), schema.resolve(schema.root), found)
    return found


def _collect(data: Any, schema: Schema, steps: Steps, node: Node, found: list[Leaf]) -> None:
    """Put the leaves at these steps behind those that are found: documents have thousands, and are asked often."""
    if isinstance(data, dict):
        for key, value in data.items():
            _collect(value, schema, (*steps, key), schema.below(node, key), found)
    elif isinstance(data, list):
        entry = schema.below(node, 0) if data else node
        for n, value in enumerate(data):
            _collect(value, schema, (*steps, n), entry, found)
    else:
        found.append((steps, data, node))
