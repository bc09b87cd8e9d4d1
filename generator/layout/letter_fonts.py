"""Which family a letter is set in, where the brand has further ones for the letters that its own lacks."""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain, groupby

from generator.content.typefaces import Typeface
from generator.drawings.glyphs import characters
from generator.pages.page import Page

INVISIBLE = ("C", "Z")  # controls, marks of direction, joiners, soft hyphens and spaces draw nothing
SELECTORS = range(0xFE00, 0xFE10)  # they choose the form of the character before them


def is_drawable(sign: str, page: Page) -> bool:
    """Whether one of the page's fonts has the character, or there is nothing to draw."""
    known = (_characters(tuple(fonts.values())) for fonts in (page.fonts, *page.script_fonts))
    return _draws_nothing(sign) or any(ord(sign) in one for one in known)


def split_by_family(text: str, page: Page) -> Iterator[tuple[Typeface | None, str]]:
    """The text in pieces, each with the further family that it is set in; with none where the brand's own has it, or
    where no family has it."""
    if not page.brand.scripts or not _foreign(text, page):
        yield None, text
        return
    choose = _Chooser(page)
    for family, signs in groupby(text, choose.family):
        yield family, "".join(signs)


def used_families(text: str, page: Page) -> tuple[tuple[Typeface, Mapping[str, bytes]], ...]:
    """The further families that letters of the text are set in, with their fonts by weight."""
    if not page.brand.scripts:
        return ()
    named = {family.family for family, _ in split_by_family(text, page) if family}
    families = zip(page.brand.scripts, page.script_fonts, strict=True)
    return tuple((one, fonts) for one, fonts in families if one.family in named)


class _Chooser:
    """What draws nothing, and marks on a letter, stay in the family of the letter before them."""

    def __init__(self, page: Page) -> None:
        self.own = _characters(tuple(page.fonts.values()))
        families = zip(page.brand.scripts, page.script_fonts, strict=True)
        self.others = [(one, _characters(tuple(fonts.values()))) for one, fonts in families]
        self.last: Typeface | None = None

    def family(self, sign: str) -> Typeface | None:
        """The family of this character."""
        if not _draws_nothing(sign) and not unicodedata.combining(sign):
            held = ord(sign) in self.own
            self.last = None if held else next((one for one, known in self.others if ord(sign) in known), None)
        return self.last


def _foreign(text: str, page: Page) -> bool:
    own = _characters(tuple(page.fonts.values()))
    return any(ord(sign) not in own and not _draws_nothing(sign) for sign in set(text))


def _draws_nothing(sign: str) -> bool:
    return ord(sign) in SELECTORS or unicodedata.category(sign)[0] in INVISIBLE


@lru_cache(maxsize=16)
def _characters(fonts: tuple[bytes, ...]) -> frozenset[int]:
    return frozenset(chain.from_iterable(map(characters, fonts)))
