"""Style sheets that show the reader something else than the text says: hidden, struck out, turned or reordered."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from generator.checks.hiding_values import REFUSED
from generator.diagnostics import Diagnostic, Position
from generator.layout.style_tokens import Declaration, read_declarations
from generator.layout.style_values import put_variables, read_variables
from generator.pages.page import Page

ENGINES_OWN = frozenset({"tokens", "fonts"})
"""Sheets that the engine writes from the brand."""
ALLOWED: tuple[tuple[str, str, str], ...] = (
    (r"display|(max-)?height|(max-)?width|position", r".*(::?(before|after|marker)|\.page-break|\[data-back\])", r""),
    (r"display", r"(?!.*:not\().*\btr:has\(> \.input\[data-value=\"\"\](:first-child)?\)", r"screen"),
    (r"display|left|position", r".*\bthead( tr)?( > :last-child| th)?", r"screen"),
    (r"display", r".*\.qr", r"screen"),
    (r"position", r".*", r"print"),  # lines that overlap on paper are found where they are drawn (`overlap`)
    (r"margin(-top)?", r".*\.draft(:first-child)?|#results", r"screen"),
    (r"margin", r"\.hero", r"print"),
    (r"line-height", r"(.* )?su[bp]", r""),
)
"""Property, selector and medium that may: no words of the page stand there, they have their place on the face, or a
phone's rows name their columns."""


def check_hidden_by_style(pages: Iterable[Page]) -> list[Diagnostic]:
    """A finding for each declaration by which the reader sees something else than the text says, once a sheet."""
    found: dict[Diagnostic, None] = {}
    for page in pages:
        for medium, sheets in (("print", page.print_styles), ("screen", page.screen_styles)):
            together = tuple(sheets.values())
            for name, css in sheets.items():
                if name not in ENGINES_OWN:
                    found |= dict.fromkeys(_check_sheet(name, css, medium, together))
    return list(found)


@lru_cache(maxsize=256)
def _check_sheet(name: str, css: str, medium: str, together: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    variables = read_variables(together)
    found = (one for one in read_declarations(css) if _hides(one, variables) and not _may(one, medium))
    return tuple(_report(one, name) for one in found)


def _hides(one: Declaration, variables: Mapping[str, frozenset[str]]) -> bool:
    refused = REFUSED.get(one.name)
    return refused is not None and any(refused[0](value) for value in put_variables(one.value, variables))


def _may(one: Declaration, medium: str) -> bool:
    """Whether every selector of the rule is one for which the property is allowed in the medium."""
    return all(any(_fits(row, one, selector, medium) for row in ALLOWED) for selector in _split(one.selector))


def _fits(row: tuple[str, str, str], one: Declaration, selector: str, medium: str) -> bool:
    name, subject, where = row
    fits = re.fullmatch(name, one.name) and re.fullmatch(subject, selector)
    return bool(fits) and (not where or where == medium)


def _split(selector: str) -> Iterator[str]:
    """The selectors of a list, apart at commas outside brackets."""
    yield from (part.strip() for part in re.split(r",(?![^(]*\))", selector))


def _report(one: Declaration, file: str) -> Diagnostic:
    written = one.value if one.name.startswith("@") else f"{one.name}: {one.value}"
    message = f"`{written}` {REFUSED[one.name][1]}: the reader sees something else than the text says"
    hint = "delete the declaration; what nobody should read is not written"
    return Diagnostic("hidden-by-style", message, Position(file, one.line), hint)
