"""One figure of the kit after another is changed: whatever becomes untrue is caught.

`tests/proof/test_mutants.py` changes more kinds of things, and asks whether the meaning changes. This one asks whether
a page becomes untrue, so that "at least a third" for "at least half" is no miss, and puts any other number in the place
of a figure, words from two to twelve, too. A fixed sample is enough to notice that the check has gone deaf.
"""

import random

import pytest

from tests.checks.mutants import Bench, changed
from tests.tools import copied

SEED, TIMES = 20260125, 30


@pytest.fixture(scope="module")
def bench(tmp_path_factory) -> Bench:
    return Bench(copied(tmp_path_factory.mktemp("kit")))


def test_a_figure_that_is_changed_anywhere_is_caught_unless_every_page_stays_true(bench: Bench):
    chance = random.Random(SEED)
    every = bench.sites()
    chosen = [*chance.sample(every, min(TIMES, len(every))), *chance.choices(every, k=max(0, TIMES - len(every)))]
    caught, missed, true = 0, [], 0
    for site in chosen:
        figure = changed(site, chance)
        if bench.findings(site, figure):
            caught += 1
        elif untrue := bench.falsified(site, figure):
            missed.append(f"{site} became {figure}: {untrue}")
        else:
            true += 1  # "under 50 ms" still holds where the text says "under 77 ms"; or no text spells the value out
    assert missed == []
    assert len(chosen) == TIMES
    assert caught > 0.75 * TIMES
