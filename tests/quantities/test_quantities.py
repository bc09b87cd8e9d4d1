"""The grammar of figures, and what implies what: the cases are in `quantities.yaml`, the laws are here."""

from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.quantities.implication import follows, implies, rounds
from generator.quantities.quantity import Quantity
from generator.quantities.scan import find_numerals, find_quantities, parse_quantity
from generator.quantities.support import supports
from tests.units import UNITS, unit

CASES = yaml.load(Path(__file__).with_name("quantities.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
IMPLIED = [(row["stated"], written) for row in CASES["implied"] for written in row["yes"]]
REFUSED = [(row["stated"], written) for row in CASES["implied"] for written in row["no"]]


def read(text: str) -> Quantity:
    quantity = parse_quantity(text, UNITS)
    assert quantity, text
    return quantity


def test_there_are_three_hundred_cases():
    assert len(CASES["figures"]) + len(CASES["not_figures"]) + len(IMPLIED) + len(REFUSED) >= 300


@pytest.mark.parametrize("text, printed", [pair for pair in CASES["figures"].items() if pair[1] != "null"])
def test_a_figure_is_printed_in_one_way(text: str, printed: str):
    assert str(parse_quantity(text, UNITS)) == printed


@pytest.mark.parametrize("text", CASES["not_figures"])
def test_what_is_no_figure_is_not_read_as_one(text: str):
    assert parse_quantity(text, UNITS) is None


@pytest.mark.parametrize("stated, written", IMPLIED)
def test_a_text_may_write(stated: str, written: str):
    assert supports(stated, written, UNITS) == ""


@pytest.mark.parametrize("stated, written", REFUSED)
def test_a_text_must_not_write(stated: str, written: str):
    reason = supports(stated, written, UNITS)
    assert f"`{written}`" in reason
    assert "\n" not in reason
    assert "{" not in reason


# The laws.

values = st.one_of(
    st.integers(-20, 20).map(float),
    st.sampled_from([50.0, 80.0, 86.46, 86.5, 86.7, 87.0, 90.0, 99.96, 100.0, 259_615.0, 259_600.0, 260_000.0, 1.2e6]),
)
units = st.sampled_from(["", "%", "$", "x", "hours", "ms", "requests", "criteria", "FTE", "people"]).map(unit)


@st.composite
def quantities(draw: Any) -> Quantity:
    """Any quantity that a text can hold."""
    ends, measured = sorted(draw(st.lists(values, min_size=1, max_size=2, unique=True))), draw(units)
    comparator = draw(st.sampled_from(["", "<", "≤", ">", "≥", "up to", "from"])) if len(ends) == 1 else ""
    whole = draw(st.sampled_from([None, 20])) if not measured.sign and comparator in {"", "≥", "≤"} else None
    whole = whole if len(ends) == 1 and ends[0] == int(ends[0]) and 0 <= ends[0] <= 20 else None
    return Quantity(
        low=None if comparator in {"<", "≤", "up to"} else ends[0],
        high=None if comparator in {">", "≥", "from"} else ends[-1],
        comparator=comparator,
        approximate=draw(st.booleans()),
        unit=measured,
        per=unit(draw(st.sampled_from(["", "", "month", "year", "user"]))),
        of=whole,
        place=0 if whole else min(_place(end, draw(st.integers(-2, 6))) for end in ends),
    )


def _place(value: float, wanted: int) -> int:
    """The coarsest power of ten, at most the wanted one, to which the value can be written."""
    return next(place for place in range(wanted, -3, -1) if round(value / 10.0**place, 6) == round(value / 10.0**place))


@given(quantities())
def test_what_is_printed_reads_back_as_the_same(quantity: Quantity):
    assert parse_quantity(str(quantity), UNITS) == quantity


@given(quantities())
def test_every_figure_implies_itself(quantity: Quantity):
    assert follows(quantity, quantity)
    assert implies(quantity, quantity)


def everything(values: tuple[float, ...], subjects: list[dict[str, Any]]) -> list[Quantity]:
    """Every figure over a few values and subjects: plain, ranges, each comparator, exact and approximate."""
    plain = [Quantity(low, high) for low in values for high in values if low <= high]
    upper = [Quantity(None, value, bound) for value in values for bound in ("<", "≤", "up to")]
    lower = [Quantity(value, None, bound) for value in values for bound in (">", "≥", "from")]
    return [
        replace(one, approximate=about, **subject)
        for one in plain + upper + lower for about in (False, True) for subject in subjects
    ]  # fmt: skip


SUBJECTS = [
    {"unit": unit("hours")}, {"unit": unit("hours"), "per": unit("month")}, {"per": unit("month")}, {},
    {"unit": unit("%")}, {"of": 10},
]  # fmt: skip
FINE = [{"place": -2}, {"place": -1}, {"place": 0}]


@pytest.mark.parametrize(
    "last, few",
    [
        (follows, everything((1.0, 2.0, 3.0), SUBJECTS)),
        (implies, everything((1.0, 2.0, 3.0), SUBJECTS)),
        (follows, everything((86.46, 86.5, 86.7, 87.0), FINE)),
        (implies, everything((86.46, 86.5, 86.7, 87.0), FINE)),
    ],
)
def test_what_follows_from_what_follows_follows(last: Any, few: list[Quantity]):
    """Logic is transitive, and rounding may be the last step of a chain."""
    by_logic = [{n for n, second in enumerate(few) if follows(first, second)} for first in few]
    allowed = [{n for n, second in enumerate(few) if last(first, second)} for first in few]
    for first, seconds in enumerate(by_logic):
        assert set().union(*(allowed[second] for second in seconds)) <= allowed[first]


@given(st.lists(st.sampled_from(everything((0.0, 20.0, 86.7, 87.0, 259_615.0), SUBJECTS)), min_size=3, max_size=3))
def test_a_chain_of_implications_holds_end_to_end(chain: list[Quantity]):
    first, second, third = chain
    if follows(first, second) and implies(second, third):
        assert implies(first, third)


def test_rounding_happens_once():
    """A chain of roundings drifts: so a text is compared with the ledger, never with another text."""
    fine, coarse, coarser = read("86.46%"), read("86.5%"), read("87%")
    assert rounds(fine, coarse)
    assert rounds(coarse, coarser)
    assert not implies(fine, coarser)


@given(st.integers(1, 10**9), st.integers(0, 8))
def test_rounding_keeps_two_digits_and_a_twentieth(value: int, place: int):
    """Whatever text is accepted for a stated figure differs from it by five percent at most."""
    rounded = Quantity(*[float(round(value, -place))] * 2, place=place)
    if implies(Quantity(float(value), float(value)), rounded):
        assert abs(rounded.ends[0] - value) <= 0.05 * value + 1e-9


# Figures in running text.


def test_every_figure_of_a_sentence_is_found_where_it_stands():
    text = (
        "In 30\u00a0days, teams cut 40+ hours/month (2–3 people) by half: <50 ms at 10k+ governors, $52.5K vs. $150K."
    )
    found = find_quantities(text, UNITS)
    assert [text[one.start : one.end] for one in found] == [one.text for one in found]
    assert [str(one.quantity) for one in found] == [
        "30 days", "40+ hours/month", "2-3 people", "50%", "<50 ms", "10K+ governors", "$52.5K", "$150K",
    ]  # fmt: skip


def test_numerals_that_are_no_figures_are_found_apart():
    text = "SOC2 since 2026-01-25, 24/7, p99 below 50 ms, ninety-nine, the 1990s, a one-pager, ½ of it, $5/SOC3"
    assert [one.text for one in find_numerals(text, UNITS)] == [
        "SOC2", "2026-01-25,", "24/7,", "p99", "1990s,", "one", "½", "/SOC3",
    ]  # fmt: skip


@given(st.text(alphabet="0123456789 .,+-–%$KMx<>~/abohurs\u00a0", max_size=60))
def test_no_digit_escapes(text: str):
    """Whatever is written, each digit belongs to a quantity or to a numeral that is reported."""
    found = (*find_quantities(text, UNITS), *find_numerals(text, UNITS))
    for place, letter in enumerate(text):
        assert not letter.isdigit() or any(one.start <= place < one.end for one in found)


@given(st.text(max_size=40))
def test_any_text_can_be_read_and_compared(text: str):
    quantity = parse_quantity(text, UNITS)
    assert quantity is None or parse_quantity(str(quantity), UNITS) == quantity
    assert supports(text, text, UNITS) == ""
    assert isinstance(supports("87%", text, UNITS), str)


@pytest.mark.parametrize("text", ["1 or " * 20_000, "1," * 50_000, "$" * 100_000, "three of " * 10_000, " " * 100_000])
def test_long_texts_take_no_time(text: str):
    started = process_time()
    find_quantities(text, UNITS)
    find_numerals(text, UNITS)
    assert process_time() - started < 5


def test_every_unit_reads_back():
    for name, known in UNITS.by_name.items():
        for written in known.written:
            quantity = parse_quantity(f"2{'' if len(written) == 1 and written != 'm' else ' '}{written}", UNITS)
            assert quantity, written
            assert quantity.unit.name == name, written


def test_a_time_or_a_sum_is_implied_in_any_unit_that_is_a_fixed_number_of_it():
    assert supports("30 minutes", "half an hour", UNITS) == ""
    assert supports("$1.2M/year", "$100K a month", UNITS) == ""
    assert supports("2 weeks", "14 days", UNITS) == ""


@pytest.mark.parametrize("stated, written", [
    ("1 month", "30 days"), ("40 hours/week", "160 hours/month"), ("8 hours", "1 day"),
    ("$100", "€100"), ("3 GB", "3 GiB"),
])  # fmt: skip
def test_units_without_a_fixed_number_of_one_another_are_never_converted(stated: str, written: str):
    assert supports(stated, written, UNITS) != ""


@pytest.mark.parametrize("text", ["1.200", "1.200 EUR", "$12.500", "about 1.250 customers"])
def test_a_number_that_means_one_thing_here_and_another_there_is_refused(text: str):
    assert parse_quantity(text, UNITS) is None
    assert "may be read in two ways" in supports("1,200 EUR", text, UNITS)


@pytest.mark.parametrize("text", ["0.125 seconds", "1.25", "1.2500", "1,200.50"])
def test_a_number_that_can_be_read_in_one_way_only_is_fine(text: str):
    assert parse_quantity(text, UNITS)
