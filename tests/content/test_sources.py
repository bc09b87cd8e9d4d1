"""Sources: the data of a content file, and the place of every key and value in it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.sources import Plain, Source, Steps, read_source
from generator.diagnostics import Problem
from generator.project import Project

Read = Callable[..., Source]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """A function from a file's text to its source."""

    def read(text: str, name: str = "x.yaml") -> Source:
        (tmp_path / name).write_bytes(text.encode())
        return read_source(tmp_path / name, Project(tmp_path))

    return read


def test_every_scalar_stays_the_text_that_was_typed(read: Read):
    source = read("a: NO\nb: 01234\nc: 1.10\nd: 2026-01-25\ne: 12:30\nf: 1_000\ng: true\nh: 1e3\n")
    assert list(source.data.values()) == ["NO", "01234", "1.10", "2026-01-25", "12:30", "1_000", "true", "1e3"]


def test_only_what_is_written_without_quotes_may_become_a_number_later(read: Read):
    data = read("a: 12\nb: '12'\nc: |\n  12\n").data
    assert [isinstance(value, Plain) for value in data.values()] == [True, False, False]


@pytest.mark.parametrize("nothing", ["a:", "a: ~", "a: null", "a: # later"])
def test_a_field_without_a_value_is_nothing(read: Read, nothing: str):
    assert read(f"{nothing}\nb: 1\n").data == {"a": None, "b": "1"}


def test_keys_and_values_have_their_line_and_column(read: Read):
    source = read("title: Hello\npains:\n  - head: One\n  - {head: Two}\n")
    assert str(source.position(("title",))) == "x.yaml:1:1"
    assert str(source.value_position(("title",))) == "x.yaml:1:8"
    assert str(source.value_position(("pains", 0, "head"))) == "x.yaml:3:11"
    assert str(source.value_position(("pains", 1, "head"))) == "x.yaml:4:12"


def test_columns_count_characters_not_bytes(read: Read):
    assert str(read("{é港🌊: x}\n").value_position(("é港🌊",))) == "x.yaml:1:7"


def test_a_field_that_is_not_there_stands_at_the_nearest_one_above_it(read: Read):
    assert str(read("a:\n  b: 1\n").position(("a", "c", 3))) == "x.yaml:1:1"


@pytest.mark.parametrize(
    "text, places",
    [
        ("a: one two one\n", ["1:4", "1:12"]),
        ("a: |\n  one\n  two one\nb: one\n", ["2:3", "3:7"]),
        ("a: >-\n  one\n\n  one\n", ["2:3", "4:3"]),
        ('a: "one\n  one"\n', ["1:5", "2:3"]),
        ("- a: x\n  one: one\n", []),
    ],
)
def test_words_are_found_where_they_stand_within_their_value(read: Read, text: str, places: list[str]):
    steps: Steps = ("a",)
    source = read(text if text.startswith("a") else f"top:\n{text}")
    found = [str(source.locate(steps, "one", n)) for n in range(len(places))]
    assert found == [f"x.yaml:{place}" for place in places]


def test_words_that_are_not_found_stand_at_their_value(read: Read):
    assert str(read("a: one\n").locate(("a",), "three")) == "x.yaml:1:4"


def test_a_field_written_twice_names_both_lines(read: Read):
    with pytest.raises(Problem) as problem:
        read("a: 1\nb: 2\na: 3\n")
    assert "x.yaml:3:1 duplicate-field: `a` is written twice: first on line 1" in str(problem.value)


def test_all_fields_written_twice_are_found_at_once(read: Read):
    with pytest.raises(Problem) as problem:
        read("a: 1\na: 2\nb: {c: 1, c: 2}\n")
    assert [str(found.at) for found in problem.value.diagnostics] == ["x.yaml:2:1", "x.yaml:3:11"]


def test_a_markdown_file_has_its_fields_first_and_its_text_as_the_body(read: Read):
    source = read("---\ntitle: Hello\n---\n\nOne.\n\nTwo.\n", "x.md")
    assert source.data == {"title": "Hello", "body": "\nOne.\n\nTwo.\n"}
    assert str(source.position(("title",))) == "x.md:2:1"
    assert str(source.locate(("body",), "Two")) == "x.md:7:1"


def test_a_markdown_file_with_the_line_ends_of_windows_is_the_same(read: Read):
    assert read("---\r\ntitle: Hello\r\n---\r\nOne.\r\n", "x.md").data == {"title": "Hello", "body": "One.\n"}


@pytest.mark.parametrize("text", ["", "One.\n", "---\ntitle: Hello\n", "--- \n"])
def test_a_markdown_file_without_its_fields_is_refused(read: Read, text: str):
    with pytest.raises(Problem, match="no-front-matter"):
        read(text, "x.md")


def test_a_source_has_the_digest_of_its_bytes(read: Read):
    assert read("a: 1\n").digest != read("a: 1 \n").digest


def test_a_link_to_outside_the_project_is_not_read(tmp_path: Path):
    (tmp_path / "project").mkdir()
    (tmp_path / "secret.yaml").write_text("a: 1\n")
    (tmp_path / "project" / "x.yaml").symlink_to(tmp_path / "secret.yaml")
    with pytest.raises(Problem, match="outside-project"):
        read_source(tmp_path / "project" / "x.yaml", Project(tmp_path / "project"))


@given(st.dictionaries(st.from_regex("[a-z]{1,8}", fullmatch=True), st.text("ab é港\"'#:-[]{}*&!%@`\\", max_size=20)))
def test_any_text_in_quotes_reads_back_as_it_is(tmp_path_factory: pytest.TempPathFactory, data: dict[str, str]):
    path = tmp_path_factory.getbasetemp() / "quoted.yaml"
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in data.items()]
    path.write_text("\n".join(["first: x", *lines]), "utf-8")
    assert read_source(path, Project(path.parent)).data == {"first": "x", **data}
