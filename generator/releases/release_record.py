"""The record of a release: every document that went out with what it said, and every file with its digest.

It stays in the company: it holds the claims under each document with their values, printed or not.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

FORM = 1
LARGEST = 50_000_000  # bytes; a release of a hundred documents has about one million
NAME = "release.json"


@dataclass(frozen=True, slots=True)
class ReleasedFile:
    """One file: its path in the release, its SHA-256, its format, and what it is of."""

    path: str
    sha256: str
    format: str
    document: str


@dataclass(frozen=True, slots=True)
class ReleasedDocument:
    """What one document said. `words` is the digest of all its words as they are signed, `lines` are the words;
    `figures` are its figures, each with its source; `claims` are those that it rests on, each with its value and its
    standing; `signed` says who signed in which role on what day; `printed` are the digests of its pages."""

    key: str
    title: str
    version: str
    words: str
    lines: tuple[str, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()
    claims: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    signed: tuple[tuple[str, str, str], ...] = ()
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """One release, or a project as it stands, which has no number. `evidence` are digests of files by name; `ledger` is
    the digest of all claims."""

    number: str
    date: date
    documents: tuple[ReleasedDocument, ...]
    files: tuple[ReleasedFile, ...] = ()
    evidence: Mapping[str, str] = field(default_factory=dict)
    ledger: str = ""

    def find(self, key: str) -> ReleasedDocument | None:
        """The document of this key, if the release has it."""
        return next((one for one in self.documents if one.key == key), None)

    def files_of(self, key: str) -> tuple[ReleasedFile, ...]:
        """The files of a document."""
        return tuple(one for one in self.files if one.document == key)


def release_bytes(release: Release) -> bytes:
    """The record as JSON, documents and files in order; the same for the same release."""
    whole = {"form": FORM, **asdict(release), "date": release.date.isoformat()}
    return (json.dumps(whole, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


def read_release(data: bytes) -> Release:
    """The release that the bytes are the record of; `ValueError` if they are none that we could have written."""
    try:
        whole = json.loads(data)
        if whole.pop("form") != FORM:
            raise ValueError("it has another form than this version reads")
        documents = tuple(_document(one) for one in whole["documents"])
        files = tuple(ReleasedFile(**_texts(one)) for one in whole["files"])
        return Release(
            _text(whole["number"]), date.fromisoformat(whole["date"]), documents, files,
            _texts(whole["evidence"]), _text(whole["ledger"]),
        )  # fmt: skip
    except (KeyError, TypeError, AttributeError, RecursionError, UnicodeDecodeError) as reason:
        raise ValueError(f"it is no record of a release: {reason}") from None


def _document(one: Mapping[str, Any]) -> ReleasedDocument:
    heads = {name: _text(one[name]) for name in ("key", "title", "version", "words", "printed")}
    return ReleasedDocument(
        **heads,
        lines=tuple(map(_text, one["lines"])),
        figures=tuple((_text(text), _text(by)) for text, by in one["figures"]),
        claims={_text(name): (_text(value), _text(standing)) for name, (value, standing) in one["claims"].items()},
        signed=tuple((_text(role), _text(by), _text(on)) for role, by, on in one["signed"]),
    )


def _texts(values: Mapping[str, Any]) -> dict[str, str]:
    return {name: _text(value) for name, value in values.items()}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is missing")
    return value
