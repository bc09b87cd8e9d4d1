"""What a sum of money is called: revenue is no profit, no saving and no loss."""

import re

from generator.checks.cited import Cited
from generator.checks.source_words import stem, words_of_source
from generator.pages.workspace import Workspace
from generator.quantities.lexicon import ABOUT, BOUNDS, either

ALIKE = tuple(
    frozenset(map(stem, words.split()))
    for words in (
        "revenue revenues turnover sales income takings",
        "profit profits earnings margin margins surplus",
        "loss losses deficit",
        "saving savings saved save less avoided",
        "cost costs expense expenses spend spending price prices fee fees bill pay pays paid charge",
        "grant grants funding investment investments subsidy",
        "fine fines penalty penalties",
        "bonus bonuses dividend dividends",
        "debt debts loan credit",
        "budget budgets",
    )
)
"""Names of sums, as stems; those of one row say the same."""
NAMED = re.compile(
    rf"([^\W\d]+)\s+(?:of|from)\s+(?:(?:{either([*ABOUT, *BOUNDS])})\s*)?$",
    re.IGNORECASE,
)
"""The noun before a sum: "a profit of"; German has the same word for "from"."""


def check_sum_name(cited: Cited, workspace: Workspace) -> str:
    """A sum that a text calls a profit, a saving or a loss of so much is called so by its source."""
    if cited.scheme != "claim" or cited.source is None or not cited.source.unit.money or cited.conditional:
        return ""
    found = NAMED.search(cited.spot.before)
    row = next((row for row in ALIKE if found and stem(found[1]) in row), None)
    known = words_of_source(cited.target, workspace) if row else frozenset[str]()
    if not found or not row or row & known:
        return ""
    return f"“{found[1]}” is not what `{cited.target}` calls this sum"
