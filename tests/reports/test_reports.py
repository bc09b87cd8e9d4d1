"""Reports: they approve what holds and nothing else, say why, tell what is true of the build, and cannot be forged."""

import json
import re
import shutil

import pytest
import yaml

from generator.reports.phrases import dash_ranges
from tests.project_fixture import OIL, SampleProject
from tests.tools import REPOSITORY, html_text

READY = """title: Ready to send
control: {version: "0.1", date: 2026-01-25, owner: Marketing, reviewer: Product Manager}
headline: May we send it?
lede: Everything must hold.
verdict: {approved: READY, refused: NOT READY, because: All of it holds., until: Close what is open.}
groups:
  - heading: The kit
    checks:
      - {text: Notes, owner: Marketing, holds: {documents: notes, at_least: 2, formats: [html], cleared: true}}
      - {text: Flyer, owner: Marketing, holds: {documents: flyers/spring, formats: [pdf], signed_by: Product Manager}}
      - {text: Mail, owner: Sales, holds: {documents: talks, entries: messages, at_least: 1, formats: [email]}}
      - {text: Figures, owner: Marketing, holds: {audience: customer, traced: true, proven: true}}
      - {text: Somebody answers, owner: Sales, ticked: {by: Ada Okafor, date: 2026-02-01}}
parts:
  - {show: summary}
  - {show: checks}
  - {show: open, heading: Open}
  - {show: blocking, heading: What blocks}
  - {show: documents, heading: Documents}
  - {show: claims, heading: Claims}
  - {show: places, heading: Places}
  - {show: waits, heading: What is lacking}
"""
DAY = ("--today", "2026-03-01")
WEB = ("--format", "html")  # what a report says is read in its web page; the other files take longer and stay
ADA = ("--by", "Ada Okafor", "--role", "Product Manager", "--date", "2026-02-01")


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> SampleProject:
    """Everything is evidenced, signed, ticked and built."""
    from tests.project_fixture import sample_project

    project = sample_project(tmp_path_factory.mktemp("reports") / "project")
    shutil.copytree(REPOSITORY / "layouts/reports", project.root / "layouts/reports")
    shutil.copy(REPOSITORY / "layouts/_shared/heads.html", project.root / "layouts/_shared/heads.html")
    project.write("content/facts/audiences.yaml", "internal: [talks, sums, reports]\n")
    project.write("content/facts/sign-off.yaml", "audiences:\n  customer: [Product Manager]\n")
    project.write("content/claims/oil.yaml", OIL)
    project.write("content/evidence/log.txt", "January: 80 of 100 barrels saved.\n")
    project.write("content/notes/oil.yaml", 'title: Oil\nbody: "It is [80%](claim:oil) less oil."\n')
    project.write("content/reports/ready.yaml", READY)
    assert project.run("approve", "notes", "flyers", *ADA).exit_code == 0
    ran = project.run("build", *DAY)
    assert ran.exit_code == 0, ran.output
    return project


@pytest.fixture
def project(signed: SampleProject, tmp_path) -> SampleProject:
    """A copy of it to change."""
    shutil.copytree(signed.root, tmp_path / "project")
    return SampleProject(tmp_path / "project")


def edit(project: SampleProject, path: str, old: str, new: str) -> None:
    text = project.read(path)
    assert old in text
    project.write(path, text.replace(old, new, 1))


def words(project: SampleProject, name: str = "ready") -> str:
    """What the report's web page says, in one line."""
    return " ".join(html_text(project.root / f"build/reports/harbor-report-{name}.html").split())


def test_it_approves_when_everything_holds_and_says_what_each_point_stands_on(signed):
    said = words(signed)
    assert "READY 5 of 5 points hold All of it holds." in said
    assert "NOT READY" not in said
    assert "Notes Holds 2 documents, built as web page, proven and signed. Marketing" in said
    assert "Flyer Holds 1 document, built as PDF, signed by Product Manager." in said
    assert "Mail Holds 1 message in 1 document, built as mail drafts." in said
    assert "Figures Holds 3 documents, every figure traced, every claim proven." in said
    assert "Somebody answers Done Ada Okafor, Feb 1, 2026." in said
    assert "Nothing: every document for customers is proven and signed." in said
    assert "Product Manager: Ada Okafor, Feb 1, 2026" in said


def unsign(project: SampleProject) -> None:
    """Take the signature under the note about oil away."""
    entries = project.read("content/approvals.yaml")
    project.write("content/approvals.yaml", re.sub(r"  - document: notes/oil\n(?:    .*\n)*", "", entries))


TURNS = {
    "a signature is missing": (unsign, "Notes Open 1 signature is missing."),
    "a text has changed since": (
        lambda p: edit(p, "content/notes/oil.yaml", "less oil", "less of oil"),
        "Notes Open 1 signature is out of date.",
    ),
    "a claim is withdrawn": (
        lambda p: edit(p, "content/claims/oil.yaml", "status: approved", "status: withdrawn"),
        "Notes Open 1 document has errors",
    ),
    "a claim is not approved": (
        lambda p: edit(p, "content/claims/oil.yaml", "status: approved", "status: proposed"),
        "Notes Open 1 claim is unproven; 1 signature is out of date.",
    ),
    "evidence is gone": (
        lambda p: (edit(p, "content/claims/oil.yaml", OIL[OIL.index("  evidence") :], "")),
        "Notes Open 1 claim is unproven; 1 signature is out of date.",
    ),
    "a figure has no source": (
        lambda p: edit(p, "content/notes/oil.yaml", "less oil", "less oil, 99 times over"),
        "Figures Open 1 document has errors; 1 figure has no source.",
    ),
    "a document cannot be read": (
        lambda p: edit(p, "content/notes/oil.yaml", "title:", "titel:"),
        "Notes Open 1 document has errors; 1 of 2 built as web page.",
    ),
    "a document is gone": (
        lambda p: (p.root / "content/notes/oil.yaml").unlink(),
        "Notes Open 1 of 2 documents.",
    ),
    "nobody has ticked it": (
        lambda p: edit(p, "content/reports/ready.yaml", "{by: Ada Okafor, date: 2026-02-01}", ""),
        "Somebody answers Open Nobody has confirmed it yet.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", TURNS)
def test_it_turns_as_soon_as(project, what: str):
    change, sentence = TURNS[what]
    change(project)
    project.run("build", *WEB, *DAY)
    said = words(project)
    assert sentence in said
    assert re.search(r"NOT READY \d of 5 open Close what is open\.", said)
    assert "points hold" not in said


def test_a_file_that_is_missing_counts_as_not_built_when_only_the_report_is_built(project):
    (project.root / "build/flyers/harbor-flyer-spring.pdf").unlink()
    assert project.run("build", "reports", *WEB, *DAY).exit_code == 0
    assert "NOT READY 1 of 5 open" in words(project)
    assert "Flyer Open 0 of 1 built as PDF." in words(project)


def test_a_file_that_is_stale_counts_as_not_built_too(project):
    edit(project, "content/talks/dinner.yaml", "Your harbor at night", "Your harbor by night")
    project.run("build", "reports", *WEB, *DAY)
    assert "Mail Open 0 of 1 built as mail drafts." in words(project)
    project.run("build", *DAY)
    assert "READY 5 of 5 points hold" in words(project)


def test_a_claim_that_has_expired_blocks_its_document(project):
    project.run("build", *WEB, "--today", "2026-07-01")
    assert "Notes Open 1 document has errors" in words(project)


def test_who_has_to_act_is_told_what_to_do(project):
    edit(project, "content/claims/oil.yaml", "status: approved", "status: proposed")
    edit(project, "content/notes/welcome.yaml", "The lamp", "Our lamp")
    project.run("build", *WEB, *DAY)
    said = words(project)
    assert "Product Manager Give approval for 1 claim: oil." in said
    assert "Read and sign 2 documents again: the text has changed." in said


def test_what_claims_lack_is_told_in_one_line_with_those_who_bring_it(project):
    edit(project, "content/claims/oil.yaml", "status: approved", "status: proposed")
    project.run("build", *WEB, *DAY)
    said = words(project)
    assert "Who brings it, for how many Approval. 1 1 Product Manager (1)" in said


def test_the_signatures_that_are_counted_are_those_that_somebody_is_asked_for(project):
    project.write("content/facts/sign-off.yaml", "audiences:\n  customer: [Product Manager]\n  internal: [Finance]\n")
    project.run("build", *WEB, *DAY)
    said = words(project)
    given = re.search(r"(\d+) of (\d+) signatures under documents for customers are given", said)
    assert given
    asked = [int(n) for n in re.findall(r"[Rr]ead and sign (\d+)", said)]
    assert int(given[2]) - int(given[1]) == sum(asked)


# The build.


def test_a_second_build_renders_nothing_and_any_change_renders_the_reports(project):
    assert project.run("build", *DAY).output.startswith("0 files written")
    edit(project, "content/talks/dinner.yaml", "Your harbor at night", "Your harbor by night")
    made = project.run("build", *DAY).output
    assert {"talks/dinner", "reports/ready"} <= set(made.splitlines())
    assert project.run("approve", "notes/oil", "--by", "Bo", *ADA[2:]).exit_code == 0
    assert project.run("build", *DAY).exit_code == 0
    assert "Product Manager: Bo, Feb 1, 2026" in words(project)
    assert project.run("build", *DAY).output.startswith("0 files written")


def test_the_listing_knows_whether_a_report_is_up_to_date(project, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772323200")  # 2026-03-01
    states = {row["document"]: row["built"] for row in json.loads(project.run("list", "--format", "json").output)}
    assert states["reports/ready"] == "current"
    edit(project, "content/talks/dinner.yaml", "Your harbor at night", "Your harbor by night")
    states = {row["document"]: row["built"] for row in json.loads(project.run("list", "--format", "json").output)}
    assert (states["talks/dinner"], states["reports/ready"]) == ("stale", "stale")


def test_the_same_project_makes_the_same_bytes(project):
    before = project.read("build/SHA256SUMS")
    shutil.rmtree(project.root / "build")
    project.run("build", *DAY)
    assert project.read("build/SHA256SUMS") == before


def test_a_report_that_fails_costs_only_itself(project):
    project.write("content/reports/other.yaml", READY.replace("documents: notes,", "documents: nots,"))
    edit(project, "content/talks/dinner.yaml", "Your harbor at night", "Your harbor by night")
    ran = project.run("build", *DAY)
    assert ran.exit_code == 1
    assert "not fully built: reports/other" in ran.output
    assert "READY 5 of 5 points hold" in words(project)


def test_every_figure_of_a_report_is_traced(signed):
    rows = json.loads(signed.run("coverage", "reports", "--format", "json").output)
    assert {row["format"] for row in rows} == {"pdf", "html", "xlsx"}
    assert all(row["figures"] == row["traced"] > 20 for row in rows)


def test_no_report_reports_of_reports(signed):
    page = signed.read("build/reports/harbor-report-ready.html")
    assert "documents.notes/oil.title" in page
    assert "documents.reports/" not in page


# Nothing can be forged.


@pytest.mark.parametrize(
    "layout, old, path, says",
    [
        ("reports/_parts.html", "{{ one.proof }}", "counts.claims", "`99`"),
        ("reports/_parts.html", "{{ one.proof }}", "counts.jobs", "not in the survey"),
        ("notes/page.html", "{{ doc.title }}", "counts.claims", "not in the survey"),
    ],
)  # fmt: skip
def test_a_record_that_a_layout_writes_by_hand_is_caught(project, layout: str, old: str, path: str, says: str):
    edit(project, f"layouts/{layout}", old, f'<span class="record" data-of="{path}">99</span>')
    ran = project.run("check", *DAY)
    assert ran.exit_code == 1
    assert re.search(rf"layouts/{layout}:\d+:\d+: error\[forged-record\]", ran.output)
    assert says in ran.output


def test_words_that_touch_a_record_make_another_figure_of_it(project):
    edit(project, "layouts/reports/_parts.html", "{claims} in", "{claims}K in")
    assert re.search(r"warning\[untraced-figure\]", project.run("check", "reports", *DAY).output)


def test_only_kinds_for_ourselves_may_report(project):
    edit(project, "layouts/reports/kind.yaml", "audience: internal", "audience: customer")
    assert "layouts/reports/kind.yaml:3:11: error[survey-outside]" in project.check()


def test_a_claim_with_markup_in_it_stays_words(project):
    edit(project, "content/claims/oil.yaml", "Harbors burned", "'<b>Harbors</b> {{ 7*7 }} burned")
    edit(project, "content/claims/oil.yaml", "less oil.", "less oil.'")
    project.run("build", *WEB, *DAY)
    assert "{{ 7*7 }} burned" in words(project)
    assert "<b>Harbors" not in project.read("build/reports/harbor-report-ready.html")


# Conditions.


@pytest.mark.parametrize(
    "old, new, finding",
    [
        ("documents: notes,", "documents: nots,", "9:60: error[unknown-document]|did you mean `notes`?"),
        ("flyers/spring", "flyers/sprint", "10:60: error[unknown-document]|did you mean `flyers/spring`?"),
        ("documents: notes,", "documents: reports,", "9:60: error[unknown-document]|reports look at no report"),
        ("formats: [pdf]", "formats: [docx]", "error[unknown-format]|known: `pdf`"),
        ("entries: messages", "entries: mesages", "error[unknown-field]|did you mean `messages`?"),
        ("signed_by: Product", "signed_by: Produkt", "error[unknown-role]|did you mean `Product Manager`?"),
        ("traced: true", "tracd: true", "error[unknown-field]|did you mean `traced`?"),
        (", date: 2026-02-01}}", "}}", "error[missing-field]|`date`"),
        (", date: 2026-02-01}}", ", date: 2026-03-02}}", "error[ticked-ahead]|2026-03-02 is still to come"),
        ("proven: true}}", "proven: true}, ticked: }", "error[ticked-by-hand]|delete `ticked`"),
        (", holds: {audience: customer, traced: true, proven: true}", "", "error[missing-field]|or the field `ticked`"),
    ],
)  # fmt: skip
def test_a_condition_that_cannot_be_meant_is_found_at_its_place(project, old: str, new: str, finding: str):
    edit(project, "content/reports/ready.yaml", old, new)
    ran = project.run("check", "reports", *DAY)
    place, _, cure = finding.partition("|")
    assert ran.exit_code == 1
    assert re.search(r"content/reports/ready\.yaml:\d+:\d+: error\[", ran.output)
    assert place in ran.output
    assert cure in ran.output


def test_the_sample_of_the_kind_is_not_ready_in_an_empty_project(tmp_path):
    from tests.project_fixture import sample_project

    project = sample_project(tmp_path / "project")
    shutil.copytree(REPOSITORY / "layouts/reports", project.root / "layouts/reports")
    shutil.copy(REPOSITORY / "layouts/_shared/heads.html", project.root / "layouts/_shared/heads.html")
    project.write("content/facts/audiences.yaml", "internal: [talks, sums, reports]\n")
    for kind in ("notes", "flyers", "talks", "sums", "claims"):
        shutil.rmtree(project.root / "content" / kind)
    assert project.run("new", "reports", "first").exit_code == 0
    ran = project.run("build", *WEB, *DAY)
    assert ran.exit_code == 0, ran.output
    assert "NOT READY 2 of 2 open" in words(project, "first")
    assert "There is no such document." in words(project, "first")


def test_our_own_reports_ask_for_nothing_that_could_be_ticked():
    """What the engine can compute is not left to people."""
    report = yaml.safe_load((REPOSITORY / "content/reports/launch-readiness.yaml").read_text("utf-8"))
    checks = [check for group in report["groups"] for check in group["checks"]]
    assert [len(group["checks"]) for group in report["groups"]] == [5, 4, 4, 4]
    assert all(("holds" in check) != ("ticked" in check) for check in checks)
    assert all(check["ticked"] is None for check in checks if "ticked" in check)


@pytest.mark.parametrize(
    "typed, printed",
    [
        ("20-30%", "20–30%"),
        ("$440K-$733K", "$440K–$733K"),
        ("1000-2000 hours", "1000–2000 hours"),
        ("2026-01-25", "2026-01-25"),
        ("-5%", "-5%"),
        ("HMAC-SHA256", "HMAC-SHA256"),
        ("30-day trial", "30-day trial"),
    ],
)
def test_a_range_is_printed_with_a_dash(typed, printed):
    assert dash_ranges(typed) == printed
