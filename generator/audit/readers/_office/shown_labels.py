"""The labels of a chart as a reader sees them: the number of each mark in the format that its label gives it.

A number may be right and its label wrong: 80000 in the form `"$"0"K"` says $80000K.
"""

import operator
import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

PART = re.compile(r'"([^"]*)"|\\(.)|\[([^\]]*)\]|([#0?][#0?,.]*)|(.)')
"""Words in quotes, a sign behind a backslash, a condition, digits, any other sign."""
HOLDS = {"=": operator.eq, "<": operator.lt, ">": operator.gt, "<>": operator.ne, "<=": operator.le, ">=": operator.ge}
"""What a condition asks of a number."""
CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]")
SECTIONS = re.compile(r'((?:"[^"]*"|\\.|[^;"\\])*)(?:;|$)')


def list_shown_values(chart: "Element") -> Iterator[str]:
    """Each value that stands at a mark, as its label shows it."""
    space = chart.tag.partition("}")[0] + "}"
    for series in chart.iter(f"{space}ser"):
        labels = series.find(f"{space}dLbls")
        if labels is not None:
            yield from _list_labels(series, labels, space)


def _list_labels(series: "Element", labels: "Element", space: str) -> Iterator[str]:
    own = {at.get("val", ""): one for one in labels.iterfind(f"{space}dLbl") for at in one.iterfind(f"{space}idx")}
    for kept in (*series.iterfind(f"{space}val//{space}pt"), *series.iterfind(f"{space}yVal//{space}pt")):
        label = own.get(kept.get("idx", ""), labels)
        shown, form = label.find(f"{space}showVal"), label.find(f"{space}numFmt")
        if shown is not None and shown.get("val") != "0" and form is not None:
            yield print_number(float(kept.findtext(f"{space}v", "") or 0), form.get("formatCode", "General"))


def print_number(number: float, code: str) -> str:
    """The number as Word and Excel print it in this format."""
    section, number = _choose(number, [one for one in SECTIONS.findall(code) if one] or ["General"])
    if section == "General":
        return f"{number:g}"
    digits = next((found[4] for found in PART.finditer(section) if found[4]), "")
    percent = "%" in re.sub(r'"[^"]*"', "", section)
    scaled = Decimal(str(number)) * (100 if percent else 1)
    said = _print_digits(scaled, digits) if digits else ""
    return "".join(said if found[4] else _print_part(found) for found in PART.finditer(section))


def _choose(number: float, sections: list[str]) -> tuple[str, float]:
    """The section for this number, and the number that it prints: one for what is below zero says minus by itself."""
    conditional = [(CONDITION.match(section), section) for section in sections]
    for found, section in conditional:
        if found and HOLDS[found[1]](number, float(found[2])):
            return section, abs(number)
    plain = [section for found, section in conditional if not found]
    if number < 0 and len(plain) > 1 and len(plain) == len(sections):
        return plain[1], -number
    if number == 0 and len(plain) > 2:
        return plain[2], number
    return (plain or sections)[0], number


def _print_digits(number: Decimal, digits: str) -> str:
    bare = digits.rstrip(",")
    whole, _, fraction = bare.partition(".")
    scaled = number / Decimal(1000) ** (len(digits) - len(bare))
    rounded = scaled.quantize(Decimal(1).scaleb(-len(fraction)), ROUND_HALF_UP)
    return f"{rounded:,f}" if "," in whole else f"{rounded:f}"


def _print_part(found: "re.Match[str]") -> str:
    return found[1] or found[2] or found[5] or ""
