"""An opened package of Word or Excel, its parts unpacked and parsed when somebody asks for them, and once."""

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from defusedxml.ElementTree import fromstring

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True, slots=True)
class Package:
    """The names of the parts, and the ways to read one: as it is, as a tree, and as a package of its own."""

    names: tuple[str, ...]
    read_part: "Callable[[str], bytes]"
    read_tree: "Callable[[str], Element]"
    read_package: "Callable[[str], Package]"
    doubled: bool = False
    """Whether two parts bear one name, of which each program reads another."""

    def find(self, pattern: re.Pattern[str]) -> Iterator[str]:
        """The names that the whole pattern matches, in the order of the package."""
        return (name for name in self.names if pattern.fullmatch(name))


def open_package(data: bytes) -> Package:
    """The package; one that is none raises."""
    archive = zipfile.ZipFile(BytesIO(data))
    read_part = cache(archive.read)
    listed = archive.namelist()
    names = tuple(dict.fromkeys(listed))
    read_tree = cache(lambda name: _parse(read_part(name)))
    read_package = cache(lambda name: open_package(read_part(name)))
    return Package(names, read_part, read_tree, read_package, doubled=len(names) < len(listed))


def _parse(part: bytes) -> "Element":
    """The tree of a part. None has a document type: their standard forbids it, and Office refuses it."""
    tree: Element = fromstring(part, forbid_dtd=True)
    return tree
