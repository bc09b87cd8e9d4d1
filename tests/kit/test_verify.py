"""Every file of the kit that can carry a record does, and is fresh; also when LibreOffice has saved it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.claims.quantities import find_quantities
from generator.pages.loading import load_workspace
from generator.pages.workspace import Workspace
from generator.press.verify import Verdict, verify
from generator.project import Project
from generator.writers import formats
from tests.kit.conftest import Kit
from tests.kit.promised import promised
from tests.tools import converted, copied

CARRYING = promised("pdf", "docx", "xlsx", "html")
OFFICE = promised("docx", "xlsx")


@pytest.fixture(scope="module")
def elsewhere(kit: Kit, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The same project without a build: files are known by what they say, not by their bytes."""
    root = copied(tmp_path_factory.mktemp("elsewhere"), source=kit.root)
    return load_workspace(Project(root), formats())[0]


@pytest.fixture(scope="module")
def verdicts(kit: Kit, elsewhere: Workspace) -> Mapping[str, Verdict]:
    """The verdict on every file."""
    return dict(zip(CARRYING, verify([kit.file(path) for path in CARRYING], elsewhere), strict=True))


@pytest.mark.parametrize("path", CARRYING)
def test_it_is_fresh_and_says_what_it_is(verdicts, kit: Kit, path: str) -> None:
    verdict = verdicts[path]
    assert (verdict.state, verdict.why, verdict.changes, bool(verdict.alterations)) == ("fresh", "", (), False)
    assert verdict.artifact == kit.page_of(path).artifact
    assert verdict.record is not None
    assert verdict.record.version == kit.page_of(path).version


@pytest.fixture(scope="module")
def resaved(kit: Kit, elsewhere: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Verdict]:
    """The verdicts on what LibreOffice has opened and saved."""
    folder = tmp_path_factory.mktemp("resaved")
    for ending in ("docx", "xlsx"):
        converted([kit.file(path) for path in OFFICE if path.endswith(ending)], ending, folder / ending)
    files: list[Path] = [folder / path.rpartition(".")[2] / path.replace("/", "--") for path in OFFICE]
    return dict(zip(OFFICE, verify(files, elsewhere), strict=True))


@pytest.mark.parametrize("path", OFFICE)
def test_it_is_still_fresh_when_LibreOffice_has_saved_it(resaved, path: str) -> None:
    verdict = resaved[path]
    assert (verdict.state, verdict.why, verdict.alterations) == ("fresh", "", type(verdict.alterations)())


def test_no_record_holds_a_value_that_its_page_does_not_print(verdicts, kit: Kit) -> None:
    """In whatever words: `half or more` prints a claim of 50%+."""
    for path, verdict in verdicts.items():
        held = {end for one in verdict.record.claims.values() for end in ends(one.said)}
        cited = {end for one in kit.page_of(path).root.find("citation") for end in ends(one.text)}
        assert held <= cited, path


def ends(text: str) -> list[float]:
    """The values that a text writes."""
    return [end for found in find_quantities(text) if found.quantity for end in found.quantity.ends]
