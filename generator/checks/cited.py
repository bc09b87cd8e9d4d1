"""A citation of a figure, read in its place."""

import re
from dataclasses import dataclass, replace

from generator.checks.surroundings import Spot
from generator.diagnostics import Problem
from generator.pages.workspace import Workspace
from generator.quantities.quantity import Quantity
from generator.quantities.scan import parse_stated
from generator.quantities.support import read_part
from generator.texts.citations import SCHEMES, resolve

CONDITION = re.compile(r"\b(?:when|if|unless|once|until|whether)\b[^.;!?]{0,80}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation in its place: what its source states, what stands between its brackets, and what is read there."""

    spot: Spot
    target: str
    stated: str
    source: Quantity | None
    written: Quantity

    @property
    def scheme(self) -> str:
        return self.target.partition(":")[0]

    @property
    def conditional(self) -> bool:
        """Whether it stands in a condition, "when it falls below $1M", which says of nothing that it is so."""
        return bool(CONDITION.search(self.spot.before))


def read_citation(spot: Spot, workspace: Workspace) -> Cited | None:
    """The citation, if it is a figure of a source that can be found; what cannot is reported elsewhere."""
    units, target = workspace.facts.units, spot.citation.get("value")
    written = read_part(spot.words, units) or parse_stated(spot.words, units)
    if written is None or target.partition(":")[0] not in SCHEMES:
        return None
    try:
        stated = resolve(target, workspace).value
    except Problem:
        return None
    return Cited(spot, target, stated, parse_stated(stated, units), written)


def as_stated(cited: Cited) -> Cited | None:
    """The citation as it would be if it printed the value of its source; nothing if that is no figure."""
    return replace(cited, spot=cited.spot.with_words(cited.stated), written=cited.source) if cited.source else None
