"""A family of masters: one document with the same fields filled in, and a master for each way in which lines break.

Its first accounts are laid out in full, and teach it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import isinf

from generator.editions.masters.learning import learn
from generator.editions.masters.line_setting import Setting, fill_sources, is_alike, refuse_unusual, set_lines
from generator.editions.masters.master import Master, check_file, make_master, set_file
from generator.editions.masters.pixels import look_alike
from generator.editions.masters.sheet_reading import Told
from generator.pages.page import Page
from generator.pages.soft_words import soften
from generator.writers.pdf import write_whole
from generator.writers.pdf.parts.field_slots import Slot
from generator.writers.pdf.parts.file_parts import Constant, Loose, complete, loosen, pack
from generator.writers.pdf.parts.recording import Recording, list_texts, record_page
from generator.writers.pdf.parts.shaping import Shaper
from generator.writers.pdf.parts.unusual import Unusual
from generator.writers.pdf.print_engine import identify

MOST = 48
"""Masters of one family; each keeps the constant part of a file in memory."""
TRIES = range(2, 5)
"""Of the accounts whose lines break in one way, those that a master is learnt from: the first alone is not worth the
layouts that it costs, and where three could teach none, no other will."""
Counts = tuple[int, ...]
"""How many lines each slot has."""


class Family:
    """The masters of one document, by how many lines each slot has."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.slots: tuple[Slot, ...] = ()
        self.shaper: Shaper | None = None
        self.masters: dict[Counts, Master] = {}
        self.seen: Counter[Counts] = Counter()
        self.trusted = True
        self.told: Counter[str] = Counter()
        """Why no master was learnt, and how often."""

    def set(self, page: Page, values: Mapping[str, str]) -> tuple[bytes, Told]:
        """The file of the page, set in a master, and what is read in its slots; an `Unusual` if no master serves it."""
        _refuse(page, values, self.title)
        settings = self.set_lines(values)
        master = self.masters.get(count_lines(settings))
        if master is None:
            raise Unusual("no master with as many lines")
        if not all(limit.holds(one) for limit, one in zip(master.learnt.limits, settings, strict=True)):
            raise Unusual("words that are wider or narrower than any that were seen")
        data = set_file(master, settings, page, self.need_shaper())
        return data, check_file(data, master, settings, page)

    def forget(self) -> None:
        """Learn and set nothing any more: a file did not look as it must."""
        self.shaper, self.seen = None, Counter()
        self.masters.clear()
        self.trusted = False

    def set_lines(self, values: Mapping[str, str]) -> list[Setting]:
        """The lines of each slot with these values."""
        shaper = self.need_shaper()
        return [set_lines(slot, fill_sources(slot, values), shaper) for slot in self.slots]

    def need_shaper(self) -> Shaper:
        """What shapes the words of the family; before a master is learnt that is an `Unusual`."""
        if self.shaper is None:
            raise Unusual("no master yet")
        return self.shaper

    def lay_out(self, page: Page, values: Mapping[str, str]) -> bytes:
        """The file of the page, laid out in full, as a master would have it; it may become one. An `Unusual` if its
        slots cannot be set anew."""
        recording = record_page(page)
        loose = loosen(recording.pdf, len(recording.found))
        constant = pack(loose)
        counts = tuple(len(one.lines) for one in recording.found)
        self.seen[counts] += 1
        if self.trusted and self.seen[counts] in TRIES and counts not in self.masters and len(self.masters) < MOST:
            master = self._learn(page, values, recording, loose, constant)
            self.masters.update({counts: master} if master else {})
        return complete(constant, recording.letters, recording.pdf.info.data, identify(page))

    def _learn(
        self, page: Page, values: Mapping[str, str], recording: Recording, loose: Loose, constant: Constant
    ) -> Master | None:
        """The master of this page; nothing if there can be none, or if its file would not look as the writer's."""
        try:
            _refuse(page, values, self.title)
            shaper = self.shaper or Shaper(list_texts(recording.found))
            learnt = learn(page, recording, loose, shaper)
            if self.slots and not _are_alike(self.slots, learnt.slots):
                raise Unusual("the rooms of fields depend on how lines break")
            settings = [set_lines(slot, fill_sources(slot, values), shaper) for slot in learnt.slots]
            if not all(is_alike(one.lines, its.lines) for one, its in zip(settings, recording.found, strict=True)):
                raise Unusual("lines that the print engine breaks in another way")
            master = make_master(learnt, loose, constant, recording.pdf.info)
            data = set_file(master, settings, page, shaper)
            check_file(data, master, settings, page)
            if not look_alike(data, write_whole(page)):
                raise Unusual("a file that does not look as the writer's")
        except Unusual as reason:
            self.told[str(reason)] += 1
            return None
        self.slots, self.shaper = learnt.slots, shaper
        return master


def count_lines(settings: Sequence[Setting]) -> Counts:
    """How many lines each slot has."""
    return tuple(len(one.lines) for one in settings)


def _are_alike(one: Sequence[Slot], other: Sequence[Slot]) -> bool:
    return [_place(slot) for slot in one] == [_place(slot) for slot in other]


def _place(slot: Slot) -> tuple[object, ...]:
    return slot.sources, slot.align, round(slot.left, 2), isinf(slot.width) or round(slot.width, 2)


def _refuse(page: Page, values: Mapping[str, str], title: str) -> None:
    if page.title != title:
        raise Unusual("a field in the title")
    refuse_unusual(values)
    if page.breaks and soften(page).root.text != page.root.text:
        raise Unusual("words that somebody has typed with soft hyphens")
