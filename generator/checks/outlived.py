"""Documents past their last day: what names the day until which it may be used is not used after it."""

from collections.abc import Iterable, Iterator
from datetime import date

from generator.content.last_days import last_day, names_last_day
from generator.diagnostics import Diagnostic, Position
from generator.pages.page import Page
from generator.pages.workspace import Workspace

FACT = "fact:"


def check_outlived(pages: Iterable[Page], workspace: Workspace) -> Iterator[Diagnostic]:
    """A finding for each last day that a page names and that is over, or that is no day."""
    yield from dict.fromkeys(found for page in pages for found in _check_page(page, workspace))


def find_over(pages: Iterable[Page], workspace: Workspace) -> date | None:
    """The first of the last days that the pages name, if it is over."""
    paths = {path for page in pages for path, _ in _last_days(page, workspace)}
    days = sorted(day for day in (last_day(path, workspace.facts) for path in paths) if day)
    return days[0] if days and workspace.today and days[0] < workspace.today else None


def _check_page(page: Page, workspace: Workspace) -> Iterator[Diagnostic]:
    for path, at in _last_days(page, workspace):
        yield from _check_day(path, at, workspace)


def _last_days(page: Page, workspace: Workspace) -> Iterator[tuple[str, Position]]:
    """The facts that the page cites as last days, each with its place."""
    for citation in page.root.find("citation"):
        path = citation.get("value").removeprefix(FACT)
        if citation.get("value").startswith(FACT) and names_last_day(path, workspace.facts):
            yield path, citation.at or page.home


def _check_day(path: str, at: Position, workspace: Workspace) -> Iterator[Diagnostic]:
    day, width, name = last_day(path, workspace.facts), len(FACT) + len(path), path.rpartition(".")[2]
    where = f"`{name}` in content/facts/{path.partition('.')[0]}.yaml"
    if day is None:
        message = f"`{path}` is a last day, and `{workspace.facts.find(path)}` is no day"
        yield Diagnostic("no-date", message, at, f"write the year first, such as 2027-02-28: {where}", width=width)
    elif workspace.today and day < workspace.today:
        message = f"this may not be used any more: its last day was {day}, and today is {workspace.today}"
        cure = f"read it again, correct what has changed, and then move the day: {where}"
        yield Diagnostic("past-last-day", message, at, cure, width=width)
