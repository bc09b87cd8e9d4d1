"""How an entry of the catalogue stands: whether it may leave the building, in words and by a shape."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.content.kinds import INTERNAL
from generator.content.translation import Translation, countable, translatable
from generator.press.catalogue_entries import Entry
from generator.reports.phrases import join

MARKS: Mapping[str, str] = {
    "cleared": '<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="M4.8 8.2l2.2 2.3 4.2-4.8" stroke="#fff"/>',
    "draft": '<circle cx="8" cy="8" r="6.2"/><path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor"/>',
    "old": '<path d="M8 1.8l6.6 12H1.4zM8 6.4v3.4M8 11.8v.1"/>',
    "gone": '<circle cx="8" cy="8" r="6.2"/><path d="M3.6 12.4l8.8-8.8"/>',
    "ours": '<rect x="2.6" y="7" width="10.8" height="7" rx="1.5"/><path d="M5 7V5a3 3 0 0 1 6 0v2"/>',
}
"""The shape of each standing: a disc with a check, a disc half full, a warning sign, a sign that forbids, a lock."""
NAMES: Mapping[str, str] = {
    "cleared": translatable("Ready to send"),
    "draft": translatable("Draft"),
    "old": translatable("Out of date"),
    "gone": translatable("Not to be shown"),
    "ours": translatable("For us"),
}
"""What each standing is called, as a seller says it."""
UNSENT, UNUSED = (
    translatable("Not to be sent before it has {list}."),
    translatable("Not to be used before it has {list}."),
)
INSIDE = translatable("Never sent outside.")
TAKEN_BACK = translatable("It was withdrawn: {why}")


@dataclass(frozen=True, slots=True)
class Standing:
    """One of `MARKS`, what it is called, and what is said of it; `traced` tells how many figures have a source."""

    mark: str
    named: str
    said: str
    traced: str


def find_standing(entry: Entry, translation: Translation) -> Standing:
    """How the document stands: that somebody has withdrawn it comes first, then files of another day, then what it
    waits for."""
    if entry.withdrawn:
        said, mark = translation.gettext(TAKEN_BACK, why=entry.withdrawn), "gone"
        return Standing(mark, translation.gettext(NAMES[mark]), said, "")
    waits, old = list_waits(entry, translation), sum(not file.current for file in entry.files)
    traced = _count_traced(entry, translation)
    ours = entry.audience == INTERNAL
    said = translation.gettext(UNUSED if ours else UNSENT, list=join(waits, translation)) if waits else ""
    mark = "old" if old else "draft" if waits else "ours" if ours else "cleared"
    if old:
        said = f"{_warn_of(old, translation)} {said}".strip()
    elif mark == "ours":
        said = translation.gettext(INSIDE)
    return Standing(mark, translation.gettext(NAMES[mark]), said, traced)


def list_waits(entry: Entry, translation: Translation) -> list[str]:
    """What is still missing before the document may leave: proof, signatures, facts."""
    claims = len({name for file in entry.files for name in file.waiting})
    roles = len({role for file in entry.files for role in file.unsigned})
    gaps, ngettext = max((file.gaps for file in entry.files), default=0), translation.ngettext
    waits = [ngettext("proof of {number} claim", "proof of {number} claims", claims)] if claims else []
    waits += [ngettext("{number} signature", "{number} signatures", roles)] if roles else []
    return waits + ([ngettext("{number} fact", "{number} facts", gaps)] if gaps else [])


def draw_mark(mark: str) -> str:
    """The shape of a standing, in the color of the words beside it."""
    return f'<svg class="mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">{MARKS[mark]}</svg>'


def _warn_of(count: int, translation: Translation) -> str:
    """That files are not what the document would make now: it has an error, or nobody has rebuilt it."""
    return translation.ngettext(
        "{number} file is out of date: do not use it.", "{number} files are out of date: do not use them.", count
    )


def _count_traced(entry: Entry, translation: Translation) -> str:
    current = [file for file in entry.files if file.current]
    figures, traced = sum(file.figures for file in current), sum(file.traced for file in current)
    if not current:
        return ""
    if not figures:
        return translation.gettext("No figures.")
    if traced == figures:  # how many there are, each page says of itself; the files together hold some of them often
        return translation.gettext("Every figure is traced.")
    one, many = countable(
        "{part} of {number} figure in its files traced.", "{part} of {number} figures in its files traced."
    )
    return translation.ngettext(one, many, figures, part=translation.number(traced))
