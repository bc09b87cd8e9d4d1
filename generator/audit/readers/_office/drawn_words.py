"""What a workbook says outside its cells: drawings, charts, comments, headers and footers."""

import re
from collections.abc import Iterable, Iterator

from generator.audit.readers._office.package_beside import list_spoken
from generator.audit.readers._office.package_parts import Package
from generator.audit.readers._office.shown_labels import list_shown_values

TOLD = frozenset({"t", "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"})
CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d+|[A-Za-z])')
"""Codes of a header: a font, a colour, a size, the page number."""


def list_drawn_words(package: Package, sheets: frozenset[str]) -> Iterator[str]:
    """The texts of all parts but for the cells of sheets; `c:v` of a series is its name.
    Values at the marks of charts are told as their labels show them."""
    for name in list_spoken(package, "xl/"):
        for element in package.read_tree(name).iter():
            local = element.tag.rpartition("}")[2]
            if local in TOLD and not (local == "t" and name in sheets):
                yield CODES.sub(" ", element.text or "")
            elif local in {"strCache", "dlblRangeCache", "tx"}:
                yield " ".join(e.text or "" for e in element.iter() if e.tag.endswith("}v"))
        if "/charts/" in name:
            yield from list_shown_values(package.read_tree(name))


def list_drawn_numbers(package: Package, hidden: Iterable[str]) -> Iterator[float]:
    """The numbers that charts keep of their cells, but for those of a sheet with one of the hidden names."""
    names = tuple(hidden)
    for part in package.names:
        if "/charts/" in part and part.endswith(".xml"):
            chart = package.read_tree(part)
            space = chart.tag.partition("}")[0] + "}"
            for kept in chart.iter(f"{space}numRef"):
                if not any(name and name in kept.findtext(f"{space}f", "") for name in names):
                    yield from (float(value.text or 0) for value in kept.iter(f"{space}v"))
