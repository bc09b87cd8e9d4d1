"""A company with another currency than the dollar: its kit says so in every figure, or is refused."""

import re
from pathlib import Path

import pytest

from generator.checks.examine import examine
from generator.press.loading import load_workspace
from generator.project import Project
from generator.writers import formats
from tests.kit_part import copied_part
from tests.proof.rereading import forget

DOCUMENTS = ("calculators/roi", "workbooks/revenue-plan", "one-pagers/saas")


def in_currency(root: Path, code: str, sign: str) -> Project:
    """The kit with all its prices in this currency."""
    for path in root.rglob("content/**/*.yaml"):
        text = path.read_text("utf-8").replace("US dollars", code)
        path.write_text(re.sub(r"\$(?=\d)", sign, text), "utf-8")
    with (root / "content/facts/brand.yaml").open("a", encoding="utf-8") as brand:
        brand.write(f"\ncurrency: {code}\n")
    return Project(root)


@pytest.mark.parametrize(
    "code, sign, salary",
    [
        ("EUR", "EUR ", "€150,000"),
        ("CHF", "CHF ", "CHF\u00a0150,000"),
        ("JPY", "¥", "¥150,000"),
        ("INR", "₹", "₹150,000"),
    ],
)
def test_a_kit_in_another_currency_prints_no_dollars(tmp_path, code, sign, salary):
    workspace, found = load_workspace(in_currency(copied_part(tmp_path / "kit", *DOCUMENTS), code, sign), formats())
    assert [one for one in found if one.severity == "error"] == []
    forget(["layouts/"])
    for key in DOCUMENTS:
        examined = examine(workspace.documents[key], workspace)
        assert examined.findings == ()
        words = [page.root.text for _, page in examined.composed.pages]
        assert not any(re.search(r"\$\d", text) for text in words)
        assert key != "calculators/roi" or any(salary in text for text in words)


def test_a_format_in_a_formula_writes_no_other_currency(tmp_path):
    project = in_currency(copied_part(tmp_path / "kit", *DOCUMENTS), "EUR", "EUR ")
    path = project.content / "calculators/roi.yaml"
    shown = 'three_year_cost / monthly_benefit), "not yet")'
    counted = """three_year_cost / monthly_benefit), TEXT(rules, "$#,##0"))"""
    text = path.read_text("utf-8").replace(shown, counted)
    path.write_text(text, "utf-8")
    _, found = load_workspace(project, formats())
    assert [(one.code, one.hint) for one in found] == [("foreign-sign", "write `€#,##0`")]
    path.write_text(text.replace("$#,##0", "€#,##0"), "utf-8")
    _, found = load_workspace(project, formats())
    assert found == []
