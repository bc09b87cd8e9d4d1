"""Word documents and workbooks that were made to hurt; most carry a good record, so that they are read whole."""

import struct
import zipfile
from collections.abc import Callable
from io import BytesIO

from tests.audit.hostile.attack import DAMAGED, HURT, PASSWORD, Attack, Sent
from tests.audit.raw_edits import close_parts, open_parts

BODY, SHEET = "word/document.xml", "xl/worksheets/sheet1.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip
Make = Callable[[Sent, str], bytes]


def swap(ending: str, part: str, old: str, new: str) -> Make:
    """Words of a part in place of others; `{0}` in them is the server's address."""

    def make(sent: Sent, address: str) -> bytes:
        parts = open_parts(sent[ending])
        assert old.encode() in parts[part], f"no {old} in {part}"
        return close_parts({**parts, part: parts[part].replace(old.encode(), new.replace("{0}", address).encode(), 1)})

    return make


def add(ending: str, name: str, data: bytes) -> Make:
    """A part more."""
    return lambda sent, _: close_parts({**open_parts(sent[ending]), name: data})


def link(kind: str, target: str, used: str = "<w:p/>") -> Make:
    """A relationship of the document that leads outside, and where it is used."""

    def make(sent: Sent, address: str) -> bytes:
        parts, rels = open_parts(sent["docx"]), "word/_rels/document.xml.rels"
        row = (
            f'<Relationship Id="rIdZ" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
        )
        parts[rels] = parts[rels].replace(b"</Relationships>", row.replace("{0}", address).encode())
        parts[BODY] = parts[BODY].replace(b"<w:sectPr", used.encode() + b"<w:sectPr", 1)
        return close_parts(parts)

    return make


def head(ending: str, part: str, declared: str, inside: str = "") -> Make:
    """A part with a document type of its own, of which the first words may make use."""

    def make(sent: Sent, address: str) -> bytes:
        parts = open_parts(sent[ending])
        start, close, rest = parts[part].decode().partition("?>")
        place = rest.index("<w:t") if ending == "docx" else 0
        rest = rest[:place] + rest[place:].replace(">", f">{inside}", 1) if inside else rest
        return close_parts({**parts, part: (start + close + declared.replace("{0}", address) + rest).encode()})

    return make


def lie_about_sizes(sent: Sent, _: str) -> bytes:
    """A part of which both directories say that it is small."""
    data = close_parts({**open_parts(sent["docx"]), "customXml/item9.xml": b" " * 150_000_000})
    return data.replace(struct.pack("<I", 150_000_000), struct.pack("<I", 10))


def lock(sent: Sent, _: str) -> bytes:
    """The mark of encryption on each part."""
    return _mark_parts(sent["docx"], lambda part: setattr(part, "flag_bits", part.flag_bits | 1))


def pack_unknown(sent: Sent, _: str) -> bytes:
    """A way of packing that nobody knows."""
    return _mark_parts(sent["xlsx"], lambda part: setattr(part, "compress_type", 99))


def _mark_parts(data: bytes, mark: Callable[[zipfile.ZipInfo], None]) -> bytes:
    package = zipfile.ZipFile(out := BytesIO(data), "a")
    for part in package.infolist():
        mark(part)
    package.comment = b" "  # so that its directory is written again
    package.close()
    return out.getvalue()


def pile(sent: Sent, _: str) -> bytes:
    """Twenty thousand parts."""
    more = {f"word/{n}.xml": b"" for n in range(20_000)}
    return close_parts({**open_parts(sent["docx"]), **more}, zipfile.ZIP_STORED)


def nest(sent: Sent, _: str) -> bytes:
    """Two hundred thousand runs within each other."""
    parts = open_parts(sent["docx"])
    deep = b"<w:r>" * 200_000 + b"</w:r>" * 200_000
    return close_parts({**parts, BODY: parts[BODY].replace(b"<w:sectPr", b"<w:p>" + deep + b"</w:p><w:sectPr", 1)})


def talk(sent: Sent, _: str) -> bytes:
    """Nearly two million letters of figures."""
    words = "".join(f"<w:p><w:r><w:t>$1,{n % 900 + 100} a month or 9 %</w:t></w:r></w:p>" for n in range(70_000))
    return swap("docx", BODY, "<w:sectPr", f"{words}<w:sectPr")(sent, "")


PACKAGES = (
    Attack("a part of 120 MB in a few kilobytes", HURT, add("docx", "customXml/item9.xml", bytes(120_000_000))),
    Attack("parts that are larger than they say", DAMAGED, lie_about_sizes, state="hurt"),
    Attack("twenty thousand parts", HURT, pile),
    Attack("each part encrypted", PASSWORD, lock),
    Attack("parts packed in an unknown way", DAMAGED, pack_unknown),
    Attack("a Word document cut in half", DAMAGED, lambda sent, _: sent["docx"][: len(sent["docx"]) // 2]),
    Attack("a workbook without its last bytes", DAMAGED, lambda sent, _: sent["xlsx"][:-40]),
    Attack("tags 200,000 deep", f"{DAMAGED}|{HURT}", nest),
    Attack("entities that multiply in a Word document", DAMAGED, head("docx", BODY, LAUGHS, "&i;")),
    Attack("entities that multiply in a workbook", DAMAGED, head("xlsx", SHEET, LAUGHS)),
    Attack("an entity from a server", DAMAGED, head("docx", BODY, '<!DOCTYPE x [<!ENTITY a SYSTEM "{0}/a">]>', "&a;")),
    Attack(
        "an entity from the disk",
        DAMAGED,
        head("docx", BODY, '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "&a;"),
    ),
    Attack("a document type from a server", DAMAGED, head("docx", BODY, '<!DOCTYPE x SYSTEM "{0}/a.dtd">')),
    Attack(
        "a parameter entity from a server",
        "",
        head("xlsx", SHEET, '<!DOCTYPE x [<!ENTITY % a SYSTEM "{0}/a.dtd"> %a;]>'),
        state="hurt",
    ),
    Attack(
        "a template on a server", "links: `attachedTemplate (", link("attachedTemplate", "{0}/a.dotm"), state="altered"
    ),
    Attack(
        "a picture on a server",
        "links: `image (",
        link("image", "{0}/a.png", '<w:p><w:fldSimple w:instr=" INCLUDEPICTURE a "/></w:p>'),
        state="altered",
    ),
    Attack(
        "a chunk of another document on a server",
        "links: `aFChunk (",
        link("aFChunk", "{0}/a.html", '<w:altChunk xmlns:r="x" r:id="rIdZ"/>'),
        state="altered",
    ),
    Attack(
        "a field that starts a program",
        "DDEAUTO",
        swap(
            "docx", BODY, "<w:sectPr", '<w:p><w:fldSimple w:instr=" DDEAUTO cmd &quot;/c calc&quot; "/></w:p><w:sectPr'
        ),
        state="altered",
    ),
    Attack(
        "a part that leads out of the package", "", add("docx", "../../../../tmp/hostile.txt", b"out"), state="hurt"
    ),
    Attack(
        "a package in the package",
        "embedded files: ",
        lambda sent, _: add("docx", "word/embeddings/a.docx", sent["docx"])(sent, ""),
        state="altered",
    ),
    Attack("two million letters of figures", f"figures|{HURT}|it says", talk, state="hurt"),
    Attack(
        "a workbook that links to another one",
        "",
        add(
            "xlsx",
            "xl/externalLinks/externalLink1.xml",
            b'<externalLink xmlns="http://schemas.openxmlformats.org/'
            b'spreadsheetml/2006/main"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>',
        ),
        state="hurt",
    ),
    Attack(
        "a formula that asks a server",
        "formulas: ",
        swap(
            "xlsx", SHEET, "</sheetData>", '<row r="900"><c r="F900"><f>WEBSERVICE("{0}/a")</f></c></row></sheetData>'
        ),
        state="altered",
    ),
    Attack(
        "a formula that starts a program",
        "formulas: ",
        swap(
            "xlsx", SHEET, "</sheetData>", """<row r="900"><c r="F900"><f>cmd|'/c calc'!A0</f></c></row></sheetData>"""
        ),
        state="altered",
    ),
    Attack(
        "all cells of a sheet merged",
        "",
        swap("xlsx", SHEET, "</sheetData>", '</sheetData><mergeCells><mergeCell ref="F900:XFD1048576"/></mergeCells>'),
        state="hurt",
    ),
    Attack(
        "a cell in the last row of all",
        "",
        swap("xlsx", SHEET, "</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
        state="hurt",
    ),
    Attack(
        "a cell that cannot be",
        "",
        swap("xlsx", SHEET, "</sheetData>", '<row r="0"><c r="ZZZZZ0"><v>1</v></c></row></sheetData>'),
        state="hurt",
    ),
    Attack(
        "a text that the workbook does not have",
        "",
        swap("xlsx", SHEET, "</sheetData>", '<row r="900"><c r="A900" t="s"><v>999999</v></c></row></sheetData>'),
        state="hurt",
    ),
    Attack(
        "a number of a thousand digits",
        "",
        swap("xlsx", SHEET, "</sheetData>", f'<row r="900"><c r="A900"><v>{"9" * 1000}</v></c></row></sheetData>'),
        state="hurt",
    ),
)
