"""The traits that packages of Word and Excel share: their parts, pictures, what is embedded, where links lead."""

import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from generator.audit.readers._office.package_parts import OFFICE, Package
from generator.audit.traits import Trait

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

FOREIGN = re.compile(r".*/(?:embeddings|activeX|externalLinks|ctrlProps|webextensions)/.*|.*(?:vba|afchunk|macro).*")
"""Parts of which we make none: objects, macros, links to other files."""
Filled = Callable[["Element"], frozenset["Element"]]
"""Tells of a part's tree the elements whose text people fill in."""


def list_package_traits(package: Package, leave_out: Filled) -> Iterator[Trait]:
    """The parts by name and digest, whatever the order of attributes; texts that people fill in are left out."""
    for name in sorted(package.names):
        if not name.endswith("/"):
            yield Trait("package parts", name, _digest_part(name, package, leave_out))
        if FOREIGN.fullmatch(name):
            yield Trait("embedded files", name, sha256(package.read_part(name)).hexdigest())


def _digest_part(name: str, package: Package, leave_out: Filled) -> str:
    if not name.endswith((".xml", ".rels", ".vml")):
        return sha256(package.read_part(name)).hexdigest()
    try:
        root = package.read_tree(name)
    except ParseError:
        return sha256(package.read_part(name)).hexdigest()
    left, found = leave_out(root), sha256()
    for one in root.iter():
        text = "" if one in left else one.text or ""
        found.update(repr((one.tag, sorted(one.items()), text, one.tail or "", len(one))).encode("utf-8", "replace"))
    return found.hexdigest()


def list_pictures(package: Package, part: str) -> Iterator[Trait]:
    """What the pictures of a part show, and what is said of each, in order."""
    links = read_links(package, part)
    for element in package.read_tree(part).iter():
        local = element.tag.rpartition("}")[2]
        if local in {"docPr", "cNvPr"}:
            texts = filter(None, (element.get("descr"), element.get("title")))
            yield from (Trait("alternative texts", text) for text in texts)
        elif local == "blip" and (name := links.get(element.get(f"{OFFICE}embed", ""))) in package.names:
            yield Trait("pictures", "a picture", sha256(package.read_part(name)).hexdigest())


def read_links(package: Package, part: str) -> dict[str, str]:
    """Where the relationships of a part lead: to a part by its name, or to an address."""
    name = f"{dirname(part)}/_rels/{part.rpartition('/')[2]}.rels"
    if name not in package.names:
        return {}
    return {link.get("Id", ""): _find_target(link, part) for link in package.read_tree(name)}


def _find_target(link: "Element", part: str) -> str:
    target = link.get("Target", "")
    if link.get("TargetMode") == "External":
        return target
    return target.removeprefix("/") if target.startswith("/") else normpath(join(dirname(part), target))
