"""What holds for every formula, whoever writes it: shown on formulas made at random."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, Position, Problem
from generator.formulas import Formula, evaluate, parse, runtime, to_excel, to_javascript, to_text
from generator.formulas.syntax_tree import Node
from tests.formulas.engines import Sheet, agree, in_libreoffice, in_python, plain
from tests.formulas.trees import trees
from tests.tools import program

DEALS: dict[str, list[Any]] = {
    "Amount": [100, None, "7", True, -3.5],
    "Stage": ["Won", "lost", "", "WON", None],
    "Deal Size": [1, 2, 3, 4, 5],
}
SHEET = Sheet({"hours": 12.5, "rate": 85, "note": "5 hours", "agreed": True, "nothing": None}, {"Deals": DEALS})
VALUES = SHEET.by_name | {f"Deals[@{name}]": cells[0] for name, cells in DEALS.items()}

slow = [HealthCheck.too_slow, HealthCheck.filter_too_much]
thorough = settings(max_examples=600, derandomize=True, deadline=None, suppress_health_check=slow)


@given(trees)
@thorough
def test_a_printed_formula_is_read_as_what_was_printed(tree: Node) -> None:
    printed = to_text(Formula(tree))
    assert parse(printed).tree == tree
    assert to_text(parse(printed)) == printed


class Page:
    """A page with the runtime that calculates one printed formula after the other."""

    _SCRIPT = """
        const v = Object.fromEntries(Object.entries(VALUES).map(([name, value]) => [name, formulas.given(value)]));
        require("readline").createInterface({ input: process.stdin }).on("line", (line) =>
          console.log(JSON.stringify(formulas.result((0, eval)(line)(v)))));
    """

    def __init__(self) -> None:
        script = f"{runtime()}\nglobalThis.formulas = formulas;\nconst VALUES = {json.dumps(VALUES)};\n{self._SCRIPT}"
        command = [program("node"), "-e", script]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)

    def result(self, formula: Formula) -> object:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(to_javascript(formula) + "\n")
        return json.loads(self.process.stdout.readline(), parse_int=float)  # JSON writes large floats in full


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    page = Page()
    yield page
    page.process.communicate()


@given(tree=trees)
@thorough
def test_python_and_javascript_give_the_same_result_to_the_last_bit(page: Page, tree: Node) -> None:
    """Powers to nine digits: no standard says how a C library and a browser round their last bit."""
    formula = Formula(tree)
    result, there = plain(evaluate(formula, VALUES)), page.result(formula)
    assert type(result) in (float, str, bool), to_text(formula)
    if "^" in to_text(formula) and isinstance(result, float) and isinstance(there, float):
        result = pytest.approx(result, rel=1e-9)
    assert there == result, to_text(formula)


@given(st.one_of(st.text(max_size=60), st.text('aA1.5"%()[]+-^<=&, @SUMIF', max_size=60)))
@thorough
def test_whatever_is_typed_is_a_formula_or_a_finding_inside_it(text: str) -> None:
    start = Position("roi.yaml", 1, 1)
    for finding in refusals(text, start):
        assert finding.code.startswith("formula-")
        assert finding.at is not None
        assert start <= finding.at <= Position("roi.yaml", 1 + text.count("\n"), len(text) + 1)


def refusals(text: str, at: Position) -> tuple[Diagnostic, ...]:
    """What is wrong with a text; nothing when it is a formula, and then Excel's is one too."""
    try:
        formula = parse(text, at)
    except Problem as problem:
        return problem.diagnostics
    assert to_excel(formula).startswith("=")
    return ()


AMOUNTS = {"staff": 17, "wage": 61.35, "loss": -2500.75, "huge": 3.2e17, "tiny": 0.00045, "share": 0.1234567}
MONTHS = {"Spent": [120.5, 0, None, 99.99, -40.25, 1e6], "Hours": [3, 8.75, 0.1, 12, None, 40]}
NUMBERS = Sheet({**AMOUNTS, "nothing": None}, {"Months": MONTHS})


def made(chance: Random, depth: int) -> str:
    """A formula of numbers, as a calculator might hold."""
    if depth == 0:
        return chance.choice([*NUMBERS.values, "0", "1", "12", "0.5", "37.5%", f"{chance.uniform(-1e4, 1e4):.6g}"])
    form = chance.choice(FORMS)
    return form.format(*(f"({made(chance, depth - 1)})" for _ in range(3)))


# What cases.yaml notes as LibreOffice's own way is left out: truths as numbers, texts in sums, rows beyond a column,
# error values as criteria and as payments, remainders of huge numbers, ROUNDUP of a billionth.
FORMS = [
    *["{0}+{1}", "{0}-{1}", "{0}*{1}", "{0}/{1}", "-{0}", "{0}%", "ABS({0})^0.5", "{0}^2"],
    *["IF({0}>{1},{1},{2})", "IF({0}={1},{1},{2})", "IF(AND({0}>0,{1}<9),{0},{2})", "IF(OR({0}<0,NOT({1})),{1},{2})"],
    *["IFS({0}<{1},{1},{0}>={1},{2})", "IFERROR({0}/{1},ABS({2}))"],
    *["ROUND({0},3)", "ROUNDUP({0},2)", "ROUNDDOWN({0},1)", "INT({0})", "ABS({0})"],
    *["ROUND(MOD(MAX(-1e6,MIN({0},1e6)),7),6)", "INDEX(Months[Hours],MOD(INT(MAX(0,MIN({0},99))),6)+1)"],
    *["MIN({0},{1})", "MAX({0},{1},{2})", "SUM({0},Months[Spent],{1})", "AVERAGE({0},{1},Months[Hours])"],
    *["COUNT({0},{1},Months[Hours])", "NPV({0}%,IFERROR({1}+0,1),IFERROR({2}+0,2))", "PMT(ABS({0})%,24,{1})"],
    *['SUMIF(Months[Hours],">"&IFERROR({0},0),Months[Spent])', "SUMPRODUCT(Months[Hours],Months[Spent]*{0})"],
    'COUNTIFS(Months[Hours],">1",Months[Spent],"<"&IFERROR({0},0))',
]


def test_python_and_libreoffice_agree_on_calculations_made_at_random(tmp_path: Path) -> None:
    chance = Random(3)
    formulas = sorted({made(chance, depth) for depth in (1, 2, 2, 3) for _ in range(500)})
    ours, theirs = in_python(formulas, NUMBERS), in_libreoffice(formulas, NUMBERS, tmp_path)
    differing = [
        f"{formula}: {our!r} is not {their!r}"
        for formula, our, their in zip(formulas, ours, theirs, strict=True)
        if not agree(our, their)
    ]
    assert len(formulas) > 1_000
    assert differing == []
