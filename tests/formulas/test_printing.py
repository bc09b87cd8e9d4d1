"""Formulas as Excel's files, web pages and readers on paper want them."""

import pytest

from generator.diagnostics import Position, Problem
from generator.formulas import in_words, parse, to_excel, to_javascript
from generator.formulas.evaluate import CALLS
from generator.formulas.functions import FUNCTIONS
from tests.formulas.engines import run_in_node

PRINTED = [
    ("hours*rate*(1-share)", "=hours * rate * (1 - share)"),
    ("(hours*rate)*12", "=hours * rate * 12"),
    ("hours/(rate/12)", "=hours / (rate / 12)"),
    ("(-2)^2", "=-2^2"),
    ("-(2^2)", "=-(2^2)"),
    ("(2%)^2", "=2%^2"),
    ("-(5%)", "=-(5%)"),
    ("(a&b)=(d+1)", "=a & b = d + 1"),
    ("a=(b=d)", "=a = (b = d)"),
    ('"say ""hi"""', '="say ""hi"""'),
    ("true", "=TRUE"),
    ("1e20+0.1", "=1E+20 + 0.1"),
    ("ifs(a,1,TRUE,2)", "=_xlfn.IFS(a, 1, TRUE, 2)"),
    ("SUM(Deals[Deal Size])", "=SUM(Deals[Deal Size])"),
    ("Deals[@Amount]*2", "=Deals[[#This Row],[Amount]] * 2"),
    ("XLOOKUP(a,Deals[Name],Deals[Amount])", "=INDEX(Deals[Amount], MATCH(a, Deals[Name], 0))"),
    ("-XLOOKUP(a,D[N],D[A],0)%", "=-_xlfn.IFNA(INDEX(D[A], MATCH(a, D[N], 0)), 0)%"),
]


@pytest.mark.parametrize("formula, printed", PRINTED)
def test_a_formula_is_printed_as_excels_files_spell_it(formula: str, printed: str) -> None:
    assert to_excel(parse(formula)) == printed


def test_columns_and_names_can_be_given_as_cells_where_excel_takes_no_others() -> None:
    cells = {"Deals[Amount]": "Data!$B$2:$B$9", "goal": "Inputs!$C$4"}
    assert to_excel(parse("SUM(Deals[Amount]) < goal"), cells) == "=SUM(Data!$B$2:$B$9) < Inputs!$C$4"


def test_a_formula_that_grows_too_long_for_excel_in_print_is_refused() -> None:
    formula = parse("+".join(["name_of_something"] * 90), Position("roi.yaml", 1, 1))
    with pytest.raises(Problem, match="Excel takes 8192 characters"):
        to_excel(formula, {"name_of_something": "Sheet!" + "x" * 100})


def test_a_reader_on_paper_sees_labels_and_real_signs() -> None:
    labels = {"hours": "Hours a month", "rate": "Hourly cost"}
    assert in_words(parse("hours*rate/2-1>=0"), labels) == "Hours a month × Hourly cost ÷ 2 − 1 ≥ 0"


def test_texts_cannot_end_the_script_that_holds_them() -> None:
    printed = to_javascript(parse('"</script><!--&" & "\u2028"'))
    assert not set("<&\u2028") & set(printed)
    assert run_in_node(f"print(({printed})({{}}));") == "</script><!--&\u2028"


def test_only_given_names_have_values_in_a_page() -> None:
    printed = to_javascript(parse('constructor & ""'))
    assert run_in_node(f"print(formulas.result(({printed})({{}})));") == "#NAME?"


def test_every_function_is_calculated_in_python_and_in_javascript() -> None:
    assert set(CALLS) == set(FUNCTIONS)
    assert run_in_node(f"print({sorted(FUNCTIONS)}.filter((name) => typeof formulas[name] !== 'function'));") == []
