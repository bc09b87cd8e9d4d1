"""A case study that is filled in: figures confirmed once, slopes between them, and nothing left to supply."""

import re

import pytest
import yaml

from tests.kit_part import copied_part
from tests.project_fixture import TESTS_DAY, SampleProject
from tests.tools import built_name

CONTENT = "content/case-studies/saas.yaml"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><path d="M0 0h60v20H0z" fill="#0B5C8A"/></svg>'
CONFIRMED = {
    "by": "Ada Okafor",
    "role": "Head of Operations",
    "date": "2026-01-20",
    "record": "harbor-letter.txt",
    "figures": {
        "hours_before": "62 hours",
        "hours_after": "24 hours",
        "days_before": "21 days",
        "days_after": "2 days",
        "releases_before": "9 releases",
        "releases_after": "1 release",
    },
}


def fill(data):
    """The skeleton with made-up facts in place of its gaps."""
    if isinstance(data, dict):
        return "As they told us." if "to_supply" in data else {name: fill(value) for name, value in data.items()}
    return [fill(value) for value in data] if isinstance(data, list) else data


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    """The kit with one case study filled in; its readers' page as a web page is enough."""
    project = SampleProject(copied_part(tmp_path_factory.mktemp("case") / "kit", "case-studies/saas"))
    project.write("content/evidence/harbor-letter.txt", "We confirm these figures.\n")
    project.write("content/case-studies/harbor.svg", LOGO)
    return project


@pytest.fixture
def filled(kit):
    data = fill(yaml.safe_load(kit.read("layouts/case-studies/sample.yaml")))
    data["segment"], data["control"]["date"] = "saas", "2026-01-25"
    data["confirmed"] = CONFIRMED
    data["logo"] = {"file": "case-studies/harbor.svg", "alt": "Harbor"}
    data["quote"]["portrait"] = {"file": "case-studies/harbor.svg", "alt": "Ada Okafor"}
    for row, name in zip(data["results"]["measures"], ("hours", "days", "releases"), strict=True):
        row["before"], row["after"] = f"[](own:{name}_before)", f"[](own:{name}_after)"
    return data


def check(kit, data):
    kit.write("content/case-studies/harbor.yaml", yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
    return kit.run("check", "case-studies/harbor", clock=TESTS_DAY).output


def test_a_filled_case_study_waits_for_no_fact_and_names_who_confirmed_its_figures(kit, filled):
    said = check(kit, filled)
    assert "all fine" in said, said
    built = kit.run("build", "case-studies/harbor", "--format", "html,text", clock=TESTS_DAY)
    assert built.exit_code == 0, built.output
    page = kit.read(f"build/{built_name('case-studies/harbor.html')}")
    assert 'class="gap"' not in page
    assert "gap" not in re.search(r"Draft: [^<]*", page)[0]
    assert "Confirmed by Ada Okafor, Head of Operations, Jan\u00a020,\u00a02026." in page
    text = kit.read(f"build/{built_name('case-studies/harbor.txt')}")
    assert "21 days" in text
    assert "2 days" in text


def test_figures_that_the_customer_did_not_confirm_are_refused(kit, filled):
    filled["results"]["measures"][0]["after"] = "[12 hours](own:hours_after)"
    assert "unsupported-figure" in check(kit, filled)
    filled["results"]["measures"][0]["after"] = "[](own:hours_aftr)"
    said = check(kit, filled)
    assert "unknown-figure" in said
    assert "did you mean `hours_after`?" in said
    filled["results"]["measures"][0]["after"] = "12 hours a month"
    assert "untraced-figure" in check(kit, filled)


def test_a_confirmation_that_nobody_can_look_at_proves_nothing(kit, filled):
    filled["confirmed"] = {**CONFIRMED, "record": "lost.txt"}
    assert "unconfirmed" in check(kit, filled)
    filled["confirmed"] = {**CONFIRMED, "date": "2031-01-01"}
    assert "unconfirmed" in check(kit, filled)
    filled["confirmed"] = {**CONFIRMED, "by": "95% of all teams"}
    assert "error" in check(kit, filled)


def test_another_document_cannot_cite_what_is_confirmed_here(kit, filled):
    assert "all fine" in check(kit, filled)
    filled["approach"]["opening"] = "It took [2 days](confirmed:case-studies/harbor.days_after)."
    assert "bad-link" in check(kit, filled)
