"""The survey of a list: its first reading, which finds every row's fate and what would tell one account of another.

The second reading prints. A list may change in between, as a table does: a row that is not as it was surveyed is told
of instead of printed, for nobody has looked whether others hold its values.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from generator.editions.account import Account, Failure
from generator.editions.account_list import AccountReader, Listed
from generator.editions.foreign_values import ForeignValues


@dataclass(frozen=True, slots=True)
class Survey:
    """A list that has been read once: `known` has of each account a digest, `common` what each has that has no value
    of its own; `digest` is that of all rows, good and bad."""

    reader: AccountReader
    common: Mapping[str, str]
    known: Mapping[str, bytes]
    failures: tuple[Failure, ...]
    foreign: ForeignValues
    digest: str

    def read(self, is_wanted: Callable[[Account], bool]) -> Iterator[Account | Failure]:
        """The accounts that are wanted, in order, and the rows that have changed since the survey."""
        for one in _complete(self.reader.read(), self.common):
            if isinstance(one, Account) and is_wanted(one):
                yield one if self.known.get(one.id) == _digest(one) else _has_changed(one)


def survey_list(reader: AccountReader, common: Mapping[str, str], said: str, shared: Collection[str] = ()) -> Survey:
    """Read the whole list once; `said` is all that the pages say before anything is filled in, and `shared` are fields
    that many accounts may have alike."""
    known: dict[str, bytes] = {}
    failures: list[Failure] = []
    whole = sha256()

    def pass_on() -> Iterator[Account]:
        for one in _complete(reader.read(), common):
            whole.update(_digest(one))
            if isinstance(one, Account):
                known[one.id] = _digest(one)
                yield one
            else:
                failures.extend(one)

    foreign = ForeignValues(pass_on(), said, shared)
    return Survey(reader, common, known, tuple(failures), foreign, whole.hexdigest())


def _complete(listed: Iterable[Listed], common: Mapping[str, str]) -> Iterator[Listed]:
    """Each account with the common values where it has none of its own."""
    return (
        replace(one, values={**common, **one.values}) if isinstance(one, Account) and common else one for one in listed
    )


def _digest(listed: Listed) -> bytes:
    return sha256(repr(listed).encode()).digest()[:16]


def _has_changed(account: Account) -> Failure:
    reason = "has changed in the list while it was read"
    return Failure(account.row, account.id, "", reason, "run the same command again")
