"""Languages: the one that a document is printed in, by its code, and those that nobody can be given yet."""

import re
from collections.abc import Iterator

from generator.content.locale_forms import locale_of
from generator.diagnostics import Diagnostic, Position

CODE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
CURE = "write its code, for example de-DE, fr or pt-BR"


def check_language(code: str, at: Position) -> Iterator[Diagnostic]:
    """A finding for a language that nobody speaks, or that is written from right to left."""
    if not CODE.fullmatch(code):
        return  # the schema has said so
    try:
        locale = locale_of(code)
    except (LookupError, ValueError):
        yield Diagnostic("unknown-language", f"`{code}` is the code of no language", at, CURE, width=len(code))
        return
    if locale.text_direction == "rtl":
        name = locale.get_language_name("en")
        message = f"{name} is written from right to left, and the layouts set their pages from left to right only"
        cure = "leave this document out, or have it set elsewhere: turned around, its columns and charts would mislead"
        yield Diagnostic("right-to-left", message, at, cure, width=len(code))


def is_known(code: str) -> bool:
    """Whether pages can be printed in the language."""
    return bool(CODE.fullmatch(code)) and not any(check_language(code, Position("")))


def speaks(language: str, other: str) -> bool:
    """Whether two codes name one language, wherever it is spoken."""
    return language.partition("-")[0] == other.partition("-")[0]
