"""The workbooks of the kit: blank, they say so; filled in, they decide as the plan does."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.formulas import ErrorValue
from generator.press.loading import load_workspace
from generator.press.render import check
from generator.project import Project
from generator.writers import formats
from tests.tools import REPOSITORY, copied, written

WORKBOOKS = sorted(path.stem for path in (REPOSITORY / "content" / "workbooks").glob("*.yaml"))


def solved(root: Path, name: str, text: str | None = None) -> Mapping[str, Any]:
    """Every value of one workbook of the kit, read from its file or from this text."""
    copied(root, "content/facts", "content/claims", "layouts/_shared", "layouts/workbooks")
    written(root, {f"content/workbooks/{name}.yaml": text or content(name)})
    workspace, findings = load_workspace(Project(root), formats())
    assert not [found for found in findings if "workbooks" in str(found.at)]
    return workspace.models[f"workbooks/{name}"].solved["default"].values


def content(name: str) -> str:
    return (REPOSITORY / "content" / "workbooks" / f"{name}.yaml").read_text("utf-8")


def answered(*answers: int | None) -> str:
    """The scorer with these answers to its questions; `None` leaves one blank."""
    left = iter(answers)

    def put(row: re.Match[str]) -> str:
        answer = next(left)
        return row[0] if answer is None else f"{row[0][:-1]}, Answer: {answer}}}"

    return re.sub(r"- \{No: .*\}", put, content("icp-scorer"))


def entered(name: str, **actuals: float) -> str:
    """A workbook with these figures in its blank inputs."""
    text = content(name)
    for field, value in actuals.items():
        text = re.sub(rf"(\n    {field}: .*?)blank: true", rf"\g<1>value: {value}", text)
    return text


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_blank_workbook_has_no_errors_and_no_invented_rows(name: str, tmp_path: Path) -> None:
    for value in solved(tmp_path, name).values():
        assert not any(isinstance(cell, ErrorValue) for cell in (value if isinstance(value, tuple) else (value,)))
    tables = yaml.safe_load(content(name))["model"].get("tables", {})
    assert not [row for table in tables.values() for row in table.get("rows", []) if "Company" in row]


@pytest.mark.parametrize(
    "answers, score, decision",
    [
        ((None,) * 20, "incomplete", "incomplete"),
        ((5,) * 19 + (None,), "incomplete", "incomplete"),
        ((5,) * 20, 100, "pursue"),
        ((5,) * 13 + (2,) + (5,) * 6, 95.2, "nurture"),  # the budget is not approved
        ((3,) * 20, 60, "nurture"),
        ((0,) * 20, 0, "pass"),
    ],
)
def test_the_scorer_decides_only_when_all_is_answered(
    answers: tuple[int | None, ...], score: object, decision: str, tmp_path: Path
) -> None:
    values = solved(tmp_path, "icp-scorer", answered(*answers))
    assert values["score"] == (pytest.approx(score) if isinstance(score, int | float) else score)
    assert values["decision"] == decision


def test_the_weights_of_the_twenty_questions_make_a_hundred() -> None:
    questions = yaml.safe_load(content("icp-scorer"))["model"]["tables"]["Questions"]["rows"]
    assert (len(questions), sum(row["Weight"] for row in questions)) == (20, 100)


def test_a_target_is_met_when_the_actual_is_just_at_it(tmp_path: Path) -> None:
    actuals = {"actual_arr": 440000, "actual_cycle": 45, "actual_cac": 30000, "actual_win": 19}
    values = solved(tmp_path, "kpi-scorecard", entered("kpi-scorecard", **actuals))
    assert [values[f"status_{name}"] for name in ("arr", "cycle", "cac", "win", "leads")] == [
        "met", "met", "met", "missed", "open",
    ]  # fmt: skip


def test_the_arr_target_is_the_sum_of_the_three_discounted_deals(tmp_path: Path) -> None:
    assert solved(tmp_path, "month-5-scorecard")["target_arr"] == 440000


def test_the_revenue_plan_tells_old_customers_growth_from_new_customers(tmp_path: Path) -> None:
    values = solved(tmp_path, "revenue-plan")
    assert values["year_two"] == pytest.approx(440000 + 88000 + 45000 + 1050000 - 157500)
    assert values["cohort_growth"] == pytest.approx(573 / 440 - 1)


@pytest.mark.parametrize("name", WORKBOOKS)
def test_every_figure_of_a_workbook_has_a_source(kit, name: str) -> None:
    assert check(kit.workspace.documents[f"workbooks/{name}"], kit.workspace) == []


def test_an_edited_target_moves_both_scorecards_and_is_an_error_where_a_text_says_the_old_one(tmp_path: Path) -> None:
    copied(tmp_path)
    targets = tmp_path / "content" / "claims" / "targets.yaml"
    text = targets.read_text("utf-8")
    assert text.count("  value: 45 days\n") == 1
    targets.write_text(text.replace("  value: 45 days\n", "  value: 60 days\n"), "utf-8")
    workspace, _ = load_workspace(Project(tmp_path), formats())
    for name in ("kpi-scorecard", "month-5-scorecard"):
        assert workspace.models[f"workbooks/{name}"].solved["default"].values["target_cycle"] == 60
    told = check(workspace.documents["guides/implementation"], workspace)
    assert "unsupported-figure" in {one.code for one in told if one.severity == "error"}


def test_the_scorer_asks_for_the_answers_that_its_scale_has(tmp_path: Path) -> None:
    scale = yaml.safe_load((REPOSITORY / "content" / "facts" / "scoring.yaml").read_text("utf-8"))
    answers, table = scale["answers"], yaml.safe_load(content("icp-scorer"))["model"]["tables"]["Questions"]
    assert {row["Least"] for row in table["rows"] if "Least" in row} == {int(scale["needed"])}
    assert (table["columns"]["Answer"]["least"], table["columns"]["Answer"]["most"]) == (
        int(answers["unknown"]),
        int(answers["shown"]),
    )
    assert solved(tmp_path, "icp-scorer", answered(*(int(answers["shown"]),) * 20))["score"] == int(scale["highest"])


DEALS = """      rows:
        - {Company: One, Stage: Closed Won, Amount a year: 80000, First call: 2026-02-03, ICP score: 82,
           POC start: 2026-03-23, Expected close: 2026-04-24}
        - {Company: Two, Stage: Closed Lost, Amount a year: 120000, First call: 2026-02-10, ICP score: 76,
           POC start: 2026-03-24, Expected close: 2026-04-20}
        - {Company: Three, Stage: POC Active, Amount a year: 240000, First call: 2026-02-17, ICP score: 90,
           POC start: 2026-03-30}
        - {Company: Four, Stage: Qualified, Amount a year: 100000, First call: 2026-01-26}
        - {Company: Five, Amount a year: 50000}
        - {Company: Six, Stage: Contacted, Amount a year: 1000000}
"""


def test_the_dashboard_raises_no_alarm_before_the_first_call_and_does_after_it(tmp_path: Path) -> None:
    """On the first Friday there are companies that were written to, and no pipeline can be there yet."""
    written, called = "Stage: Contacted, Amount a year: 80000", "Stage: Closed Lost, Amount a year: 80000"
    for name, row, alert in (
        ("first", written, "no calls yet"),
        ("later", f"{called}, First call: 2026-02-03", "tell the team"),
    ):
        rows = f"      rows:\n        - {{Company: One, {row}}}\n"
        text = content("weekly-dashboard").replace("      blank_rows: 100\n", f"{rows}      blank_rows: 99\n")
        values = solved(tmp_path / name, "weekly-dashboard", text)
        assert (values["pipeline"], values["pipeline_alert"], values["alert_line"] > 0) == (
            0,
            alert,
            alert != "no calls yet",
        )


def test_the_dashboard_counts_each_deal_once(tmp_path: Path) -> None:
    text = content("weekly-dashboard").replace("      blank_rows: 100\n", f"{DEALS}      blank_rows: 94\n")
    values = solved(tmp_path, "weekly-dashboard", text)
    assert (values["pipeline"], values["unsorted_amount"], values["pipeline_alert"]) == (340000, 50000, "tell the team")
    assert (values["calls"], values["qualified"], values["pocs"], values["won"]) == (4, 3, 3, 1)
    assert (values["win_rate"], values["velocity"]) == (0.5, 80)
