"""Prices that hold for a time and in some countries: `effective`, `until`, `region` and `next` beside a price.

A page cites no price that is over or not yet due, and none of another country; what comes next is announced.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from generator.content.fact_types import type_of
from generator.content.price_fields import EFFECTIVE, NEXT, REGION, UNTIL
from generator.diagnostics import Diagnostic, Position
from generator.pages.page import Page
from generator.pages.workspace import Workspace

FACT = "fact:"
PRICES = frozenset({"price", "discount"})
CURE = "cite the price that holds now, or correct the days beside it in content/facts/{file}.yaml"


def check_prices(pages: Iterable[Page], workspace: Workspace) -> Iterator[Diagnostic]:
    """A finding for each price of the pages that does not hold today, or not here, and a warning for each that ends."""
    for page in pages:
        for citation in page.root.find("citation"):
            path = citation.get("value").removeprefix(FACT)
            if citation.get("value").startswith(FACT) and type_of(path, workspace.facts) in PRICES:
                yield from _check(path, citation.at or page.home, workspace)


def _check(path: str, at: Position, workspace: Workspace) -> Iterator[Diagnostic]:
    entry, name = _entry_of(path, workspace)
    cure = CURE.format(file=path.partition(".")[0])
    yield from _check_days(path, entry, name, at, cure, workspace)
    countries, here = _countries(entry), workspace.facts.units.language.partition("-")[2]
    if countries and here and here not in countries:
        message = f"`{path}` is a price for {' and '.join(countries)}, and this document is for {here}"
        hint = "cite the price of this country, or say in the document's `language` which country it is for"
        yield Diagnostic("wrong-region", message, at, hint, width=len(FACT) + len(path))


def _check_days(
    path: str, entry: Mapping[str, Any], name: str, at: Position, cure: str, workspace: Workspace
) -> Iterator[Diagnostic]:
    today, width = workspace.today, len(FACT) + len(path)
    days: dict[str, date | None] = {}
    for field in (EFFECTIVE, UNTIL):
        try:
            days[field] = date.fromisoformat(str(entry[field])) if field in entry else None
        except ValueError:
            message = f"`{field}` of `{path}` is a day, and `{entry[field]}` is none"
            yield Diagnostic("no-date", message, at, "write the year first, such as 2027-02-28", width=width)
            return
    first, last = days[EFFECTIVE], days[UNTIL]
    if first and last and last < first:
        yield Diagnostic("price-period", f"`{path}` ends on {last}, before it begins", at, cure, width=width)
    elif today and last and last < today:
        yield Diagnostic(
            "price-period", f"`{path}` was the price until {last}{_say_next(entry, name)}", at, cure, width=width
        )
    elif today and first and today < first:
        yield Diagnostic("price-period", f"`{path}` is the price only from {first} on", at, cure, width=width)
    elif today and last and NEXT in entry:
        message = f"`{path}` is the price until {last}{_say_next(entry, name)}"
        yield Diagnostic("price-change", message, at, "print the page anew when it changes", "warning", width)


def _entry_of(path: str, workspace: Workspace) -> tuple[Mapping[str, Any], str]:
    """The group of facts that the price is in, and its name there."""
    group, _, name = path.rpartition(".")
    entry = workspace.facts.find(group) if group else {}
    return (entry if isinstance(entry, Mapping) else {}), name


def _say_next(entry: Mapping[str, Any], name: str) -> str:
    following = entry.get(NEXT)
    if not isinstance(following, Mapping) or name not in following:
        return ""
    since = f" from {following[EFFECTIVE]}" if EFFECTIVE in following else ""
    return f"; then it is {following[name]}{since}"


def _countries(entry: Mapping[str, Any]) -> tuple[str, ...]:
    said = entry.get(REGION, ())
    return (said,) if isinstance(said, str) else tuple(map(str, said))
