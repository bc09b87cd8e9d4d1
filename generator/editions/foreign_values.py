"""Foreign values: what would tell one account of another. No finished file may hold any."""

import re
from collections.abc import Iterable

from generator.editions.account import Account

WORD = re.compile(r"\w+")
LEAST = 4
"""Letters and digits of a value that tells whose it is; `40` is everybody's."""


class ForeignValues:
    """The values of all accounts of a list, by their first word. What the unfilled pages say is nobody's own."""

    def __init__(self, accounts: Iterable[Account], said: str) -> None:
        common = plain(said)
        owners: dict[str, set[str]] = {}
        for account in accounts:
            for value in account.values.values():
                if len("".join(WORD.findall(value))) >= LEAST and plain(value) not in common:
                    owners.setdefault(plain(value), set()).add(account.id)
        self._by_word: dict[str, list[tuple[str, frozenset[str]]]] = {}
        for value, ids in owners.items():
            self._by_word.setdefault(value.split(" ", 1)[0], []).append((value, frozenset(ids)))

    def find(self, words: str, account: Account) -> frozenset[str]:
        """The accounts of which the words tell something that is not this account's."""
        text, own = plain(words), f" {plain(' | '.join(account.values.values()))} "
        found: set[str] = set()
        for first in set(text.split(" ")) & self._by_word.keys():
            for value, ids in self._by_word[first]:
                if account.id not in ids and f" {value} " in f" {text} " and f" {value} " not in own:
                    found |= ids
        return frozenset(found)


def plain(words: str) -> str:
    """The words in small letters, one blank between them and nothing else: hyphens and line ends part words, too."""
    return " ".join(WORD.findall(words.casefold()))
