"""Formulas that build on one another: their order, their results in every engine, and what is wrong with them."""

import json
from pathlib import Path

import pytest
from openpyxl.worksheet.table import Table

from generator.diagnostics import Diagnostic, Position, Problem
from generator.formulas import ErrorValue, Formula, Model, model_to_javascript, order, parse, solve, to_excel
from tests.formulas.engines import Sheet, agree, in_libreoffice, recalculated, run_in_node, workbook


def written(**formulas: str) -> dict[str, Formula]:
    """Formulas as a file holds them: one to a line, from line 1, at column 10."""
    at = (Position("roi.yaml", line, 10) for line in range(1, len(formulas) + 1))
    return {name: parse(text, next(at)) for name, text in formulas.items()}


def findings(formulas: dict[str, Formula], inputs: list[str]) -> list[Diagnostic]:
    with pytest.raises(Problem) as refused:
        order(formulas, inputs)
    return list(refused.value.diagnostics)


ROI = written(
    roi="IFERROR(annual_saving / price, 0)",
    annual_saving="annual_cost * automation",
    annual_cost="hours * rate * 12",
    headline='"Saves " & TEXT(annual_saving, "$#,##0") & " a year"',
)
INPUTS = ["hours", "rate", "automation", "price"]
SCORES = {
    "Deals[Score]": parse("ROUND(Deals[@Amount] / SUM(Deals[Amount]) * weight, 1)"),
    "Deals[Class]": parse('IF(Deals[@Score] >= 30, "A", "B")'),
    "best": parse("MAX(Deals[Score])"),
    "classes": parse('COUNTIF(Deals[Class], "A")'),
}
AMOUNTS = [250, 1000, 750]
DEALS = {"Deals[Amount]": AMOUNTS, "weight": 100}


def test_each_formula_is_calculated_after_those_it_needs() -> None:
    assert order(ROI, INPUTS) == ("annual_cost", "annual_saving", "roi", "headline")


def test_a_model_gives_every_value_by_its_name() -> None:
    values = solve(Model.of(ROI, INPUTS), {"hours": 100, "rate": 85, "automation": 0.87, "price": 48_000})
    assert (values["annual_cost"], values["annual_saving"], values["roi"]) == (102_000, 88_740, 1.84875)
    assert values["headline"] == "Saves $88,740 a year"
    assert values["hours"] == 100


def test_an_input_that_is_not_given_is_blank() -> None:
    assert solve(Model.of(ROI, INPUTS), {"hours": 100})["roi"] == 0


def test_an_error_value_runs_through_the_steps() -> None:
    model = Model.of(written(share="1 / hours", doubled="share * 2"), ["hours"])
    assert solve(model, {"hours": 0})["doubled"] is ErrorValue.DIVISION


def test_an_input_that_the_model_does_not_know_is_refused() -> None:
    with pytest.raises(Problem, match="`hour` is not an input") as refused:
        solve(Model.of(ROI, INPUTS), {"hour": 1})
    assert refused.value.diagnostics[0].hint == "did you mean `hours`?"


def test_a_formula_named_like_a_column_is_calculated_in_every_row() -> None:
    values = solve(Model.of(SCORES, DEALS), DEALS)
    assert values["Deals[Score]"] == (12.5, 50, 37.5)
    assert values["Deals[Class]"] == ("B", "A", "A")
    assert (values["best"], values["classes"]) == (50, 2)


def test_javascript_solves_a_model_with_the_same_values() -> None:
    model = Model.of({**ROI, **SCORES}, [*INPUTS, *DEALS])
    inputs = {"hours": 100, "rate": 85.5, "automation": 0.87, "price": 0, **DEALS}
    found = run_in_node(f"print(formulas.solve({model_to_javascript(model)}, {json.dumps(inputs)}));")
    ours = {name: list(value) if isinstance(value, tuple) else value for name, value in solve(model, inputs).items()}
    assert found == ours


def test_libreoffice_calculates_the_rows_of_a_table(tmp_path: Path) -> None:
    book = workbook(Sheet({"weight": 100}, {}))
    deals = book.create_sheet("Deals")
    for cells in (["Amount", "Score", "Class"], *([amount, None, None] for amount in AMOUNTS)):
        deals.append(cells)
    for row in range(2, 5):
        deals.cell(row, 2, to_excel(SCORES["Deals[Score]"]))
        deals.cell(row, 3, to_excel(SCORES["Deals[Class]"]))
    deals.add_table(Table(displayName="Deals", ref="A1:C4"))
    calculated = recalculated(book, tmp_path)["Deals"]
    assert [[cell.value for cell in row[1:]] for row in calculated["A2:C4"]] == [[12.5, "B"], [50, "A"], [37.5, "A"]]


def test_libreoffice_calculates_the_model_from_its_names(tmp_path: Path) -> None:
    inputs = {"hours": 100, "rate": 85.5, "automation": 0.87, "price": 48_000}
    values = dict(solve(Model.of(ROI, INPUTS), inputs))
    sheet = Sheet({name: to_excel(ROI[name]) if name in ROI else value for name, value in values.items()}, {})
    found = in_libreoffice(list(values), sheet, tmp_path)
    assert all(agree(ours, theirs) for ours, theirs in zip(values.values(), found, strict=True))


KNOWN = "`Deals[Amount]`, `cost`, `hours`, `rate`, `total`"


def test_an_unknown_name_is_found_where_it_stands_with_the_close_one() -> None:
    formulas = written(cost="hours * rte + staff", total="Cost + SUM(Deals[Amonut])")
    found = findings(formulas, ["hours", "rate", "Deals[Amount]"])
    assert [(str(each.at), each.message, each.hint) for each in found] == [
        ("roi.yaml:1:18", "nothing is named `rte`", "did you mean `rate`?"),
        ("roi.yaml:1:24", "nothing is named `staff`", f"known: {KNOWN}"),
        ("roi.yaml:2:10", "nothing is named `Cost`", "did you mean `cost`?"),
        ("roi.yaml:2:21", "nothing is named `Deals[Amonut]`", "did you mean `Deals[Amount]`?"),
    ]


def test_a_circle_is_told_from_name_to_name() -> None:
    (found,) = findings(written(price="cost + margin", cost="hours * 2", margin="price * 10%"), ["hours"])
    assert found.message == "`price` needs `margin`, which needs `price`"
    assert (found.code, str(found.at)) == ("formula-circle", "roi.yaml:1:17")


def test_every_circle_is_found_even_that_of_a_formula_with_itself() -> None:
    found = findings(written(cost="cost + 1", share="total / 2", total="share + cost"), [])
    assert sorted(each.message for each in found) == [
        "`cost` needs `cost`",
        "`share` needs `total`, which needs `share`",
    ]


def test_names_that_differ_in_case_only_are_one_name_to_excel() -> None:
    (found,) = findings(written(Hours="1"), ["hours"])
    assert (found.code, found.message) == ("formula-name-twice", "`Hours` and `hours` are one name to Excel")


def test_a_table_and_a_value_cannot_share_a_name() -> None:
    (found,) = findings({}, ["deals", "Deals[Amount]"])
    assert found.message == "`Deals` and `deals` are one name to Excel"


def test_a_name_that_a_workbook_cannot_hold_is_refused_before_it_is_used() -> None:
    (found,) = findings(written(Q1="2"), [])
    assert (str(found.at), found.hint) == ("roi.yaml:1:10", "Excel takes it for a cell; write `q_1`")


def test_the_cell_of_this_row_needs_a_row_to_stand_in() -> None:
    (found,) = findings(written(total="Deals[@Amount] * 2"), ["Deals[Amount]"])
    assert (found.code, found.hint) == ("formula-row", "choose a row with INDEX or XLOOKUP")


def test_a_thousand_steps_in_a_row_are_put_in_order() -> None:
    chain = {f"step_{place}": parse(f"step_{place + 1} + 1") for place in range(1_000)}
    assert solve(Model.of(chain, ["step_1000"]), {"step_1000": 0})["step_0"] == 1_000
