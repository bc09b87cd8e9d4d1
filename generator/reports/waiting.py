"""What the claims of a project wait for, in a few lines: how many lack the same, and whose they are."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from generator.content.translation import Translation
from generator.reports.phrases import Told, join, sentence


def list_waits(claims: Mapping[str, Mapping[str, Any]], translation: Translation) -> list[dict[str, Told]]:
    """One entry for all claims that lack the same, those first that customers read; withdrawn ones wait for nothing.

    Each has `what` is lacking, how many `claims` lack it, how many of these are `cited` in documents for customers, and
    the `owners` with the number of their claims, the most first.
    """
    lots: dict[str, list[Mapping[str, Any]]] = {}
    for one in claims.values():
        if one["lacking"] and one["group"] != "withdrawn":
            lots.setdefault(one["lacking"], []).append(one)
    ordered = sorted(lots.items(), key=lambda lot: (-_count_cited(lot[1]), -len(lot[1])))
    return [_entry(lacking, lot, translation) for lacking, lot in ordered]


def _entry(lacking: str, lot: list[Mapping[str, Any]], translation: Translation) -> dict[str, Told]:
    owners = Counter(str(one["owner"]) for one in lot if one["owner"])
    named = (f"{owner} ({translation.number(count)})" for owner, count in owners.most_common())
    return {
        "what": Told(sentence(lacking)),
        "claims": Told(translation.number(len(lot))),
        "cited": Told(translation.number(_count_cited(lot))),
        "owners": Told(join(named, translation)),
    }


def _count_cited(lot: list[Mapping[str, Any]]) -> int:
    return sum(one["group"] == "cited" for one in lot)
