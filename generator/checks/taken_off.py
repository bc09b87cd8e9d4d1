"""What a share is taken off: a discount off a list price is none off another bill."""

import re

from generator.checks.cited import Cited
from generator.checks.counted import FUNCTION_WORDS, PRICES, is_discount
from generator.checks.named_entries import words_of_names
from generator.checks.source_words import WORD, stem, words_of_source
from generator.content.fact_types import type_of
from generator.pages.workspace import Workspace
from generator.quantities.lexicon import PERIOD_OF, PERIODS

OFF = re.compile(
    r"\s*(?:[^\W\d]+\s+){0,2}?(?:off|(?:discount|rebate|reduction|savings?|cut|less|cheaper)\s+(?:on|in|of|for|from|off)|on\s+top\s+of)\s+(.*)",
    re.IGNORECASE | re.DOTALL,
)
OWN = frozenset({"our", "your", "their", "the", "a", "an", "its", "his", "her", "any", "each", "every", "all", "of"})
JOINS = FUNCTION_WORDS - OWN
PLAIN = frozenset(
    map(
        stem,
        (
            *PERIODS,
            *PERIOD_OF,
            "first",
            "next",
            "full",
            "regular",
            "usual",
            "standard",
            "normal",
            "public",
            "total",
            "tier",
            "edition",
        ),
    )
)
"""Words that say which of its prices is meant, as stems."""
COMPANY = ("name", "short_name")


def check_taken_off(cited: Cited, workspace: Workspace) -> str:
    """A discount is taken off what its source says, and off nothing that belongs to others."""
    found = OFF.match(cited.spot.clause) if cited.scheme == "fact" else None
    said = _noun_phrase(found[1]) if found and is_discount(cited, workspace) else []
    if not said:
        return ""
    brand = workspace.facts.values.get("brand", {})
    names = " ".join(str(brand.get(part, "")) for part in COMPANY)
    known = words_of_source(cited.target, workspace) | PRICES | PLAIN
    known |= words_of_names(cited.target.partition(":")[2].partition(".")[0], workspace.facts)
    known |= {stem(word) for word in WORD.findall(names)}
    known |= _prices_beside(cited.target.partition(":")[2], workspace)
    foreign = next((word for word in said if stem(word) not in known), "")
    return (
        f"`{cited.target}` is a discount off our price, and the text takes it off “{' '.join(said)}”" if foreign else ""
    )


def _prices_beside(path: str, workspace: Workspace) -> frozenset[str]:
    """What the prices in the same group of facts are called, as stems: a discount may be taken off `museum.ticket`."""
    group = path.rpartition(".")[0]
    beside = workspace.facts.find(group) if group else {}
    names = [name for name in beside if type_of(f"{group}.{name}", workspace.facts) == "price"]
    return frozenset(stem(word) for name in names for word in name.split("_"))


def _noun_phrase(text: str) -> list[str]:
    """The words of the noun that a text begins with, without its articles."""
    found: list[str] = []
    for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]", text):
        if word.casefold() in JOINS or not word[0].isalpha():
            break
        found += [word] if word.casefold() not in OWN and len(word) > 1 else []
    return found
