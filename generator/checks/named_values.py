"""Values that a reader sees beside the words: in the names of files and in the addresses of links."""

from collections.abc import Iterator

from generator.checks.uncounted_results import find_result
from generator.content.documents import Document
from generator.diagnostics import Diagnostic
from generator.pages.page import Page
from generator.quantities.stated_values import find_value, read_name
from generator.quantities.units import Units

LINKS = ("href", "data-link")


def check_named_values(document: Document, page: Page, units: Units) -> Iterator[Diagnostic]:
    """A finding for each value or result in the name of a customer's file, and in an address that its page leads to."""
    if not document.kind.for_customers:
        return
    value = _find(page.artifact, units)
    if value:
        message = f"the name of the file `{page.artifact}` says `{value}`, which has no source"
        yield Diagnostic("value-in-name", message, page.home, "rename the file or the entry, and say it in a text")
    evidence = {id(one) for said in page.root.find("sources") for one in said.walk()}
    for element in page.root.walk():
        for address in (element.get(name) for name in LINKS):
            value = _find(address, units) if address and id(element) not in evidence else ""
            if value:
                message = f"the address `{address[:80]}` says `{value}`, which has no source"
                hint = "link to an address that says no value, and cite a source for it in the text"
                at = document.find_words(address) or element.at or page.home
                yield Diagnostic("value-in-name", message, at, hint, width=len(address) if at != page.home else 1)


def _find(name: str, units: Units) -> str:
    return find_value(name, units) or find_result(read_name(name), {}, units)
