"""Figures that a page calculates are those that it was printed with: percentages, rates and every currency."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from generator.content.translation import Translation
from generator.formulas.javascript import runtime
from generator.models.value_forms import FORMS, form_of, show
from tests.tools import program, run

NUMBERS = Path("generator/writers/web/numbers.js")
VALUES = (0.0005, 0.00034, 0.125, 0.025, 1 / 3, 0.0, -0.0005, 1e-6, 0.2818, 72.115, 29.0, 1.0, 2.5, -3.0)
UNITS = (*FORMS, "hours*count/months", "money*count", "count*count")


@pytest.mark.parametrize("sign, places", [("$", 2), ("€", 2), ("CHF\u00a0", 2), ("¥", 0), ("KWD\u00a0", 3)])
def test_a_page_calculates_the_figures_that_print_shows(tmp_path, sign, places):
    translation = Translation(currency=sign, currency_places=places)
    forms = json.dumps({unit: asdict(form_of(unit, translation)) for unit in FORMS})
    cases = [(value, unit) for value in VALUES for unit in UNITS]
    script = tmp_path / "numbers.js"
    said = f"console.log(JSON.stringify({json.dumps(cases)}.map(([value, unit]) => shown(value, unit))));"
    parts = (runtime(), f"const FORMS = {forms};", "const WORDS = {};", NUMBERS.read_text("utf-8"), said)
    script.write_text("\n".join(parts), "utf-8")
    printed = json.loads(run(program("node"), script))
    assert printed == [show(value, unit, None, translation) for value, unit in cases]
