"""Documents whose values a text cites: `[20](count:messages/first.steps)` says something else when that one changes."""

import re
from collections.abc import Iterator

from generator.content.documents import Document
from generator.pages.workspace import Workspace

CITED = re.compile(r"\b(?:count|sum|confirmed):([\w-]+/[\w-]+)")


def list_cited(document: Document, workspace: Workspace) -> Iterator[tuple[str, str]]:
    """The file of each other document whose values the document cites, in whatever language, and the digest of what it
    says; calculations are not among them."""
    values = (value for _, value, _ in document.leaves if isinstance(value, str))
    keys = {key for value in values for key in CITED.findall(value)}
    for one in workspace.documents.values() if keys else ():
        if one.key.partition(".")[0] in keys and one is not document:
            yield one.source.file, one.source.digest
