"""Places that a publication can be carried to: what each of them can do, and how it says that it cannot."""

from collections.abc import Mapping
from typing import Protocol

from generator.diagnostics import Diagnostic, Problem
from generator.publishing.publication import ADDRESS, PAGES

FORMS = "name a folder, `s3://bucket/prefix` or `git:branch`"


class Place(Protocol):
    """Where files lie by their addresses. Each is written whole or not at all; a place that cannot be read or written
    raises a `Problem`."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def workers(self) -> int:
        """How many files may be written at once."""

    def list(self) -> Mapping[str, int]:
        """The addresses that a publication calls its own, each with the size of its file in bytes."""

    def read(self, address: str) -> bytes:
        """The bytes of a file."""

    def put(self, address: str, data: bytes) -> None:
        """Write a file, in the place of one that is there."""

    def copy(self, address: str, to: str) -> None:
        """Let a file lie under another address, too."""

    def delete(self, addresses: tuple[str, ...]) -> None:
        """Take files away; one that is gone already is no fault."""

    def finish(self, message: str) -> None:
        """Let all that was written be seen, where that is not so at once."""


def is_ours(address: str) -> bool:
    """Whether an address at a place is one of a publication; everything else there is somebody else's."""
    return address in PAGES or ADDRESS.fullmatch(address) is not None


def refuse_destination(destination: str, why: str) -> Problem:
    """The problem of a name that is no place."""
    return Problem(Diagnostic("bad-destination", f"`{destination}`: {why}", hint=FORMS))


def refuse_work(name: str, reason: str, cure: str) -> Problem:
    """The problem of a place that could not be read or written."""
    message = f"`{name}`: {' '.join(reason.split())[:300]}"
    return Problem(Diagnostic("cannot-publish", message, hint=f"{cure}; what was published before is whole"))
