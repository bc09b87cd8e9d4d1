"""Forgetting: all that is kept of an account is removed, from the project and from a store."""

import csv
import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.counting import count_noun
from generator.editions.account import Failure
from generator.editions.contact_lists import ENDING, drop_contact, keep_contacts
from generator.editions.edition_store import EditionStore
from generator.editions.filling import FOLDER
from generator.editions.shard_manifest import ShardManifest, read_manifests, read_whole, write_manifest, write_whole
from generator.editions.shelf import FAILURES, keep_failures, shelf_of
from generator.editions.stored_contacts import drop_stored
from generator.folders import find_matching, list_below, list_folder
from generator.project import Project


def forget(name: str, project: Project) -> tuple[str, ...]:
    """Remove all that the project keeps of an account, and say what it was."""
    shelf = shelf_of(project)
    gone = [path for path in (shelf / name, shelf / f".{name}.new", shelf / f".{name}.old") if path.is_dir()]
    removed = sorted(project.name(path) for folder in gone for path in list_below(folder) if path.is_file())
    for folder in gone:
        shutil.rmtree(folder)
    return (*removed, *_drop_failures(name, shelf / FAILURES, project), *_drop_contacts(name, project))


def forget_stored(name: str, store: EditionStore) -> tuple[str, ...]:
    """Remove all that a store keeps of an account, of earlier runs too, and say what it was."""
    files = sorted(store.list(f"{FOLDER}/{name}"))
    if files:
        store.delete(files)
    changed = [one for one in read_manifests(store) if _tells_of(name, one)]
    for one in changed:
        write_manifest(_without(name, one), store)
    whole = read_whole(store)
    if whole and _tells_of(name, whole):
        write_whole(_without(name, whole), store)
        changed.append(whole)
    told = [f"{store.name}: {count_noun(len(changed), 'manifest')} told of it"] if changed else []
    return (*(f"{store.name.rstrip('/')}/{address}" for address in files), *told, *drop_stored(name, store))


def _tells_of(name: str, manifest: ShardManifest) -> bool:
    return name in manifest.accounts or any(one.account == name for one in manifest.failures)


def _without(name: str, manifest: ShardManifest) -> ShardManifest:
    accounts = {account: files for account, files in manifest.accounts.items() if account != name}
    return replace(manifest, accounts=accounts, failures=tuple(one for one in manifest.failures if one.account != name))


def list_kept(project: Project) -> tuple[str, ...]:
    """The accounts of which the project keeps anything."""
    shelf = shelf_of(project)
    return tuple(path.name for path in list_folder(shelf) if path.is_dir() and not path.name.startswith("."))


def _drop_contacts(name: str, project: Project) -> Iterator[str]:
    for path in find_matching(shelf_of(project), f"*{ENDING}"):
        kept = drop_contact(name, path.read_bytes())
        if kept is not None:
            keep_contacts({path.name: kept}, project)
            yield f"{project.name(path)}: 1 row"


def _drop_failures(name: str, path: Path, project: Project) -> list[str]:
    if not path.is_file():
        return []
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    kept = [row for row in rows[1:] if row[1] != name]
    if len(kept) == len(rows) - 1:
        return []
    keep_failures((Failure(int(row[0]), *row[1:]) for row in kept), project)
    return [f"{project.name(path)}: {count_noun(len(rows) - 1 - len(kept), 'row')}"]
