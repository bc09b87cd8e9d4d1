"""How an entry of the catalogue stands: whether it may leave the building, in words and by a shape."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from generator.content.kinds import INTERNAL
from generator.content.translation import Translation, countable, put_in, translatable
from generator.press.catalogue_entries import Entry
from generator.reports.phrases import join

MARKS: Mapping[str, str] = {
    "cleared": '<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="M4.8 8.2l2.2 2.3 4.2-4.8" stroke="#fff"/>',
    "draft": '<circle cx="8" cy="8" r="6.2"/><path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor"/>',
    "old": '<path d="M8 1.8l6.6 12H1.4zM8 6.4v3.4M8 11.8v.1"/>',
    "ours": '<rect x="2.6" y="7" width="10.8" height="7" rx="1.5"/><path d="M5 7V5a3 3 0 0 1 6 0v2"/>',
}
"""The shape of each standing: a filled disc with a check, a disc half full, a warning sign, a lock."""
DRAFT, WAITS = translatable("Draft"), translatable("{draft}: waits for {list}.")
CLEARED, READY = translatable("Cleared"), translatable("{cleared}: ready to send.")
OURS, INSIDE = translatable("For us"), translatable("{ours}: never sent outside.")


@dataclass(frozen=True, slots=True)
class Standing:
    """One of `MARKS`, and what is said of it as HTML; `traced` tells how many figures have a source."""

    mark: str
    said: str
    traced: str


def find_standing(entry: Entry, translation: Translation) -> Standing:
    """How the document stands: files of another day come first, then what it waits for."""
    waits, old = list_waits(entry, translation), sum(not file.current for file in entry.files)
    traced = _count_traced(entry, translation)
    if waits:
        mark, said = "draft", _set_off(WAITS, {"draft": DRAFT}, translation, join(waits, translation))
    elif entry.audience == INTERNAL:
        mark, said = "ours", _set_off(INSIDE, {"ours": OURS}, translation)
    else:
        mark, said = "cleared", _set_off(READY, {"cleared": CLEARED}, translation)
    if old:
        return Standing("old", f"{_warn_of(old, translation)} {said if waits else ''}".strip(), traced)
    return Standing(mark, said, traced)


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


def _set_off(words: str, names: Mapping[str, str], translation: Translation, listed: str = "") -> str:
    """The sentence with the word that names the standing set off."""
    named = {name: f"<strong>{escape(translation.gettext(word))}</strong>" for name, word in names.items()}
    return put_in(escape(translation.gettext(words)), {**named, "list": escape(listed)})


def _warn_of(count: int, translation: Translation) -> str:
    """That files are not what the document would make now: it has an error, or nobody has rebuilt it."""
    said = translation.ngettext(
        "{number} file is out of date: do not use it.", "{number} files are out of date: do not use them.", count
    )
    return f"<strong>{escape(said)}</strong>"


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
