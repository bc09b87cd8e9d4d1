"""Formulas of a page: those of its model as they were parsed there, those of its layout parsed here."""

from collections.abc import Iterator, Mapping

from generator.diagnostics import Diagnostic, Position, Problem
from generator.formulas import Formula, parse
from generator.pages.tree import Element

STATING = ("data-formula", "data-alert")


def read_formulas(root: Element, known: Mapping[str, Formula] | None = None) -> dict[str, Formula]:
    """Every formula that cells state, by its text; `known` are parsed already. A Problem has all that is wrong."""
    formulas: dict[str, Formula] = {}
    findings: list[Diagnostic] = []
    for text, at in _state(root):
        try:
            formulas[text] = formulas.get(text) or (known or {}).get(text) or parse(text, at)
        except Problem as problem:
            findings += problem.diagnostics
    if findings:
        raise Problem(*findings)
    return formulas


def _state(root: Element) -> Iterator[tuple[str, Position | None]]:
    for element in root.walk():
        yield from ((element.get(name), element.at) for name in STATING if element.get(name))
