"""What a marketing person is told when a text writes more than the ledger states."""

import pytest

from generator.quantities.support import quotes, supports
from tests.units import UNITS

REASONS = [
    ("87%", "90%", "`90%` is not implied by `87%`"),
    ("87%", "a lot", "`a lot` is not a figure"),
    ("87%", "87% reduction", "`87% reduction` says more than a figure: put only `87%` between the brackets"),
    ("87%", "87% in 30 days", "`87% in 30 days` holds 2 figures: cite each one by itself"),
    ("87%", "87 hours", "`87 hours` is in hours, and `87%` is in %"),
    ("87%", "87", "`87` leaves out `%` of `87%`"),
    ("10", "10 tenants", "`10 tenants` says `tenants`, and `10` does not: write it outside the brackets"),
    ("40+ hours/month", "40+ hours", "`40+ hours` leaves out `per month`"),
    ("40+ hours/month", "40+ hours/year", "`40+ hours/month` is not per year, as `40+ hours/year` is"),
    ("$100K", "$100K/year", "`$100K` is not per year, as `$100K/year` is"),
    ("3 of 10", "3 of 12", "`3 of 12` and `3 of 10` are not parts of the same whole"),
    ("3 of 10", "31%", "`31%` is not implied by `3 of 10`"),
    ("99.96%", "100%", "`100%` says all, and `99.96%` is not quite all"),
    ("$259,615", "$260,000", "`$260,000` is only roughly what `$259,615` says: write `about $260,000`"),
    ("~40 hours", "40 hours", "`40 hours` is only roughly what `~40 hours` says: write `about 40 hours`"),
    ("2-3 FTE", "3 FTE", "`3 FTE` is one figure, and `2-3 FTE` is a range: write the whole range"),
    ("50%+", "50%", "`50%` sounds exact, and `50%+` only sets a limit: write the limit, too"),
    ("<50 ms", "50 ms", "`50 ms` sounds exact, and `<50 ms` only sets a limit: write the limit, too"),
    ("87%", "up to 90%", "`up to 90%` sounds as if its end were reached, and `87%` does not say so"),
    ("2-3", "1-5", "`1-5` sounds as if its end were reached, and `2-3` does not say so"),
    ("Growth", "Starter", "`Starter` is not `Growth`, which is no figure and must be written word for word"),
    (
        "2026-02-06",
        "Feb 7, 2026",
        "`Feb 7, 2026` is not `2026-02-06`, which is no figure and must be written word for word",
    ),
    ("16:30", "4:30 AM", "`4:30 AM` is not `16:30`, which is no figure and must be written word for word"),
    ("Growth", "{stated}", "`{stated}` is not `Growth`, which is no figure and must be written word for word"),
]


@pytest.mark.parametrize("stated, written, reason", REASONS)
def test_the_reason_is_one_plain_sentence(stated, written, reason):
    assert supports(stated, written, UNITS) == reason


@pytest.mark.parametrize(
    "stated, written",
    [
        ("Growth", "Growth"),
        ("Enterprise SaaS", "Enterprise\u00a0SaaS"),
        ("Series B–C", "Series B-C"),
        ("the buyer's team", "the buyer’s team"),
        ("very fast", " very  fast\n"),
        ("1,000 requests/second", "1\u202f000 requests a second"),
        ("2-3", "2\u20113"),
        ("2026-02-06", "Feb\u00a06, 2026"),
        ("2026-02-06", "February 6, 2026"),
        ("16:30", "4:30\u00a0PM"),
    ],
)
def test_typography_does_not_count(stated, written):
    assert supports(stated, written, UNITS) == ""


@pytest.mark.parametrize("written", ["<$30K", "below $30K", "under $30,000"])
def test_a_quotation_has_the_figure_that_was_withdrawn(written):
    assert quotes("<$30K", written, UNITS) == ""


@pytest.mark.parametrize("written", ["below $40K", "$30K", "at most $30K", "below $30K a year"])
def test_a_quotation_is_neither_weaker_nor_other_than_what_was_withdrawn(written):
    assert quotes("<$30K", written, UNITS)
