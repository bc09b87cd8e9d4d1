"""Word lists: all words that pages print, collected from layouts and engine for those who translate them.

The lists are templates of gettext (`.pot`). They name files but no lines, so that an edit that moves words changes no
list. A language's catalogue (`.po`) is brought up to date with them and keeps what is translated.
"""

from collections.abc import Container, Iterator, Mapping
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import write_po

from generator.content.guard import decode
from generator.content.sources import read_source
from generator.content.translation import parse_catalogue
from generator.folders import find_matching
from generator.project import Project

ENGINE = Path(__file__).parents[1]
ENGINE_WORDS = ENGINE / "words"
ENGINE_LIST = ENGINE_WORDS / "engine.pot"
Words = str | tuple[str, ...]
"""Words as a call has them: one form, or those for one and for many."""
KEYWORDS: Mapping[str, tuple[int, ...] | None] = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "translatable": None,
    "countable": (1, 2),
}
"""Calls that hold words, and which of their arguments do, if not the first."""
HEADER = "# Words that pages print, in the order of the alphabet. `collateral words` rewrites this file."
LEFT_OUT = (b'"POT-Creation-Date', b'"PO-Revision-Date', b'"Generated-By', b'"Report-Msgid-Bugs-To')
"""Lines of a header that would differ from one run to the next, or say nothing here."""


@cache
def engine_words() -> Catalog:
    """The words that the engine prints; reading all of its modules takes a second, so it is done once."""
    files = {path.relative_to(ENGINE).as_posix(): path for path in find_matching(ENGINE, "**/*.py")}
    return _collect(Project(ENGINE), files, "python", inner=(".",))


@cache
def listed_engine_words() -> tuple[str, ...]:
    """The words that the engine prints, first forms only, from its list: to read its own code takes seconds."""
    found = parse_catalogue(ENGINE_LIST.read_bytes(), ENGINE_LIST.name)
    return tuple(first_form(one.id) for one in found if one.id)


def first_form(words: object) -> str:
    """The words for one, which are those of the source where a call has several forms."""
    return str(words[0] if isinstance(words, list | tuple) else words)


def layout_words(project: Project, folders: Container[str] | None = None) -> Catalog:
    """The words that the layouts print, the titles of kinds, and what the catalogue says of cards; of all folders of
    layouts, or of these."""
    files = project.layout_files("**/*.html")
    wanted = {name: path for name, path in files.items() if folders is None or name.partition("/")[0] in folders}
    found = _collect(project, wanted, "jinja2", inner=("_", "."))
    for kind in (kind for kind in project.kinds() if folders is None or kind in folders):
        path = project.layout(f"{kind}/kind.yaml")
        for words in _said_of_kind(read_source(path, project).data):
            found.add(words, locations=[(f"{kind}/kind.yaml", 0)])
    return found


def _said_of_kind(settings: Mapping[str, Any]) -> Iterator[str]:
    """The words of a `kind.yaml`: its title, and the title and the moment of each card. Anybody may have written it."""
    views = settings.get("views")
    cards = [view.get("card") for view in (views.values() if isinstance(views, dict) else ()) if isinstance(view, dict)]
    said = [
        settings.get("title"),
        *(card.get(name) for card in cards if isinstance(card, dict) for name in ("title", "use")),
    ]
    yield from (words for words in said if isinstance(words, str))


def _collect(project: Project, files: Mapping[str, Path], method: str, *, inner: tuple[str, ...]) -> Catalog:
    """The words of all these files, but for those in folders whose names begin with a sign of `inner`."""
    found = Catalog(project="collateral", version="words", charset="utf-8", header_comment=HEADER, fuzzy=False)
    for name, path in ((name, path) for name, path in files.items() if not _is_inner(PurePosixPath(name), inner)):
        text = decode(project.read(path), project.name(path))
        for words in _extract(method, text):
            found.add(words, locations=[(name, 0)])
    return found


@lru_cache(maxsize=1_000)
def _extract(method: str, text: str) -> tuple[Words, ...]:
    """The words that a file of this text holds; one that did not change is not parsed again."""
    return tuple(words for _, words, _, _ in extract(method, BytesIO(text.encode()), keywords=KEYWORDS))


def _is_inner(path: PurePosixPath, signs: tuple[str, ...]) -> bool:
    """Whether the file is in a folder that names itself no part of the whole."""
    return any(folder.startswith(signs) for folder in path.parts[:-1])


def as_text(catalogue: Catalog) -> bytes:
    """The catalogue as a file, the same for the same words."""
    out = BytesIO()
    write_po(out, catalogue, width=110, sort_output=True, include_lineno=False, include_previous=False)
    lines = out.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(LEFT_OUT))


def write_lists(project: Project, *, engine: bool) -> list[Path]:
    """Write the list of the layouts' words and, for those who work on the engine, that of its own; the paths."""
    lists = {project.words / "layouts.pot": layout_words(project)}
    if engine:
        lists[ENGINE_LIST] = engine_words()
    for path, words in lists.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_text(words))
    return list(lists)


def update_catalogue(language: str, project: Project) -> tuple[Path, int]:
    """Bring the project's catalogue of a language up to date, or start one: every word of the layouts, and those of the
    engine that it has no translation for itself. The path, and how many words wait for a translation."""
    path = project.words / f"{language}.po"
    known = Catalog(language.replace("-", "_"), project="collateral", version="words", charset="utf-8", fuzzy=False)
    if project.has(path):
        known = parse_catalogue(project.read(path), project.name(path))
    known.update(_wanted(language, project), no_fuzzy_matching=True)
    known.header_comment = HEADER
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(as_text(known))
    forms = (one.string if isinstance(one.string, tuple | list) else (one.string,) for one in known if one.id)
    return path, sum(not all(found) for found in forms)


def _wanted(language: str, project: Project) -> Catalog:
    wanted = layout_words(project)
    own = ENGINE_WORDS / f"{language}.po"
    done = {one.id for one in parse_catalogue(own.read_bytes(), own.name) if one.string} if own.is_file() else set()
    for one in engine_words():
        if one.id and one.id not in done:
            wanted.add(one.id, locations=one.locations)
    return wanted
