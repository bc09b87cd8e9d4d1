"""A master: all that files of one document with as many lines have in common, and how a file is set in it and read."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from weasyprint.pdf import pydyf

from generator.editions.masters.learning import Learnt
from generator.editions.masters.line_setting import Setting
from generator.editions.masters.sheet_reading import Told, read_slots, say
from generator.pages.page import Page
from generator.writers.pdf.parts.file_parts import Constant, Loose, bare, complete, pack
from generator.writers.pdf.parts.recording import draw_lines
from generator.writers.pdf.parts.shaping import Shaper
from generator.writers.pdf.parts.unusual import Unusual
from generator.writers.pdf.print_engine import identify

RECORD = "Provenance"


@dataclass(frozen=True, slots=True)
class Master:
    """The constant part with its digest, the same with empty sheets, and what files say about themselves before their
    record."""

    learnt: Learnt
    constant: Constant
    bare: Constant
    digest: bytes
    about: bytes


def make_master(learnt: Learnt, loose: Loose, constant: Constant, info: Any) -> Master:
    """The master of what was learnt; `info` is the information dictionary of any file of it."""
    about = pydyf.Dictionary({name: value for name, value in info.items() if name != RECORD}).data[:-2]
    return Master(learnt, constant, pack(bare(loose)), sha256(constant.data).digest(), bytes(about))


def set_file(master: Master, settings: Sequence[Setting], page: Page, shaper: Shaper) -> bytes:
    """The file with these lines in its slots."""
    letters = [
        draw_lines(one.lines, baselines, shaper.shape)
        for one, baselines in zip(settings, master.learnt.baselines, strict=True)
    ]
    record = b"/%b %b" % (RECORD.encode(), pydyf.String(_record(page)).data) if page.provenance else b""
    return complete(master.constant, letters, master.about + record + b">>", identify(page))


def check_file(data: bytes, master: Master, settings: Sequence[Setting], page: Page) -> Told:
    """What is read in the slots of the file, which is what they must say: else it is an `Unusual`."""
    if sha256(data[: len(master.constant.data)]).digest() != master.digest:
        raise Unusual("a file that does not begin as its master")
    sheets = sorted({*master.learnt.sheets})
    told = read_slots(data, master.constant, master.bare, sheets)
    if told != Told(_expect(master, settings, sheets), page.title, _record(page)):
        raise Unusual("a file that reads in another way than it was set")
    return told


def _expect(master: Master, settings: Sequence[Setting], sheets: Sequence[int]) -> tuple[str, ...]:
    """What must be read on each sheet: its slots in the order in which they are drawn."""
    drawn = sorted(zip(master.learnt.sheets, master.constant.parts, settings, strict=True), key=lambda one: one[:2])
    return tuple(" ".join(say(one.lines) for at, _, one in drawn if at == sheet) for sheet in sheets)


def _record(page: Page) -> str:
    return page.provenance.text if page.provenance else ""
