"""Style sheets that show the reader something else than the text says: hidden, struck out, turned or reordered."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from generator.checks.hiding_values import REFUSED
from generator.checks.laid_over import find_laid_over
from generator.diagnostics import Diagnostic, Position
from generator.layout.style_tokens import Declaration, read_declarations
from generator.layout.style_values import Used, find_used, put_variables
from generator.pages.page import Page

PREFIX = re.compile(r"^-(webkit|moz|ms|o)-")
ENGINES_OWN = frozenset({"tokens", "fonts"})
"""Sheets that the engine writes from the brand."""
NUMBERED = (
    r"li|ol|h[1-4]|section|article|caption|figcaption|\.(part|steps|number|card|message|worksheet)\b"
    r"|td\.milestone|tr\.milestone > th"
)
"""Elements before which a style sheet may count."""
OF_FIGURES = r"\.(figure|amount|input|output|citation)\b"
"""Components in which capitals make another unit of one: mW would be MW."""
ALLOWED: tuple[tuple[str, str, str], ...] = (
    (r"display|(max-)?height|(max-)?width|position", r".*(::?(before|after|marker)|\.page-break|\[data-back\])", r""),
    (r"display", r"(?!.*:not\().*\btr:has\(> \.input\[data-value=\"\"\](:first-child)?\)", r"screen"),
    (r"display|left|position", r".*\bthead( tr)?( > :last-child| th)?", r"screen"),
    (r"display", r".*\.qr", r"screen"),
    # lines that overlap on paper are found where they are drawn (`overlap`)
    (r"position: (absolute|fixed)", r".*", r"print"),
    (r"margin(-top)?", r".*\.draft(:first-child)?|#results", r"screen"),
    (r"margin", r"(\[data-opens=\w+\] > )?(header|section)?\.(hero|cover|opener)", r"print"),
    (r"line-height", r"(.* )?su[bp]", r""),
    (r"float: (left|right|none|inline-(start|end))", r"(?!.*::?first-letter).*", r""),
    (r"text-transform: (upper|lower)case|text-transform: capitalize", rf"(?!.*{OF_FIGURES}).*", r""),
    (r"content", rf"(|.*[\s>])({NUMBERED})[^\s>]*::?(before|after|marker)|", r""),  # page numbers have no selector
)
"""Property (with its value, where not all may), selector and medium that may: no words of the page stand there, they
have their place on the face, or a phone's rows name their columns."""


def check_hidden_by_style(pages: Iterable[Page]) -> list[Diagnostic]:
    """A finding for each declaration by which the reader sees something else than the text says, once a sheet."""
    found: dict[Diagnostic, None] = {}
    for page in pages:
        for medium, sheets in (("print", page.print_styles), ("screen", page.screen_styles)):
            together = tuple(sheets.values())
            for name, css in sheets.items():
                if name not in ENGINES_OWN:
                    found |= dict.fromkeys(_check_sheet(name, css, medium, find_used(css, together)))
    return list(found)


@lru_cache(maxsize=256)  # the shared sheets take the same variables in most kinds
def _check_sheet(name: str, css: str, medium: str, used: Used) -> tuple[Diagnostic, ...]:
    variables, rules = dict(used), read_declarations(css)
    found = [(one, says) for one in rules if (says := _hides(one, variables)) and not _may(one, medium)]
    return tuple(_report(one, says, name) for one, says in (*found, *find_laid_over(rules, medium, variables)))


def _hides(one: Declaration, variables: Mapping[str, frozenset[str]]) -> str:
    """What the declaration does to words, if it hides some."""
    test, says = REFUSED.get(one.name) or REFUSED.get(PREFIX.sub("", one.name)) or (None, "")
    return says if test and any(test(value) for value in put_variables(one.value, variables)) else ""


def _may(one: Declaration, medium: str) -> bool:
    """Whether every selector of the rule is one for which the property is allowed in the medium."""
    return all(any(_fits(row, one, selector, medium) for row in ALLOWED) for selector in _split(one.selector))


def _fits(row: tuple[str, str, str], one: Declaration, selector: str, medium: str) -> bool:
    name, subject, where = row
    named = re.fullmatch(name, one.name) or re.fullmatch(name, f"{one.name}: {one.value}")
    fits = named and re.fullmatch(subject, selector)
    return bool(fits) and (not where or where == medium)


def _split(selector: str) -> Iterator[str]:
    """The selectors of a list, apart at commas outside brackets."""
    yield from (part.strip() for part in re.split(r",(?![^(]*\))", selector))


def _report(one: Declaration, says: str, file: str) -> Diagnostic:
    written = one.value if one.name.startswith("@") else f"{one.name}: {one.value}"
    message = f"`{written}` {says}: the reader sees something else than the text says"
    hint = "delete the declaration; what nobody should read is not written"
    return Diagnostic("hidden-by-style", message, Position(file, one.line), hint)
