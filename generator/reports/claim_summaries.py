"""Claims of a survey as plain data: where each stands, what it is made from, and the documents that rest on it."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.claims.claim import Claim
from generator.content.survey import Survey, Surveyed
from generator.content.translation import Translation
from generator.diagnostics import Position
from generator.pages.workspace import Workspace
from generator.reports.claim_status import (
    Part,
    evidence_words,
    find_status,
    list_derived,
    list_parts,
    name_lacks,
    read_plain,
)


@dataclass(frozen=True, slots=True)
class ClaimSummary:
    """One claim: its state and what it lacks until it is proven, its texts as plain words, the parts of its formula,
    the claims `derived` from it, the places that cite it, and the documents `resting` on it."""

    claim: Claim
    state: str
    lacks: str
    statement: str
    caveat: str
    note: str
    evidence: tuple[str, ...]
    parts: tuple[Part, ...]
    derived: tuple[str, ...]
    places: tuple[tuple[Surveyed, Position], ...]
    resting: tuple[Surveyed, ...]

    @property
    def citing(self) -> tuple[Surveyed, ...]:
        """The documents that cite the claim, as often as they do."""
        return tuple(one for one, _ in self.places)

    @property
    def is_read_outside(self) -> bool:
        """Whether a page that leaves the company rests on the claim; a page of ours alone does not."""
        return any(one.leaves and self.claim.id in one.rests for one in self.resting)

    @property
    def behind(self) -> tuple[Surveyed, ...]:
        """The documents that rest on the claim through a formula or a model, without citing it."""
        citing = {one.key for one in self.citing}
        return tuple(one for one in self.resting if one.key not in citing)

    @property
    def blocks(self) -> tuple[Surveyed, ...]:
        """The documents that wait for proof of the claim."""
        return tuple(one for one in self.resting if self.claim.id in one.unproven)


def summarize_claims(
    claims: Iterable[Claim], survey: Survey, workspace: Workspace, translation: Translation
) -> list[ClaimSummary]:
    """A summary of each claim, in order."""
    return [_summarize(claim, survey, workspace, translation) for claim in claims]


def _summarize(claim: Claim, survey: Survey, workspace: Workspace, translation: Translation) -> ClaimSummary:
    return ClaimSummary(
        claim,
        find_status(claim, workspace),
        name_lacks(claim, workspace.today, translation),
        read_plain(claim.statement),
        read_plain(claim.caveat),
        read_plain(claim.note),
        tuple(evidence_words(one, translation) for one in claim.evidence),
        tuple(list_parts(claim, workspace)),
        tuple(one.id for one in list_derived(claim.id, workspace)),
        tuple(survey.places(claim.id)),
        tuple(survey.resting(claim.id)),
    )
