"""The shelf: the folders of accounts below `build/`, each whole or as it was, with a page of its own."""

import csv
import io
import json
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path

from generator.diagnostics import Diagnostic, Problem
from generator.editions.account import Account, Failure
from generator.editions.account_page import write_account_page
from generator.editions.base_pages import BasePage
from generator.editions.filling import FOLDER
from generator.editions.print_account import Edition
from generator.pages.workspace import Workspace
from generator.press.publish import refuse_others, write_synced
from generator.project import Project

STATE, FAILURES = "edition.json", "failures.csv"
HEADS = ("row", "account", "column", "reason", "cure")


def shelf_of(project: Project) -> Path:
    """Where the accounts' folders stand."""
    return project.build / FOLDER


def digest_document(account: Account, bases: Iterable[BasePage]) -> str:
    """The SHA-256 of all that the account's files of one document are made from: equal ones are not printed again."""
    made = [(base.digest, *base.formats) for base in bases if not base.suppressed.bars(account)]
    return _digest([sorted(account.values.items()), made])


def list_digests(account: Account, bases: Iterable[BasePage]) -> Mapping[str, str]:
    """For each document that is asked for, the digest of the account's files of it."""
    every = tuple(bases)
    documents = dict.fromkeys(base.document for base in every)
    return {one: digest_document(account, [base for base in every if base.document == one]) for one in documents}


def is_printed(account: Account, digests: Mapping[str, str], project: Project) -> bool:
    """Whether the account's folder holds just these editions, every file as it was written."""
    folder = shelf_of(project) / account.id
    state = _read_state(folder)
    mine = {name: one for name, one in state.files.items() if one["document"] in digests}
    printed = all(state.documents.get(document) == digest for document, digest in digests.items())
    return printed and all(_is_whole(folder / name, one["sha256"]) for name, one in mine.items())


def shelve(account: Account, files: Iterable[Edition], digests: Mapping[str, str], workspace: Workspace) -> Path:
    """Put the account's files in the place of what its folder held of the same documents; that stands until the new
    ones are complete. Those of others stay, unless the account's values have changed since."""
    refuse_others(workspace.project)
    folder = shelf_of(workspace.project) / account.id
    made = {file.path.rpartition("/")[2]: file for file in files}
    kept = _keep_others(account, folder, digests)
    new, old = folder.with_name(f".{account.id}.new"), folder.with_name(f".{account.id}.old")
    try:
        for path in (new, old):
            shutil.rmtree(path, ignore_errors=True)
        for name, file in made.items():
            write_synced(new / name, file.data)
        for name in kept.files:
            shutil.copyfile(folder / name, new / name)
        state = _State(
            dict(account.values),
            {**kept.documents, **digests},
            {**kept.files, **{name: _describe(file) for name, file in made.items()}},
        )
        write_synced(new / "index.html", write_account_page(account, state.files, workspace))
        write_synced(new / STATE, json.dumps(asdict(state), indent=1, ensure_ascii=False).encode())
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as reason:
        shutil.rmtree(new, ignore_errors=True)
        message, cure = f"`{workspace.project.name(folder)}`: {reason.strerror}", "free some space, or close programs"
        raise Problem(Diagnostic("cannot-write", message, hint=f"{cure} that use it")) from None
    return folder


@dataclass(frozen=True, slots=True)
class FolderShelf:
    """The shelf of a project, for a batch."""

    workspace: Workspace

    def holds(self, account: Account, digests: Mapping[str, str]) -> bool:
        """Whether the account's folder holds just these editions."""
        return is_printed(account, digests, self.workspace.project)

    def put(self, account: Account, files: Iterable[Edition], digests: Mapping[str, str]) -> None:
        """Let the account's folder hold these files."""
        shelve(account, files, digests, self.workspace)


@dataclass(frozen=True, slots=True)
class _State:
    """What an account's folder holds: its values, the digest of each document, and every file."""

    values: Mapping[str, str] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def _read_state(folder: Path) -> _State:
    """The state that a folder tells of; a folder that tells of none, or not as we do, holds nothing."""
    try:
        read = json.loads((folder / STATE).read_text("utf-8"))
        state = _State(dict(read["values"]), dict(read["documents"]), dict(read["files"]))
        known = all(
            {"document", "sha256", "title"} <= one.keys() and "/" not in name for name, one in state.files.items()
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return _State()
    return state if known else _State()


def _keep_others(account: Account, folder: Path, digests: Mapping[str, str]) -> _State:
    """What the folder holds of other documents, whole and with the values that the account still has."""
    state = _read_state(folder)
    if state.values != account.values:
        return _State()
    others = {name: one for name, one in state.files.items() if one["document"] not in digests}
    broken = {one["document"] for name, one in others.items() if not _is_whole(folder / name, one["sha256"])}
    return _State(
        state.values,
        {name: one for name, one in state.documents.items() if name not in {*digests, *broken}},
        {name: one for name, one in others.items() if one["document"] not in broken},
    )


def _is_whole(path: Path, digest: str) -> bool:
    try:
        return sha256(path.read_bytes()).hexdigest() == digest
    except OSError:
        return False


def _describe(file: Edition) -> Mapping[str, str]:
    return {"document": file.document, "title": file.title, "sha256": sha256(file.data).hexdigest()}


def _digest(what: object) -> str:
    return sha256(json.dumps(what, ensure_ascii=False).encode()).hexdigest()


def find_account(name: str, project: Project) -> Account | None:
    """The account as its editions were made; nothing if nothing is kept of it."""
    known = re.fullmatch(r"[a-z0-9-]+", name) and (shelf_of(project) / name / STATE).is_file()
    return Account(name, 0, _read_state(shelf_of(project) / name).values) if known else None


def keep_failures(failures: Iterable[Failure], project: Project) -> Path:
    """Write why rows have no editions; the file names rows and columns, and repeats no value."""
    path = shelf_of(project) / FAILURES
    write_synced(path, write_failures(failures))
    return path


def write_failures(failures: Iterable[Failure]) -> bytes:
    """The failures as CSV."""
    text = io.StringIO(newline="")
    sheet = csv.writer(text)
    sheet.writerow(HEADS)
    sheet.writerows((one.row, one.account, one.column, one.reason, one.cure) for one in failures)
    return text.getvalue().encode("utf-8-sig")
