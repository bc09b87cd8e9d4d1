"""Texts go to translators as XLIFF and come back: read by a program of theirs, every figure as it was."""

import re
from pathlib import Path

import pytest
from translate.storage import factory
from translate.storage.placeables.xliff import Bpt, Ept, Ph, UnknownXML

from tests.project_fixture import SampleProject

GERMAN = """\
# Hand off: the harbor's own words.
language: de-DE
title: Eine Lampe, die man sieht   # as the leaflet says it
body: |
  Die Lampe leuchtet [14 Stunden](claim:charge) und kostet [](fact:prices.lamp.year) im Jahr.

  {{ contact.first_name }}, schreiben Sie [uns](mailto:sales@harbor.example).
"""
WELCOME = {
    "A lamp that you can see": "Eine Lampe, die man sieht",
    "The lamp shines for": "Die Lampe leuchtet",
    "and costs": "und kostet",
    " a year.": " im Jahr.",
    "write to": "schreiben Sie",
    "us": "uns",
}
LOCKED = (Ph, Bpt, Ept, UnknownXML)
"""Inline codes, as the reader names them: parts that no translator types into."""
FIELD_AND_LINK = ["{{ contact.first_name }}", "[", "](mailto:sales@harbor.example)"]
POINTS = """\
points:
  - {head: Seen from afar}
  - {head: "Lasts [fourteen hours](claim:charge)", text: Charge it by day.}
"""


def export(project: SampleProject, *keys: str) -> Path:
    """The XLIFF file of these texts for German."""
    file = project.root / "out.xlf"
    ran = project.run("translate", "export", *keys, "--to", "de", "-o", str(file))
    assert ran.exit_code == 0, ran.output
    return file


def translate(file: Path, said: dict[str, str]) -> None:
    """Put these words in place of others in the targets, as a translator's program saves them: through its reader."""
    store = factory.getobject(str(file))
    for unit in store.units:
        rich = unit.rich_source
        for old, new in said.items():
            rich = [_replaced(part, old, new) for part in rich]
        if rich != unit.rich_source:
            unit.rich_target = rich
            unit.markfuzzy(False)
    store.save()


def _replaced(part, old: str, new: str):
    """The parts of a text with other words; inline codes stay as they are."""
    copy = part.copy()
    for leaf in copy.depth_first():
        if isinstance(leaf, LOCKED):
            continue
        leaf.sub = [one.replace(old, new) if isinstance(one, str) else one for one in leaf.sub]
    return copy


def change(file: Path, old: str, new: str) -> None:
    """Change the file by hand; the words must be there."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def bring(project: SampleProject, file: Path) -> str:
    return project.run("translate", "import", str(file)).output


def test_a_translators_program_reads_every_text_with_figures_and_citations_as_placeholders(project):
    store = factory.getobject(str(export(project, "notes/welcome")))
    assert store.units[0].source == "A lamp that you can see"
    parts = [part for unit in store.units for part in unit.rich_source[0].depth_first()]
    codes = [str(part) for part in parts if isinstance(part, LOCKED)]
    assert codes == ["[14 hours](claim:charge)", "[$400](fact:prices.lamp.year)", *FIELD_AND_LINK]
    assert "content/notes/welcome.yaml:1" in store.units[0].getnotes()


def test_what_comes_back_is_an_overlay_whose_figures_are_those_of_the_source(project):
    file = export(project, "notes/welcome")
    translate(file, WELCOME)
    said = bring(project, file)
    assert "wrote content/notes/welcome.de.yaml: 2 texts are new" in said
    written = project.read("content/notes/welcome.de.yaml")
    assert written.startswith("language: de\ntitle: Eine Lampe, die man sieht\n")
    assert "Die Lampe leuchtet [](claim:charge) und kostet [](fact:prices.lamp.year) im Jahr." in written
    assert "schreiben Sie [uns](mailto:sales@harbor.example)" in written
    assert "outdated-translation" not in project.check()
    assert project.run("build", "notes", "--format", "html").exit_code == 0
    page = project.read("build/notes/harbor-note-welcome-de.html")
    assert "14 Stunden" in page
    assert "400\u00a0$" in page


def test_an_overlay_that_goes_out_and_comes_back_is_the_same_to_the_byte(project):
    project.write("content/notes/welcome.de.yaml", GERMAN)
    project.run("translate", "notes/welcome", "de", "--done")
    before = project.read("content/notes/welcome.de.yaml")
    file = export(project, "notes/welcome")
    store = factory.getobject(str(file))
    store.save()
    assert 'state="translated"' in file.read_text("utf-8")
    assert "nothing has changed" in bring(project, file)
    assert project.read("content/notes/welcome.de.yaml") == before


def test_comments_and_own_words_of_an_overlay_stay_where_one_text_changes(project):
    project.write("content/notes/welcome.de.yaml", GERMAN)
    file = export(project, "notes/welcome")
    change(file, "Eine Lampe, die man sieht", "Eine Lampe: weithin sichtbar")
    assert "1 texts are new" in bring(project, file)
    written = project.read("content/notes/welcome.de.yaml")
    assert written.startswith("# Hand off: the harbor's own words.\nlanguage: de-DE\n")
    assert 'title: "Eine Lampe: weithin sichtbar"   # as the leaflet says it' in written
    assert "[14 Stunden](claim:charge) und kostet [](fact:prices.lamp.year)" in written


@pytest.mark.parametrize(
    "old, new, said",
    [
        ("[14 hours](claim:charge)</ph> und", "[15 hours](claim:charge)</ph> und",
         "`[14 hours](claim:charge)` has become `[15 hours](claim:charge)`"),
        ('<ph id="1">[14 hours](claim:charge)</ph> und', "und", "`[14 hours](claim:charge)` is missing"),
        ("und kostet", "und kostet 40 Euro oder", "has a figure that the source does not have"),
        ('<ph id="3">', '<ph id="1">', "is not so often in the source"),
    ],
)  # fmt: skip
def test_a_figure_that_a_translator_changed_drops_or_adds_is_refused_at_its_place(project, old, new, said):
    file = export(project, "notes/welcome")
    translate(file, {"and costs": "und kostet"})
    before, _, after = file.read_text("utf-8").partition("<target")[2].partition("<target")[2].partition(old)
    assert after, before
    text = file.read_text("utf-8")
    at = text.rindex(old)
    file.write_text(text[:at] + new + text[at + len(old) :], "utf-8")
    answer = bring(project, file)
    line = text[:at].count("\n") + 1
    assert f"out.xlf:{line}:" in answer
    assert "error[translated-figure]" in answer
    assert said in answer
    assert "(content/notes/welcome.yaml:3:7)" in answer
    assert not (project.root / "content/notes/welcome.de.yaml").exists()


def test_a_number_word_that_becomes_another_number_is_refused(project):
    project.write("content/notes/trial.yaml", 'title: Try it\nbody: "For [thirty days](fact:prices.trial)."\n')
    file = export(project, "notes/trial")
    translate(file, {"thirty days": "vierzig Tage", "For": "Für"})
    assert "`thirty days` has become `vierzig Tage` (content/notes/trial.yaml:2:7)" in bring(project, file)
    file = export(project, "notes/trial")
    translate(file, {"thirty days": "dreißig Tage", "For": "Für"})
    assert "1 texts are new" in bring(project, file)
    assert "[dreißig Tage](fact:prices.trial)" in project.read("content/notes/trial.de.yaml")


def test_a_source_that_has_changed_since_comes_out_as_such_and_is_left_alone(project):
    file = export(project, "notes/welcome")
    translate(file, {"A lamp that you can see": "Eine Lampe", "and costs": "und kostet"})
    source = project.read("content/notes/welcome.yaml")
    project.write("content/notes/welcome.yaml", source.replace("A lamp that you can see", "A lamp for every harbor"))
    said = bring(project, file)
    assert "warning[outdated-translation]: `title` is another text now" in said
    assert "(content/notes/welcome.yaml:1)" in said
    written = project.read("content/notes/welcome.de.yaml")
    assert "title:" not in written
    assert "und kostet" in written


def test_lists_get_an_entry_for_each_of_the_source_and_fill_up_later(project):
    project.write("content/notes/list.yaml", f"title: Three nights\nbody: They last.\n{POINTS}")
    file = export(project, "notes/list")
    translate(file, {"Charge it by day.": "Laden Sie sie am Tag."})
    bring(project, file)
    assert "points:\n  - {}\n  - text: Laden Sie sie am Tag.\n" in project.read("content/notes/list.de.yaml")
    file = export(project, "notes/list")
    translate(file, {"Seen from afar": "Von weitem", "fourteen hours": "vierzehn Stunden", "Lasts": "Leuchtet"})
    bring(project, file)
    written = project.read("content/notes/list.de.yaml")
    assert "  - head: Von weitem\n  - text: Laden Sie sie am Tag.\n    head: Leuchtet [vierzehn" in written
    said = project.run("check", "notes/list.de").output
    assert not {"unsupported-figure", "translated-list", "outdated-translation"} & {*re.findall(r"\[(.+?)\]", said)}


def test_facts_and_claims_are_translated_in_words_and_their_values_are_not_asked_for(project):
    file = export(project, "claims", "facts/segments", "facts/prices")
    text = file.read_text("utf-8")
    assert "$400" not in text
    assert "brightest" not in text  # withdrawn
    translate(
        file, {"The lamp shines for": "Die Lampe leuchtet", " hours on one charge.": " Stunden mit einer Ladung."}
    )
    bring(project, file)
    assert "charge:\n  statement: Die Lampe leuchtet 14 Stunden mit einer Ladung.\n" in project.read(
        "content/claims/product.de.yaml"
    )


def test_without_names_every_text_of_the_project_goes_out(project):
    text = export(project).read_text("utf-8")
    for name in ("content/notes/welcome.yaml", "content/claims/product.yaml", "content/facts/segments.yaml"):
        assert f'original="{name}"' in text


@pytest.mark.parametrize(
    "text, said",
    [
        ("no XML", "out.xlf:1:1: error[bad-xliff]: this is not XML"),
        ("<a/>", "this is not XLIFF 1.2"),
        ('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>', "it has a document type"),
        ('<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="../x.yaml"/></xliff>',
         "there is no `../x.yaml` in this project"),
    ],
)  # fmt: skip
def test_what_is_no_xliff_of_this_project_is_refused(project, text: str, said: str):
    file = project.write("out.xlf", text)
    assert said in bring(project, file)


@pytest.mark.parametrize("words", [["export"], ["notes/welcome"], ["import", "a", "b"]])
def test_a_command_that_says_too_little_is_wrong_usage(project, words: list[str]):
    assert project.run("translate", *words).exit_code == 2
