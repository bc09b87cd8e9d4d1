"""Fields of a form in a PDF: each becomes the control that WeasyPrint makes a field to fill in, tagged as a form."""

from dataclasses import replace
from typing import Any

from weasyprint.pdf import pydyf

from generator.layout.form_fields import KIND, NAME, WORDS, is_field, name_fields
from generator.pages.tree import Element, rewrite

LONGEST = {"line": "200", "date": "10", "number": "12", "result": "40"}
REQUIRED = 2
"""The flag of a field without which a form is incomplete (ISO 32000-1, table 221)."""
DAY = "yyyy-mm-dd"
NOTHING = frozenset({b"0000>", b"feff>", b"fffe>"})
"""Characters that PDF/UA does not take for a word (ISO 14289-1, 7.21.7)."""
LOOKS = """
.form td > input, .form td > select, .form td > textarea { appearance: auto; display: block; width: 100%; height: 15pt;
  box-sizing: border-box; padding: 0 3pt; border: 0; border-bottom: .8pt solid var(--muted); background: var(--tint);
  font: 500 9pt/13pt var(--family); color: var(--ink); }
.form td > textarea { height: 46pt; padding: 2pt 3pt; white-space: normal; text-indent: 10000%; }
.form td > input[type=checkbox] { width: 11pt; height: 11pt; padding: 0; border: .8pt solid var(--muted); }
.form .output > input { height: 17pt; border: 1pt solid var(--ink); font-weight: 700; }
.form td > select > option, .form td > select::before, .form td > input::before { visibility: hidden; }
"""
"""What a control looks like before anybody fills it in; what it stands on is the kind's."""


def controls(root: Element) -> Element:
    """The tree with a control in every field of a form."""
    return rewrite(name_fields(root), lambda each: _with_control(each) if is_field(each) else each)


def _with_control(cell: Element) -> Element:
    kind = cell.get(KIND)
    named = {"name": cell.get(NAME), "title": cell.get(WORDS)}
    if kind == "choice":
        choices = ("", *cell.get("data-choices").split("|"))
        control = Element("select", named, tuple(Element("option", {"value": each}, (each,)) for each in choices))
    elif kind == "passage":
        control = Element("textarea", named)
    elif kind == "tick":
        control = Element("input", {**named, "type": "checkbox"})
    else:
        control = Element("input", {**named, "type": "text", "maxlength": LONGEST[kind], "value": ""})
    return replace(cell, children=(control,))


def finish_fields(root: Element, pdf: Any) -> None:
    """Say what a reader's program must know of a field: what may not stay empty, and how a day is written; and what a
    listener hears for each glyph of the fonts that fields are filled in with, which come whole."""
    cells = {cell.get(NAME): cell for cell in name_fields(root).walk() if is_field(cell)}
    for field in (each for each in pdf.objects if isinstance(each, dict) and each.get("Subtype") == "/Widget"):
        cell = cells[field["T"].string]
        if cell.get("data-required"):
            field["Ff"] = field.get("Ff", 0) | REQUIRED
        if cell.get(KIND) == "date":
            field["AA"] = _day()

    for glyphs in (each for each in pdf.objects if isinstance(each, pydyf.Stream) and b"begincmap" in each.stream):
        glyphs.stream[:] = [_sayable(line) for line in glyphs.stream]


def _sayable(line: Any) -> Any:
    """A glyph of a font that stands for nothing is a space without width: PDF/UA wants a word for each."""
    if not isinstance(line, bytes):
        return line
    glyph, _, code = line.partition(b"> <")
    return glyph + b"> <200b>" if code in NOTHING else line


def _day() -> Any:
    """Programs that know how check and format the day; others take it as a text."""
    calls = {"K": f'AFDate_KeystrokeEx("{DAY}");', "F": f'AFDate_FormatEx("{DAY}");'}
    actions = {at: pydyf.Dictionary({"S": "/JavaScript", "JS": pydyf.String(call)}) for at, call in calls.items()}
    return pydyf.Dictionary(actions)
