"""Which account, with which values: what the commands for editions read from their options."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.open_project import choose_formats, day, load
from generator.diagnostics import Diagnostic, Problem, did_you_mean
from generator.editions.account import LIST

if TYPE_CHECKING:
    from datetime import date

    from generator.editions.account import Account, AccountList
    from generator.editions.account_list import AccountReader
    from generator.editions.base_pages import BasePage
    from generator.pages.workspace import Workspace
    from generator.project import Project


@dataclass(frozen=True, slots=True)
class ListAddress:
    """Where the list is said to lie: a path or a database's address, its table, and what leads columns to fields."""

    accounts: str | None = None
    table: str = ""
    mapping: Path | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is printed, the project, and the list of accounts if there is one."""

    bases: "tuple[BasePage, ...]"
    workspace: "Workspace"
    reader: "AccountReader | None"


def open_editions(
    folder: Path,
    targets: tuple[str, ...],
    formats: tuple[str, ...] = (),
    today: "date | None" = None,
    address: ListAddress = ListAddress(),
) -> Asked:
    """The documents with their fields open, and the accounts of the list that is named, else of the project's."""
    from generator.editions.account_files import holds_accounts
    from generator.editions.base_pages import compose_bases
    from generator.press.plan import choose
    from generator.writers import formats as known

    project, workspace, found = load(folder, "text", day(today))
    _refuse_faulty(found, targets, project)
    reader = open_listed(address, workspace) if address.accounts or holds_accounts(project) else None
    wanted = choose_formats(formats) or tuple(known())
    return Asked(compose_bases(choose(workspace, targets), wanted, workspace), workspace, reader)


def open_listed(address: ListAddress, workspace: "Workspace") -> "AccountReader":
    """The accounts of the list that is named, else of the project's."""
    from generator.editions.account_files import open_accounts
    from generator.editions.account_list import open_list
    from generator.editions.list_sources import open_rows
    from generator.editions.own_inputs import list_enterable

    fields = list_enterable(workspace)
    mapped = _read_map(address.mapping) if address.mapping else {}
    if address.accounts:
        return open_list(open_rows(address.accounts, address.table), fields, mapped, workspace.translation)
    return open_accounts(workspace.project, fields, mapped, workspace.translation)


def _refuse_faulty(found: "Iterable[Diagnostic]", targets: tuple[str, ...], project: "Project") -> None:
    """A `Problem` for errors of the named documents: such a one is left out, and silence would pass for an edition."""
    from generator.press.plan import filter_findings

    kinds = tuple(f"content/{kind}/" for kind in project.kinds())
    named = (one for one in filter_findings(found, targets) if one.at and one.at.file.startswith(kinds))
    wrong = [one for one in named if one.severity == "error"]
    if wrong:
        raise Problem(*wrong)


def need_list(asked: Asked) -> "AccountReader":
    """The list; a `Problem` that says how to begin one if there is none."""
    if asked.reader is None:
        cure = f"`collateral fields TARGET --format csv > {LIST}` begins one; or name yours with --accounts"
        raise Problem(Diagnostic("no-accounts", f"there is no `{LIST}`", hint=cure))
    return asked.reader


def choose_account(name: str | None, given: Mapping[str, str], listed: "AccountList") -> "Account":
    """The account of this name with the given values in place of its own; without a name one of these values alone."""
    from generator.editions.account import Account
    from generator.layout.artifact_names import plain_name

    if not name:
        return Account(plain_name(next(iter(given.values()))) or "account", 0, given)
    wanted = plain_name(name)
    found = {one.id: one for one in listed.accounts}
    wrong = [one for one in listed.failures if one.account == wanted]
    if wrong and wanted not in found:
        raise Problem(
            *(
                Diagnostic("bad-account", f"row {one.row}, column `{one.column}`: {one.reason}", hint=one.cure)
                for one in wrong
            )
        )
    if wanted not in found:
        cure = did_you_mean(wanted, found) or "look at the first column of the list"
        raise Problem(Diagnostic("unknown-account", f"no account is named `{name}`", hint=cure))
    return replace(found[wanted], values={**found[wanted].values, **given})


def find_listed(name: str, address: ListAddress, common: Mapping[str, str], workspace: "Workspace") -> "Account | None":
    """The account of this name on the list, with the common values where it has none of its own; nothing if it is not
    there, or if there is no list."""
    from generator.editions.account import Account
    from generator.editions.account_files import holds_accounts

    if not (address.accounts or holds_accounts(workspace.project)):
        return None
    listed = (one for one in open_listed(address, workspace).read() if isinstance(one, Account))
    found = next((one for one in listed if one.id == name), None)
    return replace(found, values={**common, **found.values}) if found else None


def read_settings(settings: Iterable[str], workspace: "Workspace") -> dict[str, str]:
    """The values that options give, `account.company=Acme`, each checked as one of a list is."""
    from generator.editions.account_values import Refused, read_value
    from generator.editions.own_inputs import list_enterable

    fields = list_enterable(workspace)
    given = {}
    for one in settings:
        field, equals, raw = one.partition("=")
        if not equals or field not in fields:
            cure = did_you_mean(field, fields) or "`collateral fields TARGET` lists them"
            raise Problem(Diagnostic("unknown-field-name", f"no merge field is named `{field}`", hint=cure))
        read = read_value(raw, fields[field], workspace.translation)
        if isinstance(read, Refused):
            raise Problem(Diagnostic("bad-account", f"`{field}` {read.reason}", hint=read.cure))
        given[field] = read
    return given


def _read_map(path: Path) -> dict[str, str]:
    import yaml

    cure = "write `Column: account.company`, a line for each column"
    try:
        read = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as reason:
        message = f"`{path}` cannot be read: {type(reason).__name__}"
        raise Problem(Diagnostic("cannot-read", message, hint=cure)) from None
    if not isinstance(read, dict) or not all(isinstance(one, str) for pair in read.items() for one in pair):
        raise Problem(Diagnostic("bad-map", f"`{path}` is no list of columns and fields", hint=cure))
    return read
