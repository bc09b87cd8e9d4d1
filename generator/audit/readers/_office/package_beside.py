"""What Word and Excel tell beside the words of a file: its properties, and attributes that they show or read out."""

from collections.abc import Iterator

from generator.audit.readers._office.package_parts import Package
from generator.audit.readers._office.package_record import CUSTOM, PROPERTIES, read_properties

DATED = frozenset({"created", "modified", "revision"})
"""The dates are the page's own, and how often a file was saved is nobody's figure."""
SHOWN = frozenset({"descr", "title", "prompt", "promptTitle", "error", "errorTitle", "displayName"})
"""Attributes of pictures, cells and tables that Office shows or reads out."""
UNSAID = frozenset({"sharedStrings.xml", "styles.xml", "theme1.xml"})


def list_beside(package: Package) -> Iterator[str]:
    """The properties of the file, what its custom parts hold, and the attributes of all other parts."""
    for name in package.names:
        if name.endswith((".xml", ".vml")):
            yield from _list_properties(name, package)
    for name in list_spoken(package, "xl/", "word/"):
        for element in package.read_tree(name).iter():
            yield from (value for key, value in element.items() if key.rpartition("}")[2] in SHOWN)


def _list_properties(name: str, package: Package) -> Iterator[str]:
    if name == PROPERTIES:
        record, others = read_properties(package.read_tree(name))
        yield from (record, *others)
    elif CUSTOM.fullmatch(name):
        yield from package.read_tree(name).itertext()
    elif name.startswith("docProps/"):
        yield from (e.text or "" for e in package.read_tree(name).iter() if e.tag.rpartition("}")[2] not in DATED)


def list_spoken(package: Package, *folders: str) -> Iterator[str]:
    """The parts in these folders that may say something beside the words."""
    for name in package.names:
        if name.startswith(folders) and name.endswith((".xml", ".vml")) and name.rpartition("/")[2] not in UNSAID:
            yield name
