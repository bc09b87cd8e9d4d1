"""Catalogues of translated words: where they are looked for, what is missing, what is wrong."""

import pytest

from generator.content.translation import ENGLISH, Translation, read_translation
from generator.project import Project
from tests.project_fixture import SampleProject

HEAD = 'msgid ""\nmsgstr "Language: {0}\\nPlural-Forms: {1}\\n"\n\n'
TWO = "nplurals=2; plural=(n != 1);"
THREE = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"


def read(project: SampleProject, language: str) -> Translation:
    translation, findings = read_translation(language, Project(project.root))
    assert findings == []
    return translation


def write(project: SampleProject, language: str, entries: str, forms: str = TWO) -> None:
    project.write(f"layouts/_shared/words/{language}.po", HEAD.format(language, forms) + entries)


def test_english_needs_no_file(project):
    assert read(project, "en-US") is ENGLISH
    assert ENGLISH.gettext("Draft") == "Draft"
    assert ENGLISH.ngettext("{number} claim", "{number} claims", 1200) == "1,200 claims"


def test_a_language_without_a_catalogue_stays_english(project):
    assert read(project, "it").gettext("Draft") == "Draft"


def test_a_country_has_its_own_words_and_those_of_its_language(project):
    write(project, "de", 'msgid "Draft"\nmsgstr "Entwurf"\n\nmsgid "Street"\nmsgstr "Straße"\n')
    write(project, "de-CH", 'msgid "Street"\nmsgstr "Strasse"\n')
    swiss = read(project, "de-CH")
    assert (swiss.gettext("Street"), swiss.gettext("Draft"), swiss.gettext("Price")) == ("Strasse", "Entwurf", "Price")


def test_a_language_has_as_many_plurals_as_it_says(project):
    entry = 'msgid "{number} lamp"\nmsgid_plural "{number} lamps"\n'
    forms = ("{number} lampa", "{number} lampy", "{number} lamp")
    write(project, "pl", entry + "".join(f'msgstr[{n}] "{form}"\n' for n, form in enumerate(forms)), THREE)
    polish = read(project, "pl")
    said = [polish.ngettext("{number} lamp", "{number} lamps", number) for number in (1, 2, 5, 22)]
    assert said == ["1 lampa", "2 lampy", "5 lamp", "22 lampy"]


def test_values_stand_where_the_language_puts_them(project):
    write(project, "de", 'msgid "{built} of {all} built"\nmsgstr "von {all} sind {built} fertig"\n')
    assert read(project, "de").gettext("{built} of {all} built", built=1, all="{built}") == "von {built} sind 1 fertig"


def test_a_day_is_written_as_the_language_writes_it(project):
    assert read(project, "de").day("2026-02-01") == "01.02.2026"
    assert ENGLISH.day("2026-02-01") == "Feb\u00a01,\u00a02026"


@pytest.mark.parametrize("language, hour", [("en-US", "4:05\u00a0PM"), ("en-GB", "16:05"), ("de-DE", "16:05")])
def test_an_hour_is_written_as_the_language_writes_it(language: str, hour: str):
    assert Translation(language=language).hour("16:05") == hour
    assert ENGLISH.hour("00:30") == "12:30\u00a0AM"


@pytest.mark.parametrize(
    "entry",
    [
        'msgid "Lamp"\nmsgstr ""\n',
        '#, fuzzy\nmsgid "Lamp"\nmsgstr "Luftzug"\n',
        'msgid "Lamp"\nmsgid_plural "Lamps"\nmsgstr[0] "Entwurf"\nmsgstr[1] ""\n',
    ],
)
def test_what_a_translator_has_not_finished_stays_english(project, entry: str):
    write(project, "de", entry)
    german = read(project, "de")
    assert (german.gettext("Lamp"), german.ngettext("Lamp", "Lamps", 2)) == ("Lamp", "Lamps")


@pytest.mark.parametrize(
    "entries, line",
    [
        ('msgid "Draft"\nEntwurf\n', 5),
        ('msgid "Draft"\nmsgstr[x] "Entwurf"\n', 1),
        ('msgid "By {who}"\nmsgstr "Von {wem}"\n', 4),
    ],
)
def test_a_broken_catalogue_is_a_finding_at_its_line_and_nothing_breaks(project, entries: str, line: int):
    write(project, "de", entries)
    translation, findings = read_translation("de", Project(project.root))
    assert [(one.code, one.at.file, one.at.line) for one in findings if one.at] == [
        ("bad-translation", "layouts/_shared/words/de.po", line)
    ]
    assert translation.gettext("By {who}", who="us") == "By us"


@pytest.mark.parametrize(
    "rule",
    ["nplurals=2; plural=" + "(" * 5000 + "n", "nplurals=2; plural=__import__(1);", "nplurals=999999999; plural=n;"],
)
def test_a_hostile_rule_of_plural_forms_is_a_finding(project, rule):
    words = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\nmsgstr[1] "y"\n'
    project.write("layouts/_shared/words/en.po", f'msgid ""\nmsgstr "Plural-Forms: {rule}\\n"\n\n{words}')
    assert "layouts/_shared/words/en.po:" in project.check()
    assert "bad-translation" in project.check()
