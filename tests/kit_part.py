"""A part of the kit: the documents that a test asks for, with all that they name, and nothing of the others.

Whatever is done with the project is done for its documents: a part of a dozen is read, checked and built in a sixth of
the time, and says of its documents what the whole kit says.
"""

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.tools import REPOSITORY, copied

CONTENT = REPOSITORY / "content"
SHARED = ("terms.yaml", "voice.yaml")
NAMED = re.compile(r"\b(?:doc|count|sum|confirmed):([a-z-]+/[a-z0-9-]+)|\bcalc:([a-z0-9-]+)/")
"""How a text names a document, and how it names a calculator whose results it cites."""
OF_THE_WHOLE = frozenset({"catalogue.yaml", "search-words.yaml"})
"""Facts about the whole kit, which a part of it has not."""


def copied_part(root: Path, *documents: str) -> Path:
    """A copy of the project with these documents and those that they, the facts and the claims name; of a kind, if one
    is named, all. Translations are left out."""
    copied(root, "content/facts", "content/claims", "content/words", "layouts")
    for name in (*SHARED, *(f"{key}.yaml" for key in sorted(with_named(documents)))):
        (root / "content" / name).parent.mkdir(exist_ok=True)
        shutil.copy(CONTENT / name, root / "content" / name)
    return root


def with_named(documents: tuple[str, ...]) -> set[str]:
    """These documents and all that they name, those that are named by these, and so on."""
    shared = [*CONTENT.glob("facts/*.yaml"), *CONTENT.glob("claims/*.yaml")]
    files = [file for file in shared if file.name not in OF_THE_WHOLE]
    waiting = {key for name in documents for key in keys_of(name)} | {key for file in files for key in named_in(file)}
    found: set[str] = set()
    while waiting:
        key = waiting.pop()
        found.add(key)
        waiting |= named_in(CONTENT / f"{key}.yaml") - found
    return found


def keys_of(name: str) -> Iterator[str]:
    """The document of this name, or every one of the kind."""
    return (
        (f"{name}/{file.stem}" for file in (CONTENT / name).glob("*.yaml") if "." not in file.stem)
        if (CONTENT / name).is_dir()
        else iter((name,))
    )


@cache
def named_in(file: Path) -> frozenset[str]:
    """The documents that a file names."""
    found = NAMED.findall(file.read_text("utf-8"))
    calculators = (path for _, name in found if name for path in CONTENT.glob(f"*/{name}.yaml"))
    named = {*(key for key, _ in found if key), *(f"{path.parent.name}/{path.stem}" for path in calculators)}
    return frozenset(key for key in named if (CONTENT / f"{key}.yaml").is_file() and not key.startswith("facts/"))
