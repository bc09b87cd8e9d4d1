"""Rules of a kind: which words they count, and what they say when there are too many or too few."""

import shutil
from pathlib import Path

import pytest

from generator.checks.rules import check_rules
from generator.press.loading import load_workspace
from generator.project import Project
from generator.texts.text_nodes import read_texts
from generator.writers import formats

HERE = Path(__file__).parents[2]
SCHEMA = """
type: object
additionalProperties: false
properties:
  title: {$ref: "#/$defs/line"}
  seconds: {type: integer}
  parts:
    type: array
    items:
      type: object
      additionalProperties: false
      properties:
        seconds: {type: integer}
        listen: {type: integer}
        stage: {$ref: "#/$defs/line"}
        words: {$ref: "#/$defs/prose"}
"""
KIND = """
title: Speech
audience: internal
views: {main: {page: page.html, formats: [text]}}
rules:
  - {rule: spoken-length, of: [parts.words], seconds: seconds, less: [parts.listen], words_per_minute: 150, within: 10}
  - {rule: spoken-length, each: parts, of: [words], seconds: seconds, less: [listen], words_per_minute: 150, within: 20}
"""
TEN_WORDS = "one two three four five six seven eight nine ten"


@pytest.fixture
def findings_of(tmp_path: Path):
    """A function from a speech to what the rules find in it."""
    shutil.copytree(HERE / "content/facts", tmp_path / "content/facts")
    for name in ("catalogue", "search-words"):
        (tmp_path / f"content/facts/{name}.yaml").unlink()
    (tmp_path / "content/facts/audiences.yaml").write_text("internal: [speeches]\n", encoding="utf-8")
    shutil.copytree(HERE / "layouts/_shared", tmp_path / "layouts/_shared")
    for name, text in {"schema.yaml": SCHEMA, "kind.yaml": KIND, "page.html": "<article></article>"}.items():
        path = tmp_path / "layouts/speeches" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def check(speech: str) -> list[str]:
        path = tmp_path / "content/speeches/toast.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(speech, encoding="utf-8")
        workspace, findings = load_workspace(Project(tmp_path), formats())
        assert not findings
        document = workspace.documents["speeches/toast"]
        texts, _ = read_texts(document, workspace)
        return [f"{found.at.line}: {found.message}; {found.hint}" for found in check_rules(document, texts, workspace)]

    return check


def speech(seconds: int, *parts: tuple[int, str]) -> str:
    """A speech whose parts have a time and words, and a long stage direction that nobody speaks."""
    entries = "".join(f"- seconds: {time}\n  stage: {'look up ' * 40}\n  words: {words}\n" for time, words in parts)
    return f"title: A toast\nseconds: {seconds}\nparts:\n{entries}"


def test_only_the_words_of_the_parts_are_spoken_not_the_directions_beside_them(findings_of):
    assert findings_of(speech(8, (4, TEN_WORDS), (4, TEN_WORDS))) == []


def test_a_speech_that_is_too_long_says_how_many_words_to_cut(findings_of):
    assert findings_of(speech(4, (4, TEN_WORDS), (4, TEN_WORDS))) == [
        "6: 20 words take 8 seconds at 150 words a minute; they may take 4; cut 9 to 11 words"
    ]


def test_a_part_that_does_not_fill_its_time_is_reported_at_its_own_words(findings_of):
    assert findings_of(speech(8, (4, TEN_WORDS + " " + TEN_WORDS), (4, "one two"))) == [
        "6: 20 words take 8 seconds at 150 words a minute; they may take 4; cut 8 to 12 words",
        "9: 2 words take 1 seconds at 150 words a minute; they may take 4; add 6 to 10 words",
    ]


def test_a_figure_with_its_unit_is_counted_as_it_is_written(findings_of):
    assert findings_of(speech(4, (4, "one two three four five six 50 ms 100% – and"))) == []


def test_the_time_in_which_the_listener_answers_is_not_spoken(findings_of):
    heard = speech(24, (24, TEN_WORDS)).replace("  stage:", "  listen: 20\n  stage:")
    assert findings_of(heard) == []
    assert findings_of(speech(24, (24, TEN_WORDS)))
