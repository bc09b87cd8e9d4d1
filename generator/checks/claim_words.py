"""The words of a claim among themselves: its statement says the period, the plan and the segment that it is about."""

from collections.abc import Iterator, Mapping

from generator.checks.lent_names import find_witness
from generator.checks.named_entries import SEGMENTS, Names, find_mixed, find_names, names_of_source
from generator.claims.claim import OBSERVED, Claim
from generator.claims.wording import find_result_wording
from generator.diagnostics import Diagnostic
from generator.pages.workspace import Workspace
from generator.quantities.gloss import gloss
from generator.quantities.periods import find_periods
from generator.quantities.scan import parse_stated

ABOUT = ("subject", "measure", "population")
"""The fields that say what a claim is about."""
COMPUTED = frozenset({"on average", "in practice"})
"""Words that a statement may have of what it computes."""


def check_claim_words(workspace: Workspace) -> Iterator[Diagnostic]:
    """A finding for each text of a claim that contradicts its value, its source or its other texts."""
    for claim in workspace.ledger:
        if claim.live:
            yield from _check_periods(claim, workspace)
            yield from _check_names(claim, workspace)
            yield from _check_seen(claim, workspace)


def _check_periods(claim: Claim, workspace: Workspace) -> Iterator[Diagnostic]:
    value = parse_stated(claim.value, workspace.facts.units)
    per = value.per.one.split("/") if value and value.per else ()  # a price per user and month
    stated = frozenset(per) or find_periods(gloss(claim.statement, workspace.facts.units))
    for field, words in _texts(claim).items():
        said = find_periods(gloss(words, workspace.facts.units))
        if said and stated and not said & stated:
            message = f"the {field} of `{claim.id}` says {_list(said)}, and the claim is per {_list(stated)}"
            yield Diagnostic("label-differs", message, claim.place(field), "say the period of the value")


def _check_names(claim: Claim, workspace: Workspace) -> Iterator[Diagnostic]:
    own: list[Names] = [names_of_source(one, workspace) for one in claim.uses.values() if one.startswith("fact:")]
    own += [{SEGMENTS: frozenset(claim.segments)}] if claim.segments else []
    texts = {field: find_names([words], workspace.facts) for field, words in _texts(claim).items()}
    for field, said in texts.items():
        others = [*own, *(names for other, names in texts.items() if other != field)]
        mixed = next(filter(None, (find_mixed(said, meant) for meant in others)), None)
        if mixed:
            message = f"the {field} of `{claim.id}` names {mixed[0]}, and the claim is about {mixed[1]}"
            yield Diagnostic("wrong-name", message, claim.place(field), "name the same in all its texts")
            return


def _check_seen(claim: Claim, workspace: Workspace) -> Iterator[Diagnostic]:
    """What nobody has measured is stated as a promise, an example or a guess, and calls upon nobody."""
    if claim.basis in OBSERVED:
        return
    for field, words in _texts(claim).items():
        said = gloss(words, workspace.facts.units)
        phrase = find_result_wording(claim, said) or find_witness(said)
        if phrase and phrase.casefold() not in COMPUTED:
            sounds = f"“{phrase}” sounds as if somebody had seen it happen"
            message = f"{sounds}, and the basis of `{claim.id}` is {claim.basis}"
            hint = "state it as what must, should or may come true, or give its evidence and its basis"
            yield Diagnostic("worded-as-result", message, claim.place(field), hint)


def _texts(claim: Claim) -> Mapping[str, str]:
    return {field: getattr(claim, field) for field in ("statement", *ABOUT) if getattr(claim, field)}


def _list(words: frozenset[str]) -> str:
    return " and ".join(sorted(words))
