"""The accounts of the project: `content/accounts/NAME.yaml`, one each, and the rows of `content/accounts.csv`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.content.documents import cure_for_name
from generator.content.sources import Source, Steps, read_source
from generator.content.translation import Translation
from generator.diagnostics import Diagnostic, Position, Problem, did_you_mean
from generator.editions.account import LIST, Account, Failure
from generator.editions.account_columns import ID
from generator.editions.account_list import Listed, ListReader, open_list
from generator.editions.account_values import Refused, read_value
from generator.editions.list_sources import open_rows
from generator.project import Project

FILES = Path("content", "accounts")
"""The folder of accounts that have a file each."""
Fields = Mapping[str, Mapping[str, Any]]


def holds_accounts(project: Project) -> bool:
    """Whether the project has a list of accounts, or a file of one."""
    return (project.root / LIST).is_file() or bool(_list_files(project))


def open_accounts(
    project: Project, fields: Fields, mapped: Mapping[str, str], translation: Translation
) -> "ProjectAccounts":
    """The accounts of the project; a list that cannot be read is a `Problem`."""
    path = project.root / LIST
    listed = open_list(open_rows(str(path)), fields, mapped, translation) if path.is_file() else None
    return ProjectAccounts(listed, tuple(_read_file(one, project, fields, translation) for one in _list_files(project)))


@dataclass(frozen=True, slots=True)
class ProjectAccounts:
    """The rows of the list, then the accounts that have a file each."""

    listed: ListReader | None
    files: "tuple[_Read, ...]"

    @property
    def unused(self) -> tuple[str, ...]:
        """Columns of the list that name no field."""
        return self.listed.unused if self.listed else ()

    def read(self) -> Iterator[Listed]:
        """Each account, or why there is none; the name of a row is none for a file."""
        for one in self._read_all():
            if isinstance(one, _Read):
                yield tuple(_as_failure(found, one.account.id) for found in one.findings) or one.account
            else:
                yield one

    def check(self) -> Iterator[Diagnostic]:
        """All that is wrong, each at its place."""
        for one in self._read_all():
            if isinstance(one, _Read):
                yield from one.findings
            elif not isinstance(one, Account):
                yield from map(_at_row, one)

    def _read_all(self) -> "Iterator[Listed | _Read]":
        rows: dict[str, int] = {}
        for one in self.listed.read() if self.listed else ():
            rows |= {one.id: one.row} if isinstance(one, Account) else {}
            yield one
        yield from (_refuse_twice(one, rows) for one in self.files)


def check_accounts(project: Project, fields: Fields, translation: Translation) -> list[Diagnostic]:
    """All that is wrong with the accounts of the project, each at its place."""
    try:
        return [*open_accounts(project, fields, {}, translation).check()]
    except Problem as problem:
        return [_in_content(one) for one in problem.diagnostics]


@dataclass(frozen=True, slots=True)
class _Read:
    """A file as an account, and what is wrong with it."""

    account: Account
    findings: tuple[Diagnostic, ...]
    at: Position


def _list_files(project: Project) -> list[Path]:
    return [path for path in project.find_files(project.root / FILES, "*.yaml") if not path.name.startswith(".")]


def _read_file(path: Path, project: Project, fields: Fields, translation: Translation) -> _Read:
    account, at = Account(path.stem, 1, {}), Position(project.name(path))
    if cure := cure_for_name(path.stem):
        named = Diagnostic("bad-file-name", f"`{path.name}` cannot name an account's folder", at, cure)
        return _Read(account, (named,), at)
    try:
        source = read_source(path, project)
    except Problem as problem:
        return _Read(account, problem.diagnostics, at)
    values: dict[str, str] = {}
    findings: list[Diagnostic] = []
    for steps, given in _walk(source):
        read = _read_one(source, steps, given, fields, translation)
        if isinstance(read, Diagnostic):
            findings.append(read)
        elif read:
            values[".".join(map(str, steps))] = read
    return _Read(Account(path.stem, 1, values), tuple(findings), at)


def _walk(source: Source) -> Iterator[tuple[Steps, Any]]:
    """Each field that the file names: a group of them is a mapping."""
    for group, entries in source.data.items():
        if not isinstance(entries, Mapping):
            yield (group,), entries
            continue
        for name, given in entries.items():
            yield (group, name), given


def _read_one(
    source: Source, steps: Steps, given: Any, fields: Fields, translation: Translation
) -> str | Diagnostic | None:
    """The value as it is printed, nothing for one that is left empty, or the finding."""
    name = ".".join(map(str, steps))
    if name not in fields:
        cure = did_you_mean(name, fields) or "`collateral fields TARGET` lists them"
        message = f"no merge field is named `{name}`"
        return Diagnostic("unknown-field-name", message, source.position(steps), cure, width=len(str(steps[-1])))
    if given is None or (isinstance(given, str) and not given.strip()):
        return None
    at = source.value_position(steps)
    if not isinstance(given, str):
        return Diagnostic("bad-account", f"`{name}` is no single value", at, "write its value behind the colon")
    read = read_value(given, fields[name], translation)
    return Diagnostic("bad-account", f"`{name}` {read.reason}", at, read.cure) if isinstance(read, Refused) else read


def _refuse_twice(read: _Read, rows: Mapping[str, int]) -> _Read:
    """The file with a finding more if the list has an account of its name."""
    if read.account.id not in rows:
        return read
    message = f"`{read.account.id}` is an account of `{LIST.as_posix()}`, too, in row {rows[read.account.id]}"
    cure = "keep one of the two, or give one of them another name"
    return replace(read, findings=(*read.findings, Diagnostic("same-account", message, read.at, cure)))


def _in_content(found: Diagnostic) -> Diagnostic:
    """The finding of the list, which names itself without its folder."""
    return replace(found, at=replace(found.at or Position(""), file=LIST.as_posix()))


def _at_row(one: Failure) -> Diagnostic:
    column = f"column `{one.column}`: " if one.column and one.column != ID else ""
    return Diagnostic("bad-account", f"{column}{one.reason}", Position(LIST.as_posix(), one.row), one.cure)


def _as_failure(found: Diagnostic, account: str) -> Failure:
    """The finding as `failures.csv` tells it: its line stands for the row, and no words of the file are repeated."""
    own = found.code in {"bad-account", "unknown-field-name", "same-account", "bad-file-name"}
    message = found.message if own else "the file cannot be read; `collateral check` says where"
    named, _, rest = message.removeprefix("`").partition("` ")
    column, reason = (named, rest) if found.code == "bad-account" else ("", message)
    return Failure(found.at.line if found.at else 1, account, column, reason, found.hint)
