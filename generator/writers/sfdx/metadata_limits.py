"""What Salesforce refuses when a file is deployed, found before it is sent: places, names, lengths, defaults.

The limits are the maker's: labels and names of fields have 40 characters (Salesforce Help, article 000381913), choices
and descriptions 255, and a set has one default (Metadata API Developer Guide).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from generator.diagnostics import Diagnostic
from generator.pages.tree import Element
from generator.writers.sfdx.source_lists import find_texts, holds_list, list_entries, read_text

PLACE = re.compile(r"(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.(?:xml|json)")
TERM = re.compile(r"[a-z][A-Za-z]*")
ROOT = re.compile(r"[A-Z][A-Za-z]*")
FIELD = re.compile(r"(?=.{1,43}$)[A-Za-z](?:_?[A-Za-z0-9]){0,39}__c")
LABEL, CHOICE, HELP = 40, 255, 510  # characters
SETS = {"CustomField": "value", "StandardValueSet": "standardValue", "BusinessProcess": "values"}
"""Root element -> the element of which one may be the default."""
Found = Iterator[tuple[str, Element]]


def check_files(sections: list[Element]) -> Iterator[Diagnostic]:
    """A finding for each thing that Salesforce would refuse, at its place on the page."""
    places = Counter(section.get("data-path") for section in sections)
    for section in sections:
        path = section.get("data-path")
        found = [*_check_place(section, places[path]), *_check_terms(section)]
        if not found:
            found = [*_check_sets(section), *_check_probabilities(section)]
            found += [one for rule in RULES.get(section.get("data-root"), ()) for one in rule(section)]
        for reason, element in found:
            message = f"Salesforce would refuse `{path}`: {reason}"
            yield Diagnostic("bad-source-file", message, element.at or section.at, "correct what the page says there")


def _check_place(section: Element, times: int) -> Found:
    path = section.get("data-path")
    if not PLACE.fullmatch(path):
        yield "it is no place in a project", section
    if times > 1:
        yield f"{times} sections write it", section
    if path.endswith(".xml") and not ROOT.fullmatch(section.get("data-root")):
        yield "it names no element as its root in `data-root`", section


def _check_terms(holder: Element) -> Found:
    for term, entry in list_entries(holder):
        if not TERM.fullmatch(term):
            yield f"`{term}` is no name of an element", entry
        if holds_list(entry):
            yield from _check_terms(entry)
        elif not read_text(entry):
            yield f"`{term}` is empty", entry


def _check_sets(section: Element) -> Found:
    """Choices are told apart by their names, and one of them at most is the default."""
    wanted = SETS.get(section.get("data-root"), "")
    for holder in (section, *section.walk()):
        entries = [entry for term, entry in list_entries(holder) if term == wanted]
        names = Counter(name.casefold() for entry in entries for name, _ in find_texts(entry, "fullName"))
        yield from ((f"`{name}` may be chosen twice", holder) for name, times in names.items() if times > 1)
        if sum(said == "true" for entry in entries for said, _ in find_texts(entry, "default")) > 1:
            yield "more than one choice is the default", holder


def _check_probabilities(section: Element) -> Found:
    for said, entry in find_texts(section, "probability"):
        if not said.isdecimal() or int(said) > 100:
            yield f"the probability `{said}` is no whole number from 0 to 100", entry


def _check_field(section: Element) -> Found:
    entries = dict(list_entries(section))
    name, label = (read_text(entries[term]) if term in entries else "" for term in ("fullName", "label"))
    if not FIELD.fullmatch(name):
        yield f"`{name}` is no name of a field: 40 letters, digits and single underscores at most, then `__c`", section
    if not label or len(label) > LABEL:
        yield f"the label has {len(label)} characters, and may have 1 to {LABEL}", entries.get("label", section)
    if not section.get("data-path").endswith(f"/fields/{name}.field-meta.xml"):
        yield f"a file of this name cannot hold `{name}`", section
    yield from _check_lengths(section, "inlineHelpText", HELP)


def _check_choices(section: Element) -> Found:
    yield from _check_lengths(section, "fullName", CHOICE)
    yield from _check_lengths(section, "description", CHOICE)


def _check_lengths(section: Element, term: str, longest: int) -> Found:
    for said, entry in find_texts(section, term):
        if len(said) > longest:
            yield f"`{term}` has {len(said)} characters, and may have {longest}", entry


RULES: Mapping[str, tuple[Callable[[Element], Found], ...]] = {
    "CustomField": (_check_field, _check_choices),
    "StandardValueSet": (_check_choices,),
    "BusinessProcess": (_check_choices,),
}
"""Root element -> what its file must keep beside what all files do."""
