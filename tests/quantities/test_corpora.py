"""What people wrote in filings is read, and what we wrote to look like it."""

import pytest

from generator.quantities.scan import find_quantities, parse_quantity
from tests.quantities.corpora import (
    DERIVATIONS,
    FOLDER,
    OWN,
    SPANS,
    count_readings,
    count_reckonings,
    derivations,
    marked,
    own_derivations,
    reading,
    reckoning,
    spans,
)
from tests.units import UNITS

needs_filings = pytest.mark.skipif(
    not (SPANS.exists() and DERIVATIONS.exists()),
    reason=f"there are no filings in {FOLDER.name}: CORPORA names the folder that holds them",
)


@needs_filings
def test_figures_in_filings_are_read():
    counts = count_readings(spans())
    assert counts["whole"] >= 0.97 * counts.total()
    assert counts["missed"] == 0


@needs_filings
def test_reckonings_over_tables_of_filings_come_out():
    counts = count_reckonings(derivations())
    assert counts["right"] >= 0.99 * counts.total()


@pytest.mark.parametrize("text", OWN["sentences"])
def test_a_figure_in_a_sentence_is_read_as_a_whole(text: str):
    assert reading(*marked(text)) == "whole"


@pytest.mark.parametrize("text", OWN["suspects"])
def test_what_may_be_a_figure_needs_a_source(text: str):
    assert reading(*marked(text)) == "suspect"


@pytest.mark.parametrize("cell, printed", list(OWN["cells"].items()))
def test_a_cell_in_brackets_is_negative(cell: str, printed: str):
    (found,) = find_quantities(str(cell), UNITS)
    assert str(found.quantity) == str(parse_quantity(str(cell), UNITS)) == str(printed)


@pytest.mark.parametrize("cell", OWN["no_figures"])
def test_other_brackets_are_no_negatives(cell: str):
    assert parse_quantity(cell, UNITS) is None
    assert all(one.quantity is None or one.quantity.ends[0] >= 0 for one in find_quantities(cell, UNITS))


@pytest.mark.parametrize("derivation, result", list(own_derivations()))
def test_a_reckoning_comes_out(derivation: str, result: float):
    assert reckoning(derivation, result) == "right"
