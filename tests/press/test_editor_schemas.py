"""What `collateral schema` tells an editor: whole files have their fields, translations any of them."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml

from generator.press.editor_schemas import list_outdated, write_schemas
from generator.project import Project
from tests.project_fixture import SampleProject
from tests.tools import REPOSITORY

SCHEMAS = REPOSITORY / ".vscode/schemas"


def _wrong(name: str, data: Any) -> list[str]:
    schema = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
    return [error.message for error in jsonschema_rs.Draft202012Validator(schema).iter_errors(data)]


def _has_schema(path: Path) -> bool:
    """Whether the file is no fact of the company's own shape."""
    return (SCHEMAS / f"{_name(path)}.json").exists()


def _name(path: Path) -> str:
    return path.stem.partition(".")[0] if path.parent.name == "facts" else path.parent.name


OVERLAYS = sorted(filter(_has_schema, (REPOSITORY / "content").glob("*/*.*.yaml")))


@pytest.mark.parametrize("path", OVERLAYS, ids=lambda path: path.name)
def test_every_translation_is_what_its_schema_says_and_no_whole_file(path: Path) -> None:
    name, data = f"{_name(path)}.translation", yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    assert _wrong(name, data) == []
    assert path.parent.name in {"facts", "claims"} or _wrong(_name(path), data) != []


def test_a_translation_may_leave_out_anything_and_misspell_nothing() -> None:
    assert _wrong("one-pagers.translation", {}) == []
    assert _wrong("one-pagers.translation", {"pains": [{}, {"pain": "Nachweise"}], "scorecard": {}}) == []
    assert "'headlin' was unexpected" in _wrong("one-pagers.translation", {"headlin": "Neu"})[0]
    assert "'becaus' was unexpected" in _wrong("one-pagers.translation", {"pains": [{"becaus": "Listen"}]})[0]
    assert _wrong("one-pagers.translation", {"headline": ["zwei"]}) != []
    assert _wrong("claims.translation", {"x": {"statement": "Es gilt."}, "translates": {"x": "28def7ef"}}) == []


def test_editors_find_the_schema_of_a_file_by_its_name_and_no_other() -> None:
    matches = json.loads((REPOSITORY / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]

    def schemas(path: str) -> list[str]:
        """Those that a YAML language server takes: in its patterns, only the star means anything."""
        found = []
        for schema, files in matches.items():
            patterns = [files] if isinstance(files, str) else files
            hits = [
                one for one in patterns if re.fullmatch(re.escape(one.removeprefix("!")).replace(r"\*", ".*"), path)
            ]
            if hits and not any(one.startswith("!") for one in hits):
                found.append(Path(schema).stem)
        return found

    assert schemas("content/one-pagers/retail.yaml") == ["one-pagers"]
    assert schemas("content/one-pagers/retail.de.yaml") == ["one-pagers.translation"]
    assert schemas("content/facts/segments.yaml") == ["segments"]
    assert schemas("content/facts/segments.de-CH.yaml") == ["segments.translation"]
    assert schemas("content/claims/product.fr.yaml") == ["claims.translation"]


def test_a_translation_names_its_own_schema_from_its_start_and_after_schema_is_run(project: SampleProject) -> None:
    write_schemas(Project(project.root))
    assert project.run("translate", "notes/welcome", "de").exit_code == 0
    head = "# yaml-language-server: $schema=../../.vscode/schemas/notes.translation.json\n"
    assert project.read("content/notes/welcome.de.yaml").startswith(head)
    project.change({}, {"content/notes/welcome.de.yaml": {"notes.translation.json": "notes.json"}})
    write_schemas(Project(project.root))
    assert project.read("content/notes/welcome.de.yaml").startswith(head)
    assert "notes.json\n" in project.read("content/notes/welcome.yaml").partition("\n")[0] + "\n"


def test_an_account_file_has_the_fields_of_the_project_and_the_inputs_of_its_models(project: SampleProject) -> None:
    write_schemas(Project(project.root))
    schema = json.loads(project.read(".vscode/schemas/accounts.json"))
    assert schema["properties"]["account"]["properties"]["company"]["maxLength"] == 20
    assert json.loads(project.read(".vscode/settings.json"))["yaml.schemas"]["./.vscode/schemas/accounts.json"] == (
        "content/accounts/*.yaml"
    )
    validator = jsonschema_rs.Draft202012Validator(schema)
    assert validator.is_valid({"account": {"company": "Acme"}})
    assert not validator.is_valid({"account": {"compny": "Acme"}})


def test_the_schemas_that_editors_read_are_those_of_today() -> None:
    assert [path.name for path in list_outdated(Project(REPOSITORY))] == [], "run `collateral schema` and commit"


def test_what_is_out_of_date_is_named_and_nothing_is_written(project: SampleProject) -> None:
    assert project.run("schema").exit_code == 0
    fine = project.run("schema", "--check")
    assert (fine.exit_code, fine.output) == (0, "what editors read is up to date\n")
    project.change({}, {"layouts/notes/schema.yaml": {"A short note": "A long note"}})
    project.write("content/notes/new.yaml", project.read("content/notes/welcome.yaml").partition("\n")[2])
    (project.root / ".vscode/schemas/talks.json").unlink()
    before = {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()}
    told = project.run("schema", "--check")
    assert told.exit_code == 1
    assert told.output == "".join(
        f"{name} is out of date\n"
        for name in (".vscode/schemas/notes.json", ".vscode/schemas/notes.translation.json",
                     ".vscode/schemas/talks.json", "content/notes/new.yaml")
    ) + "what editors read is out of date; run: collateral schema\n"  # fmt: skip
    assert {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()} == before
