"""The survey: what the project knows about itself, as plain frozen data. Reports are laid out from it.

The press makes it, because only the press knows what was audited and built; it crosses to workers as it is. Claims are
not in it: the ledger is in every workspace.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.content.kinds import INTERNAL
from generator.diagnostics import Position


@dataclass(frozen=True, slots=True)
class Made:
    """One file of the last build that is up to date: its size in bytes, its figures, and how many are traced."""

    path: str
    format: str
    size: int
    figures: int
    traced: int


@dataclass(frozen=True, slots=True)
class Signing:
    """One signature that a document needs; `state` is signed, stale, missing, or unclear while there are errors."""

    role: str
    state: str
    by: str = ""
    on: str = ""
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Surveyed:
    """One document. `uses` are the places that cite a claim; `rests` all claims behind it, through formulas and models
    too; `lists` counts the entries of each list. With errors nobody can tell what it waits for."""

    key: str
    kind: str
    kind_title: str
    title: str
    audience: str
    version: str = ""
    dated: str = ""
    owner: str = ""
    reviewer: str = ""
    errors: tuple[str, ...] = ()
    unproven: tuple[str, ...] = ()
    signatures: tuple[Signing, ...] = ()
    figures: int = 0
    traced: int = 0
    formats: tuple[str, ...] = ()
    files: tuple[Made, ...] = ()
    lists: Mapping[str, int] = field(default_factory=dict)
    uses: tuple[tuple[str, Position], ...] = ()
    rests: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    """What is still to be supplied before it may leave the building."""

    @property
    def leaves(self) -> bool:
        """Whether the document is for readers outside."""
        return self.audience != INTERNAL

    @property
    def unsigned(self) -> tuple[Signing, ...]:
        return tuple(one for one in self.signatures if one.state != "signed")

    @property
    def cleared(self) -> bool:
        """Whether the document may leave the building."""
        return not (self.errors or self.unproven or self.unsigned or self.gaps)

    @property
    def unbuilt(self) -> tuple[str, ...]:
        """The formats of which some file is missing or stale."""
        built = {file.format for file in self.files}
        return tuple(name for name in self.formats if name not in built)


@dataclass(frozen=True)
class Survey:
    """Every document but the reports themselves, those that cannot be read included."""

    documents: tuple[Surveyed, ...] = ()

    def places(self, claim: str) -> list[tuple[Surveyed, Position]]:
        """Every citation of a claim, in order."""
        return self._places.get(claim, [])

    def resting(self, claim: str) -> list[Surveyed]:
        """The documents that rest on a claim, cited or behind a formula or a model."""
        return self._resting.get(claim, [])

    @cached_property
    def _places(self) -> Mapping[str, list[tuple[Surveyed, Position]]]:
        found: dict[str, list[tuple[Surveyed, Position]]] = {}
        for one in self.documents:
            for claim, at in one.uses:
                found.setdefault(claim, []).append((one, at))
        return found

    @cached_property
    def _resting(self) -> Mapping[str, list[Surveyed]]:
        found: dict[str, list[Surveyed]] = {}
        for one in self.documents:
            for claim in dict.fromkeys((*one.rests, *(name for name, _ in one.uses))):
                found.setdefault(claim, []).append(one)
        return found
