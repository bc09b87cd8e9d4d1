"""The period of a label near a figure: a price a year under "List price a month" is another price.

A result of a model has labels of its own, and `model_labels` reads those.
"""

import re

from generator.checks.cited import Cited
from generator.checks.source_words import texts_of_source
from generator.pages.workspace import Workspace
from generator.quantities.lexicon import PERIODS
from generator.quantities.periods import find_periods, find_periods_of_name

TIMES = frozenset(f"{period}s" for period in PERIODS)
FIGURE = re.compile(r"\d")
"""A heading that says a figure of its own is about another."""
APPOSED = re.compile(r"\s*,\s*(?:the|our|its|their)\s([^,.;:]*)", re.IGNORECASE)
"""What names a figure right behind it: "$100K, the list price a year"."""


def check_named_period(cited: Cited, workspace: Workspace) -> str:
    """Where the source names its period and the figure does not, the words that name the figure name no other."""
    if cited.source is None or cited.written.per or cited.source.unit.name in TIMES:
        return ""
    stated = _periods_of(cited, workspace)
    apposed = APPOSED.match(cited.spot.after)
    label = "" if FIGURE.search(cited.spot.label) else cited.spot.label
    said = find_periods(label) or find_periods(apposed[1] if apposed else "")
    if not stated or not said or (said | find_periods(cited.spot.clause)) & stated:
        return ""
    return f"`{cited.spot.words}` is named per {_list(said)}, and `{cited.target}` is per {_list(stated)}"


def _periods_of(cited: Cited, workspace: Workspace) -> frozenset[str]:
    """The periods of a source: that of its value, of its name, or of what it says of itself."""
    name = cited.target.partition(":")[2].rpartition(".")[2]
    own = frozenset({name}) & frozenset(PERIODS) | find_periods_of_name(name.replace("-", "_"))
    if cited.source and cited.source.per:
        own |= frozenset(cited.source.per.one.split("/"))
    texts = texts_of_source(cited.target, workspace)
    return own or frozenset[str]().union(*(find_periods(text) for text in texts))


def _list(periods: frozenset[str]) -> str:
    return " or ".join(sorted(periods))
