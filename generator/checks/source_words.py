"""The words of a source: what a figure that it proves may be a number of."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from generator.content.confirmation import find_confirmation
from generator.pages.workspace import Workspace
from generator.quantities.gloss import gloss
from generator.quantities.units import Units

WORD = re.compile(r"[^\W\d_]{2,}")
NAME = re.compile(r"[a-z0-9_./-]+")
APART = re.compile(r"[_./-]+")
UMLAUTS = {"ae": "ä", "oe": "ö", "ue": "ü"}
UMLAUT = re.compile("|".join(UMLAUTS))
ENDINGS = (
    ("ies", "y"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("sses", "ss"),
    ("ing", ""),
    ("ed", ""),
    ("ss", "ss"),
    ("s", ""),
)
LEAST_STEM = 3
YEARLY = {"year": ("annual", "annually", "yearly"), "month": ("monthly",), "week": ("weekly",), "day": ("daily",)}


def words_of_source(target: str, workspace: Workspace) -> frozenset[str]:
    """The stems of all words that say what the value of a citation's source is of."""
    return workspace.once(SourceTexts).words(target)


def texts_of_source(target: str, workspace: Workspace) -> tuple[str, ...]:
    """The texts that say what the value of a citation's source is of."""
    return workspace.once(SourceTexts).of(target)


class SourceTexts:
    """The texts of the sources of one workspace: a dozen checks of each citation ask for the same."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._texts: dict[str, tuple[str, ...]] = {}
        self._words: dict[str, frozenset[str]] = {}

    def of(self, target: str) -> tuple[str, ...]:
        """The texts, in the language of the ledger."""
        if target not in self._texts:
            scheme, _, name = target.partition(":")
            home = units_of_source(target, self.workspace)
            said = SOURCES.get(scheme, _words_of_path)(name, self.workspace)
            glossed = (gloss(text, home) for one in said for text in _spell(one))
            fields = () if scheme in SOURCES else _words_of_path(name, self.workspace)  # those of a kind are English
            self._texts[target] = (*glossed, *fields)
        return self._texts[target]

    def words(self, target: str) -> frozenset[str]:
        """The stems of their words."""
        if target not in self._words:
            self._words[target] = frozenset(stem(word) for text in self.of(target) for word in WORD.findall(text))
        return self._words[target]


def _spell(said: str) -> Iterator[str]:
    """The text; a name also as the words that it is made of, which a gloss reads one by one, and, as it has no umlauts,
    as it is spelt with them: `luecken` is `lücken`."""
    yield said
    if NAME.fullmatch(said):
        others = (" ".join(APART.split(said)), UMLAUT.sub(lambda found: UMLAUTS[found[0]], said))
        yield from (other for other in others if other != said)


def units_of_source(target: str, workspace: Workspace) -> Units:
    """The units in the language of what is cited: the brand's, or that of the document that has the model."""
    home = workspace.facts.units.stated
    scheme, _, path = target.partition(":")
    if scheme != "calc":
        return home
    name, models = path.partition("/")[0], workspace.models.values()
    language = next((one.document.language for one in models if one.document.name == name), "")
    return home.in_language(language or home.language)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The word without the endings of plurals and verbs, so that `scoring`, `scored` and `scores` are alike."""
    word = word.casefold()
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST_STEM:
            word = word.removesuffix(ending) + instead
            break
    return word[:-1] if word.endswith(("e", "y", "i")) and len(word) > LEAST_STEM else word


def is_period_of(period: str, known: frozenset[str]) -> bool:
    """Whether words, as stems, speak of the period: `year` or `annual`."""
    return any(stem(word) in known for word in (period, *YEARLY.get(period, ())))


def _words_of_claim(name: str, workspace: Workspace) -> Iterator[str]:
    claim = workspace.ledger.claims.get(name)
    if claim is None:
        return
    yield from (name, claim.value, claim.subject, claim.measure, claim.statement, claim.population, *claim.allowed)
    for target in claim.uses.values():  # claims are calculated from one another without a circle
        yield from texts_of_source(target, workspace)


def _words_of_fact(path: str, workspace: Workspace) -> Iterator[str]:
    yield path
    yield str(workspace.facts.values.get(path.partition(".")[0], {}).get("name", ""))
    value: Any = workspace.facts.values
    for step in path.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
        if isinstance(value, Mapping):
            yield from (str(value[name]) for name in ("name", "label", "title") if name in value)
        elif value is not None:
            yield str(value)


def _words_of_result(path: str, workspace: Workspace) -> Iterator[str]:
    document, _, rest = path.partition("/")
    name = rest.partition(".")[2]
    yield path
    for model in workspace.models.values():
        if model.document.name == document:
            rows: list[Any] = [group.get(name) for group in model.rows.values()]
            yield from (f"{row.get('label', '')} {row.get('unit', '')}" for row in rows if isinstance(row, Mapping))


def _words_of_path(path: str, workspace: Workspace) -> Iterator[str]:
    """The fields that are counted, not the name of their document: it may be about anything."""
    yield path.partition(".")[2]


def _words_of_confirmed(path: str, workspace: Workspace) -> Iterator[str]:
    """What the figure is called, and who confirmed it: its note names the person and not the thing."""
    key, _, name = path.partition(".")
    held = find_confirmation(workspace.documents[key]) if key in workspace.documents else None
    yield name
    yield held.by if held else ""


SOURCES = {
    "claim": _words_of_claim,
    "withdrawn": _words_of_claim,
    "fact": _words_of_fact,
    "calc": _words_of_result,
    "confirmed": _words_of_confirmed,
}
"""Scheme -> the texts that say what a source is about."""
