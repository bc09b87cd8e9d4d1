"""The lists of words for translators: whole, up to date, and kept when a catalogue is brought up to date."""

from pathlib import Path

import pytest

from generator.content.translation import read_translation
from generator.press import word_lists
from generator.press.spoken_words import find_missing
from generator.press.word_lists import (
    ENGINE_WORDS,
    as_text,
    engine_words,
    first_form,
    layout_words,
    listed_engine_words,
)
from generator.project import Project

ROOT = Path(__file__).parents[2]
CURE = "the words that pages print have changed: make words"


def test_the_list_of_the_layouts_words_is_up_to_date():
    project = Project(ROOT)
    assert (project.words / "layouts.pot").read_bytes() == as_text(layout_words(project)), CURE


def test_the_list_of_the_engines_words_is_up_to_date():
    assert (ENGINE_WORDS / "engine.pot").read_bytes() == as_text(engine_words()), CURE


def test_the_list_has_the_very_words_that_the_engine_prints():
    assert sorted(listed_engine_words()) == sorted(first_form(one.id) for one in engine_words() if one.id)


def test_whoever_loads_a_project_reads_no_code_of_the_engine_and_no_layout_twice(monkeypatch: pytest.MonkeyPatch):
    read: list[str] = []

    def extract(method: str, *rest: object, **more: object) -> object:
        read.append(method)
        return word_lists_extract(method, *rest, **more)

    word_lists_extract = word_lists.extract
    word_lists._extract.cache_clear()
    monkeypatch.setattr(word_lists, "extract", extract)
    project = Project(ROOT)
    translation, _ = read_translation("de-DE", project)
    counts = []
    for _ in range(2):
        assert [*find_missing(translation, {"one-pagers"}, project)] == []
        counts.append(len(read))
    assert {*read} == {"jinja2"}
    assert counts[0] == counts[1]


def test_a_catalogue_is_started_with_every_word_of_layouts_and_engine(project):
    project.write("layouts/notes/page.html", '<article>{{ _("Lamps") }} {{ ngettext("a", "b", 2) }}</article>')
    ran = project.run("words", "it")
    assert "wrote layouts/_shared/words/layouts.pot\nwrote layouts/_shared/words/it.po: " in ran.output
    started = project.read("layouts/_shared/words/it.po")
    for words in ('msgid "Lamps"', 'msgid_plural "b"', 'msgid "Flyer"', 'msgid "Sources and assumptions"'):
        assert words in started


def test_a_catalogue_keeps_what_is_translated(project):
    project.run("words", "de")
    path = "layouts/_shared/words/de.po"
    project.write(path, project.read(path).replace('msgid "Flyer"\nmsgstr ""', 'msgid "Flyer"\nmsgstr "Flugblatt"'))
    project.run("words", "de")
    translation, findings = read_translation("de", Project(project.root))
    assert (translation.gettext("Flyer"), findings) == ("Flugblatt", [])


@pytest.mark.parametrize("language", ["German", "../de"])
def test_a_language_is_written_as_a_code(project, language: str):
    assert project.run("words", language).exit_code == 2


def test_no_catalogue_is_started_for_a_language_that_no_page_can_be_printed_in(project):
    assert "error[right-to-left]: Arabic is written" in project.run("words", "ar").output
    assert "error[unknown-language]" in project.run("words", "xx").output
    assert not list(project.root.rglob("*.po"))
