"""Packaging: how a file is taken apart into texts, and made of them again, by what its format is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.writers._office.office_package import pack, parts_of
from generator.writers._office.office_record import PROPERTIES, write_properties
from generator.writers.email.draft import Draft, read_draft, spell_draft

Parts = Mapping[str, bytes]
WHOLE = ""
"""The name of the only part of a file that is one text."""
TEXTS = ("subject", "text", "html", "bands")
PACKAGED = b"PK\3\4"
"""What a file of parts begins with."""
MAIL = ".eml"


@dataclass(frozen=True, slots=True)
class Packaging:
    """`put_together` takes the parts, the record of what the file was made from, and the address that it goes to."""

    take_apart: Callable[[bytes], Parts]
    put_together: Callable[[Parts, str, str], bytes]


def package_of(file: str, data: bytes) -> Packaging:
    """How files of this name, of which this is one, are taken apart. The part of an Office file that holds the record
    in pieces of one length is left out: it is written anew for each file."""
    if data.startswith(PACKAGED):
        return Packaging(_unpack, lambda parts, record, _: pack({**parts, PROPERTIES: write_properties(record)}))
    return _package_mail(read_draft(data)) if file.endswith(MAIL) else Packaging(lambda one: {WHOLE: one}, _only)


def _unpack(data: bytes) -> Parts:
    return {name: part for name, part in parts_of(data).items() if name != PROPERTIES}


def _only(parts: Parts, record: str, recipient: str) -> bytes:
    return parts[WHOLE]


def _package_mail(pattern: Draft) -> Packaging:
    """Mail of the day of this draft."""

    def take_apart(data: bytes) -> Parts:
        draft = read_draft(data)
        return {name: str(getattr(draft, name)).encode() for name in TEXTS}

    def put_together(parts: Parts, record: str, recipient: str) -> bytes:
        subject, text, html, bands = (parts[name].decode() for name in TEXTS)
        return spell_draft(Draft(subject, text, html, bands, pattern.dated, recipient))

    return Packaging(take_apart, put_together)
