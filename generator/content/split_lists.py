"""Entries of a list in brackets that look like the rest of the one before: `[What it costs, saves]`."""

from collections.abc import Iterator
from typing import Any

from generator.content.schemas import Schema, leaves
from generator.content.sources import Source, Steps
from generator.diagnostics import Diagnostic

QUOTES = ("'", '"')


def check_lists(source: Source, data: Any, schema: Schema) -> Iterator[Diagnostic]:
    """A warning for each text in brackets that goes on in small letters behind an entry of several words."""
    texts = {steps: value for steps, value, node in leaves(data, schema) if "x-text" in node and isinstance(value, str)}
    for steps, text in texts.items():
        before = texts.get((*steps[:-1], steps[-1] - 1), "") if isinstance(steps[-1], int) else ""
        if text[:2].islower() and before[:1].isupper() and " " in before and _are_bare(source, steps):
            yield Diagnostic(
                "split-list",
                f"the comma before `{text}` ends the text `{before}`: inside [ ], commas separate",
                source.value_position(steps),
                f'if they are one text, write ["{before}, {text}"]; if not, put both in "quotes"',
                "warning",
                len(text),
            )


def _are_bare(source: Source, steps: Steps) -> bool:
    """Whether the entry and the one before it stand in brackets and without quotes."""
    *above, n = steps
    written = {_written_at(source, (*above, one)) for one in (n, int(n) - 1)}
    return _written_at(source, tuple(above)) == "[" and not written & {*QUOTES}


def _written_at(source: Source, steps: Steps) -> str:
    at = source.value_position(steps)
    return source.lines[at.line - 1][at.column - 1 : at.column]
