"""The columns of a list: which field each fills. A head is the field's full name or its label; a map may say more.
An input of a model goes by its full name alone: labels of several models may be alike."""

from collections.abc import Mapping, Sequence
from typing import Any

from generator.diagnostics import Diagnostic, Position, Problem, did_you_mean
from generator.editions.account_values import READ

ID = "id"
"""The column that names an account's folder; without it the first column does."""


def name_columns(
    heads: Sequence[str], fields: Mapping[str, Mapping[str, Any]], mapped: Mapping[str, str], file: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """For each head the field that it fills, nothing for one that fills none; then the heads that fill none. Two
    columns of one field, and a map to what is none, are a `Problem`."""
    wrong = [_unknown(column, name, fields, file) for column, name in mapped.items() if name not in {*fields, ID}]
    named = tuple(_find_field(head, fields, mapped) for head in heads)
    twice = sorted({one for one in named if one and named.count(one) > 1})
    wrong += [_twice(one, heads, named, file) for one in twice]
    if wrong:
        raise Problem(*wrong)
    return named, tuple(head for head, name in zip(heads, named, strict=True) if head and not name)


def _find_field(head: str, fields: Mapping[str, Mapping[str, Any]], mapped: Mapping[str, str]) -> str:
    if head in mapped:
        return mapped[head]
    plain = head.strip().casefold()
    named = [name for name in (ID, *fields) if name.casefold() == plain]
    labelled = [name for name, entry in fields.items() if READ not in entry and str(entry["label"]).casefold() == plain]
    found = named or labelled
    return found[0] if len(found) == 1 else ""


def _unknown(column: str, name: str, fields: Mapping[str, Mapping[str, Any]], file: str) -> Diagnostic:
    cure = did_you_mean(name, fields) or "`collateral fields` lists them"
    return Diagnostic(
        "unknown-field-name", f"`{column}` is led to `{name}`, which is no merge field", Position(file), cure
    )


def _twice(name: str, heads: Sequence[str], named: Sequence[str], file: str) -> Diagnostic:
    where = " and ".join(f"`{head}`" for head, one in zip(heads, named, strict=True) if one == name)
    return Diagnostic("column-twice", f"{where} both fill `{name}`", Position(file, 1), "leave one of them out")
