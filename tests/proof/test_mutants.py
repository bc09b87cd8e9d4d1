"""Changes of figures at random in the kit: the judge reads on its own, and `check` finds most changes of content."""

from pathlib import Path

import pytest

from tests.proof.judge import changes_meaning
from tests.proof.mutants import Bench, mutants
from tests.tools import copied

FLOOR = 0.5
"""The least share of changes of meaning beside citations that `check` finds."""


@pytest.mark.parametrize(
    "before, after",
    [("under 50 ms", "under 50 µs"), ("$100K", "€100K"), ("100+", "100"), ("5 days", "-5 days"), ("1 K", "1 M")],
)
def test_another_unit_currency_bound_sign_or_scale_is_another_meaning(before: str, after: str) -> None:
    assert changes_meaning(before, after)


@pytest.mark.parametrize(
    "before, after", [("1,000", "1000"), ("30 days", "30-day"), ("50 percent", "50%"), ("$2K", "$2,000")]
)
def test_another_spelling_is_the_same_meaning(before: str, after: str) -> None:
    assert not changes_meaning(before, after)


@pytest.mark.slow
def test_a_change_of_a_cited_figure_is_found(tmp_path: Path) -> None:
    bench = Bench(copied(tmp_path / "kit"))
    cited = [one for one in mutants(bench.project.root, 2000, 2) if one.kind == "figure" and "](" in one.before]
    chosen = [one for one in cited if one.file.startswith(("content/one-pagers", "content/pitches"))][:8]
    results = [bench.outcome(one) for one in chosen]
    assert results, "nothing was tried"
    assert results.count("caught") >= FLOOR * (len(results) - results.count("equal"))
