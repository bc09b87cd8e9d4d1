"""Documents in other languages: laid over their source, printed as their readers write, held to the same figures."""

from pathlib import Path

import pytest

from generator.content.translation import read_translation
from generator.diagnostics import Diagnostic, Position
from generator.press.plan import filter_findings
from generator.press.spoken_words import find_missing
from generator.project import Project
from tests.project_fixture import SampleProject

NOTE = """\
language: de-DE
title: Eine Lampe, die man sieht
body: |
  Die Lampe leuchtet [](claim:charge) und kostet [](fact:prices.lamp.year) im Jahr.
  Die Lampe leuchtet [14 Stunden](claim:charge).

  Schreiben Sie [uns](mailto:sales@harbor.example).
"""
PAGE = '<article><h1>{{ doc.title }}</h1><div>{{ doc.body }}</div><footer class="sources"></footer></article>\n'


@pytest.fixture
def german(project: SampleProject) -> SampleProject:
    """The sample project with its note in German, whose state is noted."""
    project.write("layouts/notes/page.html", PAGE)
    project.write("content/notes/welcome.de.yaml", NOTE)
    project.run("translate", "notes/welcome", "de", "--done")
    return project


def findings(project: SampleProject) -> str:
    return project.run("check", "--all").output


def test_a_translation_is_a_document_of_its_own_and_prints_the_same_figures(german):
    ran = german.run("build", "notes")
    assert ran.exit_code == 0, ran.output
    page = german.read("build/notes/harbor-note-welcome-de.html")
    assert '<html lang="de-DE">' in page
    assert "14 Stunden" in page
    assert "400\u00a0$" in page
    assert "14 hours" in german.read("build/notes/harbor-note-welcome.html")


def test_a_figure_that_its_source_does_not_support_is_refused_in_german_too(german):
    german.write("content/notes/welcome.de.yaml", NOTE.replace("[14 Stunden]", "[15 Stunden]"))
    assert "welcome.de.yaml:5:" in findings(german)
    assert "error[unsupported-figure]" in findings(german)


def test_a_translation_is_out_of_date_when_its_source_changes(german):
    assert "outdated-translation" not in findings(german)
    source = german.read("content/notes/welcome.yaml")
    german.write("content/notes/welcome.yaml", source.replace("A lamp that you can see", "A lamp for every harbor"))
    said = findings(german)
    assert "welcome.de.yaml:2:1: warning[outdated-translation]: `title` changed after this was translated" in said
    german.run("translate", "notes/welcome", "de", "--done")
    assert "outdated-translation" not in findings(german)


@pytest.mark.parametrize(
    "path, text, said",
    [
        ("content/notes/lamp.de.yaml", "title: Lampe\n", "lamp.de.yaml:1:1: error[no-original]"),
        ("content/notes/welcome.de.yaml", "titel: Lampe\n", "welcome.de.yaml:1:1: error[unknown-field]"),
        ("content/notes/welcome.de.yaml", "language: fr\n", "welcome.de.yaml:1:11: error[other-language]"),
        ("content/notes/welcome.xx.yaml", "title: Lampe\n", "error[unknown-language]"),
        ("content/notes/welcome.ar.yaml", "title: Lampe\n", "error[right-to-left]: Arabic is written"),
        ("content/facts/prices.de.yaml", "trial: 31 Tage\n", "prices.de.yaml:1:8: error[translated-figure]"),
        ("content/claims/product.de.yaml", "charge: {statement: Die Lampe leuchtet 15 Stunden.}\n",
         "product.de.yaml:1:40: error[ledger-figure]"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_place(german, path: str, text: str, said: str):
    german.write(path, text)
    assert said in findings(german)


def test_lists_are_translated_entry_by_entry(german):
    source = german.read("content/notes/welcome.yaml")
    german.write("content/notes/welcome.yaml", f"{source}points: [{{head: Light}}, {{head: Far}}]\n")
    german.write("content/notes/welcome.de.yaml", f"{NOTE}points: [{{head: Licht}}]\n")
    assert "error[translated-list]: the list has 1 entries, and 2 in `content/notes/welcome.yaml`" in findings(german)
    german.write("content/notes/welcome.de.yaml", f"{NOTE}points: [{{head: Licht}}, {{}}]\n")
    assert "translated-list" not in findings(german)


def test_facts_and_claims_are_said_in_the_language_of_the_document(german):
    german.write("content/claims/product.de.yaml", "charge:\n  statement: Die Lampe leuchtet {value}.\n")
    german.write("content/facts/segments.de.yaml", "ports: {name: Häfen}\n")
    german.write("layouts/notes/page.html", PAGE.replace("</h1>", "</h1><p>{{ segment.name }}</p>"))
    ran = german.run("build", "notes")
    assert ran.exit_code == 0, ran.output
    assert "Häfen" in german.read("build/notes/harbor-note-welcome-de.html")
    assert "Häfen" not in german.read("build/notes/harbor-note-welcome.html")


def test_a_word_that_no_catalogue_has_is_a_finding(german):
    german.write("layouts/notes/page.html", PAGE.replace("<h1>", "<p>{{ _('Lamps') }}</p><h1>"))
    said = findings(german)
    assert "layouts/_shared/words/de.po:1:1: warning[missing-word]" in said
    assert "`Lamps`" in said
    german.write("content/words/de.po", 'msgid ""\nmsgstr "Language: de\\n"\n\nmsgid "Lamps"\nmsgstr "Lampen"\n')
    assert "`Lamps`" not in findings(german)


def test_a_started_translation_holds_the_fields_of_its_source(project):
    ran = project.run("translate", "notes/welcome", "fr")
    assert "wrote content/notes/welcome.fr.yaml" in ran.output
    assert project.read("content/notes/welcome.fr.yaml").startswith("language: fr\ntitle: A lamp")
    assert "file-exists" in project.run("translate", "notes/welcome", "fr").output
    assert "no-translation" in project.run("translate", "notes/welcome", "de", "--done").output


@pytest.mark.parametrize("language", ["de-DE", "fr-FR"])
def test_the_kit_lacks_no_german_and_no_french_word(language: str):
    project = Project(Path(__file__).parents[2])
    translation, wrong = read_translation(language, project)
    assert [*wrong, *find_missing(translation, set(project.kinds()), project)] == []


def test_what_is_wrong_in_the_source_is_shown_when_only_the_translation_is_asked_for():
    wrong = Diagnostic(
        "figure-in-context", "the label says something else", Position("content/notes/welcome.yaml", 4, 3)
    )
    other = Diagnostic("figure-in-context", "another document", Position("content/notes/farewell.yaml", 4, 3))
    assert filter_findings([wrong, other], ("notes/welcome.de",)) == [wrong]
