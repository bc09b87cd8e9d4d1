"""Changes of figures at random in the kit: the judge reads on its own, and every change of meaning is heard."""

from pathlib import Path

import pytest

from tests.proof.free_edits import find_place, reason
from tests.proof.judge import changes_meaning, is_weaker
from tests.proof.mutants import README, mutants, tell_words
from tests.proof.workbench import Bench
from tests.tools import REPOSITORY, copied

SEED, TRIED = 7, 27
HEARD = frozenset({"caught", "stale", "equal", "free"})


@pytest.mark.parametrize(
    "before, after",
    [
        ("under 50 ms", "under 50 µs"),
        ("$100K", "€100K"),
        ("100+", "100"),
        ("5 days", "-5 days"),
        ("1 K", "1 M"),
        ("[](fact:prices.growth.year)", "[](fact:prices.starter.year)"),
        ("1–7", "1–-7"),
    ],
)
def test_another_unit_currency_bound_sign_scale_or_source_is_another_meaning(before: str, after: str) -> None:
    assert changes_meaning(before, after)


@pytest.mark.parametrize(
    "before, after", [("1,000", "1000"), ("30 days", "30-day"), ("50 percent", "50%"), ("$2K", "$2,000")]
)
def test_another_spelling_is_the_same_meaning(before: str, after: str) -> None:
    assert not changes_meaning(before, after)


@pytest.mark.parametrize(
    "before, after, weaker",
    [
        ("[under 50 ms](claim:a)", "[under 53 ms](claim:a)", True),
        ("[<50 ms](claim:a)", "[<53 ms](claim:a)", True),
        ("[At least half](claim:a) of it", "[At least a third](claim:a) of it", True),
        ("[under 50 ms](claim:a)", "[under 40 ms](claim:a)", False),
        ("[under 50 ms](claim:a)", "[under 53 s](claim:a)", False),
        ("[At least a third](claim:a) of it", "[At least half](claim:a) of it", False),
        ("[50 ms](claim:a)", "[53 ms](claim:a)", False),
    ],
)
def test_a_bound_that_follows_from_another_is_weaker(before: str, after: str, weaker: bool) -> None:
    assert is_weaker(before, after) is weaker


@pytest.mark.parametrize(
    "file, text, kind, free",
    [
        ("content/guides/playbook.yaml", "id:\n  text: He asks within a month again", "period", True),
        ("content/one-pagers/saas.yaml", "id:\n  text: He asks within a month again", "period", False),
        ("content/guides/playbook.yaml", "id:\n  text: He asks within a month, twice 5", "period", False),
        ("content/guides/playbook.yaml", "id:\n  text: He asks within a month again", "size", False),
        ("content/case-studies/saas.yaml", "id:\n  text: It falls from ____ to ____ a month", "period", True),
        ("content/one-pagers/saas.yaml", "id:\n  text: x  # once a month", "period", True),
    ],
)
def test_a_word_is_free_where_no_figure_stands_beside_it_and_only_our_own_people_read_it(
    file: str, text: str, kind: str, free: bool
) -> None:
    assert bool(reason(file, text, 1, text.splitlines()[1].index("a month"), kind)) is free


def test_a_place_of_a_file_is_named_by_its_fields() -> None:
    text = "model:\n  inputs:\n    people: {label: People, most: 100}\n"
    assert find_place(text, 2, text.splitlines()[2].index("100")) == "model.inputs.people.most"
    assert find_place(text, 2, 4) == "model.inputs.people:key"


@pytest.mark.parametrize(
    "file, text, free",
    [
        ("content/claims/plan.yaml", "deal:\n  note: Not $90K.", True),
        ("content/claims/plan.yaml", "deal:\n  value: 90", False),
        ("content/one-pagers/saas.yaml", "id:\n  because: Do 40 hours go?", True),
        ("content/one-pagers/saas.yaml", "id:\n  because: So 40 hours go.", False),
        ("layouts/one-pagers/page.html", '<p>\n<td colspan="2">1', True),
        ("layouts/one-pagers/page.html", "<p>\n<td>2 days", False),
    ],
)
def test_an_edit_is_free_by_its_place_alone(file: str, text: str, free: bool) -> None:
    line = text.splitlines()[1]
    column = next(n for n, letter in enumerate(line) if letter.isdigit())
    assert bool(reason(file, text, 1, column)) is free


@pytest.mark.slow
def test_every_change_of_a_figure_is_heard(tmp_path: Path) -> None:
    bench = Bench(copied(tmp_path / "kit"))
    missed = [one for one in mutants(REPOSITORY, TRIED, SEED) if bench.outcome(one) not in HEARD]
    table = README.read_text("utf-8")  # names what is missed, and why
    assert [f"{one.file}:{one.line + 1}: {tell_words(one)}" for one in missed if tell_words(one) not in table] == []
