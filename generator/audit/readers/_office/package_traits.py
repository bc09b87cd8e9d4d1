"""The traits that packages of Word and Excel share: their parts, pictures, what is embedded, where links lead."""

import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from generator.audit.readers._office.package_parts import OFFICE, Package
from generator.audit.readers._office.package_record import PROPERTIES, read_properties
from generator.audit.traits import Trait

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

FOREIGN = re.compile(r".*/(?:embeddings|activeX|externalLinks|ctrlProps|webextensions)/.*|.*(?:vba|afchunk|macro).*")
"""Parts of which we make none: objects, macros, links to other files."""
CORE = "docProps/core.xml"
WRITTEN = frozenset({"title", "subject", "description", "creator", "category", "keywords"})
TYPES = "[Content_Types].xml"
HOST = re.compile(r"https?://[^/?#]+")
Filled = Callable[["Element"], frozenset["Element"]]
"""Tells of a part's tree the elements whose text people fill in."""


def list_package_traits(package: Package, leave_out: Filled, carried: frozenset[str] = frozenset()) -> Iterator[Trait]:
    """The properties, and the parts by name and digest, whatever the order of attributes; texts that people fill in are
    left out. Workbooks that charts carry are told by their cells: programs that save a chart write them anew."""
    yield from (Trait("properties", f"{name}: {value}") for name, value in _list_properties(package))
    yield from (Trait("links", text) for text in sorted(_list_loaded(package)))
    for name in sorted(package.names):
        if not name.endswith("/"):
            yield Trait("package parts", name, _digest_part(name, package, leave_out))
        if FOREIGN.fullmatch(name) and name not in carried:
            yield Trait("embedded files", name, sha256(package.read_part(name)).hexdigest())


def _list_loaded(package: Package) -> Iterator[str]:
    """What Office loads from elsewhere by itself, such as templates and pictures; links that one follows have words."""
    for name in package.names:
        if name.endswith(".rels"):
            for one in package.read_tree(name):
                kind = one.get("Type", "").rpartition("/")[2]
                if one.get("TargetMode") == "External" and kind != "hyperlink":
                    yield f"{kind} ({one.get('Target', '')})"


def _list_properties(package: Package) -> Iterator[tuple[str, str]]:
    """What people write about the file, and what anybody has added; dates and counts are every program's own."""
    if CORE in package.names:
        texts = ((one.tag.rpartition("}")[2], one.text or "") for one in package.read_tree(CORE))
        yield from sorted((name, text) for name, text in texts if name in WRITTEN and text)
    if PROPERTIES in package.names:
        yield from (("property", text) for text in sorted(read_properties(package.read_tree(PROPERTIES))[1]))


def _digest_part(name: str, package: Package, leave_out: Filled) -> str:
    if not name.endswith((".xml", ".rels", ".vml")):
        return sha256(package.read_part(name)).hexdigest()
    try:
        root = package.read_tree(name)
    except ParseError:
        return sha256(package.read_part(name)).hexdigest()
    left = leave_out(root)
    rows = [_write_element(one, left) for one in root.iter()]
    # The order of relationships and of types says nothing; every program has its own.
    return sha256(
        "".join(sorted(rows) if name.endswith((".rels", TYPES)) else rows).encode("utf-8", "replace")
    ).hexdigest()


def _write_element(one: "Element", left: "frozenset[Element]") -> str:
    text = "" if one in left else one.text or ""
    return repr((one.tag, sorted(one.items()), text, one.tail or "", len(one)))


def list_pictures(package: Package, part: str) -> Iterator[Trait]:
    """What the pictures of a part show, and what is said of each, in order."""
    links = read_links(package, part)
    root = package.read_tree(part)
    charts = {shape for one in root.iter() if _holds_chart(one) for shape in one}
    for element in root.iter():
        local = element.tag.rpartition("}")[2]
        if local in {"docPr", "cNvPr"}:
            texts = filter(None, (element.get("descr"), element.get("title")))
            # LibreOffice drops those of charts.
            kind = "alternative texts of charts" if element in charts else "alternative texts"
            yield from (Trait(kind, text) for text in texts)
        elif local == "blip" and (name := links.get(element.get(f"{OFFICE}embed", ""))) in package.names:
            yield Trait("pictures", "a picture", sha256(package.read_part(name)).hexdigest())


def _holds_chart(element: "Element") -> bool:
    """Whether it is the frame of a chart, in a sheet or in a text."""
    if element.tag.endswith(("}inline", "}anchor")):
        return any(below.tag.endswith("/chart}chart") for below in element.iter())
    return element.tag.endswith("}nvGraphicFramePr")


def read_links(package: Package, part: str) -> dict[str, str]:
    """Where the relationships of a part lead: to a part by its name, or to an address."""
    name = f"{dirname(part)}/_rels/{part.rpartition('/')[2]}.rels"
    if name not in package.names:
        return {}
    return {link.get("Id", ""): _find_target(link, part) for link in package.read_tree(name)}


def _find_target(link: "Element", part: str) -> str:
    target = link.get("Target", "")
    if link.get("TargetMode") == "External":
        return f"{target}/" if HOST.fullmatch(target) else target  # programs add it, and it leads to the same page
    return target.removeprefix("/") if target.startswith("/") else normpath(join(dirname(part), target))
