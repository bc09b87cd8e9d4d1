"""Addresses in content files: each is one that a page may link to, found where it is written."""

import re
from collections.abc import Iterator
from typing import Any

from generator.content.links import leads_out, link_cure
from generator.content.schemas import Node, Schema, leaves
from generator.content.sources import Source, Steps
from generator.diagnostics import Diagnostic

NAMED = frozenset({"link", "url", "href", "website"})
"""What a fact of free form is called if it is an address."""
SCHEME = re.compile(r"(?:https?|ftp|file|javascript|vbscript|data|blob|mailto|tel):\S+|(?://|\\\\)\S+", re.IGNORECASE)


def check_addresses(data: Any, schema: Schema, source: Source) -> Iterator[Diagnostic]:
    """A finding for each address that no page may link to."""
    for steps, value, node in leaves(data, schema):
        start = _start(steps, value, node, free=schema.name == "facts")
        if start is not None and not leads_out(f"{start}{value}"):
            at = source.value_position(steps)
            yield Diagnostic(
                "bad-link", f"`{value[:80]}` cannot be linked to", at, link_cure(value), width=len(value[:80])
            )


def _start(steps: Steps, value: Any, node: Node, *, free: bool) -> str | None:
    """What stands before the value where a page links to it; nothing if it is no address, or is refused already."""
    if not isinstance(value, str):
        return None
    if "x-link" in node:
        return str(node["x-link"]) if re.search(node["pattern"], value) else None
    return "" if free and (steps[-1] in NAMED or SCHEME.fullmatch(value.strip())) else None
