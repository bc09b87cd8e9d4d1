"""Random edits of the files that carry no record, by kind: texts, tables for tools, drafts of mail, Markdown, calendar
entries, and source for Salesforce."""

import random
import re
from collections.abc import Callable

from tests.audit.raw_edits import (
    ACROSS,
    TEXT_CHANGES,
    Change,
    Edit,
    add_part,
    close_parts,
    in_part,
    in_texts,
    open_parts,
    pack_again,
    replace_find,
)

SOURCE_PARTS = r".*\.xml"


def in_source(change: Change) -> Edit:
    """The change, made in the file's source."""

    def edit(data: bytes, chance: random.Random) -> bytes | None:
        text = data.decode("utf-8")
        new = change(text, chance)
        return new.encode() if new is not None and new != text else None

    return edit


def one(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Edit:
    """One find of the pattern in the file's source."""
    return in_source(replace_find(pattern, new, re.S))


def _lines(source: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(r"[^\r\n]+", source)]


def _values(source: str) -> list[tuple[int, int]]:
    return [found.span(1) for found in re.finditer(r">([^<>\s][^<>]*)<", source)]


def _a_part_less(data: bytes, chance: random.Random) -> bytes | None:
    parts = open_parts(data)
    gone = chance.choice([name for name in parts if name.endswith(".xml")])
    return close_parts({name: part for name, part in parts.items() if name != gone})


def _a_part_renamed(data: bytes, chance: random.Random) -> bytes | None:
    parts = open_parts(data)
    named = chance.choice([name for name in parts if name.endswith(".xml")])
    return close_parts({name.replace("main", "mine") if name == named else name: part for name, part in parts.items()})


def _later(found: re.Match[str]) -> str:
    return f"{found[1]}{int(found[2]) % 23 + 1:02}"


PLAIN: dict[str, Edit] = {
    **{name: in_source(in_texts(change, _lines, across=name in ACROSS)) for name, change in TEXT_CHANGES.items()},
    "a line less": one(r"\n[^\n]+", ""),
    "a line more": one(r"\n", "\nResults are guaranteed.\n"),
    "other line ends": lambda data, _: data.replace(b"\n", b"\r\n") if b"\r" not in data else data.replace(b"\r", b""),
    "a mark of UTF-8 in front": lambda data, _: data[3:] if data[:3] == b"\xef\xbb\xbf" else b"\xef\xbb\xbf" + data,
    "bytes at the end": lambda data, _: data + b"\n",
}
MAIL: dict[str, Edit] = {
    **PLAIN,
    "the subject": one(r"(Subject: )", r"\1Guaranteed: "),
    "the date": one(r"(\nDate: \w+, )\d+", r"\g<1>7"),
    "a recipient more": one(r"\nMIME-Version", "\nBcc: spy@evil.example\nMIME-Version"),
    "an address to answer to": one(r"\nMIME-Version", "\nReply-To: spy@evil.example\nMIME-Version"),
    "a file attached": one(
        r"\n(--=_\w+)--\n?$", r"\n\1\nContent-Type: text/plain; name=more.txt\n\n95 % saved\n\1--\n"
    ),
    "words in a style": one(r"style=3D\"", 'style=3D"display:none;'),
}
MARKDOWN: dict[str, Edit] = {
    **PLAIN,
    "a heading one deeper": one(r"\n(#{1,5}) ", r"\n\1# "),
    "a line through": one(r"\n(\w[^\n|]{20,})\n", r"\n~~\1~~\n"),
    "a hidden comment": one(r"\n\n", "\n\n<!-- guaranteed -->\n\n"),
    "a script": one(r"\n\n", "\n\n<script>alert(1)</script>\n\n"),
    "a link more": one(r"\n(\w[\w’]+) ", r"\n[\1](https://evil.example) "),
    "a picture more": one(r"\n\n", "\n\n![Guaranteed](https://evil.example/95.png)\n\n"),
    "a row less": one(r"\n\| \*\*[^\n]*", ""),
    "a box ticked": one(r"\[ \]", "[x]"),
    "emphasis taken off": one(r"\*\*([^*\n]+)\*\*", r"\1"),
}
CALENDAR: dict[str, Edit] = {
    **PLAIN,
    "another hour": one(r"(DTSTART[^\n]*T)(\d\d)", _later),
    "another day": one(r"(DTSTART[^\n]*:\d{6})(\d\d)", _later),
    "another end": one(r"(DTEND[^\n]*T)(\d\d)", _later),
    "another rule": one(r"FREQ=\w+", "FREQ=DAILY"),
    "a cancelled event": one("STATUS:CONFIRMED", "STATUS:CANCELLED"),
    "another event": one(r"(UID:)\w", r"\1z"),
    "an alarm": one("END:VEVENT", "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\nEND:VEVENT"),
    "an attendee": one("END:VEVENT", "ATTENDEE:mailto:spy@evil.example\r\nEND:VEVENT"),
    "an address": one("END:VEVENT", "URL:https://evil.example\r\nEND:VEVENT"),
    "an attached file": one("END:VEVENT", "ATTACH:https://evil.example/95.pdf\r\nEND:VEVENT"),
    "a property of a program": one("END:VEVENT", "X-ALT-DESC;FMTTYPE=text/html:<b>95 %</b>\r\nEND:VEVENT"),
    "the title": one("SUMMARY:", "SUMMARY:Guaranteed: "),
    "another folding": one(r"\r?\n ", ""),
}
SOURCE: dict[str, Edit] = {
    **{
        name: in_part(SOURCE_PARTS, in_texts(change, _values, across=name in ACROSS))
        for name, change in TEXT_CHANGES.items()
    },
    "a name of a field": in_part(SOURCE_PARTS, replace_find(r"(<fullName>)(\w)", r"\1X\2")),
    "a field required": in_part(SOURCE_PARTS, replace_find("<required>false", "<required>true")),
    "another type": in_part(SOURCE_PARTS, replace_find(r"<type>(?!Text)\w+", "<type>Text")),
    "another length": in_part(SOURCE_PARTS, replace_find(r"(<(?:length|precision)>)\d+", r"\g<1>9")),
    "a choice less": in_part(SOURCE_PARTS, replace_find(r"\s*<value>.*?</value>", "", re.S)),
    "a permission": in_part(SOURCE_PARTS, replace_find("<editable>true", "<editable>false")),
    "a chance to win": in_part(SOURCE_PARTS, replace_find(r"(<probability>)\d+", r"\g<1>95")),
    "a comment in the source": in_part(SOURCE_PARTS, replace_find(r"\n</", "\n<!-- guaranteed -->\n</")),
    "a part more": add_part("force-app/main/default/classes/Spy.cls", "public class Spy {}"),
    "a part less": _a_part_less,
    "a part renamed": _a_part_renamed,
    "the version of the project": in_part(r"sfdx-project\.json", replace_find(r"(Version\": \")\d", r"\g<1>1")),
    "packed again": pack_again,
}  # fmt: skip
