"""Texts of a workbook in one shared table, as Excel keeps them; openpyxl writes them into the cells."""

from dataclasses import dataclass, field

from lxml import etree

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SPACE = f"{{{NAMESPACE}}}"

FONT_PARTS = ("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name",
              "rFont", "family", "charset", "scheme")  # fmt: skip


@dataclass(slots=True)
class SharedStrings:
    """Texts by their XML, in order of their first use, and how many cells hold one."""

    places: dict[bytes, int] = field(default_factory=dict)
    uses: int = 0

    def collect(self, sheet: etree._Element) -> None:
        """Move every text of a sheet into the table."""
        for cell in sheet.iter(f"{SPACE}c"):
            inline = cell.find(f"{SPACE}is")
            if inline is not None:
                cell.set("t", "s")
                cell.remove(inline)
                etree.SubElement(cell, f"{SPACE}v").text = str(self._place(inline))

    def _place(self, inline: etree._Element) -> int:
        inline.tag = f"{SPACE}si"
        inline.tail = None
        self.uses += 1
        return self.places.setdefault(etree.tostring(inline), len(self.places))

    def part(self) -> bytes:
        """The package's `xl/sharedStrings.xml`."""
        counts = f'count="{self.uses}" uniqueCount="{len(self.places)}"'
        root = etree.fromstring(f'<sst xmlns="{NAMESPACE}" {counts}/>')
        root.extend(etree.fromstring(text) for text in self.places)
        put_in_order(root, "rPr")
        return as_part(root)


def put_in_order(root: etree._Element, tag: str) -> None:
    """Put the parts of every font below an element into the order of Excel's schema; openpyxl has its own."""
    for font in root.iter(f"{SPACE}{tag}"):
        font[:] = sorted(font, key=lambda part: FONT_PARTS.index(etree.QName(part).localname))


def as_part(root: etree._Element) -> bytes:
    """An element as a part of a package."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
