"""A reading: what a finished file says, as the audit's own readers find it, and what a reader has to know for that."""

import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree.ElementTree import ParseError

from generator.audit.traits import Trait

BROKEN = (
    zipfile.BadZipFile, zlib.error, ParseError, UnicodeError, ValueError, LookupError, RuntimeError, EOFError, OSError,
    NotImplementedError, RecursionError, MemoryError,
)  # fmt: skip
"""What readers raise at a file that is not what it seems to be; `ValueError` includes the tricks of XML."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What a file that came back says apart from what people are meant to fill in: its words, and the numbers in cells
    that nobody can enter anything into and no formula fills.

    Any program may have saved it since: what such programs count and note by themselves is left out.
    """

    words: str
    around: str = ""
    """The words that stand around the text or repeat it: headers and footers, bookmarks."""
    numbers: tuple[float, ...] = ()
    live: bool = False
    """Whether what can be entered is left out, and the results that change with it."""
    script: bool = False
    """Whether a script adds words of its own, such as those of buttons."""
    repeats: bool = False
    """Whether words of the page are said again at the foot of each sheet."""
    repeats_links: bool = False
    """Whether linked words are said again, because a cell leads to one address only."""


@dataclass(frozen=True)
class Reading:
    """What a finished file says. It is opened once; each part is read when somebody asks for it, and once."""

    read_visible: Callable[[], str]
    read_beside: Callable[[], str] = str
    read_numbers: Callable[[], tuple[float, ...]] = tuple
    read_record: Callable[[], tuple[str, ...]] = tuple
    read_fixed: Callable[[], Fixed] | None = None
    read_traits: Callable[[], Iterable[Trait]] = tuple
    complete: bool = False
    """Whether the traits are all that the file holds, so that equal traits are an equal file."""

    @cached_property
    def visible(self) -> str:
        """The words that a person sees, but for the numbers of pages, which every program counts again."""
        return self.read_visible()

    @cached_property
    def beside(self) -> str:
        """What programs show or read out beside them: metadata, alternative texts, bookmarks, prompts, names of sheets.

        What is left out says nothing: formulas, addresses of cells, measures, colours.
        """
        return self.read_beside()

    @cached_property
    def numbers(self) -> tuple[float, ...]:
        """The numbers that cells hold."""
        return self.read_numbers()

    @cached_property
    def record(self) -> tuple[str, ...]:
        """Every copy of the record of provenance that the file carries."""
        return tuple(filter(None, self.read_record()))

    @cached_property
    def fixed(self) -> Fixed:
        """What nobody is meant to change in the file."""
        return self.read_fixed() if self.read_fixed else Fixed(self.visible, numbers=self.numbers)

    @cached_property
    def traits(self) -> tuple[Trait, ...]:
        """All that a returned file is held against the built one by, in order; of most formats more than words."""
        return tuple(self.read_traits())


@dataclass(frozen=True, slots=True)
class Reader:
    """How files with one ending are read, never with a writer's code."""

    suffix: str
    read: Callable[[bytes], Reading]
    copies: int = 0
    """How often a file carries the record as it is written; programs that save it again may drop a copy."""
    extras: Mapping[str, str] = field(default_factory=dict)
    """Phrases that a file may say without its page, each with the reason."""
