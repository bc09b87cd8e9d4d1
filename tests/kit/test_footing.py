"""Whoever adds up what a finished file prints gets the total that it prints, in every scenario and format."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from docx import Document
from docx.document import Document as DocumentObject
from docx.table import Table, _Cell

from tests.tools import REPOSITORY, html_text, pdf_text, word_text

CONTENT = REPOSITORY / "content"
MODEL = yaml.safe_load((CONTENT / "calculators/roi.yaml").read_text("utf-8"))["model"]
MONEY = re.compile(r"(−?)\$([\d,]+)")
READ = {".html": html_text, ".docx": word_text, ".pdf": pdf_text, ".txt": lambda path: path.read_text("utf-8")}
STEPS = {
    "year_one_cost": ("tai_cost", "-migration_paid"),
    "year_one_savings": ("first_year_benefit", "-year_one_cost"),
    "first_customer_cost": ("first_customer_price", "-migration_paid"),
    "first_customer_savings": ("first_year_benefit", "-first_customer_cost"),
    "three_year_cost": ("tai_cost", "tai_cost", "tai_cost", "-migration_paid"),
}
"""A total of the calculator, which prints every step, and what a reader adds up to it."""
LABELS = {
    name: re.sub(r"\[(.+?)\]\(.+?\)", r"\1", row["label"]) for name, row in (MODEL["steps"] | MODEL["outputs"]).items()
}


def amounts(text: str) -> list[int]:
    """Every amount of money in a text, in order."""
    return [int(f"{'-' if sign else ''}{digits.strip(',').replace(',', '')}") for sign, digits in MONEY.findall(text)]


def printed(file: Path) -> dict[str, int]:
    """Each amount of money by its label: beside it in a table, or under it in a panel of figures."""
    rows = [[cell.text for cell in row.cells] for table in tables(Document(str(file))) for row in table.rows]
    pairs = [(row[0], row[1]) for row in rows if len(row) > 1]
    pairs += [(label, figure) for row in rows for cell in row for figure, _, label in [cell.partition("\n")]]
    return {
        label.partition("\n")[0].replace("\N{NO-BREAK SPACE}", " "): amounts(said)[0]
        for label, said in pairs
        if amounts(said)
    }


def tables(inside: DocumentObject | _Cell) -> Iterator[Table]:
    """Every table, those within the cells of another too."""
    for table in inside.tables:
        yield table
        yield from (below for row in table.rows for cell in row.cells for below in tables(cell))


def sums(found: dict[str, int], wanted: dict[str, tuple[str, ...]]) -> dict[str, int]:
    """What a reader gets who adds up the parts of each total."""
    signed = {
        total: [(-1 if part[0] == "-" else 1, LABELS[part.lstrip("-")]) for part in wanted[total]] for total in wanted
    }
    return {total: sum(sign * found[label] for sign, label in parts) for total, parts in signed.items()}


def columns_of_views(file: Path) -> list[list[str]]:
    """The columns of a case's first table of figures, down to its total."""
    table = next(t for t in Document(str(file)).tables if t.rows[0].cells[0].text == "First year")
    rows = [[cell.text for cell in row.cells] for row in table.rows[1:]]
    return [list(column) for column in zip(*rows, strict=True)]


@pytest.mark.parametrize("scenario", MODEL["scenarios"])
def test_a_business_case_adds_up_in_every_column(kit, scenario: str) -> None:
    """What is expected, the downside, and the price for a first customer: savings, license and migration."""
    file = kit.file(f"calculators/roi-case-{scenario}.docx")
    labels, *views = columns_of_views(file)
    total = labels.index(LABELS["year_one_savings"])
    found = [amounts(" ".join(view[: total + 1])) for view in views]
    assert len(found) == 3
    assert all(sum(parts) == last for *parts, last in found)
    assert {amount for view in found for amount in view} <= set(amounts(pdf_text(file.with_suffix(".pdf"))))


def test_the_calculator_adds_up_step_by_step(kit) -> None:
    file = kit.file("calculators/roi.docx")
    found = printed(file)
    assert sums(found, STEPS) == {total: found[LABELS[total]] for total in STEPS}
    assert set(found.values()) <= set(amounts(pdf_text(file.with_suffix(".pdf"))))


@pytest.mark.parametrize("ending", READ)
@pytest.mark.parametrize("segment", ["saas", "infrastructure", "fintech"])
def test_a_one_pagers_numbers_add_up_as_they_are_printed(kit, segment: str, ending: str) -> None:
    """Savings, license and migration, and what is left, one under the other."""
    found = amounts(READ[ending](Path(kit.file(f"one-pagers/{segment}{ending}"))))
    assert any(sum(found[n : n + 3]) == found[n + 3] != 0 for n in range(len(found) - 3))
