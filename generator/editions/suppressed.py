"""The suppression list: who has asked for no mail. Documents of mail leave them out, whatever a list of accounts says.

`content/suppressed.csv` has a column `address`: a person's, `jo@acme.example`; a company's, `@acme.example`; or a
person's as its SHA-256 in hexadecimal, `sha256:…`, of the address in small letters, so that nobody can read in the
project who they are. Whatever else stands in a row, such as a day or a reason, is for people.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from generator.diagnostics import Diagnostic, Position, Problem
from generator.editions.account import Account, Failure
from generator.editions.account_values import ADDRESS
from generator.pages.workspace import Workspace
from generator.project import Project

LIST = Path("content", "suppressed.csv")
COLUMN = "address"
DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
DOMAIN = re.compile(r"@[\w-]+(?:\.[\w-]+)+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Whom no mail may reach: addresses and domains in small letters, digests of addresses; `fields` are the merge
    fields that hold an address. Without a list there is none of them, and everybody may be written to."""

    entries: frozenset[str] = frozenset()
    fields: tuple[str, ...] = ()

    def bars(self, account: Account) -> bool:
        """Whether no mail is made for the account: it is listed, or has no address that could be looked up."""
        return bool(self.entries) and (not self._addresses(account) or self._lists(account))

    def tell(self, account: Account) -> Failure:
        """Why an account that is barred gets no mail."""
        column = ", ".join(self.fields)
        if self._lists(account):
            reason, cure = f"is on `{LIST.as_posix()}`: no mail is made", "leave it so; all other documents are made"
        else:
            reason = f"has no address to look up in `{LIST.as_posix()}`: no mail is made"
            cure = "fill the address" if column else "add a merge field of the type `address`"
        return Failure(account.row, account.id, column, reason, cure)

    def _addresses(self, account: Account) -> list[str]:
        return [account.values[name].casefold() for name in self.fields if name in account.values]

    def _lists(self, account: Account) -> bool:
        return any({*_forms(address)} & self.entries for address in self._addresses(account))


def _forms(address: str) -> Iterator[str]:
    """What of a list means the address: itself, its digest, and each domain that it belongs to."""
    yield address
    yield f"sha256:{sha256(address.encode()).hexdigest()}"
    domain = address.rpartition("@")[2]
    while "." in domain:
        yield f"@{domain}"
        domain = domain.partition(".")[2]


def read_suppressed(workspace: Workspace) -> Suppressed:
    """The project's list; one that cannot be read is a `Problem`, for then nobody may be written to."""
    entries, findings = _read(workspace.project)
    if findings:
        raise Problem(*findings)
    fields = tuple(name for name, entry in workspace.fields.items() if entry.get("type") == ADDRESS)
    return Suppressed(frozenset(entries), fields)


def check_suppressed(project: Project) -> list[Diagnostic]:
    """A finding for each line that means nobody."""
    try:
        return _read(project)[1]
    except Problem as problem:
        return list(problem.diagnostics)


def _read(project: Project) -> tuple[list[str], list[Diagnostic]]:
    path, name = project.root / LIST, LIST.as_posix()
    if not project.has(path):
        return [], []
    try:
        text = project.read(path).decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        cure = "save it as CSV UTF-8, with commas"
        raise Problem(Diagnostic("bad-suppression", "the list cannot be read", Position(name), cure)) from None
    heads = [head.strip().casefold() for head in rows[0]] if rows else []
    if COLUMN not in heads:
        cure = f"name a column of its first row `{COLUMN}`"
        raise Problem(Diagnostic("bad-suppression", f"no column is named `{COLUMN}`", Position(name), cure))
    at = heads.index(COLUMN)
    written = [
        (n, row[at].strip().casefold() if at < len(row) else "") for n, row in enumerate(rows[1:], 2) if any(row)
    ]
    return [entry for _, entry in written], [_report(n, name) for n, entry in written if not _means(entry)]


def _means(entry: str) -> bool:
    local, _, domain = entry.rpartition("@")
    whole = bool(local) and " " not in entry and bool(DOMAIN.fullmatch(f"@{domain}"))
    return whole or bool(DIGEST.fullmatch(entry) or DOMAIN.fullmatch(entry))


def _report(row: int, name: str) -> Diagnostic:
    cure = "write jo@acme.example, @acme.example for all of a company, or sha256: and the digest of an address"
    return Diagnostic("bad-suppression", "this row names nobody", Position(name, row), cure)
