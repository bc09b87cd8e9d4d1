"""The units of the made-up company of `tests/broken/project`: what figures in tests may count."""

from pathlib import Path

import yaml

from generator.content.company_units import make_units
from generator.quantities.units import NONE, Unit

FILE = Path(__file__).parent / "broken/project/content/facts/units.yaml"
UNITS = make_units(yaml.safe_load(FILE.read_text("utf-8")), "en")


def unit(name: str) -> Unit:
    """A unit by its name, its sign or another way to write it; none by an empty one."""
    return UNITS.find(name) if name else NONE
