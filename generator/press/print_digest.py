"""The digest of a page: of all that its files are made from, and of nothing else.

A document whose inputs have changed, and whose pages have not, needs no new files: somebody has written a comment, or
changed a claim that stands on other pages. The number of its build, which its files carry, is the beginning of this
digest, so that a file that is kept is the one that a build would write.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import singledispatch
from hashlib import sha256

from generator.claims.approvals import SHORT
from generator.content.translation import Translation
from generator.diagnostics import Position
from generator.formulas import Formula
from generator.pages.page import Page
from generator.pages.tree import Element


def number_page(page: Page, basis: str) -> tuple[Page, str]:
    """The page with the number of its build in its record, if it has one, and the digest that begins with it."""
    printed = print_digest(page, basis)
    record = page.provenance and replace(page.provenance, build=printed[:SHORT])
    return replace(page, provenance=record), printed


def print_digest(page: Page, basis: str) -> str:
    """The SHA-256 of what the page's writers read, and of the `basis` that they share: the digest of engine, libraries
    and the project's own words. Places in the author's files are no part of it, nor is the number of the build."""
    record = page.provenance and replace(page.provenance, build="")
    found = sha256(basis.encode())
    for piece in _pieces(replace(page, provenance=record)):
        found.update(piece)
    return found.hexdigest()


@singledispatch
def _pieces(value: object) -> Iterator[bytes]:
    """The value as bytes, each piece with its kind before it, so that no two values look alike."""
    if not is_dataclass(value):
        raise TypeError(f"a page holds what its digest does not know: {type(value).__name__}")
    yield type(value).__name__.encode()
    yield from _pieces({one.name: getattr(value, one.name) for one in fields(value)})


@_pieces.register(Element)
def _of_element(element: Element) -> Iterator[bytes]:
    yield f"<{element.tag}".encode()
    yield from _pieces(element.attributes)
    yield from _pieces(element.children)


@_pieces.register(Position)
def _of_position(_: Position) -> Iterator[bytes]:
    yield b"@"


@_pieces.register(Formula)
def _of_formula(formula: Formula) -> Iterator[bytes]:
    yield from _pieces(formula.text)


@_pieces.register(Translation)
def _of_translation(one: Translation) -> Iterator[bytes]:
    yield from _pieces((one.language, one.currency, one.currency_places, one.currency_code))


@_pieces.register(str)
def _of_text(text: str) -> Iterator[bytes]:
    written = text.encode()
    yield b"s%d:" % len(written)
    yield written


@_pieces.register(bytes)
def _of_bytes(data: bytes) -> Iterator[bytes]:
    yield b"b"
    yield sha256(data).digest()


@_pieces.register(Mapping)
def _of_mapping(values: Mapping[str, object]) -> Iterator[bytes]:
    yield b"{%d:" % len(values)
    for name, value in values.items():
        yield from _pieces(name)
        yield from _pieces(value)


@_pieces.register(tuple)
@_pieces.register(list)
def _of_list(values: Sequence[object]) -> Iterator[bytes]:
    yield b"(%d:" % len(values)
    for value in values:
        yield from _pieces(value)


@_pieces.register(int)
@_pieces.register(float)
@_pieces.register(date)
@_pieces.register(type(None))
def _of_value(value: object) -> Iterator[bytes]:
    yield f"{type(value).__name__}{value!r};".encode()
