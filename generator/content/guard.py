"""What is refused before any value is built: bytes that are no text, and YAML that is a trap.

libyaml crashes on 200,000 nested brackets, so depth and size are bounded on its event stream first.
"""

import re
from collections.abc import Iterator

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    NodeEvent,
    ScalarEvent,
)

from generator.content.disguise import find_disguise, report_disguise
from generator.content.yaml_errors import syntax
from generator.diagnostics import Diagnostic, Position, Problem
from generator.project import LARGEST_FILE

DEEPEST = 30  # levels of lists and mappings
MOST_NODES = 20_000
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff\u2028-\u202e\u2066-\u2069\ue000-\uf8ff]"
)
NAMES = {
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
    "\u202e": "a right-to-left override",
    "\ufeff": "a byte-order mark",
}
RETYPE = "delete it; it is invisible, so retype the words around it"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes, file: str, *, soft_hyphens: bool = False) -> str:
    """The text of a content file: UTF-8, of bounded size, free of characters that some format cannot carry. Soft
    hyphens between letters may stay where they are taken out later."""
    if len(data) > LARGEST_FILE:
        raise Problem(
            Diagnostic(
                "file-too-large",
                f"{len(data):,} bytes; a content file has at most {LARGEST_FILE:,}",
                Position(file),
                "split the file, or move pictures out of it",
            )
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as reason:
        good = unify_line_ends(data[: reason.start].decode("utf-8"))
        wide = data.startswith(UTF_16)
        message = "the file is saved as UTF-16" if wide else f"byte 0x{data[reason.start]:02X} is no character in UTF-8"
        raise Problem(
            Diagnostic(
                "not-utf8",
                message,
                end_of(good, file),
                "save the file again with the encoding UTF-8 (in most editors: Save As, Encoding)",
            )
        ) from None
    text = unify_line_ends(text)
    found = FORBIDDEN.search(text)
    if found:
        raise Problem(report_character(found.group(), end_of(text[: found.start()], file)))
    if disguised := find_disguise(text, soft_hyphens=soft_hyphens):
        start, message = disguised
        raise Problem(report_disguise(message, end_of(text[:start], file)))
    return text


def unify_line_ends(text: str) -> str:
    """The text with the line ends of Windows and of old Macs as LF, which is what positions count."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def report_character(character: str, at: Position, cure: str = RETYPE) -> Diagnostic:
    """The finding for a character that documents cannot carry."""
    name = NAMES.get(character, "a control or private character")
    return Diagnostic(
        "forbidden-character",
        f"character U+{ord(character):04X} ({name}) cannot appear in documents",
        at,
        cure,
    )


def end_of(text: str, file: str) -> Position:
    """The position just after `text`."""
    return Position(file, text.count("\n") + 1, len(text) - (text.rfind("\n") + 1) + 1)


def guard_events(text: str, file: str, first_line: int = 1) -> None:
    """Walk the YAML events and raise on depth, size, a second document, anchors, aliases and tags."""
    depth = documents = 0
    for count, event in enumerate(events(text, file, first_line)):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        documents += isinstance(event, DocumentStartEvent)
        at = event_position(event, file, first_line)
        if documents > 1:
            raise Problem(Diagnostic("yaml-syntax", "a second document starts here", at, "delete the line `---`"))
        if depth > DEEPEST:
            raise Problem(
                Diagnostic(
                    "too-deep",
                    f"lists and mappings nested more than {DEEPEST} levels deep",
                    at,
                    "write the content flatter",
                )
            )
        if count > MOST_NODES:
            raise Problem(
                Diagnostic("too-many-values", f"more than {MOST_NODES:,} values in one file", at, "split the file")
            )
        trick = refusal(event)
        if trick:
            raise Problem(
                Diagnostic(
                    "yaml-trick",
                    f"{trick} not used in content files",
                    at,
                    "write the value out where it is needed; put text in quotes",
                )
            )


def event_position(event: Event, file: str, first_line: int) -> Position:
    """Where the event begins."""
    mark = event.start_mark
    return Position(file, mark.line + first_line, mark.column + 1) if mark else Position(file)


def refusal(event: Event) -> str:
    """The YAML feature of the event that content files do not use, or an empty string."""
    if isinstance(event, AliasEvent):
        return f"aliases (`*{event.anchor}`) are"
    if isinstance(event, NodeEvent) and event.anchor:
        return f"anchors (`&{event.anchor}`) are"
    if isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag:
        return f"tags (`{event.tag.replace('tag:yaml.org,2002:', '!!')}`) are"
    if isinstance(event, ScalarEvent) and event.value == "<<" and event.implicit[0]:
        return "merge keys (`<<`) are"
    return ""


def events(text: str, file: str, first_line: int) -> Iterator[Event]:
    """The events of the C parser, its complaints turned into diagnostics."""
    try:
        yield from yaml.parse(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as reason:
        raise Problem(syntax(reason, text, file, first_line)) from None
    except yaml.YAMLError as reason:
        raise Problem(Diagnostic("yaml-syntax", str(reason).splitlines()[0], Position(file, first_line))) from None
