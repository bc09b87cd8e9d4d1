"""A family of masters: one document with the same fields filled in, a master for each way in which its lines break."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from weasyprint.pdf import pydyf

from generator.editions.masters.file_parts import Constant, Loose, complete, loosen, pack
from generator.editions.masters.learning import Learnt, learn
from generator.editions.masters.line_setting import Setting, fill_sources, is_alike, refuse_unusual, set_lines
from generator.editions.masters.recording import Recording, draw_lines, list_texts, record_page
from generator.editions.masters.shaping import Shaper
from generator.editions.masters.sheet_reading import Expected, find_expected, read_sheets, say
from generator.editions.masters.slots import Line, Slot
from generator.editions.masters.unusual import Unusual
from generator.pages.page import Page
from generator.pages.soft_words import soften
from generator.writers.pdf.print_engine import identify

MOST = 48
"""Masters of one family; each keeps a file's constant part in memory."""
OFTEN = 2
"""How often lines must break in one way before a master is worth its three layouts."""
Counts = tuple[int, ...]
"""How many lines each slot has."""


@dataclass(frozen=True, slots=True)
class Master:
    """What all files with these lines have: the constant part and its digest, what the file says about itself before
    its record, and what is read on the sheets with slots."""

    learnt: Learnt
    constant: Constant
    digest: bytes
    about: bytes
    expected: Expected


@dataclass(frozen=True, slots=True)
class Made:
    """A file as it was set in a master, with what must be read in it."""

    data: bytes
    master: Master
    said: tuple[str, ...]


class Family:
    """The masters of one document. Its first accounts are laid out in full, and teach it."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.slots: tuple[Slot, ...] = ()
        self.shaper: Shaper | None = None
        self.masters: dict[Counts, Master | None] = {}
        self.seen: Counter[Counts] = Counter()
        self.told: Counter[str] = Counter()
        """Why files were not set in a master, and how many."""

    def make(self, page: Page, values: Mapping[str, str]) -> Made:
        """The file of the page, set in a master; an `Unusual` if none serves it."""
        if self.shaper is None or not self.masters:
            raise Unusual("no master yet")
        _refuse(page, values, self.title)
        settings = self._set(values)
        master = self.masters.get(tuple(len(one.lines) for one in settings))
        if master is None:
            raise Unusual("no master with so many lines")
        if not all(map(lambda limit, one: limit.holds(one), master.learnt.limits, settings)):
            raise Unusual("words wider or narrower than any that were seen")
        letters = [draw_lines(one.lines, at, self.shaper.shape) for one, at in zip(settings, master.learnt.baselines, strict=True)]
        data = complete(master.constant, letters, _say_record(master.about, page), identify(page))
        return Made(data, master, tuple(say(one.lines) for one in settings))

    def _set(self, values: Mapping[str, str]) -> list[Setting]:
        assert self.shaper is not None
        return [set_lines(slot, fill_sources(slot, values), self.shaper) for slot in self.slots]

    def lay_out(self, page: Page, values: Mapping[str, str]) -> bytes:
        """The file of the page, laid out in full, as a master would have made it. What is seen of it is kept."""
        recording = record_page(page)
        loose = loosen(recording.pdf, len(recording.found))
        constant = pack(loose)
        counts = tuple(len(one.lines) for one in recording.found)
        self.seen[counts] += 1
        if self.seen[counts] >= OFTEN and counts not in self.masters and len(self.masters) < MOST:
            try:
                _refuse(page, values, self.title)
                self.masters[counts] = self._learn(page, values, recording, loose, constant)
            except Unusual as reason:
                self.told[str(reason)] += 1
                self.masters[counts] = None
        return complete(constant, recording.letters, recording.pdf.info.data, identify(page))

    def _learn(self, page: Page, values: Mapping[str, str], recording: Recording, loose: Loose, constant: Constant) -> Master:
        shaper = self.shaper or Shaper(list_texts(recording.found))
        learnt = learn(page, recording, loose, shaper)
        if self.slots and not _are_alike(self.slots, learnt.slots):
            raise Unusual("the rooms of fields depend on how lines break")
        self.slots, self.shaper = learnt.slots, shaper
        settings = self._set(values)
        if not all(is_alike(mine.lines, its.lines) for mine, its in zip(settings, recording.found, strict=True)):
            raise Unusual("the print engine breaks the lines in another way")
        about = _drop_record(recording.pdf)
        expected = self._expect(learnt, constant, about, page)
        master = Master(learnt, constant, sha256(constant.data).digest(), about, expected)
        return master

    def _expect(self, learnt: Learnt, constant: Constant, about: bytes, page: Page) -> Expected:
        """How a reader reads the file around its slots, from one with words in them that stand nowhere else."""
        assert self.shaper is not None
        said = [f"Qz{chr(97 + n // 26)}{chr(97 + n % 26)}qz" for n in range(len(learnt.slots))]
        letters = []
        for slot, word, at in zip(learnt.slots, said, learnt.baselines, strict=True):
            lines = set_lines(slot, [word, *[""] * (len(slot.sources) - 1)], self.shaper).lines
            letters.append(draw_lines(lines, at[:1], self.shaper.shape))
        sheets = sorted(set(learnt.sheets))
        data = complete(constant, letters, _say_record(about, page), identify(page))
        return find_expected(sheets, read_sheets(data, sheets).sheets, said)


def _are_alike(one: Sequence[Slot], other: Sequence[Slot]) -> bool:
    return len(one) == len(other) and all(
        (mine.sources, mine.align, round(mine.left, 2), mine.width if mine.width == its.width else round(mine.width, 2))
        == (its.sources, its.align, round(its.left, 2), its.width if mine.width == its.width else round(its.width, 2))
        for mine, its in zip(one, other, strict=True)
    )


def _refuse(page: Page, values: Mapping[str, str], title: str) -> None:
    if page.title != title:
        raise Unusual("a field in the title")
    refuse_unusual(values)
    if page.breaks and soften(page).root.text != page.root.text:
        raise Unusual("words that somebody has typed with soft hyphens")


def _drop_record(pdf: "pydyf.PDF") -> bytes:
    """The entries of the information dictionary but for the record."""
    kept = pydyf.Dictionary({name: value for name, value in pdf.info.items() if name != "Provenance"})
    return bytes(kept.data[:-2])


def _say_record(about: bytes, page: Page) -> bytes:
    record = b"/Provenance " + pydyf.String(page.provenance.text).data if page.provenance else b""
    return about + record + b">>"
