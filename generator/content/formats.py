"""Formats: all that a kind, a page, a report and the audit need to know of one; each writer brings its own."""

from dataclasses import dataclass
from typing import Literal

Look = Literal["print", "screen", "reference"]
"""What a file can be drawn with: the style sheets for paper or for screens, or the Word document that brings styles."""


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which pages are finished. Its reader, by the same ending, is in the audit room."""

    suffix: str
    """The ending of its files, without the dot."""
    label: str
    """What people call it in a sentence: `Word`, `web page`."""
    rank: int = 100
    """Its place in the order in which people look for a file; those of one rank go by their endings."""
    shows_sources: bool = True
    """Whether a reader meets the page as it is, with its marks and sources; not in drafts and tables for tools."""
    whole: bool = True
    """Whether a file holds all that its page says; else it holds a part of it."""
    own_fonts: bool = True
    """Whether its letters come from the brand's fonts alone; browsers and mail programs fall back on others."""
    looks: tuple[Look, ...] = ("print", "screen", "reference")
    """What decides how its files look, which signatures cover; all of it where a writer does not say less."""
    names_drafts: bool = False
    """Whether the file of a document that is not cleared says so in its name: a tool that reads it shows no band."""
    leads_beside: bool = False
    """Whether a title in it can lead to the file of another document in the same folders."""
    holds_numbers: bool = False
    """Whether cells hold the values of a model as numbers, not as words."""
