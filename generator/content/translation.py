"""Translation: the words that the engine and the layouts print, in the language of a document.

English words stand where they are printed; a catalogue (`.po`, the files of gettext) gives another language's for them.
The company's own are in `content/words/`, those of the layouts in `layouts/_shared/words/`, the engine's in
`generator/words/`; they are asked in this order. What no catalogue has stays English. Words of findings and of commands
are no part of this.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from functools import partial
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO, StringIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.content.guard import decode, end_of
from generator.content.locale_forms import (
    Frame,
    frame_money,
    frame_percent,
    is_home,
    localize,
    spell,
    write_day,
    write_hour,
    write_number,
)
from generator.diagnostics import Diagnostic, Position, Problem
from generator.project import Project

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

CURE = "write each entry as `msgid` and `msgstr`, each in quotes; `collateral words LANGUAGE` makes a file to fill in"
PLURALS = "write it as gettext's manual does, for example `nplurals=2; plural=(n != 1);`"
MANY = re.compile(r"nplurals\s*=\s*(\d{2,9})")
PLACE = re.compile(r"\{(\w+)\}")
"""A name in words, `{number}`, where something is put in; nothing else in braces means anything."""


def translatable(words: str) -> str:
    """The words as they are: marks those of a table, which are translated where they are printed."""
    return words


def countable(one: str, many: str) -> tuple[str, str]:
    """The words for one and for many as they are: marks those of a table, translated where they are printed."""
    return one, many


def put_in(words: str, values: Mapping[str, object]) -> str:
    """The words with values at their places; a place without a value stays."""
    return PLACE.sub(lambda place: str(values.get(place[1], place[0])), words)


@dataclass(frozen=True, eq=False)
class Translation:
    """The words of one language by the English ones, and the company's currency: its sign at home, its usual decimals
    and its code. Numbers, amounts and days are written as the language does (`locale_forms`)."""

    language: str = "en"
    catalogue: NullTranslations = field(default_factory=NullTranslations)
    currency: str = "$"
    currency_places: int = 2
    currency_code: str = "USD"

    def in_language(self, language: str, catalogue: NullTranslations | None) -> "Translation":
        """The words of another language, with the same currency."""
        return replace(self, language=language, catalogue=catalogue or NullTranslations())

    def gettext(self, words: str, **values: object) -> str:
        """The words in this language, with values at their places."""
        # Nothing is the name of a catalogue's own header.
        said = spell(self.catalogue.gettext(words), self.language) if words else ""
        return put_in(said, values) if values else said

    def ngettext(self, one: str, many: str, count: int, **values: object) -> str:
        """The words for so many, in this language; the number itself is put in at `{number}`."""
        said = spell(self.catalogue.ngettext(one, many, count), self.language)
        return put_in(said, {"number": self.number(count), **values})

    def has(self, words: str) -> bool:
        """Whether a catalogue has these words, or the first of those for one and many."""
        found = self.catalogue.gettext(words), self.catalogue.ngettext(words, words, 1)
        # gettext hands back the very words that it does not know; of single signs Python keeps one copy only.
        return len(words) == 1 or any(said is not words for said in found)

    def number(self, value: float, places: int = 0) -> str:
        """The size of a number with so many decimals as this language writes it."""
        return write_number(value, places, self.language)

    def local(self, written: str) -> str:
        """A number as the engine writes it in the marks of this language."""
        return localize(written, self.language)

    def money(self) -> Frame:
        """What stands around an amount of the company's currency."""
        return frame_money(self.currency_code, self.language, self.currency)

    def percent(self) -> Frame:
        """What stands around a share in percent."""
        return frame_percent(self.language)

    def day(self, day: date | str) -> str:
        """The day as this language writes it."""
        return write_day(date.fromisoformat(str(day)), self.language)

    def hour(self, hour: str) -> str:
        """The hour of the day, such as `16:30`, as this language writes it."""
        return write_hour(time.fromisoformat(hour), self.language)


ENGLISH = Translation()


def read_translation(language: str, project: Project) -> tuple[Translation, list[Diagnostic]]:
    """The words of a language such as `de-CH`, those of `de` where it has none, with what is wrong in the project's
    catalogues. It is read once a workspace."""
    first: NullTranslations | None = None
    findings: list[Diagnostic] = []
    for data_of, name in _catalogues(language, project):
        read, found = _read(data_of, name)
        findings += found
        if read is not None and first is not None:
            first.add_fallback(read)
        first = first or read
    if first is None and not findings and is_home(language):
        return ENGLISH, findings
    return Translation(language, first or NullTranslations()), findings


def _catalogues(language: str, project: Project) -> Iterator[tuple[Callable[[], bytes], str]]:
    """The files that may have a word, best first, each with how to read it."""
    names = [f"{name}.po" for name in dict.fromkeys((language, language.partition("-")[0]))]
    engine = files("generator").joinpath("words")
    own = [project.own_words / name for name in names]
    own += [folder / "_shared" / "words" / name for folder in project.layers for name in names]
    yield from ((partial(project.read, path), project.name(path)) for path in own if project.has(path))
    yield from (
        (engine.joinpath(name).read_bytes, f"generator/words/{name}")
        for name in names
        if engine.joinpath(name).is_file()
    )


def _read(data_of: Callable[[], bytes], name: str) -> tuple[NullTranslations | None, list[Diagnostic]]:
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - English needs no library

    try:
        catalogue = parse_catalogue(data_of(), name)
    except Problem as problem:
        return None, [*problem.diagnostics]
    findings = list(_check(catalogue, name))
    out = BytesIO()
    write_mo(out, catalogue)
    try:
        return Catalogue(out.getvalue()), findings
    except (ValueError, RecursionError, MemoryError) as error:  # its rule for plural forms
        message = f"`Plural-Forms` of the catalogue cannot be read: {error}"
        return None, [Diagnostic("bad-translation", message, Position(name), PLURALS)]


class Catalogue(GNUTranslations):
    """The words of a compiled catalogue; another process can be handed it."""

    def __init__(self, data: bytes) -> None:
        super().__init__(BytesIO(data))
        self.data = data

    def __reduce__(self) -> tuple[type["Catalogue"], tuple[bytes], dict[str, object]]:
        return Catalogue, (self.data,), {"_fallback": vars(self).get("_fallback")}  # what is asked for words it lacks


def parse_catalogue(data: bytes, name: str) -> "Catalog":
    """The catalogue of a `.po` file; one that breaks a rule of such files is a `Problem` at its line."""
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415 - English needs no library

    language = PurePosixPath(name).stem.replace("-", "_")
    text = decode(data, name)
    if many := MANY.search(text):
        at = end_of(text[: many.start()], name)
        raise Problem(Diagnostic("bad-translation", f"no language has {many[1]} plural forms", at, PLURALS))
    try:
        catalogue = read_po(StringIO(text), locale=language, abort_invalid=True)
    except (PoFileError, ValueError) as error:  # babel lets through what Python says of a number that is none
        at = Position(name, (getattr(error, "lineno", None) or 0) + 1)
        message = f"the catalogue cannot be read: {error.args[0]}"
        raise Problem(Diagnostic("bad-translation", message, at, CURE)) from None
    catalogue.charset = "utf-8"  # whatever its header says: it was read as such
    return catalogue


def _check(catalogue: "Catalog", name: str) -> Iterator[Diagnostic]:
    """A finding for each translation with a place that the English words do not have; it is left out, and so is one
    that lacks a form."""
    for message in [one for one in catalogue if one.id and one.string]:
        strange = _strange_places(message)
        if strange or not all(_forms(message.string)):
            catalogue.delete(message.id, message.context)
        if strange:
            known = ", ".join(f"`{{{place}}}`" for place in sorted(_places(message.id)))
            said = f"the translation has `{{{strange[0]}}}`, and the English words have no such name in braces"
            hint = f"known: {known}" if known else "write it without braces"
            yield Diagnostic("bad-translation", said, Position(name, message.lineno or 1), hint)


def _forms(words: object) -> tuple[str, ...]:
    return tuple(words) if isinstance(words, list | tuple) else (str(words),)


def _places(words: object) -> set[str]:
    return {place for form in _forms(words) for place in PLACE.findall(form)}


def _strange_places(message: "Message") -> list[str]:
    return sorted(_places(message.string) - _places(message.id))
