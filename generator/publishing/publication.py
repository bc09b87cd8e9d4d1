"""A publication: the files of a release, or of the build as it stands, with the pages that name them.

A file lies under an address that holds a digest, so that a new version never takes the place of one that an older
catalogue leads to: `files/0f3a…/one-pagers/acme-one-pager-first.pdf`.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from html import escape
from typing import Any

from generator.diagnostics import Diagnostic, Problem
from generator.press.manifest import digest, list_sums

INDEX, MANIFEST, SUMS, NOTES = "index.html", "manifest.json", "SHA256SUMS", "NOTES.md"
PAGES = (SUMS, NOTES, MANIFEST, INDEX)
"""The pages in the order in which they are written: whoever opens the last finds all that it names."""
FORM = 1
DIGITS = 16
ADDRESS = re.compile(rf"files/[0-9a-f]{{{DIGITS}}}/.+")
"""What a publication calls its own at a place, beside its pages."""
FIELDS = frozenset({"path", "address", "sha256", "document", "title", "format"})


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """One file: its path in the build or release, its address in the publication, its SHA-256, its size in bytes, and
    what it is of."""

    path: str
    address: str
    sha256: str
    size: int
    document: str
    title: str
    format: str


@dataclass(frozen=True, slots=True)
class Publication:
    """All that is to lie at a place: the files, how their bytes are read, and the pages by name. `release` is empty for
    the build as it stands."""

    release: str
    files: tuple[PublishedFile, ...]
    pages: Mapping[str, bytes]
    source: Callable[[PublishedFile], bytes]

    def read(self, file: PublishedFile) -> bytes:
        """The bytes of a file; a `Problem` if they are no longer those that the pages name."""
        data = self.source(file)
        if digest(data) != file.sha256:
            message = f"`{file.path}` has changed since it was built"
            raise Problem(Diagnostic("altered-file", message, hint="take it from version control, or build it again"))
        return data


def address_of(path: str, sha256: str) -> str:
    """Where a file of this digest lies in a publication."""
    return f"files/{sha256[:DIGITS]}/{path}"


def manifest_page(release: str, files: Sequence[PublishedFile], withdrawn: Sequence[tuple[str, str]]) -> bytes:
    """The list of all files as JSON, in order, and the documents that were withdrawn from the release."""
    taken = [{"document": document, "why": why} for document, why in withdrawn]
    whole = {"form": FORM, "release": release, "files": [asdict(one) for one in files], "withdrawn": taken}
    return (json.dumps(whole, indent=1, ensure_ascii=False) + "\n").encode()


def sums_page(files: Sequence[PublishedFile]) -> bytes:
    """The digests of all files in the form that `sha256sum --check` reads at the place."""
    return list_sums((one.address, one.sha256) for one in files)


def index_page(catalogue: bytes, files: Sequence[PublishedFile]) -> bytes:
    """The catalogue with links to the addresses of its files."""
    addresses = {f'href="{escape(one.path)}"': f'href="{escape(one.address)}"' for one in files}
    return re.sub(r'href="[^"]*"', lambda found: addresses.get(found[0], found[0]), catalogue.decode()).encode()


def read_manifest_page(data: bytes) -> tuple[PublishedFile, ...] | None:
    """The files that a place says it has; nothing if no publication wrote this."""
    try:
        whole: Any = json.loads(data)
        if whole["form"] != FORM or not isinstance(whole["release"], str):
            return None
        return tuple(_file(one) for one in whole["files"])
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _file(one: Mapping[str, Any]) -> PublishedFile:
    found = PublishedFile(**one)
    if type(found.size) is not int or not all(isinstance(one[name], str) for name in FIELDS):
        raise TypeError
    return found
