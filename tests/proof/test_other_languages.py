"""Companies that write German or French: their honest sentences pass without any finding, the others are refused."""

from pathlib import Path

import pytest
import yaml

from generator.pages.workspace import Workspace
from generator.press.loading import load_workspace
from generator.project import Project
from generator.writers import formats
from tests.project_fixture import SampleProject, sample_project
from tests.proof.sentences import findings

FOLDER = Path(__file__).with_name("abroad")
TAGS = {"de": "de-DE", "fr": "fr-FR"}
PLACES = {"claims.yaml": "claims/abroad.yaml", "facts.yaml": "facts/{file}.yaml"}
FACTS = {"de": "ehrlich", "fr": "honnete"}
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
WORDS = {"de": HEAD + 'msgid "Note"\nmsgstr "Notiz"\n', "fr": HEAD + 'msgid "Note"\nmsgstr "Note"\n'}
"""What the company calls its kind of document."""
SENTENCES = {
    (language, company): texts
    for language in TAGS
    for company, texts in yaml.safe_load((FOLDER / language / "sentences.yaml").read_text("utf-8")).items()
}


def _project(language: str, folder: Path) -> SampleProject:
    """The sample project of a company of the country, with a note for each group of sentences."""
    project = sample_project(folder)
    brand = project.read("content/facts/brand.yaml")
    project.write("content/facts/brand.yaml", brand.replace("language: en-US", f"language: {TAGS[language]}"))
    for name in ("claims/product", "notes/welcome", "flyers/spring", "sums/savings", "talks/dinner"):
        (project.root / f"content/{name}.yaml").unlink()
    for path in (one for one in (FOLDER / language).glob("*.yaml") if one.name != "sentences.yaml"):
        place = "content/" + PLACES.get(path.name, f"facts/{path.name}").format(file=FACTS[language])
        before = project.read(place) if (project.root / place).exists() else ""
        project.write(place, before + path.read_text("utf-8"))
    project.write(f"content/words/{language}.po", WORDS[language])
    for (_, company), texts in ((key, texts) for key, texts in SENTENCES.items() if key[0] == language):
        for name, text in texts.items():
            lines = text.strip().splitlines()
            body = "\n".join(f"  {line}\n" for line in lines)
            project.write(f"content/notes/{company}-{name}.yaml", f"title: T\nsegment: ports\nbody: |\n{body}\n")
    return project


@pytest.fixture(scope="module")
def workspaces(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Workspace]:
    folder, found = tmp_path_factory.mktemp("abroad"), dict[str, Workspace]()
    for language in TAGS:
        workspace, told = load_workspace(Project(_project(language, folder / language).root), formats())
        assert not told, "\n".join(f"{one.at}: {one.message} ({one.hint})" for one in told)
        found[language] = workspace
    return found


@pytest.mark.parametrize("language, company", SENTENCES)
def test_honest_sentences_pass(workspaces: dict[str, Workspace], language: str, company: str) -> None:
    found = findings(workspaces[language], f"{company}-honest")
    assert not found, "\n".join(
        f"{line}\n    {one.code}: {one.message} ({one.hint})" for line, some in found.items() for one in some
    )


@pytest.mark.parametrize("language, company", SENTENCES)
def test_what_is_dishonest_is_refused(workspaces: dict[str, Workspace], language: str, company: str) -> None:
    found = findings(workspaces[language], f"{company}-refused")
    wrong = {line for line, some in found.items() if any(one.severity == "error" for one in some)}
    missed = [line for line in SENTENCES[language, company]["refused"].splitlines() if line not in wrong]
    assert not missed, "\n".join(missed)


def test_there_are_enough_sentences() -> None:
    for language in TAGS:
        count = {
            name: sum(len(texts[name].splitlines()) for key, texts in SENTENCES.items() if key[0] == language)
            for name in ("honest", "refused")
        }
        assert min(count.values()) >= 30, language


GERMAN_NOTE = """\
title: Eine Lampe
segment: ports
language: de-DE
body: |
  Die Lampe leuchtet [14 Stunden](claim:charge) und kostet [400 $](fact:prices.lamp.year) im Jahr.

  Sie leuchtet in [mindestens 80 %](claim:nights) der Nächte, an [drei Pfosten](claim:posts) oder vier.
"""
ENGLISH_NOTE = 'title: A lamp\nsegment: ports\nbody: "[14 Stunden](claim:charge)"\n'
POSTS = """
posts:
  statement: It hangs on three poles.
  value: 3 poles
  basis: contractual
  status: approved
  owner: Sales
"""


def test_a_document_in_another_language_cites_the_ledger_as_it_is(project: SampleProject) -> None:
    """Units have names in other languages, and a glossary says what words of a text are in those of the ledger."""
    project.write("content/notes/lampe.yaml", GERMAN_NOTE)
    project.write("content/notes/englisch.yaml", ENGLISH_NOTE)
    claims, units = project.read("content/claims/product.yaml"), project.read("content/facts/units.yaml")
    project.write("content/claims/product.yaml", claims + POSTS)
    project.write("content/facts/units.yaml", f"{units}poles: {{names: {{de: [Pfosten]}}}}\n")
    before = project.check()
    assert "lampe.yaml:7:37: error[figure-in-context]: `mindestens 80 %` of `claim:nights` is no number of" in before
    assert "error[untraced-figure]: the figure `vier` has no source" in before
    assert "englisch.yaml:3:21: error[unsupported-figure]" in before
    (project.root / "content/notes/englisch.yaml").unlink()
    project.write("content/words/de.po", WORDS["de"])
    project.write("content/notes/lampe.yaml", GERMAN_NOTE.replace(" oder vier", ""))
    project.write("content/facts/glossary.yaml", "de: {Nächte: nights}\n")
    assert project.check() == "5 documents checked: all fine\n"
