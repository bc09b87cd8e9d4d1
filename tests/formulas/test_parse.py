"""What a formula may say, and what an author reads when it says something else."""

import pytest

from generator.diagnostics import Diagnostic, Position, Problem
from generator.formulas import evaluate, parse, to_text
from generator.formulas.names import cure_for_key, is_cell
from generator.formulas.parse import DEEPEST_PARENTHESES, DEEPEST_TREE
from generator.formulas.syntax_tree import Call, Name, Number, Operation, RowCell, TableColumn

START = Position("content/calculators/roi.yaml", 12, 20)


def findings(text: str) -> tuple[Diagnostic, ...]:
    with pytest.raises(Problem) as refused:
        parse(text, START)
    return refused.value.diagnostics


def test_a_formula_is_read_into_its_parts() -> None:
    tree = parse("ROUND(hours * rate, 2)").tree
    assert tree == Call("ROUND", (Operation("*", Name("hours"), Name("rate")), Number(2.0)))


def test_every_part_knows_where_it_stands() -> None:
    tree = parse("= 1 + hours").tree
    assert isinstance(tree, Operation)
    assert isinstance(tree.right, Name)
    assert (tree.at, tree.right.at) == (4, 6)


def test_columns_and_cells_of_the_row_are_told_apart() -> None:
    assert parse("SUM(Pipeline[Deal Size])").tree == Call("SUM", (TableColumn("Pipeline", "Deal Size"),))
    assert parse("Pipeline[@Amount]").tree == RowCell("Pipeline", "Amount")


def test_functions_and_truths_are_read_in_any_case() -> None:
    assert parse("if(true,1,2)") == parse("IF(TRUE, 1, 2)")


def test_a_formula_may_begin_with_an_equals_sign_and_run_over_lines() -> None:
    assert parse(" = hours *\n   rate ") == parse("hours*rate")


def test_a_fault_on_a_later_line_is_found_on_that_line() -> None:
    (finding,) = findings("1 +\n  2 * ;")
    assert str(finding.at) == "content/calculators/roi.yaml:13:7"


SLIPS = [
    ("", 20, "the end where", "the formula is empty"),
    ("1 +", 23, "the end where a number, a text, a name or `(` is expected", ""),
    ("(1 + 2", 26, "the end where `)` or an operator is expected", ""),
    ("1 + 2)", 25, "`)` where an operator is expected", ""),
    ("1,000 * rate", 21, "`,` where an operator", "without thousands separators"),
    ("10K", 22, "`K` where an operator", "write numbers in full"),
    ("1 000", 22, "`000` where an operator", "without spaces"),
    ("monthly cost", 28, "`cost` where an operator", "names have no spaces"),
    ("a ** b", 23, "`*` where a number", "write `^` for a power"),
    ("a == b", 23, "`=` where a number", "write `=` once"),
    ("a != b", 22, "`!` has no meaning", "write `<>`"),
    ("a < > b", 24, "`>` where a number", "write `<>` without a space"),
    ("IF(a,,b)", 25, "`,` where a number", "every argument must be written"),
    ("IF(a,b,)", 27, "`)` where a number", "every argument must be written"),
    ("2(a + b)", 21, "`(` where an operator", "write `*` between factors"),
    ("IF(a; b; 0)", 24, "`;` has no meaning", "commas"),
    ("$500 * deals", 20, "`$` has no meaning", "unit is declared"),
    ("a ≥ b", 22, "`≥` has no meaning", "write `>=`"),
    ("a × b", 22, "`×` has no meaning", "write `*`"),
    ("“yes”", 20, "`“` has no meaning", 'use straight quotes: "text"'),
    ("IF(a, 'yes', 0)", 26, "`'` has no meaning", 'put text in double quotes: "text"'),
    ('IF(a, "yes, 0)', 26, "a text starts here and does not end", "close it"),
    ("SUM(B2:B9)", 26, "`:` has no meaning", "name a table column"),
    ("SUM(Data!B2)", 28, "`!` has no meaning", "only names"),
    ("{1,2}", 20, "`{` has no meaning", "put them in a table"),
    ("a ? b", 22, "`?` has no meaning", ""),
    ("1234567890123456", 20, "Excel keeps only 15 digits", "write fewer digits"),
    ("1e999", 20, "too large for Excel", "smaller number"),
    ('"' + "x" * 300 + '"', 20, "at most 255 characters in a text", "join two with `&`"),
    ('"\x07"', 20, "cannot be printed", "delete it"),
    ("SUMM(1)", 20, "`SUMM` is not a function", "did you mean `SUM`?"),
    ("1 + VLOOKUP(1)", 24, "`VLOOKUP` is not a function", "did you mean `XLOOKUP`?"),
    ("ROUND(1.5)", 20, "ROUND takes 2 arguments, not 1", ""),
    ("NOT(1, 2)", 20, "NOT takes 1 argument, not 2", ""),
    ("IF(1)", 20, "IF takes 2 to 3 arguments, not 1", ""),
    ("SUM()", 20, "SUM takes 1 argument or more, not 0", ""),
    ("IFS(a, 1, b)", 20, "IFS takes 2 arguments, then 2 more at a time, not 3", ""),
    ("Deals[Amount] + 1", 20, "a whole column where one value is wanted", "use SUM"),
    ("IF(a, Deals[Amount], 0)", 26, "a whole column where one value is wanted", "use SUM"),
    ("SUMPRODUCT(ROUND(Deals[Amount], 0))", 37, "a whole column where one value is wanted", "use SUM"),
    ("COUNTIF(amount, 5)", 28, "a table column is wanted here", "`Pipeline[Amount]`"),
    ("MATCH(1, Deals[Amount], 2)", 44, "-1, 0 or 1 is wanted here", "write 0"),
    ('TEXT(1, "yyyy-mm-dd")', 28, "a number format in quotes is wanted", '"$#,##0"'),
    ("TEXT(1, pattern)", 28, "a number format in quotes is wanted", '"$#,##0"'),
    ("SUMIFS(Deals[Amount], Leads[Stage], 1)", 42, "`Leads[Stage]` is not in `Deals`", ""),
    ("SUM(Deals[Size ($)])", 24, "`Size ($)` cannot be a column's name", "letters, digits"),
    ("ROI2024 * 2", 20, "`ROI2024` cannot be a name", "Excel takes it for a cell; write `roi_2024`"),
    ("sum * 2", 20, "`sum` cannot be a name", "it is a function; write `SUM(...)`"),
    ("SUM(Q1[Amount])", 24, "`Q1` cannot be a name", "write `q_1`"),
]


@pytest.mark.parametrize("text, column, message, hint", SLIPS, ids=[slip[0][:30] for slip in SLIPS])
def test_a_slip_is_named_at_its_column_with_its_cure(text: str, column: int, message: str, hint: str) -> None:
    (finding,) = findings(text)
    assert (finding.at, finding.code.split("-")[0]) == (Position(START.file, 12, column), "formula")
    assert message in finding.message
    assert hint in finding.hint


def test_all_faults_of_a_grammatical_formula_are_named_at_once() -> None:
    found = findings("SUMM(A1, ROUND(1), Deals[Amount])")
    assert [finding.code for finding in found] == ["formula-function", "formula-name", "formula-arguments"]


def test_parentheses_may_be_deep_but_not_bottomless() -> None:
    deep = "(" * DEEPEST_PARENTHESES + "1" + ")" * DEEPEST_PARENTHESES
    assert evaluate(parse(deep), {}) == 1
    assert findings(f"({deep})")[0].code == "formula-deep"
    assert findings("(" * 3_000)[0].code == "formula-deep"


def test_a_row_of_operations_may_be_long_but_not_endless() -> None:
    longest = "+".join(["1"] * DEEPEST_TREE)
    assert evaluate(parse(longest), {}) == DEEPEST_TREE
    assert findings(f"{longest}+1")[0].code == "formula-deep"
    assert findings("-" * 3_000 + "1")[0].code == "formula-deep"


def test_a_formula_longer_than_excel_takes_is_refused() -> None:
    assert findings("SUM(" + ",".join(["100"] * 3_000) + ")")[0].code == "formula-long"


CELLS = ["A1", "a1", "XFD1048576", "ROI2024", "Q1", "R1C1", "RC", "R", "C", "r2", "C5", "LOG10", "rc12"]
NAMES = ["hours", "XFE1", "A1048577", "ABCD1", "A0", "_a1", "a1b", "roi_2024", "RCX", "R1D1", "AnnualCost", "c_value"]


@pytest.mark.parametrize("name", CELLS)
def test_what_excel_takes_for_a_cell_is_no_name(name: str) -> None:
    assert is_cell(name)
    assert "Excel takes it for a cell" in cure_for_key(name)


@pytest.mark.parametrize("name", NAMES)
def test_what_only_looks_like_a_cell_is_a_name(name: str) -> None:
    assert cure_for_key(name) == ""
    assert parse(name).tree == Name(name)


@pytest.mark.parametrize("name", CELLS)
def test_the_name_that_a_cure_proposes_is_one(name: str) -> None:
    proposed = cure_for_key(name).split("`")[1]
    assert cure_for_key(proposed) == ""


NO_NAMES = ["two words", "1st", "", "Deals[@Amount]", "Deals[a]b", "Deals[ a]", "_xlfn", "TRUE", "__proto__", "x" * 256]


@pytest.mark.parametrize("key", NO_NAMES)
def test_what_a_workbook_or_a_page_cannot_hold_is_no_name(key: str) -> None:
    assert cure_for_key(key) != ""


def test_a_formula_is_printed_evenly_spaced_with_only_the_parentheses_it_needs() -> None:
    assert to_text(parse("(a*(b))+((d))^2-(e-1)")) == "a * b + d^2 - (e - 1)"
