"""Derived claims: what the ledger says where a formula does not give the value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.claims.reckoning import Operand, allows, reckon
from generator.formulas import parse
from generator.quantities.scan import parse_quantity
from tests.claims.checking import checked
from tests.units import UNITS

CURE = "correct the value, or the formula and what it uses; if the figure was never right, withdraw the claim"


def one(value: str, formula: str, uses: str) -> str:
    return f'derived: value: "{value}", formula: "{formula}", uses: {{{uses}}}'


def test_wrong_arithmetic_says_what_the_formula_gives(tmp_path):
    claims = """
        savings: value: $52.5K
        cost: value: $150K
        roi: value: 27x, formula: (savings - cost) / cost, uses: {savings: "claim:savings", cost: "claim:cost"}
    """
    assert checked(tmp_path, claims) == [
        f"line 3: wrong-arithmetic: 27x: ($52.5K - $150K) / $150K gives -0.65x ({CURE})"
    ]


RIGHT = [
    ("$80K", "price * (1 - discount)", "what a reader would write"),
    ("$80,000", "price * (1 - discount)", "the same in full"),
    ("33%", "price / 300000", "rounded to two digits"),
    ("33.3%", "price / 300000", "rounded to three"),
    ("$14.3K", "price / 7", "rounded money"),
    ("about $14K", "price / 7", "an approximation"),
    ("$14K+", "price / 7", "a limit that it keeps"),
    ("1 of 5 deals", "discount", "a part of a whole"),
    ("$0", "price - price", "nothing"),
]
WRONG = [
    ("35%", "price / 300000", "$100K / 300000 gives 33.3%"),
    ("$15K", "price / 7", "$100K / 7 gives $14.3K"),
    ("$15K+", "price / 7", "$100K / 7 gives $14.3K"),
    ("$10K", "price / 7", "$100K / 7 gives $14.3K"),
    ("$14,286.10", "price / 7", "$100K / 7 gives $14,285.71"),
    ("8x", "price / (price - price)", "$100K / ($100K - $100K) gives #DIV/0!"),
    ("8x", 'IF(price > 1, \\"yes\\", \\"no\\")', 'IF($100K > 1, "yes", "no") gives yes'),
    ("8x", "price > 1", "$100K > 1 gives True"),
    ("$1.2M", "price", "it is said to be `fact:price`, which is $100K"),
]
USES = 'price: "fact:price", discount: "fact:discount"'


@pytest.mark.parametrize("value, formula, why", RIGHT)
def test_a_derived_value_may_be_rounded_as_a_reader_accepts(tmp_path, value, formula, why):
    assert checked(tmp_path, one(value, formula, USES)) == [], why


@pytest.mark.parametrize("value, formula, said", WRONG)
def test_any_other_value_is_an_error(tmp_path, value, formula, said):
    assert checked(tmp_path, one(value, formula, USES)) == [f"line 1: wrong-arithmetic: {value}: {said} ({CURE})"]


RANGES = [
    ("3-5", "2 * each", "6-10", []),
    ("3-5", "2 * each", "8", ["2 * 3-5 gives 6-10"]),
    ("40+ hours/month", "each * 50%", "20+ hours/month", []),
    ("40+ hours/month", "each * 50%", "20 hours/month", ["40+ hours/month * 50% gives 20+ hours/month"]),
    ("40+ hours/month", "each * 50%", "40+ hours/month", ["40+ hours/month * 50% gives 20+ hours/month"]),
    ("<50 ms", "2 * each", "<100 ms", []),
    ("<50 ms", "2 * each", "≤100 ms", []),
    ("<50 ms", "2 * each", "<90 ms", ["2 * <50 ms gives <100 ms"]),
    ("50+ ms", "1000 / each", "at most 20", []),
    ("50+ ms", "1000 / each", "20+", ["1000 / 50+ ms gives ≤20"]),
    ("~$90K", "each / 3", "$30K", []),
    ("3 of 10", "each", "30%", []),
    ("$7-11K", "each / 3", "$2.3-3.7K", []),
]


@pytest.mark.parametrize("each, formula, value, said", RANGES)
def test_a_formula_over_ranges_and_limits_gives_a_range_or_a_limit(tmp_path, each, formula, value, said):
    claims = f'each: value: {each}\nderived: value: "{value}", formula: "{formula}", uses: {{each: "claim:each"}}'
    found = checked(tmp_path, claims)
    assert found == [f"line 2: wrong-arithmetic: {value}: {one} ({CURE})" for one in said]


def test_a_difference_of_two_limits_says_nothing(tmp_path):
    claims = """
        before: value: 50+ ms
        after: value: 20+ ms
        gain: value: 30+ ms, formula: before - after, uses: {before: "claim:before", after: "claim:after"}
    """
    assert checked(tmp_path, claims) == [f"line 3: wrong-arithmetic: 30+ ms: 50+ ms - 20+ ms gives any value ({CURE})"]


def test_a_result_of_a_model_counts_with_all_its_digits(tmp_path):
    assert checked(tmp_path, one("$33.33K", "price * cut", f'{USES}, cut: "calc:roi/saas.cut"')) == []


def test_what_a_formula_uses_must_exist_and_be_a_figure(tmp_path):
    claims = one("3x", "price * colour", 'price: "fact:prise", colour: "fact:colour"')
    assert checked(tmp_path, claims) == [
        "line 1: unknown-fact: nothing is named `fact:prise` (correct the name)",
        "line 1: no-number: `blue` is no number to calculate with (cite a figure)",
    ]


def test_a_name_that_uses_does_not_have_suggests_the_right_one(tmp_path):
    assert checked(tmp_path, one("3x", "prise * 2", USES)) == [
        "line 1: formula-unknown: nothing is named `prise` (did you mean `price`?)"
    ]


def test_a_formula_with_a_slip_is_shown_like_any_other(tmp_path):
    found = checked(tmp_path, one("3x", "price * (2", USES))
    assert found == ["line 1: formula-incomplete: the end where `)` or an operator is expected ()"]


def test_a_formula_of_too_many_ranges_is_refused_at_once(tmp_path):
    letters = "abdefghi"
    ranges = "\n".join(f"range-{letter}: value: 1-2" for letter in letters)
    uses = ", ".join(f'in_{letter}: "claim:range-{letter}"' for letter in letters)
    formula = " + ".join(f"in_{letter}" for letter in letters)
    found = checked(tmp_path, f"{ranges}\nsum: value: 8-16, formula: {formula}, uses: {{{uses}}}")
    assert found == [
        "line 9: formula-long: the formula has more than 6 ranges (calculate in steps: claims of their own)"
    ]


def test_claims_that_are_calculated_from_one_another_are_named_in_their_circle(tmp_path):
    claims = """
        first: value: 2x, formula: next, uses: {next: "claim:second"}
        second: value: 2x, formula: next, uses: {next: "claim:third"}
        third: value: 2x, formula: next, uses: {next: "claim:first"}
        alone: value: 2x, formula: next, uses: {next: "claim:first"}
    """
    assert checked(tmp_path, claims) == [
        "line 1: claim-circle: `first` is calculated from `second`, which is calculated from `third`, which is "
        "calculated from `first` (give one of them a value of its own: evidence in place of a formula)"
    ]


def test_a_withdrawn_claim_owes_nobody_a_right_sum(tmp_path):
    claims = one("27x", "price / price", USES) + ", status: withdrawn"
    assert checked(tmp_path, claims) == []


@pytest.mark.parametrize(
    "fields, said",
    [
        ("measure: load", "`half` has `measure` and needs the field `subject`, too (add `subject: …`)"),
        ("subject: TAI", "`half` has `subject` and needs the field `measure`, too (add `measure: …`)"),
        ('uses: {price: "fact:price"}', "`half` has `uses` and needs the field `formula`, too (add `formula: …`)"),
    ],
)
def test_half_of_a_pair_of_fields_is_a_finding(tmp_path, fields, said):
    assert checked(tmp_path, f"half: value: 3x, {fields}") == [f"line 1: missing-field: {said}"]


def test_what_a_formula_uses_is_written_as_a_citation(tmp_path):
    found = checked(tmp_path, 'derived: value: 3x, formula: price, uses: {price: "prices.growth"}')
    assert found[0].startswith("line 1: bad-form: `derived.uses.price` is not written as it must be: `prices.growth`")


FIGURES = [
    "87%", "80%+", "0", "-65%", "$52.5K", "27x", "<50 ms", ">500 ms", "up to 3 days", "from $25K", "2-3 FTE", "~$90K",
    "3 of 10", "$1B", "0.0001", "123456789012345", "-5 to 3 days", "$0.44-0.73M", "half an hour", "$125/hour",
]  # fmt: skip
FORMULAS = ["a + b", "a - b", "a * b", "a / b", "(a - b) / b", "a ^ b", "MOD(a, b)", "IF(a > b, a, b)", "PMT(a, b, a)"]


@given(st.sampled_from(FIGURES), st.sampled_from(FIGURES), st.sampled_from(FIGURES), st.sampled_from(FORMULAS))
def test_any_formula_over_any_figures_has_an_answer(first: str, second: str, value: str, formula: str):
    operands = {name: Operand(text, parse_quantity(text, UNITS)) for name, text in (("a", first), ("b", second))}
    result = reckon(parse(formula), operands, parse_quantity(value, UNITS))
    assert str(result)
    assert isinstance(result, str) or allows(result, parse_quantity(value, UNITS)) in {True, False}
