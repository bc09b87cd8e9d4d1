"""Figures that a page calculates are those that it was printed with: percentages, rates and every currency."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from generator.content.locale_forms import day_templates, find_marks
from generator.content.translation import Translation
from generator.formulas.javascript import runtime
from generator.models.value_forms import FORMS, form_of, show
from tests.tools import program, run

NUMBERS = Path("generator/writers/web/numbers.js")
VALUES = (
    -1234567.5,
    45001.0,
    0.0005,
    0.00034,
    0.125,
    0.025,
    1 / 3,
    0.0,
    -0.0005,
    1e-6,
    0.2818,
    72.115,
    29.0,
    1.0,
    2.5,
    -3.0,
)
UNITS = (*FORMS, "hours*count/months", "money*count", "count*count")


CASES = (
    ("en", "$", 2, "USD"), ("en", "€", 2, "EUR"), ("en", "CHF\u00a0", 2, "CHF"), ("en", "¥", 0, "JPY"),
    ("en", "KWD\u00a0", 3, "KWD"), ("de-DE", "€", 2, "EUR"), ("fr-FR", "$", 2, "USD"), ("nl-NL", "€", 2, "EUR"),
    ("de-CH", "CHF\u00a0", 2, "CHF"), ("en-IN", "₹", 2, "INR"),
)  # fmt: skip


@pytest.mark.parametrize("language, sign, places, code", CASES)
def test_a_page_calculates_the_figures_that_print_shows(tmp_path, language, sign, places, code):
    translation = Translation(language, currency=sign, currency_places=places, currency_code=code)
    forms = json.dumps({unit: asdict(form_of(unit, translation)) for unit in FORMS})
    cases = [(value, unit) for value in VALUES for unit in UNITS]
    script = tmp_path / "numbers.js"
    said = f"console.log(JSON.stringify({json.dumps(cases)}.map(([value, unit]) => shown(value, unit))));"
    parts = (
        runtime(),
        f"const FORMS = {forms};",
        f"const MARKS = {json.dumps(asdict(find_marks(language)))};",
        f"const DAYS = {json.dumps(day_templates(language))};",
        "const WORDS = {};",
        NUMBERS.read_text("utf-8"),
        said,
    )
    script.write_text("\n".join(parts), "utf-8")
    printed = json.loads(run(program("node"), script))
    assert printed == [show(value, unit, None, translation) for value, unit in cases]
