"""`EXTENDING.md` names places that are there, and tables that must agree do."""

import re
from typing import get_args

import yaml

from generator.claims.claim import Basis, Status
from generator.content.schemas import own_schema
from generator.formulas.units import UNITS
from generator.layout import charts
from generator.models.value_forms import FORMS
from generator.pages.vocabulary import COMPONENTS
from generator.writers.xlsx import plots
from tests.tools import REPOSITORY

PAGE = (REPOSITORY / "generator/EXTENDING.md").read_text("utf-8")
PLACE = re.compile(r"`((?:generator|layouts|content|tests)/[\w./*-]+|pyproject\.toml|README\.md)`(?: `([\w. ]+)`)?")
WORDED = {"text", "flag", "count"}
"""Units of models that have no words of their own."""


def test_every_place_is_there_and_has_the_name_to_look_for():
    missing = []
    for path, name in PLACE.findall(PAGE):
        found = [*REPOSITORY.glob(path)]
        texts = [one.read_text("utf-8") for one in found if one.is_file()]
        if not found or (name and not any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for text in texts)):
            missing.append(f"{path} {name}")
    assert missing == []


def test_every_form_of_chart_is_known_wherever_charts_are_drawn():
    live = (REPOSITORY / "generator/writers/web/charts.js").read_text("utf-8")
    drawn = re.search(r"const KINDS = \{(.*?)\}", live)
    assert drawn
    on_the_web = {part.split(":")[0].strip() for part in drawn[1].split(",")}
    in_content = set(own_schema("kind").root["$defs"]["chart"]["properties"]["kind"]["enum"])
    assert set(charts.KINDS) == set(plots.KINDS) == on_the_web == in_content
    assert all(kind in COMPONENTS["chart"].means for kind in charts.KINDS)


def test_the_ledgers_schema_takes_every_basis_and_status_and_no_other():
    fields = yaml.safe_load((REPOSITORY / "generator/content/schemas/claims.yaml").read_text("utf-8"))
    text = str(fields)
    for literal in (Basis, Status):
        assert re.search(re.escape(str([*get_args(literal)])), text), literal


def test_every_unit_of_models_has_its_words():
    assert set(UNITS) - WORDED <= set(FORMS) | {"percent"}


def test_the_readme_lists_every_command():
    from generator.cli.entry import main

    readme = (REPOSITORY / "README.md").read_text("utf-8")
    listed = set(re.findall(r"^collateral ([a-z]+)", readme.split("## All commands")[1], re.MULTILINE))
    assert set(main.commands) == listed
