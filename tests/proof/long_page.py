"""The page of the cases with room for a dozen lines instead of three, so that they are tried together."""

import re
from dataclasses import replace

from generator.content.schemas import Schema
from generator.pages.workspace import Workspace

PAINS = 12
"""How many there may be on the long page; the layout prints as many as there are."""
LIST = re.compile(r"(?<=^pains:\n)(?:[ #].*\n)+", re.MULTILINE)
ENTRY = re.compile(r"^  - ", re.MULTILINE)


def lengthen(text: str) -> str:
    """The content file with as many pains as have room, the same again and again."""
    return LIST.sub(lambda found: found[0] * (PAINS // len(ENTRY.findall(found[0]))), text, count=1)


def allow_length(key: str, known: Workspace) -> Workspace:
    """The workspace in which the kind of the document allows so many; it differs in nothing else."""
    document = known.documents[key]
    root = document.kind.schema.root
    pains = {**root["properties"]["pains"], "maxItems": PAINS}
    schema = Schema(document.kind.name, {**root, "properties": {**root["properties"], "pains": pains}})
    kind = replace(document.kind, schema=schema)
    kinds, documents = {**known.kinds, kind.name: kind}, {**known.documents, key: replace(document, kind=kind)}
    return replace(known, kinds=kinds, documents=documents)
