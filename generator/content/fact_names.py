"""Names of facts that give away a result: what came of a product is measured, and no company sets it as a term."""

from collections.abc import Iterable, Mapping

RESULTS = (
    "saving", "saved", "reduc", "improv", "gain", "roi", "uplift", "faster", "satisf", "adopt", "accura", "success",
    "increas", "decreas", "benefit", "result", "outcome", "proof", "proven", "payback", "retention", "churn",
    "uptime", "downtime", "availab", "outage", "incident", "breach", "latency", "precision", "reliab", "quality",
    "speedup", "quicker", "sooner", "productiv", "efficien", "performan", "conversion", "converted", "renew", "retain",
    "winrate", "earn", "revenue", "profit", "margin", "recover", "avoid", "losses", "rating", "testimonial",
)  # fmt: skip
"""Beginnings of names that speak of what came of something."""
WHOLE = frozenset({"save", "saves", "win", "wins", "won", "lost", "loss", "cut", "nps", "csat", "arr", "mrr", "stars"})
"""Words of names that do so, whose beginnings say nothing: a `window` is no `win`."""
SOLD = frozenset({"customers", "clients", "banks", "logos", "buyers", "subscribers", "members", "installs"})
IN_THE_WORLD = SOLD | {"users", "companies", "merchants", "deployments", "deals", "growth", "rate"}
NO_TERM: Mapping[str, frozenset[str]] = {
    "limit": SOLD, "count": IN_THE_WORLD, "label": IN_THE_WORLD, "score": IN_THE_WORLD,
    "discount": frozenset({"rate", "share", "growth"}),
}  # fmt: skip
"""Type -> words that are no term of this type: a plan limits its users, and nobody sets how many there are."""
DISCOUNTS = ("discount", "rebate", "price", "fee", "offer", "promotion")
"""Beginnings of names that say of a percentage that it is taken off a price."""


def names_result(path: Iterable[str], kind: str) -> bool:
    """Whether a fact of this type has a name, or one of its groups, that speaks of a result."""
    words = [word.casefold() for step in path for word in step.replace("-", "_").split("_")]
    if kind == "discount" and not any(word.startswith(DISCOUNTS) for word in words):
        return True
    return any(word.startswith(RESULTS) or word in WHOLE | NO_TERM.get(kind, frozenset()) for word in words)
