"""What the kinds promise: an artifact for each format of each page of each content file. Read with plain YAML."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.writers import writer
from tests.tools import REPOSITORY, built_name


@dataclass(frozen=True)
class Promise:
    """One artifact: its path below `build/`, the document and the format it is of, and its view's settings."""

    path: str
    document: str
    format: str
    view: dict[str, Any]
    audience: str

    @property
    def is_held_back(self) -> bool:
        """Whether its page bears the band of drafts: nothing in the kit is cleared, and our own kinds need not."""
        return self.audience != "internal"

    @property
    def page(self) -> str:
        """The artifact's path without its ending: the page that it shows."""
        page = self.path.rpartition(".")[0]
        return page.removesuffix("-draft") if writer(self.format).FORMAT.names_drafts else page


@cache
def promises(root: Path = REPOSITORY) -> tuple[Promise, ...]:
    """Every artifact that the project's kinds and content promise."""
    return tuple(
        promise
        for settings in sorted((root / "layouts").glob("*/kind.yaml"))
        for content in sorted((root / "content" / settings.parent.name).glob("*.yaml"))
        for promise in _of(yaml.safe_load(settings.read_text("utf-8")), content)
    )


def _of(kind: dict[str, Any], content: Path) -> Iterator[Promise]:
    document = f"{content.parent.name}/{content.stem}"
    named = document.replace(".", "-")  # a translation's language stands in its name
    source = content.with_name(f"{content.stem.partition('.')[0]}.yaml")
    data = {**yaml.safe_load(source.read_text("utf-8")), **yaml.safe_load(content.read_text("utf-8"))}
    for name, view in kind["views"].items():
        suffix = "" if name == "main" else f"-{name}"
        for entry in _entries(data, view["each"]) if "each" in view else [""]:
            for made in view["formats"]:
                form = writer(made).FORMAT
                # Nothing in the kit is cleared, and tables for tools say so in their names; ours alone need not.
                status = "-draft" if form.names_drafts and kind["audience"] != "internal" else ""
                yield Promise(
                    built_name(f"{named}{suffix}{entry}{status}.{form.suffix}"), document, made, view, kind["audience"]
                )


def _entries(data: dict[str, Any], path: str) -> list[str]:
    """The names of the entries of a list or a mapping, each with its hyphen."""
    found: Any = data
    for step in path.split("."):
        found = (found or {}).get(step)
    return [f"-{entry['id'] if isinstance(entry, dict) else entry}" for entry in found or ()]


def promised(*endings: str, root: Path = REPOSITORY) -> list[str]:
    """The paths of the artifacts with one of these endings."""
    return [promise.path for promise in promises(root) if promise.path.rpartition(".")[2] in endings]


def promise(path: str) -> Promise:
    """The promise of this artifact."""
    return next(found for found in promises() if found.path == built_name(path))


FULLEST = {
    kind.name: max(kind.glob("*.yaml"), key=lambda path: path.stat().st_size).stem
    for kind in sorted((REPOSITORY / "content").iterdir())
    if (REPOSITORY / "layouts" / kind.name / "kind.yaml").is_file()
}
"""The longest document of each kind: what does not fit, or another program does not bear, is found in this one."""


SHORTEST = frozenset(
    f"{name}/{min((REPOSITORY / 'content' / name).glob('*.yaml'), key=lambda path: (path.stat().st_size, path)).stem}"
    for name in FULLEST
)
"""The shortest document of each kind."""


def _is_tight(kind: str) -> bool:
    """Whether a page of the kind must have just so many sheets."""
    views = yaml.safe_load((REPOSITORY / f"layouts/{kind}/kind.yaml").read_text("utf-8"))["views"].values()
    return any("exactly" in view.get("pages", {}) for view in views)


REDRESSED = frozenset(f"{kind}/{name}" for kind, name in FULLEST.items() if _is_tight(kind)) | {
    one for one in SHORTEST if not _is_tight(one.partition("/")[0])
}
"""Of each kind a document to be built anew under another brand: the longest where all must fit, else the shortest."""


def covering(*endings: str) -> list[str]:
    """The artifacts of the longest document of each page that a kind lays out, of every document in another language,
    and of those with a field that none of these has: what depends on layouts, components and languages, and not on
    the words, is found in these."""
    chosen = {one.document for one in promises() if "." in one.document}
    pages: dict[tuple[str, str], str] = {}
    ordered = sorted((one for one in promises() if one.path.endswith(endings)), key=lambda one: _length(one.document))
    for one in ordered:
        pages[one.document.partition("/")[0], one.view["page"]] = one.document
    chosen |= {*pages.values()}
    for one in reversed(ordered):
        kind = one.document.partition("/")[0]
        if _fields(one.document) - frozenset().union(*(_fields(key) for key in chosen if key.startswith(f"{kind}/"))):
            chosen.add(one.document)
    return of_documents(chosen, *endings)


@cache
def _fields(document: str) -> frozenset[str]:
    """The names of the fields that the document has, of those that its kind's schema names."""
    schema = (REPOSITORY / f"layouts/{document.partition('/')[0]}/schema.yaml").read_text("utf-8")
    named = frozenset(re.findall(r"(?m)^ +([a-z_]+):", schema))
    text = (REPOSITORY / f"content/{document}.yaml").read_text("utf-8")
    return named & frozenset(re.findall(r"(?m)(?:^|[{,]) *(?:- *)?([a-z_]+):", text))


def _length(document: str) -> int:
    return (REPOSITORY / f"content/{document}.yaml").stat().st_size


def of_shortest(*endings: str) -> list[str]:
    """Of the shortest document of each kind the artifacts with one of these endings; of a view with a file for each
    entry of a list, the first: what holds of whatever a format can write is found in these, and soonest."""
    found = (one for one in promises() if one.document in SHORTEST and one.path.rpartition(".")[2] in endings)
    return [*{(one.document, one.format, id(one.view)): one.path for one in reversed([*found])}.values()][::-1]


def of_fullest(*endings: str) -> list[str]:
    """The artifacts of the longest document of each kind, with one of these endings."""
    return of_documents({f"{kind}/{name}" for kind, name in FULLEST.items()}, *endings)


def of_documents(documents: Collection[str], *endings: str) -> list[str]:
    """The artifacts of these documents with one of these endings."""
    return [path for path in promised(*endings) if promise(path).document in documents]
