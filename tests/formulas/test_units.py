"""Units followed through formulas: what goes together, and where it is told when it does not."""

import pytest

from generator.diagnostics import Diagnostic, Position, Problem
from generator.formulas import Model, parse, unit_of, units_of
from generator.formulas.functions import FUNCTIONS
from generator.formulas.unit_calls import CALLS

DECLARED = {
    "hours_lost": "hours",
    "rate": "money/hours",
    "price": "money",
    "growth": "percent",
    "deal_count": "count",
    "term": "months",
    "stage": "text",
    "agreed": "flag",
    "Deals[Amount]": "money",
    "Deals[Stage]": "text",
    "start": "date",
    "end": "date",
    "Deals[Effort]": "hours",
}


def model(formula: str) -> Model:
    return Model.of({"result": parse(formula, Position("roi.yaml", 7, 11))}, DECLARED)


def unit(formula: str) -> str:
    return str(units_of(model(formula), DECLARED)["result"])


def findings(formula: str, **declared: str) -> tuple[Diagnostic, ...]:
    with pytest.raises(Problem) as refused:
        units_of(model(formula), DECLARED | declared)
    return refused.value.diagnostics


RESULTS = [
    ("hours_lost * rate", "money"),
    ("hours_lost * rate * 12", "money"),
    ("price / rate", "hours"),
    ("price / hours_lost + rate", "money/hours"),
    ("price / (price / 12)", "a plain number"),
    ("1 / term", "1/months"),
    ("hours_lost^2", "hours^2"),
    ("price * (1 + growth)^term", "money"),
    ("-price", "money"),
    ("growth + 10%", "a plain number"),
    ("deal_count * price", "money"),
    ("price > 100000", "flag"),
    ("IF(price > 0, price, 0)", "money"),
    ('IF(stage = "Won", price, "n/a")', "money"),
    ('IF(stage = "", "none", stage)', "text"),
    ('IF(price = "", 0, price)', "money"),
    ("IF(agreed, TRUE, price > 0)", "flag"),
    ("IFS(agreed, price, TRUE, 0)", "money"),
    ("IFERROR(price / hours_lost, 0)", "money/hours"),
    ("MAX(0, price - 500)", "money"),
    ("SUM(Deals[Amount], price)", "money"),
    ("ROUND(hours_lost, 1)", "hours"),
    ("MOD(term, 12)", "months"),
    ('SUMIFS(Deals[Amount], Deals[Stage], "Won", Deals[Effort], ">5")', "money"),
    ('SUMIF(Deals[Stage], "Won", Deals[Effort])', "hours"),
    ("SUMIF(Deals[Amount], price)", "money"),
    ('COUNTIF(Deals[Stage], "Won")', "a plain number"),
    ("SUMPRODUCT(Deals[Amount], Deals[Effort])", "hours*money"),
    ('SUMPRODUCT((Deals[Stage] = "Won") * Deals[Amount])', "money"),
    ("INDEX(Deals[Amount], MATCH(hours_lost, Deals[Effort], 1))", "money"),
    ('XLOOKUP(stage, Deals[Stage], Deals[Amount], "none")', "money"),
    ("NPV(growth, price, Deals[Amount])", "money"),
    ("PMT(growth / 12, term, price)", "money"),
    ('"Saves " & TEXT(price, "$#,##0")', "text"),
    ("AND(agreed, price > 0)", "flag"),
    ("agreed * price", "money"),
    ("start + deal_count * 7 - 1", "date"),
    ("7 + start", "date"),
    ("end - start + 1", "a plain number"),
    ("MAX(start, end)", "date"),
    ("start > end", "flag"),
    ("DATE(2026, deal_count, 1)", "date"),
    ("WORKDAY(start, 3)", "date"),
    ("EDATE(start, term)", "date"),
    ("EOMONTH(start, 0) + 1", "date"),
    ("WEEKDAY(start) + YEAR(start)", "a plain number"),
    ("NETWORKDAYS(start, end)", "a plain number"),
]


@pytest.mark.parametrize("formula, expected", RESULTS)
def test_a_result_has_the_unit_that_its_formula_makes(formula: str, expected: str) -> None:
    assert unit(formula) == expected


FAULTS = [
    ("price + hours_lost", 17, "adds hours to money"),
    ("price - deal_count", 17, "subtracts a plain number from money"),
    ("price + 10%", 17, "adds a plain number to money"),
    ("1 + (hours_lost + price) * 0", 27, "adds money to hours"),
    ("price > deal_count", 17, "compares money with a plain number"),
    ("stage = price", 17, "compares text with money"),
    ("stage * 2", 11, "a text is no number to calculate with"),
    ("price%", 11, "a percentage is of a plain number, not money"),
    ("2 ^ price", 13, "an exponent is a plain number, not money"),
    ("price ^ 0.5", 17, "money can be raised only to a whole number that is written out"),
    ("IF(agreed, price, term)", 11, "IF gives money or months"),
    ("IF(agreed, price, agreed)", 11, "IF gives money or flag"),
    ("IFERROR(price, hours_lost)", 11, "IFERROR gives money or hours"),
    ("SUM(price, Deals[Effort])", 11, "SUM puts hours beside money"),
    ("MOD(price, term)", 11, "MOD puts months beside money"),
    ("ROUND(price, hours_lost)", 24, "ROUND takes a plain number, not hours"),
    ("SUMIF(Deals[Amount], hours_lost)", 32, "compares money with hours"),
    ("MATCH(price, Deals[Effort], 0)", 11, "looks for money among hours"),
    ("INDEX(Deals[Amount], price)", 32, "a row is a plain number, not money"),
    ("NPV(price, price)", 15, "a rate is a plain number, not money"),
    ("PMT(growth, price, price)", 23, "periods are months or a plain number, not money"),
    ("PMT(growth, term, price, hours_lost)", 11, "PMT puts hours beside money"),
    ("start + end", 17, "adds date to date"),
    ("price + start", 17, "adds date to money"),
    ("start - price", 17, "subtracts money from date"),
    ("7 - start", 13, "subtracts date from a plain number"),
    ("start * 2", 11, "a date is not multiplied or divided"),
    ("WEEKDAY(price)", 11, "WEEKDAY takes a date, not money"),
    ("DATE(price, 1, 1)", 16, "a year, a month and a day are a plain number, not money"),
]


@pytest.mark.parametrize("formula, column, message", FAULTS)
def test_units_that_do_not_go_together_are_told_where_they_meet(formula: str, column: int, message: str) -> None:
    (found,) = findings(formula)
    assert (found.code, str(found.at), found.message) == ("formula-units", f"roi.yaml:7:{column}", message)


def test_a_formula_gives_the_unit_that_is_declared_for_it() -> None:
    (found,) = findings("price / rate", result="money")
    assert found.message == "`result` is declared as money, and its formula gives hours"
    assert units_of(model("price / rate"), DECLARED | {"result": "hours"})["result"] == unit_of("hours")


def test_all_faults_of_a_model_are_told_and_none_twice() -> None:
    formulas = {"total": "price + hours_lost", "share": "total / price", "again": "price + term"}
    with pytest.raises(Problem) as refused:
        units_of(Model.of({name: parse(text) for name, text in formulas.items()}, DECLARED), DECLARED)
    assert [found.message for found in refused.value.diagnostics] == ["adds hours to money", "adds months to money"]


def test_an_input_without_a_unit_is_told() -> None:
    with pytest.raises(Problem, match="the input `wage` has no unit"):
        units_of(Model.of({}, ["wage"]), {})


@pytest.mark.parametrize("written", ["money/hours", "money / hours", "hours*money/hours/hours", "money*count/hours"])
def test_a_unit_can_be_a_quotient(written: str) -> None:
    assert str(unit_of(written)) == "money/hours"


def test_a_misspelt_unit_suggests_the_right_one() -> None:
    at = Position("roi.yaml", 3, 9)
    with pytest.raises(Problem, match="`hour` is not a unit") as refused:
        unit_of("money/hour", at)
    assert (refused.value.diagnostics[0].at, refused.value.diagnostics[0].hint) == (at, "did you mean `hours`?")


def test_a_text_is_no_factor_of_a_unit() -> None:
    with pytest.raises(Problem, match="a text is not multiplied or divided"):
        unit_of("money*text")


def test_every_function_says_what_its_result_measures() -> None:
    assert set(CALLS) == set(FUNCTIONS)
