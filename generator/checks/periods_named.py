"""The period of a label near a figure: a price a year under "List price a month" is another price.

A result of a model has labels of its own, and `model_labels` reads those.
"""

import re

from generator.checks.citation_context import END
from generator.checks.cited import Cited
from generator.checks.source_words import is_period_of, texts_of_source, words_of_source
from generator.pages.workspace import Workspace
from generator.quantities.lexicon import PERIODS
from generator.quantities.periods import find_lengths, find_periods, find_periods_of_name

TIMES = frozenset(f"{period}s" for period in PERIODS)
SHARES = frozenset({"%", "x"})
FIGURE = re.compile(r"\d")
"""A heading that says a figure of its own is about another."""
NTH = re.compile(rf"\b(?:first|second|third|next|last|one)[\s-]({'|'.join(PERIODS)})\b", re.IGNORECASE)
"""A period of which a source speaks without a rate: "net savings in the first year"."""
WITHIN = re.compile(
    rf"\s*(?:[^\W\d]+\s+){{0,3}}?(?:in|within|during|inside)\s+(?:(?:the|your|their|its|an?|one|just|only|under)\s+){{0,2}}"
    rf"(?:(?:first|single|very)\s+)*({'|'.join(PERIODS)})\b",
    re.IGNORECASE,
)
"""The time within which a sentence says that something comes true: "50% within a week"."""
APPOSED = re.compile(r"\s*,\s*(?:the|our|its|their)\s([^,.;:]*)", re.IGNORECASE)
"""What names a figure right behind it: "$100K, the list price a year"."""


def check_named_period(cited: Cited, workspace: Workspace) -> str:
    """Where the source names its period and the figure does not, the words that name the figure name no other."""
    if cited.source is None or cited.written.per or cited.source.unit.name in TIMES:
        return ""
    apposed = APPOSED.match(cited.spot.after)
    label = "" if FIGURE.search(cited.spot.label) else cited.spot.label
    said = find_periods(label) or find_periods(apposed[1] if apposed else "")
    stated = _periods_of(cited, workspace) if said else frozenset()
    if not stated or (said | find_periods(cited.spot.clause)) & stated:
        return ""
    return f"`{cited.spot.words}` is named per {_list(said)}, and `{cited.target}` is per {_list(stated)}"


def check_within(cited: Cited, workspace: Workspace) -> str:
    """What comes true within a year, by its source, does not within a month; and a share does so in no time at all
    unless the source names one."""
    found = WITHIN.match(cited.spot.clause) or WITHIN.match(f" {cited.spot.label}")
    if cited.source is None or cited.scheme == "fact" or cited.conditional or not found:
        return ""
    said, words = found[1].lower(), words_of_source(cited.target, workspace)
    stated = [one for one in PERIODS if is_period_of(one, words)]
    if said in stated or (not stated and cited.source.unit.name not in SHARES):
        return ""
    when = f"per {_list(frozenset(stated))}" if stated else "for no time"
    return f"“{' '.join(found[0].split())}” makes another figure of it: `{cited.target}` states it {when}"


def check_counted_time(cited: Cited, workspace: Workspace) -> str:
    """A share of hours, by its source, is no share of days."""
    if cited.source is None or cited.scheme == "fact" or cited.source.unit.name not in SHARES or cited.conditional:
        return ""
    said = find_lengths(f"{END.split(cited.spot.before)[-1]}{END.split(cited.spot.after)[0]}")
    texts = texts_of_source(cited.target, workspace) if said else ()
    stated = frozenset[str]().union(*map(find_lengths, texts))
    if not said or not stated or said & stated:
        return ""
    return f"`{cited.target}` is a share of {_list(stated)}s, and its sentence speaks of {_list(said)}s"


def _periods_of(cited: Cited, workspace: Workspace) -> frozenset[str]:
    """The periods of a source: that of its value, of its name, or of what it says of itself."""
    name = cited.target.partition(":")[2].rpartition(".")[2]
    own = frozenset({name}) & frozenset(PERIODS) | find_periods_of_name(name.replace("-", "_"))
    if cited.source and cited.source.per:
        own |= frozenset(cited.source.per.one.split("/"))
    texts = [*texts_of_source(cited.target, workspace)]
    rates = own or frozenset[str]().union(*map(find_periods, texts))
    if rates or cited.scheme != "calc":
        return rates
    return frozenset(period.lower() for text in texts for period in NTH.findall(text))


def _list(periods: frozenset[str]) -> str:
    return " or ".join(sorted(periods))
