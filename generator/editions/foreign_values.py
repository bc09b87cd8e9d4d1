"""Foreign values: what would tell one account of another. No finished file may hold any."""

import re
from collections.abc import Collection, Iterable, Iterator

from generator.editions.account import Account

WORD = re.compile(r"\w+")
LEAST = 4
"""Letters and digits of a value that tells whose it is, however it is written; `40` is everybody's."""
NAME = re.compile(r"[^\W\d_]\w*(?:\W+\w+)*")
"""What a short value must look like to be looked for as it is written, `SAP`: a word that begins with a letter."""

Index = dict[str, list[tuple[str, frozenset[str]]]]


class ForeignValues:
    """The values of all accounts of a list, by their first word. What the unfilled pages say is nobody's own: a value
    that they say in small letters only, and one that is short, is looked for with its capitals. `shared` are fields
    whose values are figures or choices, which many accounts may have."""

    def __init__(self, accounts: Iterable[Account], said: str, shared: Collection[str] = ()) -> None:
        self._shared = frozenset(shared)
        self._common = {True: f" {plain(said)} ", False: f" {_words(said)} "}
        owners: dict[bool, dict[str, set[str]]] = {True: {}, False: {}}
        for account in accounts:
            for value in self._own(account):
                for folded, looked_for in self._forms(value):
                    owners[folded].setdefault(looked_for, set()).add(account.id)
        self._index = {folded: _by_word(found) for folded, found in owners.items()}

    def find(self, words: str, account: Account) -> frozenset[str]:
        """The accounts of which the words tell something that is not this account's."""
        mine = " | ".join(account.values.values())
        found: set[str] = set()
        for folded, index in self._index.items():
            text, own = (f" {plain(one) if folded else _words(one)} " for one in (words, mine))
            for first in {*text.split()} & index.keys():
                for value, ids in index[first]:
                    if account.id not in ids and f" {value} " in text and f" {value} " not in own:
                        found |= ids
        return frozenset(found)

    def guards(self, value: str) -> bool:
        """Whether the value would be found in a file of another account."""
        return any(True for _ in self._forms(value))

    def _own(self, account: Account) -> Iterator[str]:
        return (value for name, value in account.values.items() if name not in self._shared)

    def _forms(self, value: str) -> Iterator[tuple[bool, str]]:
        """How the value is looked for, in small letters or as it is written; not at all if the pages say it so."""
        if len("".join(WORD.findall(value))) >= LEAST and f" {plain(value)} " not in self._common[True]:
            yield True, plain(value)
        elif (
            _words(value) != plain(value) and NAME.fullmatch(value) and f" {_words(value)} " not in self._common[False]
        ):
            yield False, _words(value)


def _by_word(owners: dict[str, set[str]]) -> Index:
    index: Index = {}
    for value, ids in owners.items():
        index.setdefault(value.split(" ", 1)[0], []).append((value, frozenset(ids)))
    return index


def plain(words: str) -> str:
    """The words in small letters, one blank between them and nothing else: hyphens and line ends part words, too."""
    return _words(words.casefold())


def _words(words: str) -> str:
    return " ".join(WORD.findall(words))
