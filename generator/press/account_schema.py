"""The schema of an account's file, for editors: the project's own merge fields, and the inputs of its models."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.content.schemas import kind_schema
from generator.content.sources import read_source
from generator.diagnostics import Problem
from generator.project import Project

FIELDS = "content/facts/merge-fields.yaml"
AUDIENCES = "content/facts/audiences.yaml"
GIVEN = ("inputs", "assumptions")
"""The groups of a model whose values an account may give."""


def account_schema(project: Project) -> Mapping[str, Any]:
    """JSON Schema of `content/accounts/*.yaml`; what cannot be read is left out, and `check` says why."""
    groups = {**dict(_list_fields(project)), **dict(_list_inputs(project))}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "description": "What is put into the merge fields for one account, and the inputs of its own for a model.",
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _group(entries) for name, entries in groups.items()},
    }


def _group(entries: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": entries}


def _list_fields(project: Project) -> Iterator[tuple[str, Mapping[str, Any]]]:
    data = _read(project, FIELDS)
    for group, entries in data.items():
        if isinstance(entries, Mapping):
            yield group, {name: _describe(entry) for name, entry in entries.items() if isinstance(entry, Mapping)}


def _describe(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    longest = str(entry.get("longest", ""))
    text = {"type": ["string", "number"], "description": f"{entry.get('label')}: {entry.get('prompt')}"}
    return {**text, "maxLength": int(longest)} if longest.isdigit() and entry.get("type", "text") == "text" else text


def _list_inputs(project: Project) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The inputs of each document with a model, by the document's name."""
    inner = _read(project, AUDIENCES).get("internal") or ()
    for kind in (name for name in project.kinds() if name not in inner):
        schema = kind_schema(kind, project)
        fields = schema.root.get("properties", {})
        field = next((name for name, node in fields.items() if "x-model" in schema.resolve(node)), None)
        for key in project.document_keys(kind) if field else ():
            model = _read(project, f"content/{key}.yaml").get(str(field))
            groups = [model.get(group) or {} for group in GIVEN] if isinstance(model, Mapping) else []
            rows = {name: row for group in groups for name, row in group.items() if "from" not in row}
            if rows:
                yield key.partition("/")[2], {name: _describe_input(row) for name, row in rows.items()}


def _describe_input(row: Mapping[str, Any]) -> Mapping[str, Any]:
    said = {"description": f"{row.get('label')}, {row.get('unit')}"}
    return {**said, "enum": row["choices"]} if "choices" in row else {**said, "type": ["string", "number"]}


def _read(project: Project, name: str) -> Mapping[str, Any]:
    try:
        return read_source(project.find(name), project).data
    except Problem:
        return {}
