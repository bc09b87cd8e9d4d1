"""Figures that a model cites, in the unit of its row."""

from generator.models.cited_units import in_unit_of_row
from generator.quantities.scan import parse_quantity
from generator.quantities.units import engine_units


def test_a_row_in_a_unit_that_nobody_knows_is_refused_in_words() -> None:
    hours = parse_quantity("40 hours", engine_units())
    assert hours
    said = in_unit_of_row(hours, {"unit": "moons", "label": "Moons"}, "USD", engine_units())
    assert said == "the model counts in `moons`, and nobody knows such a unit"
