"""Release: the draft band counts what is missing, `--release` refuses it, and what is cleared carries none."""

import json
import shutil
from datetime import date

import pytest

from tests.project_fixture import SampleProject
from tests.tools import copied

OIL = """oil:
  statement: Harbors burned 80% less oil.
  value: 80%
  basis: measured
  status: {status}
  owner: Product Manager
  expires: 2026-06-30
  evidence: [{{title: The harbor's log, date: 2026-01-12, file: log.txt}}]
"""
DAY = ("--today", "2026-03-01")
ADA = ("--by", "Ada Okafor", "--role", "Product Manager", "--date", "2026-02-01")
REFUSED = "nothing is published; build/ is as it was before"


@pytest.fixture
def project(project: SampleProject) -> SampleProject:
    """Everything is evidenced and signed: two notes for customers; the flyer, which needs a PDF, is left out."""
    shutil.rmtree(project.root / "content/flyers")
    project.write("content/facts/sign-off.yaml", "audiences:\n  customer: [Product Manager]\n")
    project.write("content/claims/oil.yaml", OIL.format(status="approved"))
    project.write("content/evidence/log.txt", "January: 80 of 100 barrels saved.\n")
    project.write("content/notes/oil.yaml", 'title: Oil\nbody: "It is [80%](claim:oil) less oil."\n')
    assert project.run("approve", "notes", *ADA).exit_code == 0
    return project


def band(project: SampleProject, name: str = "oil") -> str:
    """What the draft band on the built page says; nothing if there is none."""
    page = project.read(f"build/notes/harbor-note-{name}.html")
    return page.partition('<p class="draft"')[2].partition(">")[2].partition("</p>")[0]


def waiting(project: SampleProject) -> dict[str, tuple[list[str], list[str]]]:
    artifacts = json.loads(project.read("build/manifest.json"))["artifacts"]
    return {one["path"]: (one["waiting"], one["unsigned"]) for one in artifacts if one["path"].startswith("notes/")}


def test_what_is_proven_and_signed_is_released_without_a_band(project):
    ran = project.run("build", "--release", *DAY)
    assert ran.exit_code == 0, ran.output
    assert (band(project), band(project, "welcome")) == ("", "")
    assert waiting(project) == {"notes/harbor-note-oil.html": ([], []), "notes/harbor-note-welcome.html": ([], [])}
    assert "draft</span>" not in project.read("build/index.html")


def test_a_missing_signature_makes_a_draft_and_stops_a_release(project):
    project.write("content/notes/new.yaml", "title: New\nbody: Light.\n")
    ran = project.run("build", "--release", *DAY)
    assert ran.exit_code == 1
    assert "content/notes/new.yaml:1:1: error[not-cleared]: `notes/new` is not cleared for release" in ran.output
    assert "Product Manager has not signed" in ran.output
    assert REFUSED in ran.output
    assert not (project.root / "build").exists()
    assert project.run("build", *DAY).exit_code == 0
    assert band(project, "new") == "Draft: not cleared for release. 1 signature is missing."
    assert band(project) == ""


def test_the_band_counts_claims_and_signatures_in_one_line(project):
    project.write("content/facts/sign-off.yaml", "audiences:\n  customer: [Product Manager, Finance]\n")
    project.write("content/claims/oil.yaml", OIL.format(status="proposed"))
    project.run("build", "notes/oil", *DAY)
    assert band(project) == (
        "Draft: not cleared for release. 1 claim is unproven, 2 signatures are missing or out of date."
    )
    assert waiting(project) == {"notes/harbor-note-oil.html": (["oil"], ["Product Manager", "Finance"])}
    page = project.read("build/index.html")
    assert "<strong>Draft</strong>" in page
    assert "Not to be sent before it has proof of 1 claim and 2 signatures." in page


def test_each_document_says_its_own_reasons_and_the_last_build_stays(project):
    project.run("build", "--release", *DAY)
    before = project.read("build/notes/harbor-note-oil.html")
    project.write("content/notes/oil.yaml", 'title: Oil\nbody: "It is [80%](claim:oil) less of oil."\n')
    project.write("content/claims/product.yaml", project.read("content/claims/product.yaml").replace("14", "15"))
    welcome = project.read("content/notes/welcome.yaml").replace("14", "15")
    project.write("content/notes/welcome.yaml", welcome)
    said = project.run("build", "--release", *DAY).output
    assert said.count("error[not-cleared]") == 2
    assert "Ada Okafor, Product Manager, is out of date: its words have changed\n" in said
    assert "the claim `charge` was “14 hours, contractual, approved” and is “15 hours, contractual, approved”" in said
    assert project.read("build/notes/harbor-note-oil.html") == before


def test_only_what_is_built_must_be_cleared(project):
    project.write("content/notes/new.yaml", "title: New\nbody: Light.\n")
    assert project.run("build", "notes/oil", "--release", *DAY).exit_code == 0


def test_an_error_of_one_document_stops_the_whole_release(project):
    project.write("content/talks/broken.yaml", "titel: Hello\n")
    ran = project.run("build", "--release", *DAY)
    assert (ran.exit_code, "error[unknown-field]" in ran.output) == (1, True)
    assert not (project.root / "build").exists()


def test_an_error_that_only_the_finished_file_shows_stops_it_too(project):
    project.write("content/flyers/long.yaml", "title: Long\nbody: |\n" + "  Light.\n\n" * 80)
    assert project.run("approve", "flyers", *ADA).exit_code == 0
    ran = project.run("build", "--release", *DAY)
    assert (ran.exit_code, "error[page-" in ran.output) == (1, True)
    assert not (project.root / "build").exists()


def test_documents_of_our_own_need_no_signature(project):
    assert "talks/dinner" not in project.run("approvals").output


def test_a_release_leaves_out_what_is_internal_and_takes_its_old_files_away(project):
    assert project.run("build", *DAY).exit_code == 0
    assert (project.root / "build/talks").exists()
    assert project.run("build", "--release", *DAY).exit_code == 0
    assert not (project.root / "build/talks").exists()
    assert (project.root / "build/notes/harbor-note-oil.html").exists()


@pytest.mark.parametrize("target", ["talks", "talks/dinner"])
def test_what_is_internal_is_never_released(project, target):
    ran = project.run("build", target, "--release", *DAY)
    assert (ran.exit_code, "error[internal-release]" in ran.output, REFUSED in ran.output) == (1, True, True)
    assert not (project.root / "build").exists()


def test_what_is_for_partners_waits_for_a_signature_like_what_is_for_customers(project):
    project.write("content/notes/new.yaml", "title: New\nbody: Light.\n")
    kind = project.read("layouts/notes/kind.yaml")
    project.write("layouts/notes/kind.yaml", kind.replace("audience: customer", "audience: partner"))
    ran = project.run("build", "--release", *DAY)
    assert (ran.exit_code, "error[not-cleared]" in ran.output) == (1, True)


# The day.


def test_a_claim_that_has_expired_by_the_day_stops_check_build_and_release(project):
    for command in (("check",), ("build",), ("build", "--release")):
        assert project.run(*command, "--today", "2026-06-30").exit_code == 0
        ran = project.run(*command, "--today", "2026-07-01")
        assert (ran.exit_code, "error[expired-claim]" in ran.output) == (1, True)
    assert "claim unproven: oil" in project.run("approvals", "--today", "2026-07-01").output
    assert "unproven" not in project.run("approvals", "--today", "2026-06-30").output


def test_the_day_can_be_that_of_the_source(project, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1782864000")  # 2026-07-01
    assert project.run("check").exit_code == 1
    assert project.run("check", *DAY).exit_code == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert project.run("check").exit_code == 2


def test_the_day_itself_is_in_no_artifact_and_renders_nothing_again(project):
    project.run("build", "--today", "2026-03-01")
    assert project.run("build", "--today", "2026-05-01").output.startswith("0 files written")


def test_signing_renders_the_signed_document_again_and_no_other(project):
    project.write("content/notes/new.yaml", "title: New\nbody: Light.\n")
    project.run("build", *DAY)
    assert project.run("approve", "notes/new", *ADA).exit_code == 0
    assert "1 file written" in project.run("build", *DAY).output
    assert band(project, "new") == ""


def test_a_table_for_tools_says_in_its_name_and_its_first_column_that_it_is_a_draft(project):
    kind = project.read("layouts/notes/kind.yaml").replace(
        "views:", "views:\n  table: {page: table.html, formats: [csv]}"
    )
    project.write("layouts/notes/kind.yaml", kind)
    table = "<article><table><tr><th>{{ doc.title }}</th></tr><tr><td>{{ doc.body }}</td></tr></table></article>"
    project.write("layouts/notes/table.html", table)
    project.write("content/facts/sign-off.yaml", "audiences:\n  customer: [Product Manager, Finance]\n")
    assert project.run("build", "notes/oil", *DAY).exit_code == 0
    assert project.read("build/notes/harbor-note-oil-table-draft.csv").splitlines()[0] == "\ufeffstatus,Oil"
    assert (
        "fresh" in project.run("verify", str(project.root / "build/notes/harbor-note-oil-table-draft.csv"), *DAY).output
    )
    for role in ("Product Manager", "Finance"):
        project.run("approve", "notes", "--by", "Ada Okafor", "--role", role, "--date", "2026-02-01")
    assert project.run("build", *DAY).exit_code == 0
    assert project.read("build/notes/harbor-note-oil-table.csv").splitlines()[0] == "\ufeffOil"
    assert not (project.root / "build/notes/harbor-note-oil-table-draft.csv").exists()


# The company's own kit.


def test_the_real_kit_is_not_released_while_nothing_of_it_is_proven_and_signed(tmp_path):
    ran = SampleProject(copied(tmp_path)).run("build", "--release")
    assert ran.exit_code == 1
    customers = (
        "one-pagers",
        "pitches",
        "poc-charters",
        "case-studies",
        "email-sequences",
        "linkedin-messages",
        "sheets",
        "scripts",
        "customer-forms",
        "customer-plans",
    )
    documents = [path for kind in customers for path in (tmp_path / "content" / kind).glob("*.yaml")]
    assert ran.output.count("error[not-cleared]") == len(documents) + 1  # and the calculator
    assert "Product Manager has not signed" in ran.output
    assert not (tmp_path / "build").exists()


# A day that cannot be.


def test_a_day_before_the_evidence_is_no_day_for_a_release(project):
    ran = project.run("build", "--release", "--today", "2026-01-11", clock=date(2026, 3, 1))
    assert (ran.exit_code, REFUSED in ran.output) == (1, True)
    assert "error[impossible-day]: the release is dated 2026-01-11, before the evidence of `oil`" in ran.output
    assert "content/claims/oil.yaml:8:" in ran.output


def test_the_day_of_the_source_is_held_against_the_evidence_too(project, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735689600")  # 2025-01-01
    ran = project.run("build", "--release", clock=date(2026, 3, 1))
    assert (ran.exit_code, "error[impossible-day]" in ran.output) == (1, True)


def test_a_day_before_as_of_or_before_the_documents_version_is_none_either(project):
    claims = project.read("content/claims/oil.yaml")
    project.write("content/claims/oil.yaml", claims.replace("expires:", "as_of: 2026-02-20\n  expires:"))
    ran = project.run("build", "--release", "--today", "2026-02-19")
    assert "before `as_of` of `oil`, which is of 2026-02-20" in ran.output
    assert "impossible-day" not in project.run("build", "--release", "--today", "2026-02-20").output


def test_nothing_is_released_on_a_day_that_has_not_come(project):
    ran = project.run("build", "--release", "--today", "2026-03-03", clock=date(2026, 3, 1))
    assert "error[impossible-day]: the release is dated 2026-03-03, and today is 2026-03-01" in ran.output
    assert project.run("build", "--release", "--today", "2026-03-02", clock=date(2026, 3, 1)).exit_code == 0


def test_turning_the_clock_back_releases_no_expired_claim(project, monkeypatch):
    after = date(2026, 7, 1)
    ran = project.run("build", "--release", *DAY, clock=after)
    assert (ran.exit_code, "error[expired-claim]: `oil` has expired" in ran.output) == (1, True)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772323200")  # 2026-03-01
    assert project.run("build", "--release", clock=after).exit_code == 1
    assert project.run("build", "notes/welcome", "--release", clock=after).exit_code == 0


def test_a_release_says_its_day_and_that_nobody_named_another(project):
    assert "released as of 2026-03-01\n" in project.run("build", "--release", *DAY).output
    ran = project.run("build", "--release", clock=date(2026, 3, 1))
    assert "released as of 2026-03-01, today: no other day was named\n" in ran.output


def test_a_signature_of_a_day_to_come_is_found_at_its_line_and_counts_for_nothing(project):
    signed = project.read("content/approvals.yaml")
    project.write("content/approvals.yaml", signed.replace("date: 2026-02-01", "date: 2026-03-02", 1))
    line = signed[: signed.index("date: 2026-02-01")].count("\n") + 1
    said = project.run("check", *DAY).output
    assert f"content/approvals.yaml:{line}:" in said
    assert "error[future-approval]: Ada Okafor signs" in said
    assert project.run("build", "--release", *DAY).exit_code == 1
    assert project.run("check", "--today", "2026-03-02").exit_code == 0


def test_nobody_signs_ahead(project):
    ran = project.run("approve", "notes", *ADA[:-1], "2099-01-01")
    assert (ran.exit_code, "that day is still to come" in ran.output) == (2, True)
