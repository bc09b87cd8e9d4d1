"""Currencies in the formats of formulas: a model counts in the company's money, so TEXT may write no other sign."""

from collections.abc import Iterable, Iterator

from generator.diagnostics import Diagnostic
from generator.formulas import Formula
from generator.formulas.labels import CURRENCIES
from generator.formulas.syntax_tree import Call, Text, walk


def check_signs(formulas: Iterable[Formula], mark: str) -> Iterator[Diagnostic]:
    """A finding for each TEXT that writes the sign of another currency than the company's."""
    for formula in formulas:
        for node in walk(formula.tree):
            pattern = node.arguments[1] if isinstance(node, Call) and node.function == "TEXT" else None
            if isinstance(pattern, Text) and pattern.value[:1] in CURRENCIES and pattern.value[:1] != mark:
                message = (
                    f"`{pattern.value}` writes `{pattern.value[0]}`, and the company's currency is `{mark.strip()}`"
                )
                own = (
                    f"`{mark}{pattern.value[1:]}`" if mark in CURRENCIES else f'`"{mark.strip()} " & TEXT(…, "#,##0")`'
                )
                yield formula.finding("foreign-sign", message, 0, hint=f"write {own}")
