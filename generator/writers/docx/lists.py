"""Lists in Word: three definitions in the reference document, and an instance for every list that counts."""

from generator.writers.docx.ooxml import Xml, twips, w

BULLETS, NUMBERS, QUIET = 1, 2, 3
DEPTH = 9  # levels that a Word list has
STEP = {BULLETS: 14.0, NUMBERS: 18.0, QUIET: 12.0}
"""How far in the text of each level stands from the one above, in points."""

COUNTED = ("decimal", "lowerLetter", "lowerRoman")


def numbering() -> Xml:
    """The numbering part of the reference document: its first instances are those that the list styles name."""
    first = (w("num", w("abstractNumId", val=kind), numId=kind) for kind in STEP)
    return w("numbering", *map(_definition, STEP), *first)


def _definition(kind: int) -> Xml:
    levels = (_level(kind, level) for level in range(DEPTH))
    return w("abstractNum", w("multiLevelType", val="multilevel"), *levels, abstractNumId=kind)


def _level(kind: int, level: int) -> Xml:
    form, text = ("bullet", "•") if kind == BULLETS else (COUNTED[level % 3], f"%{level + 1}.")
    look = w("rPr", *_look(kind))
    return w("lvl", w("start", val=1), w("numFmt", val=form), w("lvlText", val=text), w("lvlJc", val="left"),
             w("pPr", w("ind", left=twips(STEP[kind] * (level + 1)), hanging=twips(STEP[kind]))),
             look, ilvl=level)  # fmt: skip


def _look(kind: int) -> list[Xml]:
    """Bullets and numbers in the brand's colour, numbers bold; quiet ones as their text: those of sources."""
    bold = [w("b"), w("bCs")] if kind == NUMBERS else []
    return [] if kind == QUIET else [*bold, w("color", val="auto", themeColor="accent1")]


def instance(numbering_part: Xml, kind: int, level: int, start: int) -> int:
    """A further instance of the numbers, which begins at `start`: else Word would count on from the list before."""
    number = 1 + max(int(num.get(_ID, "0")) for num in numbering_part.iter(_NUM))
    override = w("lvlOverride", w("startOverride", val=start), ilvl=level)
    numbering_part.append(w("num", w("abstractNumId", val=kind), override, numId=number))
    return number


_NUM, _ID = w("num").tag, next(iter(w("num", numId=0).attrib))
