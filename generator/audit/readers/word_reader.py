"""Word documents."""

import re
from collections.abc import Iterator
from html import unescape

from generator.audit.readers._office.chart_traits import (
    find_charts,
    list_chart_numbers,
    list_chart_words,
    list_series_names,
)
from generator.audit.readers._office.package_beside import list_beside
from generator.audit.readers._office.package_parts import Package, open_package
from generator.audit.readers._office.package_record import read_record
from generator.audit.readers._office.shown_labels import list_shown_values
from generator.audit.readers._office.word_runs import read_runs
from generator.audit.readers._office.word_traits import list_word_traits
from generator.audit.reading import Fixed, Reader, Reading

PART = re.compile(r"word/(document\d*|header\d*|footer\d*|footnotes|endnotes)\.xml")  # Word on the web numbers it
AROUND = re.compile(r"word/(header|footer)")
RUN = re.compile(rb"<(w:t|t)(?: [^>]*)?>([^<]*)</\1>|<(w:p|w:tab|w:br|row|si|is)\b")
COUNTED = re.compile(rb'<w:fldSimple w:instr="\s*(?:PAGE|NUMPAGES|PAGEREF)\b.*?</w:fldSimple>', re.DOTALL)
"""The numbers of pages as they were counted last."""


def read(data: bytes) -> Reading:
    """The text with its headers, footers and notes, its charts, and what Word shows or reads out beside it."""
    package = open_package(data)
    return Reading(
        lambda: " ".join(_list_texts(package)),
        lambda: "\n".join(_list_beside(package)),
        lambda: tuple(list_chart_numbers(package)),
        read_record=lambda: read_record(package),
        read_fixed=lambda: _read_fixed(package),
        read_traits=lambda: list_word_traits(package),
        complete=not package.doubled,
    )


def _list_beside(package: Package) -> Iterator[str]:
    yield from (*list_beside(package), *list_chart_words(package), *list_series_names(package))
    for name in find_charts(package):
        yield from list_shown_values(package.read_tree(name))


def _list_texts(package: Package) -> Iterator[str]:
    for name in package.find(PART):
        runs = RUN.finditer(COUNTED.sub(b"", package.read_part(name)))
        yield "".join(unescape((run[2] or b"").decode("utf-8")) if run[1] else " " for run in runs)


def _read_fixed(package: Package) -> Fixed:
    texts = {name: read_runs(package.read_tree(name)) for name in package.find(PART)}
    words, around = ("\n".join(t for n, t in texts.items() if bool(AROUND.match(n)) is it) for it in (False, True))
    around = "\n".join((around, *list_chart_words(package)))
    return Fixed(words, around, tuple(list_chart_numbers(package)))


READER = Reader(
    "docx",
    read,
    copies=2,
    extras={"below zero": "names the hidden stacks that a waterfall is drawn from"},
)
