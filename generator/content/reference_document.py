"""The reference document: whoever opens a Word file of ours opens what it brings, so it brings styles and no more."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from generator.diagnostics import Diagnostic, Position, Problem
from generator.project import Project

FILE = "reference.docx"
LARGEST, MOST_PARTS = 20_000_000, 500  # bytes and parts; ours has some seventy thousand in ten
NEEDED = ("[Content_Types].xml", "word/document.xml", "word/styles.xml")
RUNS = re.compile(r"vbaproject|activex|embeddings|afchunk|attachedtoolbars", re.IGNORECASE)
"""Parts that Word runs, or unpacks as another file."""
LOADS = re.compile(r"\s*(?:INCLUDE\w*|DDE\w*|LINK|IMPORT|RD|DATABASE)\b", re.IGNORECASE)
"""Fields that read another file, or ask a server, when Word counts them again."""
INSTRUCTIONS = ("{*}instrText", "{*}fldSimple")
CURE = f"save it again in Word as a plain .docx without links and macros, or take the last version of {FILE}"


def check_reference(project: Project) -> list[Diagnostic]:
    """What of the reference document is damaged, or would lead out of the Word files that are made from it."""
    path = project.layout(f"_shared/{FILE}")
    if not project.has(path):
        return []  # only whoever makes Word files needs one, and says so
    at = Position(project.name(path))
    try:
        said = dict.fromkeys(_faults(project.read(path)))
    except Problem as problem:
        return list(problem.diagnostics)
    return [Diagnostic("bad-reference", f"the reference document {one}", at, CURE) for one in said]


def _faults(data: bytes) -> Iterator[str]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            listed = package.infolist()
            if len(listed) > MOST_PARTS or sum(one.file_size for one in listed) > LARGEST:
                yield "holds far more than styles"
                return
            missing = set(NEEDED) - {one.filename for one in listed}
            yield from (f"has no part `{name}`" for name in sorted(missing))
            for one in listed:
                yield from _faults_of_part(one.filename, package.read(one))
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, ValueError):
        yield "is damaged, locked, or no Word file"


def _faults_of_part(name: str, data: bytes) -> Iterator[str]:
    if RUNS.search(name):
        yield f"holds `{name[:80]}`, which Word runs or unpacks"
    if not name.endswith((".xml", ".rels")):
        return
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True))
    except etree.XMLSyntaxError:
        yield f"has a part that cannot be read: `{name[:80]}`"
        return
    if root.getroottree().docinfo.internalDTD is not None:
        yield f"has a DOCTYPE in `{name[:80]}`"
    for link in root.iter("{*}Relationship") if name.endswith(".rels") else ():
        if link.get("TargetMode", "Internal").lower() != "internal":
            yield f"links to `{link.get('Target', '')[:80]}`"
        elif RUNS.search(link.get("Type", "")):
            yield f"holds `{link.get('Target', '')[:80]}`, which Word runs or unpacks"
    for field in root.iter(*INSTRUCTIONS):
        if LOADS.match(said := field.text or next(iter(field.attrib.values()), "")):
            yield f"has the field `{' '.join(said.split())[:80]}`, which loads another file"
