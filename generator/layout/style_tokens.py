"""Style sheets as tokens: their normal form, and every rule in them with its line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import tinycss2

TIGHT = frozenset({"{", "}", ";", ",", ":"})
"""After these a space says nothing; before a colon it may stand for "any element below"."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """One declaration: the selector or at-rule that it stands in, the conditions around it, and its line."""

    selector: str
    name: str
    value: str
    line: int
    conditions: tuple[str, ...] = ()
    important: bool = False


@lru_cache(maxsize=256)
def normal_form(css: str) -> str:
    """The sheet without comments and without spaces that say nothing: two sheets alike here do the same."""
    return _write(tinycss2.parse_component_value_list(css, skip_comments=True))


def _write(tokens: Sequence[Any]) -> str:
    written = ""
    for token in tokens:
        if token.type == "whitespace":
            written += "" if not written or written[-1] in TIGHT | {" "} else " "
        elif token.type == "{} block":
            written = written.rstrip() + "{" + _write(token.content).rstrip("; ") + "}"
        elif token.type == "literal" and token.value in {",", ";"}:
            written = written.rstrip() + token.value
        else:
            written += token.serialize()
    return written.strip()


@lru_cache(maxsize=256)
def read_declarations(css: str) -> tuple[Declaration, ...]:
    """Every declaration of a sheet, in order, those in nested rules and in conditions, too."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return tuple(_declarations(rules, "", ()))


def _declarations(found: Sequence[Any], selector: str, conditions: tuple[str, ...]) -> Iterator[Declaration]:
    for one in found:
        if one.type == "declaration":
            value = _write(one.value).lower()
            yield Declaration(selector, one.lower_name, value, one.source_line, conditions, one.important)
        elif one.type == "qualified-rule":
            inner = f"{selector} {_write(one.prelude)}".strip()
            yield from _declarations(_contents(one), inner, conditions)
        elif one.type == "at-rule":
            yield from _declarations_of_at_rule(one, selector, conditions)


def _declarations_of_at_rule(one: Any, selector: str, conditions: tuple[str, ...]) -> Iterator[Declaration]:
    condition = f"@{one.lower_at_keyword} {_write(one.prelude)}".strip()
    yield Declaration(selector, f"@{one.lower_at_keyword}", condition, one.source_line, conditions)
    if one.content is not None:
        yield from _declarations(_contents(one), selector, (*conditions, condition))


def _contents(rule: Any) -> list[Any]:
    return list(tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True))
