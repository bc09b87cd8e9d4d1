"""The record in an Office package, twice, for each program drops another one when it saves what it has opened.

It is a custom XML part, whole; Word, Excel and LibreOffice Writer keep it, LibreOffice Calc does not. And it is a row
of custom document properties, which they all keep; a property holds 255 characters at most.
"""

from collections.abc import Mapping
from hashlib import sha256
from itertools import count
from uuid import UUID
from xml.sax.saxutils import escape

from lxml import etree

from generator.claims.provenance import Provenance
from generator.writers._office.office_package import parts_of, repack

SPACE = "urn:collateral:provenance"
STORE = "{" + str(UUID(bytes=sha256(SPACE.encode()).digest()[:16])).upper() + "}"
PROPERTY = "Provenance"
LONGEST = 255  # characters of a property that Office takes
OURS = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the set of properties that users define ([MS-OLEPS] 3.1.9)

OPEN = "http://schemas.openxmlformats.org"
OFFICE = f"{OPEN}/officeDocument/2006"
PACKAGE = f"{OPEN}/package/2006"
TYPES, ROOT = "[Content_Types].xml", "_rels/.rels"
PROPERTIES = "docProps/custom.xml"
KINDS = {
    PROPERTIES: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    "props": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
}
MAIN = ("word/document.xml", "xl/workbook.xml")
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def with_record(data: bytes, record: Provenance | None) -> bytes:
    """The package with the record in it; without one, as it is."""
    return repack(data, record_parts(parts_of(data), record)) if record else data


def record_parts(parts: Mapping[str, bytes], record: Provenance | None) -> dict[str, bytes]:
    """The parts that carry the record, new and changed ones; none without a record."""
    if record is None:
        return {}
    return {**_part(parts, record.text), **_properties(parts, record.text), **_types(parts)}


def _part(parts: Mapping[str, bytes], text: str) -> dict[str, bytes]:
    """The custom part, its properties, and the relationships that lead to them."""
    number = _free(parts)
    main = next(name for name in MAIN if name in parts)
    folder, _, name = main.partition("/")
    links = f"{folder}/_rels/{name}.rels"
    kept = f'<provenance xmlns="{SPACE}">{escape(text)}</provenance>'
    schema = f'<ds:schemaRefs><ds:schemaRef ds:uri="{SPACE}"/></ds:schemaRefs>'
    about = f'<ds:datastoreItem ds:itemID="{STORE}" xmlns:ds="{OFFICE}/customXml">{schema}</ds:datastoreItem>'
    below = f'<Relationships xmlns="{PACKAGE}/relationships"></Relationships>'.encode()
    return {
        f"customXml/item{number}.xml": f"{HEAD}{kept}".encode(),
        f"customXml/itemProps{number}.xml": f"{HEAD}{about}".encode(),
        f"customXml/_rels/item{number}.xml.rels": _link(below, "customXmlProps", f"itemProps{number}.xml"),
        links: _link(parts[links], "customXml", f"../customXml/item{number}.xml"),
    }


def _free(parts: Mapping[str, bytes]) -> int:
    return next(number for number in count(1) if f"customXml/item{number}.xml" not in parts)


def _properties(parts: Mapping[str, bytes], text: str) -> dict[str, bytes]:
    return {PROPERTIES: write_properties(text), ROOT: _link(parts[ROOT], "custom-properties", PROPERTIES)}


def write_properties(text: str) -> bytes:
    """The custom properties: the record in pieces, `Provenance 1` and so on."""
    pieces = [text[at : at + LONGEST] for at in range(0, len(text), LONGEST)]
    rows = "".join(
        f'<property fmtid="{OURS}" pid="{number + 1}" name="{PROPERTY} {number}"><vt:lpwstr>{escape(piece)}</vt:lpwstr>'
        "</property>"
        for number, piece in enumerate(pieces, 1)
    )
    spaces = f'xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes"'
    return f"{HEAD}<Properties {spaces}>{rows}</Properties>".encode()


def _link(links: bytes, kind: str, target: str) -> bytes:
    """The relationships with one more, unless it is there."""
    root = etree.fromstring(links)
    if not any(link.get("Target") in {target, f"/{target}"} for link in root):
        attributes = {"Id": f"provenance{len(root) + 1}", "Type": f"{OFFICE}/relationships/{kind}", "Target": target}
        etree.SubElement(root, f"{{{PACKAGE}/relationships}}Relationship", attributes)
    return _serialize(root)


def _types(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The content types with those of the new parts."""
    root = etree.fromstring(parts[TYPES])
    space = f"{{{PACKAGE}/content-types}}"
    if not any((entry.get("Extension") or "").lower() == "xml" for entry in root):
        root.insert(0, root.makeelement(f"{space}Default", {"Extension": "xml", "ContentType": "application/xml"}))
    known = {entry.get("PartName") for entry in root}
    new = {f"/{PROPERTIES}": KINDS[PROPERTIES], f"/customXml/itemProps{_free(parts)}.xml": KINDS["props"]}
    for name, kind in new.items():
        if name not in known:
            etree.SubElement(root, f"{space}Override", {"PartName": name, "ContentType": kind})
    return {TYPES: _serialize(root)}


def _serialize(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
