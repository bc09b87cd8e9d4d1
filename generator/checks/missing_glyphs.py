"""Characters that no font of the brand has: on paper they are boxes. A browser alone finds them in other fonts."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from generator.content.documents import Document
from generator.content.guard import decode
from generator.content.script_fonts import name_font
from generator.diagnostics import Diagnostic, Position, Problem
from generator.drawings.glyphs import characters
from generator.layout.compose import Composed
from generator.pages.page import Page
from generator.pages.workspace import Workspace

INVISIBLE = ("C", "Z")  # controls, marks of direction, joiners, soft hyphens and spaces draw nothing
SELECTORS = range(0xFE00, 0xFE10)  # they choose the form of the character before them
CONTENT = re.compile(r"""content\s*:[^;}]*?(["'])(.*?)\1""")
ESCAPED = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
CURE = "write it with other characters, or add a font that has it to `type.faces` of the brand"


def find_missing_glyphs(document: Document, composed: Composed, workspace: Workspace) -> Iterator[Diagnostic]:
    """An error for every character of the document's drawn pages that no font of the brand has, where it is written."""
    drawn = [page for view, page in composed.pages if any(workspace.formats[name].own_fonts for name in view.formats)]
    if not drawn:
        return
    known = _characters(tuple(drawn[0].fonts.values()))
    seen: set[str] = set()
    for page in drawn:
        for text, at in (*_words(page), *_styles(page)):
            signs = dict.fromkeys(unicodedata.normalize("NFC", text))
            new = [sign for sign in signs if sign not in seen]
            seen.update(new)
            for sign in new:
                if not _is_drawable(sign, known):
                    yield _report(sign, _place(sign, at, document, workspace), page)


def find_undrawable(words: str, page: Page) -> str:
    """The first character of the words that no font of the page's brand has; nothing if all can be drawn."""
    known = _characters(tuple(page.fonts.values()))
    return next((sign for sign in unicodedata.normalize("NFC", words) if not _is_drawable(sign, known)), "")


@lru_cache(maxsize=8)
def _characters(fonts: tuple[bytes, ...]) -> frozenset[int]:
    return frozenset(chain.from_iterable(map(characters, fonts)))


def _is_drawable(sign: str, known: frozenset[int]) -> bool:
    """Whether a font has it, or there is nothing to draw."""
    return ord(sign) in known or ord(sign) in SELECTORS or unicodedata.category(sign)[0] in INVISIBLE


def _words(page: Page) -> Iterator[tuple[str, Position | None]]:
    """All that the page says, each piece with the place of its element."""
    yield page.title, page.home
    for element in page.root.walk():
        yield from ((child, element.at) for child in element.children if isinstance(child, str))


def _styles(page: Page) -> Iterator[tuple[str, Position | None]]:
    """What the style sheets put on the page by `content`."""
    for name, sheet in {**page.screen_styles, **page.print_styles}.items():
        for found in CONTENT.finditer(sheet) if "/" in name else ():
            words = ESCAPED.sub(lambda code: chr(min(int(code[1], 16), 0x10FFFF)), found[2])
            yield words, Position(name, sheet.count("\n", 0, found.start(2)) + 1)


def _place(sign: str, at: Position | None, document: Document, workspace: Workspace) -> Position | None:
    """Where the character is written: in a field of the document, else in the file that the element comes from."""
    return document.find_words(sign) or _in_file(sign, at, workspace) or at


def _in_file(sign: str, at: Position | None, workspace: Workspace) -> Position | None:
    """The character's place from the element's line on."""
    project = workspace.project
    try:
        lines = decode(project.read(project.find(at.file)), at.file).split("\n") if at else []
    except Problem:
        return None
    numbered = ((n, line.find(sign)) for n, line in enumerate(lines, 1) if at and n >= at.line)
    return next((Position(at.file, n, column + 1) for n, column in numbered if at and column >= 0), None)


def _report(sign: str, at: Position | None, page: Page) -> Diagnostic:
    name = unicodedata.name(sign, "no name").lower()
    message = f"the font {page.brand.family} has no `{sign}` (U+{ord(sign):04X}, {name})"
    font = name_font(sign)
    return Diagnostic("missing-glyph", message, at, f"{CURE}: {font}" if font else CURE)
