"""The record of provenance in a package: in a part of its own, and in pieces among the custom properties."""

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from generator.audit.readers._office.package_parts import Package

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

PART = "{urn:collateral:provenance}provenance"
CUSTOM = re.compile(r"customXml/item\d+\.xml")
PROPERTIES = "docProps/custom.xml"
PIECE = re.compile(r"Provenance (\d{1,4})")


def read_record(package: Package) -> tuple[str, ...]:
    """The copy of the record in each place, empty where there is none."""
    parts = tuple(_read_part(name, package) for name in package.find(CUSTOM))
    return (*parts, read_properties(package.read_tree(PROPERTIES))[0] if PROPERTIES in package.names else "")


def _read_part(name: str, package: Package) -> str:
    """The record, if this part of anybody's is the one that holds it."""
    try:
        root = package.read_tree(name)
    except ParseError:
        return ""
    return root.text or "" if root.tag == PART else ""


def read_properties(properties: "Element") -> tuple[str, list[str]]:
    """The record, its pieces joined in the order of their numbers, and what all other properties are and say."""
    rows = [(row.get("name", ""), "".join(row.itertext())) for row in properties]
    pieces = sorted((int(named[1]), text) for name, text in rows if (named := PIECE.fullmatch(name)))
    others = [f"{name} {text}" for name, text in rows if not PIECE.fullmatch(name)]
    return "".join(text for _, text in pieces), others
