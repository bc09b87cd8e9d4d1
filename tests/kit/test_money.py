"""The models hold before a finance team: what is counted when, from which size it pays, and what prices are made of."""

import re
from functools import cache
from typing import Any

import pytest
import yaml

from generator.press.loading import load_workspace
from generator.project import Project
from generator.writers import formats
from tests.tools import REPOSITORY

CONTENT = REPOSITORY / "content"
SEGMENTS = ("saas", "infrastructure", "fintech")
ROUNDED = 1_000
"""How far a figure that is rounded to the nearest thousand on its way may lie from the exact one, in dollars."""


def content(key: str) -> Any:
    return yaml.safe_load((CONTENT / f"{key}.yaml").read_text("utf-8"))


def dollars(stated: str) -> int:
    """An amount as the facts state it: `$100K`, or `$300K+` at its lower end."""
    found = re.fullmatch(r"\$(\d+)K\+?", stated)
    assert found is not None, stated
    return int(found[1]) * 1_000


@cache
def solved(scenario: str, key: str = "calculators/roi") -> dict[str, Any]:
    workspace, _ = load_workspace(Project(REPOSITORY), formats())
    return dict(workspace.models[key].solved[scenario].values)


def scenarios() -> list[str]:
    return list(content("calculators/roi")["model"]["scenarios"])


@pytest.mark.parametrize("scenario", scenarios())
def test_the_months_of_the_implementation_are_paid_and_save_nothing(scenario: str) -> None:
    days = int(content("facts/trial")["implementation"].removesuffix(" days"))
    values = solved(scenario)
    assert values["live_months"] == pytest.approx(12 - days / 30)
    freed = values["annual_benefit"] * values["live_months"] / 12
    assert values["first_year_benefit"] == pytest.approx(freed, abs=ROUNDED)
    assert values["year_one_savings"] == values["first_year_benefit"] - values["tai_cost"] - values["migration_cost"]


@pytest.mark.parametrize(
    "price, threshold",
    [
        ("tai_cost", "break_even_hours"),
        ("first_customer_price", "first_break_even"),
        ("starter_price", "starter_break_even"),
    ],
)
@pytest.mark.parametrize("scenario", scenarios())
def test_at_the_break_even_the_first_year_pays_and_an_hour_below_it_does_not(
    scenario: str, price: str, threshold: str
) -> None:
    values = solved(scenario)

    def net(hours: float) -> float:
        manual = hours * 12 + values["audits"] * values["hours_per_audit"]
        freed = manual * values["hourly_cost"] * values["effort_cut"] * values["live_months"] / 12
        return float(freed - values[price] - values["migration_cost"])

    assert net(values[threshold]) >= 0 > net(values[threshold] - 1)


@pytest.mark.parametrize("segment", SEGMENTS)
def test_the_example_of_a_segment_has_more_hours_than_it_pays_from(segment: str) -> None:
    values = solved(segment)
    assert values["team_hours"] > values["break_even_hours"] > values["starter_break_even"]
    assert values["year_one_savings"] > 0


def test_a_case_that_does_not_pay_says_what_would_have_to_be_measured() -> None:
    """The small team is advised not to buy, and told from which share it pays."""
    values, case = solved("low"), content("calculators/roi")["case"]
    assert values["year_one_savings"] < 0
    assert values["first_customer_savings"] < 0
    assert values["effort_cut"] < values["first_needed_cut"] < values["needed_cut"] < 1
    assert "should not buy" in case["views"]["says"]["low"]
    for result in ("needed_cut", "first_needed_cut"):
        assert f"calc:roi/low.{result}" in case["views"]["says"]["low"]


def test_the_profile_of_a_customer_names_the_hours_from_which_each_tier_pays() -> None:
    profile = (CONTENT / "guides/ideal-customer.yaml").read_text("utf-8")
    for result in ("saas.starter_break_even", *(f"{segment}.break_even_hours" for segment in SEGMENTS)):
        assert f"calc:roi/{result}" in profile


def test_fintech_is_growth_with_the_features_that_its_price_holds() -> None:
    prices, decided = content("facts/prices"), content("facts/decisions")
    holds = [
        one for one in prices["features"].values() if one["name"].lower() in decided["fintech_price"]["says"].lower()
    ]
    assert len(holds) == 2
    assert dollars(prices["fintech"]["year"]) == dollars(prices["growth"]["year"]) + sum(
        dollars(one["year"]) for one in holds
    )


def test_every_price_that_sellers_may_name_stands_on_the_price_list() -> None:
    prices, ledger = content("facts/prices"), content("claims/targets")
    listed = sorted(dollars(one["year"]) for one in prices["features"].values())
    assert ledger["feature-price"]["value"] == f"${listed[0] // 1_000}K-${listed[-1] // 1_000}K"
    assert ledger["lock-length"]["uses"] == {"length": "fact:prices.lock.length"}
    sheet = (CONTENT / "sheets/prices.yaml").read_text("utf-8")
    named = [f"prices.features.{name}.year" for name in prices["features"]] + [
        "prices.lock.length",
        "prices.lock.discount",
    ]
    assert [name for name in named if f"(fact:{name})" not in sheet] == []


def test_no_year_of_the_revenue_plan_has_two_discounts() -> None:
    values = solved("default", "workbooks/revenue-plan")
    first = values["first_cohort"] + values["expansion_revenue"] + values["upsell_revenue"]
    assert values["cohort_two"] == pytest.approx(first), "the lock is not on top of the founding price"
    listed = values["new_customers"] * values["new_price"]
    assert values["new_revenue"] == pytest.approx(listed * (1 - values["lock_discount"]))


def test_less_work_is_measured_on_the_same_changes_wherever_the_criterion_is_promised() -> None:
    """Hours a month cannot fall while production goes on as before; whoever promises it names the changes."""
    ledger = content("claims/product")["poc-effort"]
    assert "fact:trial.changes" in ledger["statement"]
    papers = (
        "poc-charters/standard",
        "customer-forms/trial-report",
        *(f"one-pagers/{segment}" for segment in SEGMENTS),
    )
    texts = {key: (CONTENT / f"{key}.yaml").read_text("utf-8") for key in papers}
    assert [key for key, text in texts.items() if "fact:trial.changes" not in text] == []
    assert [key for key, text in texts.items() if "time sheets" in text] == []
    rows = content("customer-forms/trial-report")["model"]["tables"]["Work"]["rows"]
    named = {row["Change"].partition(" change")[0] for row in rows}
    assert f"{len(named)} changes" == content("facts/trial")["changes"]


def test_a_trial_is_held_to_the_load_that_its_charter_names() -> None:
    assert "{{ deal.load }}" in "".join(content("poc-charters/standard")["scope"]["within"])
    report = content("customer-forms/trial-report")["model"]
    assert report["inputs"]["load_asked"]["blank"] is True
    assert "load_reached >= load_asked" in report["outputs"]["latency_result"]["formula"]


def test_nobody_calls_freed_hours_cash_or_adds_overhead_to_them() -> None:
    model = content("calculators/roi")["model"]
    labels = [one["label"] for part in ("steps", "outputs") for one in model[part].values()]
    assert [label for label in labels if "cash" in label.lower()] == []
    papers = ("calculators/roi", "customer-forms/trial-proposal", "customer-forms/trial-report")
    for key in papers:
        assert "with overhead" not in (CONTENT / f"{key}.yaml").read_text("utf-8"), key
    for segment in SEGMENTS:
        assert "capacity, not cash" in content(f"one-pagers/{segment}")["numbers"]["result"]["basis"]


def test_an_order_names_what_it_rests_on_what_is_owed_and_how_it_ends() -> None:
    order = content("customer-forms/order")
    asked = {name for section in order["sections"] for name in section.get("fields", ())}
    assert {"report_day", "report_load", "availability", "support", "response", "term", "discount_for"} <= asked
    assert "months" in order["model"]["inputs"]["term"]["label"]
    assert "months" in content("forms/contract-review")["model"]["inputs"]["term"]["label"]
    clauses = [clause for section in order["sections"] for clause in section.get("clauses", ())]
    assert "[](fact:decisions.end_of_term.says)" in clauses
