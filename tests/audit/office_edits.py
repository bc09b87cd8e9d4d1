"""Random edits of Word documents and workbooks, by kind."""

import re
from collections.abc import Callable, Mapping

from tests.audit.raw_edits import (
    ACROSS,
    TEXT_CHANGES,
    Edit,
    add_part,
    in_part,
    in_picture,
    in_texts,
    pack_again,
    replace_find,
)  # fmt: skip

BODY, AROUND, RELS = r"word/(document|footnotes)\.xml", r"word/(header|footer)\d*\.xml", r".*\.rels"
SHEET, CHART, DRAWING = (
    r"xl/worksheets/sheet\d+\.xml",
    r"(?:xl|word)/charts/chart\d+\.xml",
    r"xl/drawings/drawing\d+\.xml",
)
SHARED, BOOK, STYLES = r"xl/sharedStrings\.xml", r"xl/workbook\.xml", r"xl/styles\.xml"
WORDS_URI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE_URI = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMMENT = (
    f'<w:comments xmlns:w="{WORDS_URI}"><w:comment w:id="0" w:author="Z"><w:p><w:r><w:t>Guaranteed</w:t></w:r></w:p>'
    "</w:comment></w:comments>"
)
SENTENCE = '<w:p><w:r>{looks}<w:t xml:space="preserve">Results are guaranteed.</w:t></w:r></w:p>'
CONTROL = '<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'


def _spans(tag: str, outside: str = "") -> Callable[[str], list[tuple[int, int]]]:
    """Where the texts in these elements stand; those within an element `outside` are left alone."""
    found = re.compile(rf"<{tag}(?: [^>]*)?>([^<]+)</{tag}>")

    def spans(source: str) -> list[tuple[int, int]]:
        inside = [one.span() for one in re.finditer(rf"<{outside}[ >].*?</{outside}>", source, re.S)] if outside else []
        places = (one.span(1) for one in found.finditer(source))
        return [(start, end) for start, end in places if not any(low < start < high for low, high in inside)]

    return spans


def _texts(part: str, spans: Callable[[str], list[tuple[int, int]]], names: Mapping[str, object]) -> dict[str, Edit]:
    return {
        name: in_part(part, in_texts(change, spans, across=name in ACROSS))
        for name, change in TEXT_CHANGES.items()
        if name in names
    }


def _one(part: str, pattern: str, new: str | Callable[[re.Match[str]], str]) -> Edit:
    return in_part(part, replace_find(pattern, new, re.S))


def _up(found: re.Match[str]) -> str:
    """The number of the find's second group, one higher."""
    return f"{found[1]}{float(found[2]) + 1:g}{found[3]}"


def _next_row(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2]}{int(found[3]) + 1}"


PACKAGE: dict[str, Edit] = {
    "a link's address": _one(RELS, r'Target="(https?|mailto:)[^"]*"', 'Target="https://evil.example/"'),
    "an alternative text": _one(rf"{BODY}|{DRAWING}", r'(descr=")([^"]+)(")', r"\1Guaranteed \2\3"),
    "a picture": in_picture,
    "the title": _one(r"docProps/core\.xml", r"(<dc:title[^>]*>)[^<]*", r"\1Results are guaranteed"),
    "the description": _one(r"docProps/core\.xml", r"(<dc:(?:description|subject)[^>]*>)[^<]*", r"\g<1>95 % saved"),
    "a property more": _one(
        r"docProps/custom\.xml",
        r"</([\w:]*)Properties>",
        r'<\1property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="99" name="Saved"><vt:lpwstr '
        r'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">95 %</vt:lpwstr></\1property>'
        r"</\1Properties>",
    ),
    "the date of the properties": _one(
        r"docProps/core\.xml", r"(<dcterms:modified[^>]*>)[^<]*", r"\g<1>2029-01-01T00:00:00Z"
    ),
    "a part more": add_part("word/embeddings/oleObject1.bin", "object"),
    "a macro": add_part("word/vbaProject.bin", "Sub AutoOpen()"),
    "packed again": pack_again,
}
CHARTS: dict[str, Edit] = {
    "a chart's title": _one(CHART, r"(<c:title>.*?<(?:a:t|c:v)>)[^<]*", r"\1Guaranteed savings"),
    "a chart's value": _one(CHART, r"(<c:v>)(-?[\d.]+)(</c:v>)", _up),
    "a chart's label": _one(CHART, r"(<c:v>)([^<\d-][^<]*)(</c:v>)", r"\1Guaranteed\3"),
    "a chart's series": _one(CHART, r"(<c:f>[^<]*\$)(\d+)(</c:f>)", _up),
    "a chart's scale": _one(CHART, r'(<c:(?:min|max) val=")(-?[\d.]+)(")', _up),
    "a chart's number format": _one(CHART, r'(<c:numFmt formatCode=")', r"\1&quot;over &quot;"),
}
WORD: dict[str, Edit] = {
    **_texts(BODY, _spans("w:t", "w:sdt"), TEXT_CHANGES),
    "a header or footer": in_part(AROUND, in_texts(TEXT_CHANGES["a word moved"], _spans("w:t"))),
    "a word at the foot": _one(AROUND, r"(<w:t[^>]*>)([^<]*[A-Za-z])", r"\1Guaranteed \2"),
    # A blank that is hidden or struck out is no word.
    "hidden words": _one(
        BODY,
        r"(<w:r>)(?:<w:rPr>)?(<w:(?:rStyle|t(?: [^>]*)?>(?=\s*[^\s<])))",
        r"\1<w:rPr><w:vanish/></w:rPr>\2",
    ),
    "a hidden sentence more": _one(
        BODY, r"<w:sectPr", SENTENCE.format(looks="<w:rPr><w:vanish/></w:rPr>") + "<w:sectPr"
    ),
    "a sentence more": _one(BODY, r"<w:sectPr", SENTENCE.format(looks="") + "<w:sectPr"),
    "a sentence in a control of its own": _one(
        BODY, r"<w:sectPr", CONTROL.format(SENTENCE.format(looks="")) + "<w:sectPr"
    ),
    "a paragraph less": _one(BODY, r"<w:p>(?:(?!</w:p>).)*?<w:t[ >](?:(?!<w:p>).)*?</w:p>", "<w:p/>"),
    "a hiding style": _one(r"word/styles\.xml", r"(<w:style [^>]*>.*?)(</w:style>)", r"\1<w:rPr><w:vanish/></w:rPr>\2"),
    "white words": _one(r"word/styles\.xml", r'(<w:color w:val=")(?!FFFFFF)[0-9A-F]{6}', r"\1FFFFFF"),
    "a field code": _one(BODY, r'(w:instr=")[^"]*', r"\1 INCLUDETEXT x "),
    "a field more": _one(BODY, r"<w:sectPr", '<w:p><w:fldSimple w:instr=" DDEAUTO x "/></w:p><w:sectPr'),
    "a comment": add_part(
        "word/comments.xml", COMMENT, ("word/_rels/document.xml.rels", f"{OFFICE_URI}/comments"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
    ),
    "tracked changes": _one(
        BODY, r"(<w:r>(?:(?!</w:r>).)*<w:t[ >](?:(?!<w:r>).)*</w:r>)", r'<w:ins w:author="Z">\1</w:ins>'
    ),
    "a struck-out run": _one(BODY, r"(<w:r>)(<w:t(?: [^>]*)?>(?=\s*[^\s<]))", r"\1<w:rPr><w:strike/></w:rPr>\2"),
    "a link's words": _one(BODY, r"(<w:hyperlink(?:(?!</w:hyperlink>).)*<w:t[^>]*>)[^<]*", r"\1Guaranteed"),
    "where a link leads inside": _one(BODY, r'(<w:hyperlink w:anchor=")[^"]*', r"\1elsewhere"),
    "numbering": _one(r"word/numbering\.xml", r'(<w:start w:val=")(\d+)(")', _up),
    "words of a numbering": _one(r"word/numbering\.xml", r'(<w:lvlText w:val=")[^"]*', r"\g<1>95 % saved"),
    "settings": _one(r"word/settings\.xml", r"<w:zoom", '<w:documentProtection w:edit="readOnly"/><w:zoom'),
    "a field filled in": _one(
        BODY, r"(<w:tag w:val=(?:(?!</w:sdt>).)*?<w:t(?: [^>]*)?>)[^<]*(</w:t>)", r"\1Harbor Ltd\2"
    ),
    "the name of a field": _one(BODY, r'(<w:alias w:val=")[^"]*', r"\1Guaranteed"),
    **CHARTS,
    **PACKAGE,
}  # fmt: skip
EXCEL: dict[str, Edit] = {
    **_texts(SHARED, _spans("t"), TEXT_CHANGES),
    "a number": _one(SHEET, r'(<c r="[A-Z]+\d+" s="\d+"(?: t="n")?><v>)(-?[\d.]+)(</v>)', _up),
    "a stored result": _one(SHEET, r"(</f><v>)(-?[\d.]+)(</v>)", _up),
    "a stored text": _one(SHEET, r"(</f><v>)[^<]*[A-Za-z][^<]*", r"\1Guaranteed"),
    "a formula": _one(SHEET, r"(<f>)([^<]+)", r"\g<1>2*(\2)"),
    "a formula made a number": _one(SHEET, r"<f>[^<]*</f>(?=<v>[\d.]+</v>)", ""),
    "a formula's reference": _one(SHEET, r"(<f>[^<]*?)([A-Z]\$?)(\d+)", _next_row),
    "a number format": _one(STYLES, r'(formatCode=")([^"]*)', r"\1&quot;over &quot;\2"),
    "another number format of a cell": _one(STYLES, r'(<xf numFmtId=")(16\d)(")', _up),
    "a locked cell": _one(STYLES, r'(locked=")0', r"\g<1>1"),
    "an unlocked cell": _one(STYLES, r'(<protection locked=")1', r"\g<1>0"),
    "protection": _one(SHEET, r"<sheetProtection[^>]*/>", ""),
    "protection of the book": _one(BOOK, r"<workbookProtection[^>]*/>", ""),
    "a hidden sheet": _one(BOOK, r'(<sheet [^>]*state=")visible', r"\1hidden"),
    "a shown sheet": _one(BOOK, r'(<sheet [^>]*state=")(?:very)?[hH]idden', r"\1visible"),
    "the name of a sheet": _one(BOOK, r'(<sheet [^>]*name=")', r"\1Best "),
    "a hidden row": _one(SHEET, r'<row (r="\d+")', r'<row \1 hidden="1"'),
    "a row of no height": _one(SHEET, r'(<row r="\d+" ht=")[\d.]+', r"\g<1>0"),
    "a hidden column": _one(SHEET, r"<col ", '<col hidden="1" '),
    "a column of no width": _one(SHEET, r'(<col [^>]*?width=")[\d.]+', r"\g<1>0"),
    "white cells": _one(STYLES, r'(<font>(?:(?!</font>).)*<color rgb=")(?!00FFFFFF)\w{8}', r"\g<1>00FFFFFF"),
    **CHARTS,
    "a rule for entries": _one(SHEET, r"(<formula[12]>)(\d+)(<)", _up),
    "a prompt": _one(SHEET, r'(prompt=")', r"\1Guaranteed. "),
    "a conditional format": _one(SHEET, r"<conditionalFormatting.*?</conditionalFormatting>", ""),
    "a defined name": _one(BOOK, r"(<definedName [^>]*>[^<]*\$)(\d+)(<)", _up),
    "a header or footer": _one(SHEET, r"(<odd(?:Header|Footer)>[^<]*?)([A-Za-z]{4,} )", r"\1Guaranteed \2"),
    "a cell merged": _one(SHEET, r"(<mergeCells[^>]*>)", r'\1<mergeCell ref="A90:B91"/>'),
    "a name in a table": _one(r"xl/tables/table\d+\.xml", r'(<tableColumn [^>]*name=")', r"\1Best "),
    "a link in a cell": _one(SHEET, r'(<hyperlink [^>]*location=")[^"]*', r"\1Inputs!A1"),
    **{name: edit for name, edit in PACKAGE.items() if not name.startswith(("a part", "a macro"))},
    "a macro": add_part("xl/vbaProject.bin", "Sub AutoOpen()"),
}  # fmt: skip
