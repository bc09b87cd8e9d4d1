"""The workbook that a chart carries within a document: its cells are what "Edit data" opens."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from generator.content.translation import Translation
from generator.writers._office.cell_values import Value
from generator.writers._office.chart_columns import Column, Grid, formula
from generator.writers._office.chart_plots import Range
from generator.writers._office.office_package import pack

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET = "Chart"
SHEETS = f'<sheets><sheet name="{SHEET}" sheetId="1" r:id="sheet"/></sheets>'
FIRST = 2  # the row below the heads
BUILT_IN = 164  # number formats of one's own begin here


def find_ranges(grid: Grid) -> tuple[Range, ...]:
    """Where the columns stand in the workbook."""
    last = FIRST + len(grid[0].values) - 1
    return tuple(
        Range(f"{SHEET}!${letter(n)}${FIRST}:${letter(n)}${last}", column.values, column.formats)
        for n, column in enumerate(grid)
    )


def letter(number: int) -> str:
    """The letter of a column, counted from 0; a chart has no more than an alphabet of them."""
    return chr(ord("A") + number)


def write_book(grid: Grid, translation: Translation) -> bytes:
    """The workbook, with the results of its formulas stored in it."""
    formats = list(dict.fromkeys(code for column in grid for code in column.formats if code != "General"))
    return pack({
        "[Content_Types].xml": _part("Types", f"{PACKAGE}/content-types", _types()),
        "_rels/.rels": _part("Relationships", f"{PACKAGE}/relationships", _link("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": _part("workbook", MAIN, SHEETS),
        "xl/_rels/workbook.xml.rels": _part(
            "Relationships", f"{PACKAGE}/relationships",
            _link("worksheet", "worksheets/sheet1.xml", "sheet") + _link("styles", "styles.xml")),
        "xl/styles.xml": _part("styleSheet", MAIN, _styles(formats)),
        "xl/worksheets/sheet1.xml": _part("worksheet", MAIN, _sheet(grid, formats, translation)),
    })  # fmt: skip


def _part(tag: str, space: str, content: str) -> bytes:
    relations = f' xmlns:r="{OFFICE}"' if tag == "workbook" else ""
    return f'{HEAD}<{tag} xmlns="{space}"{relations}>{content}</{tag}>'.encode()


def _types() -> str:
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    sheet = KIND.removesuffix(".sheet")
    parts = {"workbook": f"{KIND}.main+xml", "styles": f"{sheet}.styles+xml",
             "worksheets/sheet1": f"{sheet}.worksheet+xml"}  # fmt: skip
    return "".join(
        (
            *(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in defaults.items()),
            *(f'<Override PartName="/xl/{name}.xml" ContentType="{kind}"/>' for name, kind in parts.items()),
        )
    )


def _link(kind: str, target: str, name: str = "") -> str:
    return f'<Relationship Id="{name or kind}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def _styles(formats: Sequence[str]) -> str:
    own = "".join(f'<numFmt numFmtId="{BUILT_IN + n}" formatCode={quoteattr(code)}/>' for n, code in enumerate(formats))
    looks = "".join(
        f'<xf numFmtId="{BUILT_IN + n}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for n in range(len(formats))
    )
    bare = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    fills = "".join(f'<fill><patternFill patternType="{name}"/></fill>' for name in ("none", "gray125"))
    return (
        (f'<numFmts count="{len(formats)}">{own}</numFmts>' if formats else "")
        + '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        f'<fills count="2">{fills}</fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        f'<cellStyleXfs count="1">{bare}</cellStyleXfs>'
        f'<cellXfs count="{len(formats) + 1}">{bare.replace("/>", " xfId=" + chr(34) + "0" + chr(34) + "/>")}{looks}'
        '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    )


def _sheet(grid: Grid, formats: Sequence[str], translation: Translation) -> str:
    heads = "".join(_text(f"{letter(n)}1", translation.gettext(column.head)) for n, column in enumerate(grid))
    rows = "".join(
        f'<row r="{FIRST + n}">{"".join(_cell(column, n, letter(at), formats) for at, column in enumerate(grid))}</row>'
        for n in range(len(grid[0].values))
    )
    widths = "".join(
        f'<col min="{n + 1}" max="{n + 1}" width="{16 if n else 40}" customWidth="1"/>' for n in range(len(grid))
    )
    return f'<cols>{widths}</cols><sheetData><row r="1">{heads}</row>{rows}</sheetData>'


def _cell(column: Column, n: int, at: str, formats: Sequence[str]) -> str:
    value, place = column.values[n], f"{at}{FIRST + n}"
    form = column.formats[n] if column.formats else "General"
    look = f' s="{1 + formats.index(form)}"' if form in formats else ""
    if column.formulas and column.formulas[n]:
        text = formula(column.formulas[n], FIRST + n, FIRST, FIRST + len(column.values) - 1)
        return _result(place, look, text, value)
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return _text(place, value)
    return f'<c r="{place}"{look}><v>{value!r}</v></c>'


def _result(place: str, look: str, text: str, value: Value) -> str:
    kind = ' t="str"' if isinstance(value, str) or value is None else ""
    return f'<c r="{place}"{look}{kind}><f>{escape(text)}</f><v>{escape(str("" if value is None else value))}</v></c>'


def _text(place: str, words: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(words)}</t></is></c>'
