"""Honest sentences of many industries pass without any finding, and their dishonest twins are refused."""

import re
from pathlib import Path

import pytest
import yaml

from generator.pages.workspace import Workspace
from generator.press.loading import load_workspace
from generator.project import Project
from generator.writers import formats
from tests.project_fixture import SampleProject, sample_project
from tests.proof.sentences import findings

FOLDER = Path(__file__).with_name("honest")
PLACES = {"claims.yaml": "claims/honest.yaml", "facts.yaml": "facts/honest.yaml"}
"""The files of the made-up companies -> where they lie in a project; the others are added to a file of that name."""
SENTENCES = yaml.safe_load((FOLDER / "sentences.yaml").read_text("utf-8"))
REFUSED = [(industry, name) for industry, texts in SENTENCES.items() for name in texts if name != "honest"]
BETWEEN = re.compile(r"\n(?!(?<=\|\n)\||(?<=\)\n)- )")
"""Between two sentences, unless both are of one table or list."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    project = sample_project(tmp_path_factory.mktemp("honest") / "project")
    for path in (one for one in FOLDER.glob("*.yaml") if one.name != "sentences.yaml"):
        place = f"content/{PLACES.get(path.name, f'facts/{path.name}')}"
        before = project.read(place) if (project.root / place).exists() else ""
        project.write(place, before + path.read_text("utf-8"))
    for industry, texts in SENTENCES.items():
        for name, text in texts.items():
            _write(project, f"{industry}-{name}", text)
    workspace, found = load_workspace(Project(project.root), formats())
    assert not found, "\n".join(f"{one.at}: {one.message} ({one.hint})" for one in found)
    return workspace


def _write(project: SampleProject, name: str, text: str) -> None:
    body = "\n".join(f"  {line}" for line in BETWEEN.sub("\n\n", text.strip()).splitlines())
    project.write(f"content/notes/{name}.yaml", f"title: What we say\nsegment: ports\nbody: |\n{body}\n")


@pytest.mark.parametrize("industry", SENTENCES)
def test_honest_sentences_pass(workspace: Workspace, industry: str) -> None:
    found = findings(workspace, f"{industry}-honest")
    assert not found, "\n".join(
        f"{line}\n    {one.code}: {one.message} ({one.hint})" for line, some in found.items() for one in some
    )


@pytest.mark.parametrize("industry, name", REFUSED)
def test_what_is_dishonest_is_refused(workspace: Workspace, industry: str, name: str) -> None:
    """And so is what is honest and `left`: whoever mends one of these moves it up."""
    found = findings(workspace, f"{industry}-{name}")
    wrong = {line for line, some in found.items() if any(one.severity == "error" for one in some)}
    missed = [line for line in SENTENCES[industry][name].splitlines() if line not in wrong]
    assert not missed, "\n".join(missed)


def test_there_are_enough_sentences() -> None:
    honest, refused = (
        sum(len(texts[name].splitlines()) for texts in SENTENCES.values()) for name in ("honest", "refused")
    )
    assert honest >= 250
    assert refused >= 120
