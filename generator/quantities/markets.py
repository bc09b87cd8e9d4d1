"""Markets that companies sell to, by the words that name one and little else."""

import re

MARKETS = (
    "automotive", "banking", "e-commerce", "ecommerce", "education", "fintech", "gaming", "healthcare", "hospitality",
    "insurance", "insurtech", "logistics", "manufacturing", "medtech", "pharma", "proptech", "public sector",
    "real estate", "retail", "SaaS", "telecom", "telecoms", "telecommunications",
)  # fmt: skip
_MARKET = re.compile(rf"(?<![\w-])({'|'.join(MARKETS)})(?![\w-])", re.IGNORECASE)


def find_markets(words: str) -> frozenset[str]:
    """The markets that words name, in small letters."""
    return frozenset(match[1].lower() for match in _MARKET.finditer(words))
