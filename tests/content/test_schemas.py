"""Schemas: data as they shape it, and what a person reads when it does not fit."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.schemas import Schema, convert, kind_schema, leaves, own_schema, own_schemas, with_types
from generator.content.sources import Plain, read_source
from generator.content.validation import validate
from generator.diagnostics import Problem
from generator.project import Project

Check = Callable[[dict[str, object], str], list[str]]
LINE, DATE, WHOLE = {"$ref": "#/$defs/line"}, {"$ref": "#/$defs/date"}, {"type": "integer"}
ENTRIES = {"type": "array", "items": {"type": "object", "properties": {"name": {"$ref": "#/$defs/line"}}}}


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """A function from fields of a schema and a file's text to what is found: line, code, message and cure."""

    def check(fields: dict[str, object], text: str) -> list[str]:
        (tmp_path / "x.yaml").write_bytes(text.encode())
        source = read_source(tmp_path / "x.yaml", Project(tmp_path))
        root = {"type": "object", "additionalProperties": False, "properties": fields}
        _, findings = validate(source, Schema("x", with_types(root)), "notes")
        return [f"{found.at.line}: {found.code}: {found.message}; {found.hint}" for found in findings if found.at]

    return check


@pytest.mark.parametrize(
    "written, kind, value",
    [
        ("12", "integer", 12),
        ("-3", "integer", -3),
        ("007", "integer", "007"),
        ("12.5", "number", 12.5),
        ("12", "number", 12),
        ("true", "boolean", True),
        ("false", ["boolean", "string"], False),
        ("12", "string", "12"),
        ("01234", "string", "01234"),
        ("1.10", "string", "1.10"),
        ("NO", "string", "NO"),
        ("yes", "boolean", "yes"),
        ("1_000", "integer", "1_000"),
        ("1,000", "integer", "1,000"),
        ("1e999", "number", "1e999"),
        ("٣", "integer", "٣"),
        ("12.5", "integer", "12.5"),
        ("nan", "number", "nan"),
        ("9" * 400, "integer", "9" * 400),
    ],
)
def test_plain_text_becomes_what_the_schema_asks_for_and_nothing_else(written: str, kind: object, value: object):
    found = convert(Plain(written), {"type": kind})
    assert (found, type(found)) == (value, type(value))


@given(st.text(max_size=30), st.sampled_from(["string", "integer", "number", "boolean"]))
def test_any_text_can_be_converted_or_stays_text(written: str, kind: str):
    assert isinstance(convert(Plain(written), {"type": kind}), str | int | float)


def test_a_slip_in_a_field_name_is_one_finding_not_two(check: Check, tmp_path: Path):
    (tmp_path / "x.yaml").write_text("titel: Hello\n")
    root = {"type": "object", "additionalProperties": False, "required": ["title"], "properties": {"title": {}}}
    source = read_source(tmp_path / "x.yaml", Project(tmp_path))
    _, findings = validate(source, Schema("x", with_types(root)), "notes")
    assert [(found.code, found.hint) for found in findings] == [("unknown-field", "did you mean `title`?")]


def test_a_field_that_is_not_written_yet_is_suggested_before_one_that_is(check: Check):
    fields: dict[str, object] = {"title": {}, "titles": {}}
    assert "did you mean `titles`?" in check(fields, "title: A\ntitle-s: B\n")[0]


def test_a_field_far_from_all_others_gets_the_list_of_them(check: Check):
    assert check({"title": {}, "body": {}}, "colour: blue\n") == [
        "1: unknown-field: `colour` is not a field of notes; its fields are `title`, `body`"
    ]


@pytest.mark.parametrize(
    "field, text, said",
    [
        (WHOLE, '"12"', "wrong-type: `x` must be a whole number, not `12` in quotes; take the quotes away"),
        ({"type": "boolean"}, "yes", "wrong-type: `x` must be true or false, not `yes`; write true or false"),
        ({"type": "string"}, "", "empty-field: `x` is empty; write its value, or delete the line"),
        (LINE, "'  '", "empty-field: `x` is empty; write its text, or delete the line"),
        (LINE, "|\n  a\n  b", "bad-form: `x` is not written as it must be: `a`; write it on one line"),
        (DATE, "2026-02-30", "bad-form: `x` is not a day of any calendar: `2026-02-30`; correct the day"),
        ({"enum": ["warm", "formal"]}, "frmal", "not-a-choice: `x` cannot be `frmal`; did you mean `formal`?"),
        ({"type": "integer", "maximum": 5}, "6", "out-of-bounds: `x` is 6; it must be at most 5; "),
        ({"type": "string", "maxLength": 3}, "abcd", "too-long: `x` has 4 characters; the limit is 3; cut 1 character"),
        ({"type": "array", "minItems": 2}, "[a]", "wrong-count: `x` has 1 entry; it must have at least 2; add 1 entry"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_value_is_said_with_its_cure(check: Check, field: dict[str, object], text: str, said: str):
    assert check({"x": field}, f"x: {text}\n") == [f"1: {said}"]


def test_a_value_that_starts_with_a_number_sign_is_a_comment_and_the_cure_says_so(check: Check):
    assert "after a space, `#` starts a comment" in check({"x": {"type": "string"}}, "x: #1\n")[0]


def test_entries_of_lists_are_counted_from_one(check: Check):
    (said,) = check({"people": ENTRIES}, "people:\n  - name: Ann\n  - name: [Bob]\n")
    assert said.startswith("3: wrong-type: `people[2].name` must be text, not a list")


def test_findings_come_in_the_order_of_the_file(check: Check):
    fields: dict[str, object] = {name: {"type": "integer"} for name in "cab"}
    assert [said[:2] for said in check(fields, "b: x\na: y\nc: z\n")] == ["1:", "2:", "3:"]


def test_every_value_is_found_with_its_schema():
    schema = Schema("x", with_types({"type": "object", "properties": {"people": ENTRIES}}))
    found = list(leaves({"people": [{"name": "Ann"}]}, schema))
    assert [(steps, value, node["x-text"]) for steps, value, node in found] == [(("people", 0, "name"), "Ann", "line")]


@pytest.mark.parametrize("name", sorted(own_schemas()))
def test_the_engine_s_own_schemas_are_json_schema(name: str):
    import jsonschema_rs

    jsonschema_rs.validator_for(own_schema(name).root)


@pytest.mark.parametrize(
    "text, said",
    [
        ("type: objekt\n", "schema.yaml:1:7 bad-schema: this is not JSON Schema"),
        ('properties:\n  a: {$ref: "#/$defs/lin"}\n', "schema.yaml:2:13 bad-schema: `#/$defs/lin` leads to no type"),
        ('$ref: "https://example.com/x.json"\n', "schema.yaml:1:7 bad-schema"),
        ('$defs:\n  a: {$ref: "#/$defs/b"}\n  b: {$ref: "#/$defs/a"}\n', "leads to no type"),
        ("$defs: [1]\n", "bad-schema: this is not JSON Schema"),
        ("a: &x 1\n", "yaml-trick"),
    ],
)
def test_a_schema_that_is_none_is_refused_at_its_place(tmp_path: Path, text: str, said: str):
    path = tmp_path / "layouts" / "notes" / "schema.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text)
    with pytest.raises(Problem) as problem:
        kind_schema("notes", Project(tmp_path))
    assert said in str(problem.value)
