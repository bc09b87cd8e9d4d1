"""The numbers of a list's entries: a list starts at 1, or counts on from a list before it on the page."""

from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.pages.page import Page

HINT = "begin the list with 1; a sentence that begins with a number is written `95\\. …`, and cites its source"


def check_list_starts(page: Page) -> Iterator[Diagnostic]:
    """A finding for each list whose first number no list before it leads to."""
    expected = {"1"}
    for element in page.root.walk():
        if element.tag != "ol":
            continue
        start = element.get("start", "1")
        if start not in expected:
            message = f"the list begins with the number `{start}`, and no list before it ends right below that"
            yield Diagnostic("untraced-figure", message, element.at or page.home, HINT)
        else:
            expected.add(str(int(start) + sum(1 for entry in element.elements if entry.tag == "li")))
