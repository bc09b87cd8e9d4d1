"""`EXTENDING.md` names places that are there, and tables that must agree do."""

import re
import tomllib
from dataclasses import replace
from io import BytesIO
from types import SimpleNamespace
from typing import get_args
from zipfile import ZipFile

import pytest
import yaml

from generator.claims.claim import STATUSES, Basis, Claim, Status
from generator.claims.freshness import _change
from generator.content.schemas import own_schema
from generator.diagnostics import Problem
from generator.drawings import forms
from generator.formulas.formula_units import UNITS
from generator.layout.white_space import collapse_tree
from generator.models.cited_units import NAMES
from generator.models.value_forms import FORMS
from generator.pages.markup import from_html
from generator.pages.vocabulary import COMPONENTS
from generator.quantities.units import engine_units
from generator.reports.claim_status import find_status
from generator.texts.citations import cite_claim
from generator.writers import docx, formats, xlsx
from generator.writers._office import chart_plots as plots
from tests.tools import REPOSITORY
from tests.writers.sample_page import sample_page

PAGE = (REPOSITORY / "generator/EXTENDING.md").read_text("utf-8")
PLACE = re.compile(r"`((?:generator|layouts|content|tests)/[\w./*-]+|pyproject\.toml|README\.md)`(?:\s+`([\w. ]+)`)?")
WORDED = {"text", "flag", "count", "date"}
"""Units of models that have no words of their own."""


def test_every_place_is_there_and_has_the_name_to_look_for():
    missing = []
    for path, name in PLACE.findall(PAGE):
        found = [*REPOSITORY.glob(path)]
        texts = [one.read_text("utf-8", errors="replace") for one in found if one.is_file()]
        if not found or (name and not any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for text in texts)):
            missing.append(f"{path} {name}")
    assert missing == []


INSIDE = {"table": "<tbody><tr><td>{}</td></tr></tbody>", "ul": "<li>{}</li>", "ol": "<li>{}</li>", "tr": "<td>{}</td>",
          "dl": "<div><dt>label</dt><dd>{}</dd></div>", "figure": "<figcaption>{}</figcaption>",
          **dict.fromkeys(("section", "aside", "header", "footer", "div", "blockquote"), "<p>{}</p>")}  # fmt: skip
AROUND = {"tr": "<table><tbody>{}</tbody></table>",
          **dict.fromkeys(("td", "th"), "<table><tbody><tr>{}</tr></tbody></table>")}  # fmt: skip
HELD = {"input", "output"}
"""Cells of workbooks hold their values, not their words."""


def test_word_and_excel_keep_the_words_of_every_component_on_every_element_that_may_carry_it():
    places = [(name, tag) for name, part in COMPONENTS.items() for tag in part.on if tag != "hr" and name not in HELD]
    parts = (
        AROUND.get(tag, "{}").format(f'<{tag} class="{name}">{INSIDE.get(tag, "{}").format(f"zebra{n}z")}</{tag}>')
        for n, (name, tag) in enumerate(places)
    )
    page = replace(sample_page(), root=collapse_tree(from_html(f"<article>{''.join(parts)}</article>")))
    for writer in (docx, xlsx):
        with ZipFile(BytesIO(writer.write(page))) as file:
            said = "".join(file.read(name).decode("utf-8") for name in file.namelist() if name.endswith(".xml"))
        assert [place for n, place in enumerate(places) if f"zebra{n}z" not in said] == [], writer.__name__


def test_every_writer_is_in_the_list_of_those_that_know_nothing_of_each_other():
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    contracts = {one["id"]: one for one in settings["tool"]["importlinter"]["contracts"]}
    assert {f"generator.writers.{name}" for name in formats()} == {*contracts["writers"]["modules"]}


def test_every_form_of_chart_is_known_wherever_charts_are_drawn():
    live = (REPOSITORY / "generator/writers/web/charts.js").read_text("utf-8")
    drawn = re.search(r"const KINDS = \{(.*?)\}", live)
    assert drawn
    on_the_web = {part.split(":")[0].strip() for part in drawn[1].split(",")}
    in_content = set(own_schema("kind").root["$defs"]["chart"]["properties"]["kind"]["enum"])
    assert in_content <= set(plots.KINDS) & on_the_web  # the forms that draw single results of a model
    assert on_the_web <= set(forms.KINDS) == set(plots.KINDS)
    assert all(kind in COMPONENTS["chart"].means for kind in forms.KINDS)


def test_the_ledgers_schema_takes_every_basis_and_status_and_no_other():
    fields = yaml.safe_load((REPOSITORY / "generator/content/schemas/claims.yaml").read_text("utf-8"))
    text = str(fields)
    for literal in (Basis, Status):
        assert re.search(re.escape(str([*get_args(literal)])), text), literal


@pytest.mark.parametrize("status", STATUSES)
def test_a_claim_that_is_not_live_is_called_by_its_status_and_cannot_be_cited(status: Status):
    claim = Claim("x", "x", "1", None, "price", status, "x", source=None)  # type: ignore[arg-type]
    workspace = SimpleNamespace(today=None, ledger=SimpleNamespace(find=lambda name: claim))
    if claim.live:
        assert find_status(claim, workspace) in {"proven", "waiting"}
        assert cite_claim("x", workspace).value == "1"
    else:
        assert find_status(claim, workspace) == status
        with pytest.raises(Problem, match=f"is {status}"):
            cite_claim("x", workspace)
        changed = next(_change("x", SimpleNamespace(said="1"), {"x": claim}, {}, None))  # type: ignore[arg-type]
        assert f"is {status}" in changed.sentence


def test_every_unit_of_models_has_its_words_and_its_unit_of_figures():
    assert set(UNITS) - WORDED <= set(FORMS) | {"percent"}
    assert set(UNITS) - WORDED - {"money"} <= {unit for unit in NAMES if NAMES[unit] in engine_units().by_name}
    priced = [name for name in UNITS if UNITS[name].powers and name not in {"money", "date"}]
    assert [name for name in priced if f"money/{name}" not in FORMS] == []
    said = own_schema("kind").root["$defs"]["unit"]
    assert [name for name in UNITS if not re.fullmatch(said["pattern"], name)] == []
    assert [name for name in UNITS for words in (said["description"], said["x-hint"]) if name not in words] == []


def test_a_unit_is_a_number_of_one_that_is_a_number_of_no_other():
    units = engine_units().by_name
    assert [unit.name for unit in units.values() if units[unit.root].root != unit.root] == []


def test_every_module_with_a_command_is_imported():
    import generator.cli

    folder = REPOSITORY / "generator/cli"
    bearing = {path.stem for path in folder.glob("*.py") if re.search(r"^@command\(", path.read_text("utf-8"), re.M)}
    assert bearing <= {*generator.cli.__all__} <= {*vars(generator.cli)}


def test_the_readme_lists_every_command():
    from generator.cli.entry import main

    readme = (REPOSITORY / "README.md").read_text("utf-8")
    listed = set(re.findall(r"^collateral ([a-z-]+)", readme.split("## All commands")[1], re.MULTILINE))
    assert set(main.commands) == listed


def test_no_two_modules_have_one_name():
    names = [path.name for path in (REPOSITORY / "generator").rglob("*.py") if path.name != "__init__.py"]
    assert [name for name in {*names} if names.count(name) > 1] == []
