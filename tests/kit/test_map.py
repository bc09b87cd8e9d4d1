"""The map lists every document of the kit, and what of the company's list of documents each covers."""

import re
from pathlib import Path

import pytest

from generator.press.document_map import make_map
from generator.press.loading import load_workspace
from generator.project import Project
from generator.writers import formats
from tests.project_fixture import SampleProject
from tests.tools import REPOSITORY

pytestmark = pytest.mark.slow  # it reads the whole kit

ROWS = {f"D{number:02}" for number in range(1, 46)}


@pytest.fixture(scope="module")
def drawn() -> str:
    return make_map(load_workspace(Project(REPOSITORY), formats())[0])


def rows_of(text: str) -> list[list[str]]:
    """The cells of each row that names a document, without its status, which changes with the ledger."""
    lines = [line for line in text.splitlines() if line.startswith("|") and "](" in line]
    return [[cell.strip() for cell in line.strip("|").split(" | ")][:-1] for line in lines]


def test_the_map_in_the_project_is_the_one_that_is_made_now(drawn: str) -> None:
    written = (REPOSITORY / "content/README.md").read_text("utf-8")
    assert rows_of(written) == rows_of(drawn), "run `collateral map`"


def test_every_document_is_on_the_map_and_every_link_leads_to_its_file(drawn: str) -> None:
    linked = re.findall(r"\]\((.+?)\)", drawn)
    content = REPOSITORY / "content"
    kinds = {path.parent.name for path in (REPOSITORY / "layouts").glob("*/kind.yaml")}
    files = {path.relative_to(content).as_posix() for kind in kinds for path in content.glob(f"{kind}/*.*")}
    assert sorted(linked) == sorted(files)


def test_every_row_of_the_inventory_has_its_document(drawn: str) -> None:
    assert {row for cells in rows_of(drawn) for row in cells[0].split(", ") if row} == ROWS


def test_the_command_writes_it_and_a_document_with_errors_stands_on_it(project: SampleProject) -> None:
    project.write("content/notes/welcome.yaml", "title: Welcome\nbody: We save 99%.\n")
    assert project.run("map").exit_code == 0
    said = project.read("content/README.md")
    assert "| [notes/welcome](notes/welcome.yaml) | Welcome |" in said
    assert "| has errors |" in said
    assert not Path(project.root / "build").exists()
