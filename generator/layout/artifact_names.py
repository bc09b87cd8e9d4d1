"""Names of finished files: they say whose they are and what, wherever they are saved: `acme-one-pager-first.pdf`."""

import re
import unicodedata

from generator.content.documents import Document
from generator.pages.workspace import Workspace

STRANGE = re.compile("[^a-z0-9]+")


def name_artifact(document: Document, suffix: str, workspace: Workspace) -> str:
    """The artifact's path below `build/` without its ending: the kind's folder, then company, kind and document.

    A company or a kind whose name has no letter from a to z is left out, or named as in the project.
    """
    kind = document.kind
    name = document.name.replace(".", "-").lower()
    company, called = plain_name(workspace.brand.short_name), plain_name(kind.title) or kind.name
    return f"{kind.name}/" + "-".join(filter(None, (company, called, f"{name}{suffix}")))


def plain_name(words: str) -> str:
    """The words as a name that every system takes: small letters without accents, digits, hyphens."""
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return STRANGE.sub("-", letters).strip("-")
