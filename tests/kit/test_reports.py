"""The kit's own reports, as the finished files say it: nothing is approved yet, and every claim is told once."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook

from generator.press.claim_listing import claims_table, claims_text, list_claims
from generator.reports.phrases import dash_ranges
from tests.kit.conftest import Kit
from tests.kit.flyers import flyer, stand, with_formats
from tests.kit.test_failing import LETHAL
from tests.tools import (
    REPOSITORY,
    built_name,
    collateral,
    converted,
    copied,
    html_text,
    pdf_text,
    written,
)

REPORTS = ("launch-readiness", "messaging-review", "claims-register")
NAMED = "Name in the ledger"
CITED = re.compile(r"(?:claim|withdrawn):([a-z0-9-]+)")


def rows(kit: Kit, report: str, table: str) -> list[dict[str, str]]:
    """The rows of one of Excel's tables in a report, by the names of its columns."""
    book = load_workbook(kit.file(f"reports/{report}-workbook.xlsx"))
    sheet = next(sheet for sheet in book if table in sheet.tables)
    head, *cells = sheet[sheet.tables[table].ref]
    return [{str(h.value): str(cell.value or "") for h, cell in zip(head, row, strict=True)} for row in cells]


def ledger() -> dict[str, dict[str, str]]:
    files = sorted(path for path in (REPOSITORY / "content/claims").glob("*.yaml") if "." not in path.stem)
    return {name: claim for file in files for name, claim in yaml.safe_load(file.read_text("utf-8")).items()}


def citations() -> Counter[str]:
    """How often each claim is cited in the content, found by searching the files' lines."""
    found: Counter[str] = Counter()
    for path in (REPOSITORY / "content").glob("*/*.yaml"):
        if path.parent.name not in {"claims", "facts", "signing-sheets", "reports"}:
            for line in path.read_text("utf-8").splitlines():
                found.update(CITED.findall(line) if not line.lstrip().startswith("#") else ())
    return found


def test_what_was_settled_for_one_workbook_stands_under_one_head(kit):
    said = html_text(kit.file("reports/tai-report-claims-register.html"))
    source = yaml.safe_load((REPOSITORY / "content/reports/claims-register.yaml").read_text("utf-8"))
    places = [row["where"] for row in source["settled"]]
    assert len(places) > len(set(places))
    assert {place: said.count(f"{place}: the plan says") for place in places} == dict.fromkeys(places, 1)


def test_nobody_has_signed_and_nothing_is_proven_so_the_launch_is_not_approved(kit):
    said = " ".join(pdf_text(kit.file("reports/tai-report-launch-readiness.pdf")).split())
    assert "NOT APPROVED" in said
    assert "17 of 17 open" in said
    assert "LAUNCH APPROVED" not in said
    for reason in ("3 signatures are missing", "36 signatures are missing", "Nobody has confirmed it yet"):
        assert reason in said, reason


def test_the_checklist_has_its_seventeen_points_on_one_page(kit):
    checks = rows(kit, "launch-readiness", "Checks")
    groups = Counter(row["Group"] for row in checks)
    assert groups == {
        "First, by Jan 28, 2026: the pieces": 5,
        "Second, by Jan 28, 2026: the tools": 4,
        "Third, on Jan 29, 2026: the outreach": 4,
        "Last, by Jan 30, 2026: the team": 4,
    }
    assert pdf_text(kit.file("reports/tai-report-launch-readiness.pdf")).count("\f") == 1


def test_the_workbook_of_the_checklist_lets_people_confirm_what_only_they_know(kit):
    book = load_workbook(kit.file("reports/launch-readiness-workbook.xlsx"))
    sheet = next(sheet for sheet in book if "Checks" in sheet.tables)
    heads, *lines = sheet[sheet.tables["Checks"].ref]
    by = [head.value for head in heads].index("Confirmed by")
    free = {line[1].value for line in lines if not line[by].protection.locked and not line[by + 1].protection.locked}
    asked = yaml.safe_load((REPOSITORY / "content/reports/launch-readiness.yaml").read_text("utf-8"))["groups"]
    manual = [check["text"] for group in asked for check in group["checks"] if "holds" not in check]
    assert free == {re.sub(r"\[([^]]*)]\([^)]*\)", r"\1", text) for text in manual}


def test_the_register_tells_each_claim_of_the_ledger_once(kit):
    told = rows(kit, "claims-register", "Claims")
    assert Counter(row[NAMED] for row in told) == Counter(list(ledger()))
    printed = {name: dash_ranges(claim["value"]) for name, claim in ledger().items()}
    assert {row[NAMED]: row["Value"] for row in told} == printed
    states = {row[NAMED]: row["State"] for row in told}
    assert {name for name, state in states.items() if state == "withdrawn"} == {
        name for name, claim in ledger().items() if claim["status"] == "withdrawn"
    }
    page = kit.file("reports/tai-report-claims-register.html").read_text("utf-8")
    named = re.findall(r'<th scope="row"><span class="record" data-of="claims\.([a-z0-9-]+)\.statement">', page)
    assert Counter(named) == Counter(list(ledger()))


@pytest.mark.parametrize("report", ["claims-register", "messaging-review"])
def test_where_each_claim_is_used_agrees_with_a_search_of_the_content(kit, report: str):
    names = {row["Claim"]: row[NAMED] for row in rows(kit, report, "Claims")}
    told: Counter[str] = Counter()
    for row in rows(kit, report, "Places"):
        told[names[row["Claim"]]] += int(row["Places"].split()[0])
    # A claim's own text may cite another claim, wherever it is printed.
    assert all(told[name] >= count for name, count in citations().items())
    assert set(told) >= set(citations())


def test_readers_of_a_report_meet_neither_paths_nor_names_of_the_ledger(kit):
    for report in REPORTS:
        said = pdf_text(kit.file(f"reports/tai-report-{report}.pdf"))
        assert "content/" not in said
        assert "collateral approvals" not in said
        assert not [name for name in ledger() if f" {name} " in said and "-" in name]
    assert not [row for row in rows(kit, "claims-register", "Places") if "content/" in "".join(row.values())]


def test_every_document_of_the_kit_is_in_the_review_and_no_report(kit):
    told = [row["Document"] for row in rows(kit, "messaging-review", "Documents")]
    files = [path for path in (REPOSITORY / "content").glob("*/*.yaml") if path.parent.name not in {"claims", "facts"}]
    assert len(told) == len([path for path in files if path.parent.name not in {"reports", "signing-sheets"}])
    assert {row["Cleared"] for row in rows(kit, "messaging-review", "Documents") if row["For"] == "customer"} == {"no"}


def test_the_review_lists_on_paper_what_leaves_the_company_and_its_claims_first(kit):
    said = pdf_text(kit.file("reports/tai-report-messaging-review.pdf"))
    assert "Proof-of-concept charter" in said
    assert "Churn signs" not in said
    assert said.index("Every claim that customers read") < said.index("Every document that leaves the company")


@pytest.mark.parametrize("report", REPORTS)
def test_every_figure_of_the_reports_is_traced(kit, report: str):
    manifest = yaml.safe_load((kit.build / "manifest.json").read_text("utf-8"))["artifacts"]
    made = [one for one in manifest if one["document"] == f"reports/{report}"]
    assert sorted(one["format"] for one in made) == ["html", "pdf", "xlsx"]
    assert all(one["figures"] == one["traced"] > 0 for one in made)


@pytest.mark.parametrize("report", REPORTS)
def test_long_tables_can_be_filtered_and_keep_their_heads_in_sight(kit, report: str):
    for sheet in load_workbook(kit.file(f"reports/{report}-workbook.xlsx")):
        for table in sheet.tables.values():
            first, last = (int(re.sub(r"\D", "", cell)) for cell in table.ref.split(":"))
            if last - first >= 10:
                assert table.autoFilter is not None
                assert sheet.freeze_panes == f"A{first + 1}" or sheet.title == "Verdict"


def test_libreoffice_reads_the_same_verdict(kit, tmp_path: Path):
    files = [kit.file(f"reports/{report}-workbook.xlsx") for report in REPORTS]
    folder = converted(files, "csv", tmp_path / "office")
    texts = {path.stem: path.read_bytes().decode("utf-8", "replace") for path in folder.glob("*.csv")}
    said = {report: texts[f"reports--{file.stem}"] for report, file in zip(REPORTS, files, strict=True)}
    assert "17 of 17 open" in said["launch-readiness"]
    assert "NOT PROVEN" in said["claims-register"]


# `collateral claims`


def test_the_terminal_shows_what_the_register_tells(kit):
    table = claims_table(list_claims(kit.workspace, ()))
    for name in ledger():
        assert re.search(rf"(?m)^{name}  ", table), name
    withdrawn = sum(claim["status"] == "withdrawn" for claim in ledger().values())
    assert f"0 of {len(ledger()) - withdrawn} claims proven; {withdrawn} withdrawn" in table


def test_one_claim_shows_all_of_it(kit):
    said = claims_text(list_claims(kit.workspace, ("hours-saved-model", "model-effort")))
    assert "not proven: needs evidence and approval" in said
    assert "cut = claim:model-effort (50%)" in said
    assert re.search(r"used at +content/calculators/roi\.yaml:\d+:\d+", said)
    assert re.search(r"blocks +calculators/roi", said)
    assert re.search(r"rests on it +hours-saved-model$", said, re.MULTILINE)


def test_an_unknown_claim_is_wrong_usage():
    ran = collateral(REPOSITORY, "claims", "manual-hurs")
    assert (ran.returncode, "did you mean `manual-hours`?" in ran.stdout) == (2, True)


# What fails.


def test_a_worker_that_is_killed_costs_its_document_and_the_report_says_so(tmp_path: Path):
    root = stand(tmp_path / "project", "lethal", doomed=flyer("Doomed"), fine=flyer("Fine"))
    copied(root, "layouts/reports")
    sample = (root / "layouts/reports/sample.yaml").read_text("utf-8")
    condition = sample.replace("{audience: customer, cleared: true}", "{documents: flyers, formats: [lethal]}")
    policy = {"content/facts/audiences.yaml": "internal: [flyers, reports]\n"}
    written(root, {"content/reports/ready.yaml": condition, **policy})
    script = with_formats(tmp_path / "more", {"lethal": LETHAL})
    (tmp_path / "more/formats/doom.txt").write_text("is killed")
    done = collateral(root, "build", script=script)
    assert done.returncode == 4
    assert "not fully built: flyers/doomed" in done.stdout
    assert "1 of 2 built as lethal text" in html_text(root / "build" / built_name("reports/ready.html"))
