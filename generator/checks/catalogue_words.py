"""Words of the catalogue and of who signs: they stand beside documents, and no citation can stand in them.

The stages of a sale and their steps, when a document is used, what the cards of a view are called, and the roles that
sign: none of them states a figure or a result, in digits or in words.
"""

from collections.abc import Iterator, Mapping

from generator.checks.phrase_patterns import phrases_pattern
from generator.checks.uncounted_results import find_result
from generator.claims.approvals import POLICY
from generator.content.facts import Facts
from generator.content.kinds import Kind
from generator.content.sale_stages import FILE, list_stages
from generator.content.sources import Source, Steps
from generator.diagnostics import Diagnostic
from generator.quantities.figures import find_figures
from generator.quantities.lexicon import alike

HINT = "say it without a figure; figures stand in the documents, where each is cited"
UNCOUNTED = "say what it is for, and state a result in a text with its source"
Placed = tuple[Source, Steps, str]


def check_catalogue_words(facts: Facts, kinds: Mapping[str, Kind], terms: Mapping[str, str]) -> Iterator[Diagnostic]:
    """A finding for each figure and each result in the words of the catalogue, of cards, and of the roles that sign."""
    free = phrases_pattern(tuple(terms))
    for source, steps, words in (*_stage_words(facts), *_card_words(kinds), *_role_words(facts)):
        bare = free.sub(lambda said: " " * len(said.group()), alike(words)) if free else words
        figure = next((one.text for one in find_figures(bare, facts.units)), "")
        result = "" if figure else find_result(words, facts.values.get("brand", {}), facts.units)
        said, hint = (f"`{figure}`", HINT) if figure else (f"“{result}” is a result that", UNCOUNTED)
        if figure or result:
            message = f"{said} stands beside documents, where nothing can be cited for it"
            at = source.locate(steps, figure or result)
            yield Diagnostic("figure-beside-texts", message, at, hint, width=len(figure or result))


def _stage_words(facts: Facts) -> Iterator[Placed]:
    for stage in list_stages(facts) if FILE in facts.sources else ():
        source = facts.sources[FILE]
        yield from ((source, (stage.id, part), words) for part, words in (("name", stage.name), ("aim", stage.aim)))
        yield from ((source, (stage.id, "documents", name), words) for name, words in stage.uses.items())
        for n, step in enumerate(stage.steps):
            yield from ((source, (stage.id, "steps", n, part), step[part]) for part in ("does", "says") if part in step)


def _card_words(kinds: Mapping[str, Kind]) -> Iterator[Placed]:
    for kind in kinds.values():
        for view in kind.views:
            said = (("title", view.card), ("use", view.use))
            yield from ((kind.source, ("views", view.name, "card", part), words) for part, words in said if words)


def _role_words(facts: Facts) -> Iterator[Placed]:
    for group, entries in facts.values.get(POLICY, {}).items():
        for name, roles in entries.items():
            yield from ((facts.sources[POLICY], (group, name, n), role) for n, role in enumerate(roles))
