"""Characters that no font of the brand has: on paper they are boxes. A browser alone finds them in other fonts."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from generator.content.documents import Document
from generator.content.guard import decode
from generator.content.script_fonts import name_font
from generator.diagnostics import Diagnostic, Position, Problem
from generator.layout.compose import Composed
from generator.layout.letter_fonts import is_drawable
from generator.pages.page import Page
from generator.pages.workspace import Workspace

CONTENT = re.compile(r"""content\s*:[^;}]*?(["'])(.*?)\1""")
ESCAPED = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
CURE = "write it with other characters, or add a font that has it to `type.scripts` of the brand"


def find_missing_glyphs(document: Document, composed: Composed, workspace: Workspace) -> Iterator[Diagnostic]:
    """An error for every character of the document's drawn pages that no font of the brand has, where it is written.
    All letters that one other font would give have one error, where the first of them is."""
    drawn = [page for view, page in composed.pages if any(workspace.formats[name].own_fonts for name in view.formats)]
    if not drawn:
        return
    groups: dict[str, list[tuple[str, Position | None]]] = {}
    for sign, at in _undrawable_signs(drawn):
        groups.setdefault(name_font(sign) or sign, []).append((sign, at))
    for (sign, at), *others in groups.values():
        yield _report(sign, len(others), _place(sign, at, document, workspace), drawn[0])


def _undrawable_signs(pages: Iterable[Page]) -> Iterator[tuple[str, Position | None]]:
    """Each character that no font has, once, with the place of the element that says it first."""
    seen: set[str] = set()
    for page in pages:
        for text, at in (*_words(page), *_styles(page)):
            signs = dict.fromkeys(unicodedata.normalize("NFC", text))
            new = [sign for sign in signs if sign not in seen]
            seen.update(new)
            yield from ((sign, at) for sign in new if not is_drawable(sign, page))


def find_undrawable(words: str, page: Page) -> str:
    """The first character of the words that no font of the page's brand has; nothing if all can be drawn."""
    return next((sign for sign in unicodedata.normalize("NFC", words) if not is_drawable(sign, page)), "")


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


def _report(sign: str, others: int, at: Position | None, page: Page) -> Diagnostic:
    name = unicodedata.name(sign, "no name").lower()
    more = f", nor {others} more of its script" if others else ""
    message = f"the font {page.brand.family} has no `{sign}` (U+{ord(sign):04X}, {name}){more}"
    font = name_font(sign)
    return Diagnostic("missing-glyph", message, at, f"{CURE}: {font}" if font else CURE)
