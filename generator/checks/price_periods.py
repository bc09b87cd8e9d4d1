"""Prices that hold for a time and in some countries: `effective`, `until`, `region` and `next` beside a price.

A page cites no price that is over or not yet due, and none of another country, and nothing that is calculated from one:
no result of a model, no derived claim. What comes next is announced. The four fields may stand beside a price or beside
any group of facts that it is in; the nearest count.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from generator.checks.footing import sources_below
from generator.content.documents import Document
from generator.content.fact_types import type_of
from generator.content.last_days import SOON, tell_when
from generator.content.price_fields import EFFECTIVE, NEXT, REGION, UNTIL
from generator.diagnostics import Diagnostic, Position
from generator.pages.page import Page
from generator.pages.workspace import Workspace

FACT = "fact:"
PRICES = frozenset({"price", "discount"})
FIELDS = (EFFECTIVE, UNTIL, REGION, NEXT)
CURE = "cite the price that holds now, or correct the days beside it in content/facts/{file}.yaml"


@dataclass(frozen=True, slots=True)
class Price:
    """A price by its path, what stands beside it, and what the next one is called there."""

    path: str
    beside: Mapping[str, Any]
    next_path: str = ""

    @property
    def width(self) -> int:
        """The characters of its citation."""
        return len(FACT) + len(self.path)


def check_prices(document: Document, pages: Iterable[Page], workspace: Workspace) -> Iterator[Diagnostic]:
    """A finding for each price under the document that does not hold today, or not here, and a warning for each that
    ends."""
    for target, at in (*_cited(pages), *_given(document, workspace)):
        for below in sources_below(target, workspace):
            path = below.removeprefix(FACT)
            if below.startswith(FACT) and type_of(path, workspace.facts) in PRICES:
                found = _check(find_price(path, workspace.facts.values), at, workspace)
                yield from found if below == target else (_through(target, one) for one in found)


def _cited(pages: Iterable[Page]) -> Iterator[tuple[str, Position]]:
    for page in pages:
        yield from ((one.get("value"), one.at or page.home) for one in page.root.find("citation"))


def _given(document: Document, workspace: Workspace) -> Iterator[tuple[str, Position]]:
    """What the inputs of the document's own models are taken from: its pages print results without citing them."""
    for model in workspace.models.values():
        if model.document.key == document.key:
            rows = (row for group in ("inputs", "assumptions") for row in model.rows.get(group, {}).values())
            cited = {str(row["from"]) for row in rows if "from" in row}
            places = _places(document, cited)
            yield from ((target, places[target]) for target in sorted(cited) if target in places)


def _places(document: Document, cited: Iterable[str]) -> dict[str, Position]:
    """Where the document takes each of these."""
    return {
        value: document.source.value_position(steps)
        for steps, value in _texts(document.source.data, ())
        if steps[-1] == "from" and value in cited
    }


def _texts(data: Any, steps: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, Mapping):
        for name, value in data.items():
            yield from _texts(value, (*steps, name))
    elif isinstance(data, list):
        for n, value in enumerate(data):
            yield from _texts(value, (*steps, n))
    elif isinstance(data, str):
        yield steps, data


def find_price(path: str, facts: Mapping[str, Any]) -> Price:
    """The price with the fields that stand beside it, or beside a group that it is in."""
    beside: dict[str, Any] = {}
    next_path, group, steps = "", facts, path.split(".")
    for n, step in enumerate(steps[:-1], start=1):
        within = group.get(step)
        group = within if isinstance(within, Mapping) else {}
        beside |= {name: group[name] for name in FIELDS if name in group}
        next_path = ".".join(steps[n:]) if NEXT in group else next_path
    return Price(path, beside, next_path)


def _through(target: str, found: Diagnostic) -> Diagnostic:
    """The finding for what is calculated from the price."""
    return replace(found, message=f"{found.message} (`{target}` comes from it)", width=len(target))


def _check(price: Price, at: Position, workspace: Workspace) -> Iterator[Diagnostic]:
    yield from _check_days(price, at, workspace)
    countries, here = _countries(price.beside), workspace.facts.units.language.partition("-")[2]
    if countries and here and here not in countries:
        message = f"`{price.path}` is a price for {' and '.join(countries)}, and this document is for {here}"
        hint = "cite the price of this country, or say in the document's `language` which country it is for"
        yield Diagnostic("wrong-region", message, at, hint, width=price.width)


def _check_days(price: Price, at: Position, workspace: Workspace) -> Iterator[Diagnostic]:
    days: dict[str, date | None] = {}
    for field in (EFFECTIVE, UNTIL):
        try:
            days[field] = date.fromisoformat(str(price.beside[field])) if field in price.beside else None
        except ValueError:
            message = f"`{field}` of `{price.path}` is a day, and `{price.beside[field]}` is none"
            yield Diagnostic("no-date", message, at, "write the year first, such as 2027-02-28", width=price.width)
            return
    message, severity = _say_days(price, days[EFFECTIVE], days[UNTIL], workspace.today)
    if message and severity == "error":
        cure = CURE.format(file=price.path.partition(".")[0])
        yield Diagnostic("price-period", message, at, cure, width=price.width)
    elif message:
        yield Diagnostic("price-change", message, at, "print the page anew when it changes", "warning", price.width)


def _say_days(price: Price, first: date | None, last: date | None, today: date | None) -> tuple[str, str]:
    """What is wrong with the days of a price, or soon will be, and how much that matters."""
    if first and last and last < first:
        return f"`{price.path}` ends on {last}, before it begins", "error"
    if today and last and last < today:
        return f"`{price.path}` was the price until {last}{_say_next(price)}", "error"
    if today and first and today < first:
        return f"`{price.path}` is the price only from {first} on", "error"
    if today and last and price.next_path:
        return f"`{price.path}` is the price until {last}{_say_next(price)}", "warning"
    if today and last and last <= today + SOON:
        return f"`{price.path}` is the price until {last}: its last day {tell_when(last, today)}", "warning"
    return "", ""


def _say_next(price: Price) -> str:
    following: Any = price.beside.get(NEXT)
    since = f" from {following[EFFECTIVE]}" if isinstance(following, Mapping) and EFFECTIVE in following else ""
    for step in price.next_path.split("."):
        following = following.get(step) if isinstance(following, Mapping) else None
    return f"; then it is {following}{since}" if following is not None else ""


def _countries(beside: Mapping[str, Any]) -> tuple[str, ...]:
    said = beside.get(REGION, ())
    return (said,) if isinstance(said, str) else tuple(map(str, said))
