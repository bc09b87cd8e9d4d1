"""Terms: phrases with a figure that needs no evidence, from `content/terms.yaml`, each with its reason."""

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.content.schemas import own_schema
from generator.content.sources import Source, read_source
from generator.content.validation import validate
from generator.diagnostics import Diagnostic, Problem, has_errors
from generator.project import Project
from generator.quantities.lexicon import NUMBER_WORDS, either
from generator.quantities.scan import find_quantities, parse_quantity
from generator.quantities.stated_values import VALUES, find_share
from generator.quantities.units import Units

FILE = "terms.yaml"
_COUNT = rf"(?:{either(NUMBER_WORDS)}|\d[\d.,]*[kKmM]?\+?|dozens?|couple|hundreds?|thousands?|millions?)"
BUYERS = (
    r"(?:customers|clients|buyers|users|subscribers|banks|insurers|retailers|hospitals|companies"
    r"|enterprises|firms|businesses|teams|developers|vendors|logos|fortune)"
)
"""Those that can be counted, several of them: "3M Company" is a name."""
RESULT = re.compile(
    r"\bhalv(?:e|es|ed|ing)\b|\w+fold\b(?<!manifold)|\btwice\sas\b|\b(?:double|triple|half|twice)\s(?:the|that|our|your|its)\b"
    rf"|\b{_COUNT}\s(?:of\s)?(?:(?:the|our|these)\s)?(?:[^\W\d]+\s)?{BUYERS}\b|\b(?:uptime|availability)\b"
    r"|\bnumber\s(?:one|1)\b|#\s?1\b|\bsub-?\s?\d|\ba\s(?:third|quarter|fifth|tenth)\s(?:of|less|more|fewer|off)\b",
    re.IGNORECASE,
)
"""Multiples, ranks and buyers that are counted: "halves the work", "a tenfold return", "a dozen banks"."""


def read_terms(project: Project, units: Units) -> tuple[Mapping[str, str], list[Diagnostic]]:
    """The reason for each phrase; a file with errors counts for nothing and its findings are returned."""
    path = project.content / FILE
    if not project.has(path):
        return {}, []
    try:
        source = read_source(path, project)
        data, findings = validate(source, own_schema("terms"), FILE)
    except Problem as problem:
        return {}, list(problem.diagnostics)
    findings += _claims(data, source, units)
    return ({} if has_errors(findings) else data), findings


def _claims(phrases: Iterable[str], source: Source, units: Units) -> Iterator[Diagnostic]:
    """A finding for each phrase that states a value, or is a figure alone: it would free all such figures."""
    for phrase in phrases:
        if states_value(phrase, units):
            message = f"`{phrase}` states a value, and no reason takes the place of evidence"
            cure = "write it as a claim or a fact, and cite it"
            yield Diagnostic("term-is-figure", message, source.position((phrase,)), cure, width=len(phrase))


def states_value(phrase: str, units: Units) -> bool:
    """Whether the phrase is a figure alone, or has one that only evidence can back: it can be no term."""
    found = [one.quantity for one in find_quantities(phrase, units) if one.quantity]
    bare = parse_quantity(phrase, units) is not None or not any(map(str.isalpha, phrase))
    told = RESULT.search(phrase) or find_share(phrase)
    return bool(bare or told or any(one.unit.money or one.unit.name in VALUES for one in found))
