"""`collateral new`: every kind's sample is a document that builds without an edit."""

import shutil
from pathlib import Path

from tests.project_fixture import SampleProject
from tests.tools import REPOSITORY, collateral, copied

KINDS = sorted(path.parent.name for path in (REPOSITORY / "layouts").glob("*/kind.yaml"))


def test_a_new_document_of_every_kind_builds_as_it_is(tmp_path: Path) -> None:
    root = copied(tmp_path / "project", "content/facts", "content/claims", "content/calculators", "layouts")
    shutil.copy(REPOSITORY / "content/terms.yaml", root / "content")
    for kind in KINDS:
        started = SampleProject(root).run("new", kind, f"fresh-{kind}")
        assert started.exit_code == 0, started.output
        first = (root / f"content/{kind}/fresh-{kind}.yaml").read_text("utf-8").splitlines()[0]
        assert first == f"# yaml-language-server: $schema=../../.vscode/schemas/{kind}.json"
    built = collateral(root, "build", *(f"{kind}/fresh-{kind}" for kind in KINDS))
    assert built.returncode == 0, built.stdout + built.stderr
    assert sorted({path.parent.name for path in (root / "build").glob("*/*-fresh-*")}) == KINDS


def test_the_schemas_that_editors_read_are_those_of_today(tmp_path: Path) -> None:
    root = copied(tmp_path / "project", "content", "layouts", ".vscode")
    before = {path.name: path.read_bytes() for path in (root / ".vscode").rglob("*.json")}
    assert collateral(root, "schema").returncode == 0
    after = {path.name: path.read_bytes() for path in (root / ".vscode").rglob("*.json")}
    assert [name for name in after if before.get(name) != after[name]] == [], "run `collateral schema` and commit"
