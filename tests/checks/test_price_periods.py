"""Prices with a first and a last day, a country, and a next one."""

from datetime import date

from tests.project_fixture import SampleProject

LAMP = "lamp:\n  year: $400\n"


def _checked(project: SampleProject, fields: str, day: str, language: str = "") -> str:
    project.write(
        "content/facts/prices.yaml", project.read("content/facts/prices.yaml").replace(LAMP, f"{LAMP}{fields}")
    )
    note = project.read("content/notes/welcome.yaml")
    project.write("content/notes/welcome.yaml", f"{language}{note}")
    return project.run("check", "--today", day, clock=date.fromisoformat(day)).output


THEN = "the price until 2026-12-31; then it is $420 from 2027-01-01"
UNTIL = "  effective: 2026-01-01\n  until: 2026-12-31\n  next: {year: $420, effective: 2027-01-01}\n"


def test_a_price_is_cited_from_its_first_day_to_its_last_and_the_next_is_announced(project):
    said = _checked(project, UNTIL, "2026-12-31")
    assert (
        "warning[price-change]: `prices.lamp.year` is the price until 2026-12-31; then it is $420 from 2027-01-01"
        in said
    )
    assert "error[" not in said


def test_a_price_that_is_over_is_an_error_that_names_the_next(project):
    said = _checked(project, UNTIL, "2027-01-01")
    assert (
        "error[price-period]: `prices.lamp.year` was the price until 2026-12-31; then it is $420 from 2027-01-01"
        in said
    )
    assert "content/notes/welcome.yaml:4" in said


def test_a_price_that_is_still_to_come_is_an_error(project):
    assert "`prices.lamp.year` is the price only from 2026-01-01 on" in _checked(project, UNTIL, "2025-12-31")


def test_a_last_day_before_the_first_is_an_error(project):
    said = _checked(project, "  effective: 2026-05-01\n  until: 2026-04-30\n", "2026-04-30")
    assert "error[price-period]: `prices.lamp.year` ends on 2026-04-30, before it begins" in said


def test_what_is_no_day_is_an_error(project):
    assert "error[no-date]: `until` of `prices.lamp.year` is a day, and `summer` is none" in _checked(
        project, "  until: summer\n", "2026-05-01"
    )


OVER = "  until: 2026-12-31\n"
DERIVED = """rent:
  statement: The lamp costs $4800 in 12 years.
  value: $4800
  basis: calculated
  formula: year * 12
  uses: {year: "fact:prices.lamp.year"}
  status: approved
  owner: Product Manager
"""
RESULT = """    cost:
      label: Cost of two lamps
      unit: money
      formula: price * 2
"""
SECOND = "  scenarios:\n"


def test_a_price_that_is_over_is_an_error_under_what_a_model_calculates_from_it(project):
    """The page of the model, which cites nothing, and every page that cites its result."""
    project.change({}, {"content/sums/savings.yaml": {SECOND: f"{RESULT}{SECOND}"}})
    project.change(
        {},
        {
            "content/notes/welcome.yaml": {
                "costs [$400](fact:prices.lamp.year) a year": "and two lamps cost [](calc:savings/default.cost)"
            }
        },
    )
    said = _checked(project, OVER, "2027-01-01")
    assert "content/sums/savings.yaml:20:13: error[price-period]: `prices.lamp.year` was the price until" in said
    assert "`prices.lamp.year` was the price until 2026-12-31 (`calc:savings/default.cost` comes from it)" in said
    assert "content/notes/welcome.yaml:4" in said
    soon = project.run("check", "--today", "2026-12-20", clock=date(2026, 12, 20)).output
    assert "`prices.lamp.year` is the price until 2026-12-31: its last day comes in 11 days" in soon
    assert "error[price" not in soon


def test_a_price_that_is_over_is_an_error_under_a_derived_claim(project):
    ledger = "content/claims/product.yaml"
    project.write(ledger, project.read(ledger) + DERIVED)
    project.change(
        {}, {"content/notes/welcome.yaml": {"costs [$400](fact:prices.lamp.year) a year": "costs [$4800](claim:rent)"}}
    )
    assert "`prices.lamp.year` was the price until 2026-12-31 (`claim:rent` comes from it)" in _checked(
        project, OVER, "2027-01-01"
    )


def test_days_beside_a_whole_price_list_hold_for_each_of_its_prices(project):
    project.write(
        "content/facts/prices.yaml",
        "until: 2026-12-31\nnext: {lamp: {year: $420}}\n" + project.read("content/facts/prices.yaml"),
    )
    said = _checked(project, "", "2027-01-01")
    assert "error[price-period]: `prices.lamp.year` was the price until 2026-12-31; then it is $420" in said


def test_a_nearer_last_day_counts(project):
    project.write("content/facts/prices.yaml", "until: 2026-01-31\n" + project.read("content/facts/prices.yaml"))
    assert "price-period" not in _checked(project, "  until: 2027-12-31\n", "2026-06-01")


def test_a_price_that_ends_soon_is_announced_though_nothing_says_what_comes_next(project):
    assert "price-change" not in _checked(project, OVER, "2026-11-30")
    said = project.run("check", "--today", "2026-12-31", clock=date(2026, 12, 31)).output
    assert "warning[price-change]: `prices.lamp.year` is the price until 2026-12-31: its last day is today" in said


def test_a_price_holds_in_its_countries_only(project):
    said = _checked(project, "  region: [US, CA]\n", "2026-05-01", "language: en-GB\n")
    assert "error[wrong-region]: `prices.lamp.year` is a price for US and CA, and this document is for GB" in said


def test_a_rate_of_exchange_is_no_fact(project):
    project.write("content/facts/rates.yaml", "euro: $1.08/EUR\n")
    types = project.read("content/facts/fact-types.yaml")
    project.write("content/facts/fact-types.yaml", f"{types}rates.euro: limit\n")
    assert "error[undated-rate]: `rates.euro` is a rate of exchange" in project.check()


def test_a_document_in_a_language_without_a_lexicon_is_refused(project):
    said = _checked(project, "", "2026-05-01", "language: fi-FI\n")
    assert "content/notes/welcome.yaml:1:11: error[no-lexicon]: the figures of a document in `fi-FI`" in said
