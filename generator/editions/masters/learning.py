"""Learning a master: an account's page is laid out again with other words, and what stays the same is the master's.

Nothing of the account is in it then: every letter that came from its values would differ.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from generator.diagnostics import Problem
from generator.editions.masters.line_setting import SAME, Setting, set_lines
from generator.editions.masters.shadows import NARROW, TRIES, WIDER, lengthen, shadow_page, shadow_value
from generator.pages.page import Page
from generator.writers.pdf.parts.field_slots import Found, Slot
from generator.writers.pdf.parts.file_parts import Loose, loosen
from generator.writers.pdf.parts.recording import Recording, record_page
from generator.writers.pdf.parts.shaping import Shaper
from generator.writers.pdf.parts.unusual import Unusual

EDGES = {"start": 0.0, "center": 0.5, "end": 1.0}


@dataclass(frozen=True, slots=True)
class Limit:
    """How wide the words of a slot have been seen to be, all of them and the widest, without any other part of the page
    moving; no bounds where none can."""

    least: float = 0.0
    most: float = inf
    least_word: float = 0.0
    most_word: float = inf

    def holds(self, one: Setting) -> bool:
        """Whether the words are within what has been seen."""
        return self.least <= one.total <= self.most and self.least_word <= one.widest <= self.most_word


@dataclass(frozen=True, slots=True)
class Learnt:
    """A page whose file is known but for its slots: the slots as lines are set in them, how wide their words may be
    altogether and one by one, where their lines stand, and the objects of the constant part."""

    slots: tuple[Slot, ...]
    limits: tuple[Limit, ...]
    sheets: tuple[int, ...]
    baselines: tuple[tuple[float, ...], ...]
    loose: Loose


def learn(page: Page, first: Recording, loose: Loose, shaper: Shaper) -> Learnt:
    """What is known of the page's file. An `Unusual` says what of it depends on the account's words."""
    found = first.found
    others = [_record_again(page, [said for one in found for said in _shadow(one, shaper)], found, loose)]
    if any(_is_free(one) for one in found):
        others += _record_wider(page, found, loose, shaper)
    slots = tuple(_join([each[n] for each in (found, *others)], shaper) for n in range(len(found)))
    seen = [found, *others]
    limits = tuple(_limit([each[n] for each in seen], slot, shaper) for n, slot in enumerate(slots))
    return Learnt(slots, limits, tuple(one.sheet for one in found), tuple(one.baselines for one in found), loose)


def _is_free(one: Found) -> bool:
    """Whether other parts of the page may depend on the width of the slot's words, and these on nothing but itself."""
    return one.slot.bound and len(one.lines) == 1


def _list_values(found: Iterable[Found]) -> Iterator[tuple[Found, str]]:
    """Each value in its order, with its slot."""
    for one in found:
        for source, said in zip(one.slot.sources, one.said, strict=True):
            if source.field:
                yield one, said


def _shadow(one: Found, shaper: Shaper) -> list[str]:
    """Other words for the fields of the slot, with which it has as many lines."""
    if _is_free(one):
        return [NARROW for source in one.slot.sources if source.field]
    for by in TRIES:
        said = [
            shadow_value(text, by) if source.field else text
            for source, text in zip(one.slot.sources, one.said, strict=True)
        ]
        if _count_lines(one.slot, said, shaper) == len(one.lines):
            return [text for source, text in zip(one.slot.sources, said, strict=True) if source.field]
    raise Unusual("no other words break as these do")


def _count_lines(slot: Slot, said: Sequence[str], shaper: Shaper) -> int:
    """How many lines the slot has with these words; none if that is a close call."""
    try:
        return len(set_lines(slot, said, shaper).lines)
    except Unusual:
        return 0


def _record_wider(page: Page, found: Sequence[Found], loose: Loose, shaper: Shaper) -> list[tuple[Found, ...]]:
    """The page with longer words, if there are any with which the rest of it stays as it is."""
    for times in WIDER:
        free = {id(one) for one in found if _is_free(one) and _still_fits(one, times, shaper)}
        values = [lengthen(said, times) if id(one) in free else said for one, said in _list_values(found)]
        try:
            return [_record_again(page, values, found, loose)]
        except Unusual:
            continue
    return []


def _still_fits(one: Found, times: float, shaper: Shaper) -> bool:
    if _is_hugged(one, shaper):
        return True
    longer = [lengthen(text, times) if source.field else text
              for source, text in zip(one.slot.sources, one.said, strict=True)]  # fmt: skip
    return _count_lines(one.slot, longer, shaper) == 1


def _record_again(page: Page, values: Sequence[str], found: Sequence[Found], loose: Loose) -> tuple[Found, ...]:
    try:
        other = record_page(shadow_page(page, values))
    except Problem:
        raise Unusual("other words do not fit on the page") from None
    placed = [(one.sheet, one.baselines) for one in other.found] == [(one.sheet, one.baselines) for one in found]
    if not placed or loosen(other.pdf, len(found)).digest != loose.digest:
        raise Unusual("other parts of the page depend on the words in its fields")
    return other.found


def _join(seen: Sequence[Found], shaper: Shaper) -> Slot:
    """The slot as all of these layouts have it: one that is as wide as its only line is held at one of its edges."""
    slot = seen[0].slot
    if all(_is_hugged(one, shaper) for one in seen):
        for align, share in EDGES.items():
            places = [one.slot.left + share * one.slot.width for one in seen]
            if max(places) - min(places) < SAME:
                return replace(slot, left=places[0], width=inf, align=align)
    if any(abs(one.slot.left - slot.left) + abs(one.slot.width - slot.width) > SAME for one in seen):
        raise Unusual("the room of a field depends on the words in it")
    return slot


def _is_hugged(one: Found, shaper: Shaper) -> bool:
    widths = [sum(shaper.shape(piece.look, piece.text).width for piece in line) for line in one.lines]
    return len(widths) == 1 and abs(widths[0] - one.slot.width) < SAME


def _limit(seen: Sequence[Found], slot: Slot, shaper: Shaper) -> Limit:
    if not slot.bound:
        return Limit()
    free = replace(slot, width=inf)
    settings = [set_lines(free, one.said, shaper) for one in seen]
    totals, widest = [one.total for one in settings], [one.widest for one in settings]
    return Limit(min(totals), max(totals), min(widest), max(widest))
