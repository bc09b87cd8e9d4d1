"""The kit says one thing: what several documents say of the same step, person or price is the same in all of them."""

import html
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.press.loading import load_workspace
from generator.project import Project
from generator.writers import formats
from tests.kit.test_plans import calendar
from tests.tools import REPOSITORY, copied, written

CONTENT = REPOSITORY / "content"
ROI, PROPOSAL = "calculators/roi", "customer-forms/trial-proposal"
SEGMENTS = ("saas", "infrastructure", "fintech")
THEIRS = {"Your team": "The customer", "You": "Customer"}
"""How a page for the customer says what our own says of it."""
ROUGHLY = 1_000
"""How far the calculator, which rounds a year and its share to the thousand, may lie from the proposal, in dollars."""


def content(key: str) -> Any:
    return yaml.safe_load((CONTENT / f"{key}.yaml").read_text("utf-8"))


def ours(text: str) -> str:
    """The words of a customer's page as our own page has them."""
    for theirs, own in THEIRS.items():
        if text.startswith(theirs):
            return own + text.removeprefix(theirs)
    return text


def tasks(plan: Any) -> list[tuple[str, ...]]:
    """The steps of a plan: name, days, who leads."""
    listed = plan["plan"]["tasks"] if "plan" in plan else plan["parts"][0]["tasks"]
    return [(ours(one["name"]), one["days"], ours(one["lead"]), one.get("milestone", "")) for one in listed]


@pytest.mark.parametrize("customers, own", [("trial", "trials"), ("rollout", "rollout")])
def test_the_customer_reads_the_steps_that_we_work_by(customers: str, own: str) -> None:
    assert tasks(content(f"customer-plans/{customers}")) == tasks(content(f"plans/{own}"))


def test_the_charter_is_signed_before_anything_of_the_trial_is_chosen_in_it() -> None:
    charter, plan = content("poc-charters/standard"), content("customer-plans/trial")
    assert "before the first day" in charter["signing"]
    assert "{{ deal.rule_one }}" in charter["scope"]["within"][0]
    assert any("charter, signed by both sides" in need for need in plan["ready"])
    assert not [one for one in plan["plan"]["tasks"] if re.search(r"chosen|thresholds", repr(one), re.IGNORECASE)]


def test_the_integration_tests_take_the_week_that_the_charter_gives_them() -> None:
    trial, charter = content("facts/trial"), content("poc-charters/standard")
    week = next(one for one in charter["timeline"] if "Integration tests" in one["name"])
    assert trial["days"]["second"] in week["days"]
    assert trial["work"]["connecting"] == trial["days"]["second"]
    phases = [one for name in SEGMENTS for one in content(f"case-studies/{name}")["approach"]["trial"]]
    assert {one["days"] for one in phases if "ests" in one["work"] and one["phase"] == "Connect"} == {
        f"[{trial['days']['second']}](fact:trial.work.connecting)"
    }


def test_who_leads_the_last_days_of_a_trial_is_the_same_in_the_charter_and_in_each_case_study() -> None:
    last = {content("poc-charters/standard")["timeline"][-1]["lead"]}
    last |= {content(f"case-studies/{name}")["approach"]["trial"][-1]["lead"] for name in SEGMENTS}
    assert last == {"Both"}, "the customer signs off, TAI reports"


def test_the_measurements_are_signed_off_before_the_report_is_signed() -> None:
    trial, plan = content("facts/trial"), tasks(content("plans/trials"))
    names = {days: name for name, days, *_ in plan}
    assert "measurements" in names[f"Day [{trial['work']['signing']}](fact:trial.work.signing)"]
    assert names[f"Day [{trial['work']['reporting']}](fact:trial.work.reporting)"] == "Report delivered and signed"
    assert "report" not in names[f"Day [{trial['work']['signing']}](fact:trial.work.signing)"].lower()


def test_who_promises_a_latency_says_at_which_percentile() -> None:
    citing = {path: path.read_text("utf-8") for path in CONTENT.glob("*/*.yaml") if path.parent.name != "facts"}
    promising = {path: text for path, text in citing.items() if "](claim:poc-latency)" in text}
    assert len(promising) > 15
    # A translation repeats what its source cites.
    sources = {path: text for path, text in promising.items() if path.name.count(".") == 1}
    assert [
        str(path.relative_to(CONTENT)) for path, text in sources.items() if "fact:trial.percentile" not in text
    ] == []


def test_going_live_is_decided_by_the_same_criteria_on_paper_and_in_the_form() -> None:
    ours_, theirs = content("plans/rollout")["parts"], content("customer-plans/rollout")["criteria"]["checks"]
    planned = [one["what"] for part in ours_ for one in part.get("checks", ())]
    assert [ours(one["what"]) for one in theirs] == planned
    form = content("forms/go-live")["model"]["tables"]["Criteria"]["rows"]
    assert [row["Criterion"] for row in form] == planned
    assert len(planned) == 10


def test_the_phases_of_the_plan_last_as_long_as_the_calendar_says() -> None:
    held, weeks = calendar(REPOSITORY), content("facts/phases")["weeks"]
    for phase, first, last in (
        ("trials", "trial-first", "trial-third-report"),
        ("rollouts", "rollout-first", "rollout-third-handover"),
    ):
        number = [held[name]["week"].removeprefix("week ") for name in (first, last)]
        assert weeks[phase] == f"Weeks {number[0]} to {number[1]}"
    last_signed = (signed(held, "third") - date.fromisoformat(held["launch"])).days // 7 + 1
    assert weeks["contracts"] == f"Weeks {held['trial-first-report']['week'].removeprefix('week ')} to {last_signed}"


def signed(held: Any, nth: str) -> date:
    """The day on which both have signed, if the contract takes as long as the plan counts for it."""
    steps = (content("claims/targets")[name]["value"] for name in ("negotiation", "signature"))
    return date.fromisoformat(held[f"trial-{nth}-report"]["day"]) + timedelta(
        days=sum(int(one.split()[0]) for one in steps)
    )


@pytest.mark.parametrize("nth", ["first", "second", "third"])
def test_a_rollout_begins_on_the_monday_after_its_contract_is_signed(nth: str) -> None:
    held = calendar(REPOSITORY)
    begins = date.fromisoformat(held[f"rollout-{nth}"]["day"])
    assert begins.weekday() == 0
    assert 0 < (begins - signed(held, nth)).days <= 7


def test_the_last_rollout_ends_before_the_month_in_which_the_first_phase_does() -> None:
    held = calendar(REPOSITORY)
    assert content("claims/targets")["first-phase"]["value"] == "5 months"
    assert held["rollout-third-handover"]["day"] <= held["month-five-ends"]["day"] == "2026-06-30"


def test_settling_and_reading_fit_into_the_negotiation() -> None:
    phases = content("facts/phases")
    longest = sum(int(re.findall(r"\d+", phases[name])[-1]) for name in ("settled_in", "legal_review"))
    assert longest <= int(content("claims/targets")["negotiation"]["value"].split()[0])
    summary = (CONTENT / "sheets/executive-summary.yaml").read_text("utf-8")
    assert "settled_in" not in summary, "settling the price is a part of the negotiation, and replaces none of it"


def test_nobody_speaks_for_us_before_going_live() -> None:
    first = content("claims/targets")["first-customers"]
    assert "have agreed" in first["measure"]
    assert "in writing" in first["statement"]
    texts = {path: path.read_text("utf-8") for path in CONTENT.glob("*/*.yaml")}
    assert [path.name for path, text in texts.items() if re.search(r"in\s+production\s+and\s+speak", text)] == []
    phases = content("facts/phases")["months"]
    assert phases["case_studies"] == phases["expansion"] == "month 8"


def test_who_verifies_receipts_is_the_same_in_the_trial_and_before_going_live() -> None:
    said = set()
    for key in ("customer-plans/trial", "customer-plans/rollout"):
        said |= {one["who"] for one in content(key)["criteria"]["checks"] if "receipt" in one["what"]}
    said |= {check["who"] for part in content("plans/rollout")["parts"] for check in part.get("checks", ())
             if "receipts" in check["what"]}  # fmt: skip
    assert {who.removeprefix("Your ").removeprefix("Customer's ").lower() for who in said} == {"finance or compliance"}


def test_the_playbook_shows_the_scenes_of_the_demo_in_the_order_of_its_script() -> None:
    (chapter,) = [one for one in content("guides/playbook")["chapters"] if one["id"] == "show"]
    (demo,) = [part for part in chapter["parts"] if part["id"] == "demo"]
    told = [re.search(r"fact:scenes\.(\w+)\.name", step)[1] for step in demo["steps"]]  # type: ignore[index]
    assert told == [one["scene"] for one in content("scripts/demo-30-minutes")["scenes"]]


def test_each_talk_before_a_trial_leads_to_the_next() -> None:
    (chapter,) = [one for one in content("guides/playbook")["chapters"] if one["id"] == "show"]
    (talks,) = [part["table"]["rows"] for part in chapter["parts"] if part["id"] == "talks"]
    assert [row[0].split(":")[0] for row in talks] == ["Short call", "Discovery call", "Demo", "Technical call"]
    trial = content("facts/trial")
    for script, length in (("demo-15-minutes", "call"), ("demo-30-minutes", "demo")):
        assert content(f"scripts/{script}")["seconds"] == 60 * int(trial[length].split()[0])
    asked = {name: content(f"scripts/{name}")["scenes"][-1]["say"] for name in ("demo-15-minutes", "demo-30-minutes")}
    assert "fact:phases.call_length" in asked["demo-15-minutes"], "the short call books the discovery call"
    assert "fact:trial.technical_call" in asked["demo-30-minutes"], "the demo books the technical call"


def test_no_page_asks_whether_somebody_is_hired_to_lead_what_a_founder_leads() -> None:
    texts = {path: path.read_text("utf-8") for path in CONTENT.glob("*/*.yaml") if path.parent.name != "facts"}
    assert [path.name for path, text in texts.items() if re.search(r"Who leads sales", text)] == []
    assert "fact:decisions.who_sells.says" in texts[CONTENT / "guides/quick-start.yaml"]


def test_nobody_is_sold_the_billing_that_we_do_not_replace() -> None:
    texts = {path: path.read_text("utf-8") for path in CONTENT.glob("*/*.yaml")}
    assert [path.name for path, text in texts.items() if re.search(r"billing (team's )?rules|add billing", text)] == []
    assert "fact:decisions.not_billing.says" in texts[CONTENT / "guides/expansion.yaml"]


@pytest.mark.parametrize("segment", SEGMENTS)
def test_a_message_offers_only_what_is_signed_before_the_first_answer(segment: str) -> None:
    groups = content("signing-sheets/wednesday")["groups"]
    signed_by_then = {check["holds"]["documents"] for group in groups for check in group["checks"]}
    offers = {
        r"charter": "poc-charters/standard", r"one-pager": f"one-pagers/{segment}",
        r"fact:trial\.call\)": "scripts/demo-15-minutes", r"fact:trial\.demo\)": "scripts/demo-30-minutes",
    }  # fmt: skip
    messages = content(f"linkedin-messages/{segment}")
    for message in (*messages["messages"], *messages["follow_ups"]):
        for pattern, key in offers.items():
            assert key in signed_by_then or not re.search(pattern, message["body"]), (message["id"], key)
        assert not re.search(r"\ba page (on|for|that|with)\b|send you a page", message["body"]), message["id"]


def test_a_sheet_for_every_customer_carries_no_day_of_one() -> None:
    opened = content("sheets/security")["answers"][0]["open"]["lines"]
    assert {one["due"] for one in opened} == {"In your charter", "Before your trial", "Before you go live"}


def test_all_messages_stop_by_one_rule() -> None:
    assert content("facts/outreach")["stop"]
    for name in SEGMENTS:
        checks = content(f"linkedin-messages/{name}")["checks"]
        assert [check for check in checks if "end" in check.split()] == []
        assert "[](fact:outreach.stop)" in checks


def test_what_we_decided_has_a_reason_and_somebody_who_confirms_it() -> None:
    decided, roles = content("facts/decisions"), {role["name"] for role in content("facts/roles").values()}
    assert {frozenset(one) for one in decided.values()} == {frozenset({"name", "says", "why", "confirms"})}
    assert {one["confirms"] for one in decided.values()} <= roles
    assert len({one["says"] for one in decided.values()}) == len(decided)


def test_what_we_decided_is_cited_where_it_counts() -> None:
    texts = "\n".join(path.read_text("utf-8") for path in CONTENT.glob("*/*.yaml") if path.parent.name != "facts")
    papers = {
        "trial_fee": ("poc-charters/standard", "customer-forms/trial-proposal", "sheets/prices"),
        "payment": ("customer-forms/order", "sheets/prices"),
        "contract_discount": ("guides/playbook", "guides/negotiation", "customer-forms/order", "sheets/prices"),
        "above_limit": ("customer-forms/order", "sheets/prices"),
        "end_of_term": ("customer-forms/order",),
        "hour_value": ("calculators/roi", "customer-forms/trial-proposal"),
        "pays_from": ("guides/ideal-customer",),
        "reference": ("customer-forms/order", "guides/references"),
        "renewal_price": ("forms/renewal", "guides/playbook"),
        "fintech": ("sheets/prices",),
        "qualified": ("crm/pipeline", "reports/claims-register"),
        "speaking": ("guides/quick-start", "forms/first-90-days"),
        "months": ("plans/rollout", "guides/implementation"),
        "contract_days": ("guides/implementation",),
    }
    for name, keys in papers.items():
        assert f"(fact:decisions.{name}.says)" in texts
        lacking = [key for key in keys if f"fact:decisions.{name}.says" not in (CONTENT / f"{key}.yaml").read_text()]
        assert lacking == [], name


def test_the_calls_of_the_first_weeks_are_planned_once() -> None:
    ledger = {
        name: claim
        for path in CONTENT.glob("claims/*.yaml")
        if "." not in path.stem
        for name, claim in content(f"claims/{path.stem}").items()
    }
    calls = sorted(name for name, claim in ledger.items() if claim.get("subject") == "discovery calls")
    assert calls == ["calls-all", "calls-first", "calls-second", "calls-third"]
    assert ledger["trials-planned"]["uses"] == {"planned": "claim:pocs-planned"}


def test_the_proposal_and_the_calculator_come_to_the_same_cost(tmp_path: Path) -> None:
    """With the figures of the example team, audits included; the calculator rounds to the nearest thousand."""
    copied(
        tmp_path, "content/facts", "content/claims", "layouts/_shared", "layouts/customer-forms", "layouts/calculators"
    )
    calculator, proposal = ((CONTENT / f"{key}.yaml").read_text("utf-8") for key in (ROI, PROPOSAL))
    entered = {"people": 5, "hours": 60, "audits": 2, "audit_hours": 80, "hour_cost": 150_000 / 2080}
    entered |= {"price": 100_000, "migration": 6_000}
    for name, value in entered.items():
        proposal = re.sub(rf"(?m)^(    {name}: .*)blank: true", rf"\g<1>value: {value}", proposal)
    written(tmp_path, {f"content/{ROI}.yaml": calculator, f"content/{PROPOSAL}.yaml": proposal})
    workspace, _ = load_workspace(Project(tmp_path), formats())
    theirs, ours_ = (workspace.models[key].solved["default"].values for key in (PROPOSAL, ROI))
    for proposed, calculated in (
        ("cost", "annual_manual_cost"),
        ("saving", "annual_benefit"),
        ("freed", "first_year_benefit"),
        ("pays_from", "break_even_hours"),
        ("net", "year_one_savings"),
    ):
        assert theirs[proposed] == pytest.approx(ours_[calculated], abs=ROUGHLY), proposed


def test_the_register_prints_what_we_decided_and_whose_yes_it_waits_for(kit: Any) -> None:
    page = html.unescape(re.sub(r"<[^>]+>", " ", kit.file("reports/claims-register.html").read_text("utf-8")))
    said = " ".join(page.replace("\xa0", " ").replace("’", "'").split())
    for one in content("facts/decisions").values():
        assert " ".join((one["says"], one["why"], one["confirms"])) in said
