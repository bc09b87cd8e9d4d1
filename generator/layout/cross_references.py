"""Cross-references: a link to a numbered part of the same document says the part's number; paper adds the page.

A number that an author typed would be wrong as soon as a part is put in before it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.content.translation import Translation, translatable
from generator.diagnostics import Diagnostic, did_you_mean
from generator.pages.tree import Element, Node, rewrite

CHAPTER, SECTION = translatable("chapter"), translatable("section")
PAGE = translatable(", page")
"""What paper prints between the part's number and that of its page."""


def fill_references(root: Element, translation: Translation) -> tuple[Element, list[Diagnostic]]:
    """The tree with the number of its part in each reference, and a finding for each that leads to none."""
    links = [*root.find("reference")]
    if not links:
        return root, []
    numbers = dict(_list_numbers(root))
    findings = [_report(link, numbers) for link in links if link.get("href")[1:] not in numbers]

    def fill(element: Element) -> Element:
        number = numbers.get(element.get("href")[1:]) if element.has("reference") else None
        return _say(element, number, translation) if number else element

    return rewrite(root, fill), findings


def _list_numbers(root: Element) -> Iterator[tuple[str, str]]:
    """Each numbered part by its id: the first number in the element that bears it."""
    for element in root.walk():
        number = next(element.find("number"), None) if element.get("id") else None
        if number is not None:
            yield element.get("id"), number.text.strip()


def _say(link: Element, number: str, translation: Translation) -> Element:
    """`section 5.2`, behind the link's own words if it has any."""
    word = translation.gettext(SECTION if "." in number else CHAPTER)
    own: tuple[Node, ...] = (*link.children, ", ") if link.text.strip() else ()
    labelled = link.having(data_label=translation.gettext(PAGE))
    return replace(labelled, children=(*own, f"{word}\u00a0", Element("span", {"class": "number"}, (number,), link.at)))


def _report(link: Element, numbers: Mapping[str, str]) -> Diagnostic:
    name = link.get("href")[1:]
    hint = did_you_mean(name, numbers) or "write the `id` of a chapter or a part of this document"
    message = f"no numbered part of this document is named `{name}`"
    return Diagnostic("unknown-reference", message, link.at, hint, width=len(name) + 1)
