"""What is refused before any value is built: bytes that are no text, and YAML that is a trap."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.content.guard import FORBIDDEN, decode, guard_events
from generator.content.sources import read_source
from generator.diagnostics import Problem
from generator.project import Project


def refused(work: Callable[[], object]) -> str:
    """The place, the code and the message of what was refused."""
    with pytest.raises(Problem) as problem:
        work()
    (found,) = problem.value.diagnostics
    return f"{found.at} {found.code}: {found.message}"


def test_a_byte_order_mark_and_the_line_ends_of_windows_and_old_macs_are_read_as_nothing_special():
    assert decode(b"\xef\xbb\xbfa: 1\r\nb: 2\rc: 3\n", "x.yaml") == "a: 1\nb: 2\nc: 3\n"


def test_a_wrong_byte_is_found_at_its_line_and_column():
    assert refused(lambda: decode("a: 1\nb: café\n".encode("latin-1"), "x.yaml")).startswith("x.yaml:2:7 not-utf8")


def test_a_file_of_more_than_a_million_bytes_is_too_large():
    assert "file-too-large" in refused(lambda: decode(b"x" * 1_000_001, "x.yaml"))


def test_an_invisible_character_is_found_at_its_line_and_column():
    assert refused(lambda: decode("a: 1\nb: \u202e$5\n".encode(), "x.yaml")).startswith(
        "x.yaml:2:4 forbidden-character"
    )


@pytest.mark.parametrize("number", [0, 7, 8, 0x1B, 0x7F, 0x85, 0x2028, 0x202E, 0x2066, 0xFEFF, 0xE000, 0xFFFE])
def test_characters_that_some_format_cannot_carry_are_refused(number: int):
    assert FORBIDDEN.search(chr(number))


@pytest.mark.parametrize("text", ["“Grüße” – 港", "👩\u200d🚀", "tab\tand\nline", "a\u00a0b", "x\u00ad\u2011y"])
def test_letters_of_all_languages_emoji_and_typographic_marks_are_allowed(text: str):
    assert decode(text.encode(), "x.yaml") == text


@pytest.mark.parametrize(
    "text, code",
    [
        ("[" * 200_000, "too-deep"),
        ("- " * 200_000, "too-deep"),
        ("{a: " * 10_000, "too-deep"),
        ("- x\n" * 30_000, "too-many-values"),
        ("a: &x 1\n", "yaml-trick"),
        ("a: *x\n", "yaml-trick"),
        ("a: !!python/object/apply:os.system [id]\n", "yaml-trick"),
        ("a: !mine x\n", "yaml-trick"),
        ("<<: {a: 1}\n", "yaml-trick"),
        ("a: 1\n---\nb: 2\n", "yaml-syntax"),
    ],
)
def test_traps_are_refused_before_anything_is_built(text: str, code: str):
    assert code in refused(lambda: guard_events(text, "x.yaml"))


def test_a_merge_key_in_quotes_is_a_name():
    guard_events('"<<": text\n', "x.yaml")


@pytest.mark.parametrize(
    "text, said",
    [
        ("a: b: c\n", "1:5 yaml-syntax: a colon followed by a space inside a value"),
        ("a: 1\n  b: 2\n", "2:4 yaml-syntax: this line is indented further than the fields above it"),
        ("a:\n\t- b\n", "2:1 yaml-syntax: a tab cannot indent"),
        ('a: "b\nc: d\n', "1:4 yaml-syntax: a quote is opened and never closed"),
        ("a: {{ b }} c\n", "1:12 yaml-syntax: a value that starts with a merge field needs quotes"),
        ("a: [b] c\n", "1:8 yaml-syntax: a value that starts with a bracket is read as a list"),
        ("a: [b, c\nd: e\n", "1:4 yaml-syntax: a bracket is opened and never closed"),
        ("a: **b** c\n", "1:5 yaml-syntax: a value cannot start with `*` or `&`"),
        ("a: %b\n", "1:4 yaml-syntax: a value cannot start with this character"),
        ('a: "b" c\n', "1:8 yaml-syntax: words stand after the closing quote"),
        ("a: 1\nb:2\nc: 3\n", "2:1 yaml-syntax: no space follows the colon"),
        ("a: 1\nb\nc: 3\n", "2:1 yaml-syntax: this line is neither `field: value` nor part of the text above"),
        (r'a: "C:\x"', r"1:9 yaml-syntax: a backslash in double quotes starts an escape that does not exist"),
        ("a: - b\n", "1:4 yaml-syntax: a list cannot start on the line of its field"),
    ],
)
def test_a_slip_of_the_pen_is_named_at_the_line_to_mend(text: str, said: str):
    assert refused(lambda: guard_events(text, "x.yaml")) == f"x.yaml:{said}"


@given(st.binary(max_size=400))
def test_no_bytes_at_all_give_anything_but_a_problem(tmp_path_factory: pytest.TempPathFactory, data: bytes):
    read_or_refuse(tmp_path_factory, data, ".yaml")


@given(st.text("ab:#-?&*!|>'\"%@`{}[]<~,. \t\n\\0\u2028é", max_size=80), st.sampled_from([".yaml", ".md"]))
def test_no_text_made_of_yaml_s_own_marks_gives_anything_but_a_problem(
    tmp_path_factory: pytest.TempPathFactory, text: str, suffix: str
):
    read_or_refuse(tmp_path_factory, text.encode(), suffix)


@given(st.text("ab:#-'\"{}[] \n", max_size=60))
def test_what_the_guard_lets_through_can_be_composed(text: str):
    try:
        guard_events(text, "x.yaml")
    except Problem:
        return
    yaml.compose(text, Loader=yaml.CSafeLoader)


def read_or_refuse(folders: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
    path: Path = folders.getbasetemp() / f"any{suffix}"
    path.write_bytes(data)
    with suppress(Problem):
        assert isinstance(read_source(path, Project(path.parent)).data, dict)
