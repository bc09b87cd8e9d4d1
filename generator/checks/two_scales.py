"""One scale in one document: headline, pain and example speak of things of one size.

What stands out is read without the sentences around it. So a claim in a heading or in a big figure, and a result of a
model in another one that measures the same, must be one figure; and a document works with one example. Figures that
differ for a reason stand in one text that gives it, or each with the name of its scenario.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from generator.checks.footing import claims_below
from generator.checks.measured_figures import Measured, find_measured, find_standing, split_result
from generator.checks.source_words import WORD, stem
from generator.content.documents import Document
from generator.content.sources import Steps
from generator.diagnostics import Diagnostic
from generator.pages.page import Page
from generator.pages.solved_model import DEFAULT
from generator.pages.workspace import Workspace
from generator.quantities.conversion import convert
from generator.texts.citations import find_model
from generator.texts.text_nodes import Text

Texts = Mapping[Steps, Text]
HINT = "cite one of the two in both places, or put both into one text that says why they differ"


def check_two_scales(
    document: Document, texts: Texts, pages: Iterable[Page], workspace: Workspace
) -> Iterator[Diagnostic]:
    """A finding for each figure of a customer's document that an earlier one of the same measure contradicts."""
    if not document.kind.for_customers:
        return
    standing = {at for page in pages for at in find_standing(page.root)}
    pairs = list(combinations((one for text in texts.values() for one in find_measured(text, standing, workspace)), 2))
    explained = {frozenset((one.target, other.target)) for one, other in pairs if one.text is other.text}
    seen: set[str] = set()
    for one, other in pairs:
        if other.target in seen or frozenset((one.target, other.target)) in explained:
            continue
        if message := _compare(one, other, texts, workspace):
            seen.add(other.target)
            yield Diagnostic("two-scales", message, other.at, HINT)


def _compare(one: Measured, other: Measured, texts: Texts, workspace: Workspace) -> str:
    """In what two figures of one document contradict each other; mostly nothing."""
    schemes = {figure.target.partition(":")[0] for figure in (one, other)}
    if schemes == {"calc"}:
        return _compare_scenarios(one, other, texts, workspace)
    if schemes != {"calc", "claim"} or not (one.stands_out and other.stands_out and one.words & other.words):
        return ""
    put = convert(other.quantity, one.quantity.unit, one.quantity.per)
    if put is None or set(put.ends) & set(one.quantity.ends) or _is_derived(one, other, workspace):
        return ""
    return f"`{other.stated}` and, earlier, `{one.stated}` ({one.at}) are of one measure on two scales"


def _is_derived(one: Measured, other: Measured, workspace: Workspace) -> bool:
    """Whether the result comes from the claim: then they differ as a formula says."""
    claim, result = sorted((one.target, other.target), key=lambda target: target.startswith("calc:"))
    return claim.removeprefix("claim:") in {below.id for below in claims_below(result, workspace)}


def _compare_scenarios(one: Measured, other: Measured, texts: Texts, workspace: Workspace) -> str:
    """Two results of one model under two scenarios of one segment, neither of which is named."""
    (model, first, _), (other_model, second, _) = split_result(one.target), split_result(other.target)
    if model != other_model or first == second or DEFAULT in {first, second}:
        return ""
    found = find_model(model, workspace)
    mine, theirs = found.solved[first].label, found.solved[second].label
    named = _is_named(mine, theirs, one, texts) or _is_named(theirs, mine, other, texts)
    scenarios = found.rows.get("scenarios", {})  # an account's edition has only its own
    segments = [scenarios.get(scenario, {}).get("segment") for scenario in (first, second)]
    if segments[0] != segments[1] or named:
        return ""
    return f"`{other.stated}` is of the example “{theirs}”, and `{one.stated}` ({one.at}) of “{mine}”"


def _is_named(label: str, others: str, figure: Measured, texts: Texts) -> bool:
    """Whether the figure's text, or one of the same entry, says what sets its scenario apart from the other."""
    near = " ".join(text.words for steps, text in texts.items() if steps[:-1] == figure.text.steps[:-1])
    return bool((_split(label) - _split(others)) & _split(near))


def _split(words: str) -> frozenset[str]:
    return frozenset(map(stem, WORD.findall(words)))
