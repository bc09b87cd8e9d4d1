"""The sheets of the kit, as their finished files have them: eight objections, prices, propositions, open questions."""

import html
import re
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from openpyxl import load_workbook

from tests.kit.books import Book
from tests.tools import REPOSITORY, collateral, copied, pdf_text, spoken, word_text, written

PARTS = ("said", "say", "proof", "ask")
FORMATS = ("pdf", "docx", "html")
DATED = {
    "battlecards-card-own-build": "own_build",
    "battlecards-card-billing-vendor": "billing_vendor",
    "battlecards-card-policy-engine": "policy_engine",
    "battlecards-objections-eight": "objections",
    "prices-sheet-2026": "prices",
    "security-answers-today": "security",
}
"""Page -> the fact that holds its last day."""
PROPOSITIONS = ("saas", "infrastructure", "fintech")


def facts(name: str) -> Any:
    return yaml.safe_load((REPOSITORY / f"content/facts/{name}.yaml").read_text("utf-8"))


def content(name: str) -> Any:
    return yaml.safe_load((REPOSITORY / f"content/sheets/{name}.yaml").read_text("utf-8"))


def plain(text: str) -> str:
    """The words of a text in order, without marks: a citation says its value, its own words if it has any."""
    return " ".join(spoken(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)))


def words(path: Path) -> str:
    """Everything that a finished file says, as words in order."""
    if path.suffix == ".pdf":
        return plain(pdf_text(path))
    if path.suffix == ".docx":
        return plain(word_text(path))
    return plain(
        html.unescape(
            re.sub(r"<style.*?</style>|<script.*?</script>|<[^>]+>", " ", path.read_text("utf-8"), flags=re.S)
        )
    )


def rows(path: Path, heads: tuple[str, ...]) -> list[list[str]]:
    """The rows of the Word table with these heads."""
    for table in docx.Document(str(path)).tables:
        lines = [[plain(cell.text) for cell in row.cells] for row in table.rows]
        if lines and lines[0] == [plain(head) for head in heads]:
            return lines[1:]
    raise AssertionError(f"no table with the heads {heads}")


def test_eight_objections_have_four_parts_each_and_print_as_the_facts_say(kit) -> None:
    held = facts("objections")
    printed = rows(
        kit.file("sheets/battlecards-objections-eight.docx"), ("They say", "You say", "Proof to show", "Ask back")
    )
    names = content("battlecards")["objections"][0]["objections"]["names"]
    assert sorted(names) == sorted(held)
    assert len(names) == 8
    assert printed == [[plain(held[name][part]) for part in PARTS] for name in names]


@pytest.mark.parametrize("form", FORMATS)
def test_each_dated_sheet_prints_the_last_day_that_its_fact_names(kit, form: str) -> None:
    days = {name: f"{day:%b} {day.day}, {day.year}" for name, day in facts("expiry").items()}
    sheets = {page: words(kit.file(f"sheets/{page}.{form}")) for page in DATED}
    assert [page for page, day in DATED.items() if plain(days[day]) not in sheets[page]] == []


@pytest.mark.parametrize("card", content("battlecards")["cards"], ids=lambda card: card["id"])
def test_a_battlecard_says_when_we_win_and_lose_and_what_the_proof_rests_on(kit, card: Any) -> None:
    said = words(kit.file(f"sheets/battlecards-card-{card['id']}.pdf"))
    for heading in ("We win when", "We lose when", "Ask, then wait", "Landmines", "Proof, and what it rests on"):
        assert plain(heading) in said
    assert said.count("a promise of the charter") == len(content("battlecards")["proof"]["rows"])


@pytest.mark.parametrize("form", FORMATS)
def test_the_price_sheet_prints_each_price_limit_and_discount_of_the_facts(kit, form: str) -> None:
    said, prices = words(kit.file(f"sheets/prices-sheet-2026.{form}")), facts("prices")
    for tier in ("starter", "growth", "enterprise"):
        assert [
            part for part in ("name", "year", "throughput", "tenants") if plain(prices[tier][part]) not in said
        ] == []
    assert plain(prices["fintech"]["year"]) in said
    assert plain(prices["discounts"]["first_customers"]) in said
    assert plain("Three founding customers") in said, "what later ones pay is for us"


def test_the_workbook_of_prices_finds_the_tier_with_live_formulas(kit) -> None:
    book = Book(kit.file("sheets/prices-workbook-2026.xlsx"))
    sheet, cell = book.names["your_price"]
    assert str(book.formulas[sheet][cell].value).startswith("=")
    assert book.results[sheet][cell].value == 100_000
    listed = [value for row in load_workbook(book.path)["Price list"].values for value in row if value]
    prices = facts("prices")
    assert [tier for tier in ("starter", "growth", "enterprise") if prices[tier]["year"] not in listed] == []


@pytest.mark.parametrize("segment", PROPOSITIONS)
@pytest.mark.parametrize("form", FORMATS)
def test_each_segment_has_its_proposition_below_one_positioning(kit, segment: str, form: str) -> None:
    held = content("value-propositions")
    own = next(one for one in held["propositions"] if one["id"] == segment)
    said = words(kit.file(f"sheets/value-propositions-for-{segment}.{form}"))
    assert [text for text in (held["core"], own["headline"], own["pitch"]) if plain(text) not in said] == []
    assert [row["pain"] for row in own["answers"] if plain(row["feature"]) not in said] == []


def test_no_sheet_repeats_a_figure_that_the_ledger_has_withdrawn(kit) -> None:
    for path in sorted((kit.build / "sheets").glob("*.pdf")):
        assert not re.search(r"\b(87|80|70) ?%|SOC ?2|27x|6\.4x|\$52\.5K|\$600K|\$470K", pdf_text(path)), path.name


def test_the_security_sheet_claims_no_certification_and_names_what_is_open(kit) -> None:
    said = words(kit.file("sheets/security-answers-today.pdf"))
    opened = content("security")["answers"][0]["open"]
    assert [line for line in opened["lines"] if plain(line["what"]) not in said or plain(line["who"]) not in said] == []
    assert plain(opened["headline"]) in said
    assert not re.search(r"\b(certified|compliant|attested|iso)\b", said)


def test_the_executive_summary_waits_for_actuals_and_says_so(kit) -> None:
    heads = ("Measure", "Plan", "Actual", "Status", "Comes from")
    printed = rows(kit.file("sheets/executive-summary-report-weekly.docx"), heads)
    assert len(printed) == 7
    assert {(row[2], row[3]) for row in printed} == {("", "open")}


def test_the_executive_summary_follows_what_is_entered_in_the_scorecard(tmp_path: Path) -> None:
    copied(tmp_path, "content/facts", "content/claims", "content/workbooks", "layouts")
    names = ("content/voice.yaml", "content/terms.yaml", "content/sheets/executive-summary.yaml")
    written(tmp_path, {name: (REPOSITORY / name).read_text("utf-8") for name in names})
    scorecard = (tmp_path / "content/workbooks/kpi-scorecard.yaml").read_text("utf-8")
    entered = re.sub(r"(actual_leads: .*?)blank: true", r"\g<1>value: 12", scorecard)
    written(tmp_path, {"content/workbooks/kpi-scorecard.yaml": entered})
    out = collateral(tmp_path, "build", "sheets/executive-summary", "--format", "docx")
    assert out.returncode == 0, out.stdout
    heads = ("Measure", "Plan", "Actual", "Status", "Comes from")
    path = next((tmp_path / "build/sheets").glob("*.docx"))
    assert rows(path, heads)[0][2:4] == ["12", "met"]


def test_a_document_without_the_list_of_a_view_is_built_once(tmp_path: Path) -> None:
    """The security sheet has no prices, so it lacks no workbook; and no cards, so it lacks no page of ours."""
    copied(tmp_path, "content/facts", "content/claims", "layouts")
    names = ("content/voice.yaml", "content/terms.yaml", "content/sheets/security.yaml")
    written(tmp_path, {name: (REPOSITORY / name).read_text("utf-8") for name in names})
    collateral(tmp_path, "build", "sheets/security")
    assert collateral(tmp_path, "build", "sheets/security").stdout.startswith("0 files written")
