"""Edit finished files of the kit as a case says, and hear what `verify` says of each when it comes back."""

import random
import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import load_workbook

from generator.press.file_status import FileStatus
from generator.press.verify import verify
from tests.audit.edits import KINDS, Sent, send_out
from tests.audit.finished import kit
from tests.audit.raw_edits import close_parts, open_parts

WORDED = re.compile(r"word/(document|footnotes|(header|footer)\d*)\.xml|xl/(sharedStrings|\w+/(sheet|chart)\d+)\.xml")
"""Parts of a package that hold its words and formulas; the record of what it was made from is in others."""
TRIES = 50


def send(cases: list[Mapping[str, Any]]) -> dict[tuple[str, str], Sent]:
    """The files that the cases edit, by document and format."""
    names = list(dict.fromkeys((case["document"], case["format"]) for case in cases))
    return dict(zip(names, send_out(kit(), names), strict=True))


def hear(cases: Mapping[str, Mapping[str, Any]], folder: Path) -> dict[str, FileStatus]:
    """What `verify` says of the file of each case, in one go."""
    sent = send(list(cases.values()))
    files = []
    for name, case in cases.items():
        file = sent[case["document"], case["format"]]
        files.append(folder / case.get("called", f"{name}.{file.ending}"))
        files[-1].write_bytes(edit(file, case, random.Random(name)))
    return dict(zip(cases, verify(files, kit()), strict=True))


def edit(file: Sent, case: Mapping[str, Any], chance: random.Random) -> bytes:
    """The file as the case changes it."""
    data = file.data
    if "replace" in case:
        data = replace(data, file.ending, case["replace"])
    if "cells" in case:
        data = write_cells(data, case["cells"])
    return by_kind(data, file.ending, case["edit"], chance) if "edit" in case else data


def by_kind(data: bytes, ending: str, kind: str, chance: random.Random) -> bytes:
    """One edit of a kind that `tests/audit` knows, anywhere in the file."""
    for _ in range(TRIES):
        edited = KINDS[ending][kind](data, chance)
        if edited is not None and edited != data:
            return edited
    raise AssertionError(f"there is nothing in the file for `{kind}`")


def replace(data: bytes, ending: str, words: Mapping[str, str]) -> bytes:
    """The first place of each of the words, replaced at once, so that two can change places."""
    if ending == "html":
        head, tag, page = data.decode().partition("<main")
        return (head + tag + _replace(page, words)).encode()
    parts = open_parts(data)
    for name, text in ((name, data.decode()) for name, data in parts.items() if WORDED.fullmatch(name)):
        if all(escape(old) in text for old in words):
            return close_parts({**parts, name: _replace(text, words).encode()})
    raise AssertionError(f"no part says {', '.join(words)}")


def _replace(text: str, words: Mapping[str, str]) -> str:
    turned = {escape(old): escape(new) for old, new in words.items()}
    assert all(old in text for old in turned), f"the file does not say {', '.join(words)}"
    left = set(turned)

    def put(found: re.Match[str]) -> str:
        first = found[0] in left
        left.discard(found[0])
        return turned[found[0]] if first else found[0]

    return re.sub("|".join(map(re.escape, turned)), put, text)


def write_cells(data: bytes, cells: Mapping[str, object]) -> bytes:
    """The workbook with other contents of some cells, as another program saves it."""
    book = load_workbook(BytesIO(data))
    for place, value in cells.items():
        sheet, _, cell = place.rpartition("!")
        book[sheet][cell] = value
    book.save(out := BytesIO())
    return out.getvalue()
