"""Whoever adds up what a finished file prints gets the total that it prints, in every scenario and format."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from docx import Document

from tests.tools import REPOSITORY, html_text, pdf_text, word_text

CONTENT = REPOSITORY / "content"
MODEL = yaml.safe_load((CONTENT / "calculators/roi.yaml").read_text("utf-8"))["model"]
MONEY = re.compile(r"(−?)\$([\d,]+)")
READ = {".html": html_text, ".docx": word_text, ".pdf": pdf_text, ".txt": lambda path: path.read_text("utf-8")}
SUMS = {
    "year_one_savings": ("annual_benefit", "-year_one_cost"),
    "year_one_cost": ("tai_cost", "migration_cost"),
    "first_customer_cost": ("first_customer_price", "migration_cost"),
    "first_customer_savings": ("annual_benefit", "-first_customer_cost"),
    "three_year_cost": ("tai_cost", "tai_cost", "tai_cost", "migration_cost"),
}
"""A total of the calculator, and what a reader adds up to it."""


def amounts(text: str) -> list[int]:
    """Every amount of money in a text, in order."""
    return [int(f"{'-' if sign else ''}{digits.strip(',').replace(',', '')}") for sign, digits in MONEY.findall(text)]


@pytest.mark.parametrize("scenario", MODEL["scenarios"])
def test_a_business_case_adds_up_as_it_is_printed(kit, scenario: str) -> None:
    file = kit.file(f"calculators/roi-case-{scenario}.docx")
    rows = [row.cells for table in Document(str(file)).tables for row in table.rows if len(row.cells) > 1]
    printed = {cells[0].text.replace("\N{NO-BREAK SPACE}", " "): amounts(cells[1].text) for cells in rows}
    label = {
        name: re.sub(r"\[(.+?)\]\(.+?\)", r"\1", row["label"])
        for name, row in (MODEL["steps"] | MODEL["outputs"]).items()
    }
    for total, parts in SUMS.items():
        signed = [(-1 if part.startswith("-") else 1, printed[label[part.lstrip("-")]][0]) for part in parts]
        assert sum(sign * number for sign, number in signed) == printed[label[total]][0], total
    text = pdf_text(file.with_suffix(".pdf"))
    assert {number for found in printed.values() for number in found} <= set(amounts(text))


@pytest.mark.parametrize("ending", READ)
@pytest.mark.parametrize("segment", ["saas", "infrastructure", "fintech"])
def test_a_one_pagers_numbers_add_up_as_they_are_printed(kit, segment: str, ending: str) -> None:
    """Cost of the hours, half of it, what TAI costs, and what is left, one under the other."""
    found = amounts(READ[ending](Path(kit.file(f"one-pagers/{segment}{ending}"))))
    assert any(a - b == c for (a, b), (_, c) in pairwise(pairwise(found)))
