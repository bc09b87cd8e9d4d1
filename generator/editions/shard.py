"""Shards: the parts of a list that machines print apart. Which one an account belongs to is said by its name alone."""

from dataclasses import dataclass
from hashlib import sha256

EACH = 1000
"""Accounts of a shard, about."""
MOST = 10_000
"""Shards of one list."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One of `of` parts, numbered from 0."""

    number: int
    of: int

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"

    def has(self, account: str) -> bool:
        """Whether the account of this name is of this shard: so it is on every machine, wherever it stands."""
        return int.from_bytes(sha256(account.encode()).digest()[:8]) % self.of == self.number


ALL = Shard(0, 1)
"""The whole list."""


def list_shards(accounts: int, count: int | None = None) -> tuple[Shard, ...]:
    """The shards of a list with so many accounts."""
    of = count or max(1, -(-accounts // EACH))
    return tuple(Shard(number, of) for number in range(of))
