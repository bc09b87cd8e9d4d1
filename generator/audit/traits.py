"""Traits: what a finished file says, shows and does, as a list in order, each of one kind."""

from dataclasses import dataclass

FILLED_IN, RESULTS = "filled in", "results"
"""What people are meant to enter, which is no edit; and what formulas make of it."""
SAID = frozenset({"words", "cells"})
"""Kinds that the record of a file vouches for: if one differs, the file was edited, whatever else has changed since."""
KEPT = SAID | {
    "links", "formulas", "alternative texts", "shown attributes",
    "headers and footers", "comments", "tracked changes", "hidden text", "field codes", "chart titles",
    "sheets", "hidden rows and columns", "number formats", "annotations", "pages", "drawing", "drawn words", "pictures",
    "embedded files", "scripts", "styles", "hidden", "protection", "conditional formats",
    "defined names", "cells to enter", "fields", "properties", "struck-out words",
}  # fmt: skip
"""Kinds that programs keep when they save a file again. The same layouts make them alike, others need not."""
STANDING = frozenset({"links", "scripts", "styles"})
"""Kinds that the script of a live page leaves alone."""
LOSABLE = frozenset({"properties"})
"""Kinds of which a program may drop some when it saves a file; only what is other or more was edited."""
TEXTS = frozenset({"words"})
"""Kinds whose values are words of one text: a difference is shown with its neighbours."""


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing of a file. Of what cannot be read out, such as a picture, `digest` tells it from another."""

    kind: str
    value: str
    digest: str = ""
