"""The words that begin the notes of a release: they go out with it, so they state no figure and no result.

What has changed in figures stands below them, each with its source. Days, the number of a release, the phrases of
content/terms.yaml, and how many documents there are may be said.
"""

import re
from collections.abc import Iterator

from generator.checks.phrase_patterns import phrases_pattern
from generator.checks.uncounted_results import find_result
from generator.content.disguise import find_disguise, report_disguise
from generator.diagnostics import Diagnostic, Position
from generator.pages.workspace import Workspace
from generator.quantities.figures import find_figures
from generator.quantities.lexicon import NUMBER_WORDS, alike, either

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
OURS = re.compile(
    rf"\d{{4}}-\d\d-\d\d|\b(?:\d{{1,2}}\s)?{_MONTH}(?:\s\d{{1,2}},?)?\s\d{{4}}\b|\bQ[1-4]\s\d{{4}}\b"
    r"|\b(?:release|version|v\.?|section|chapter|page)\s?\d+(?:\.\d+)*"
    rf"|\b(?:\d+|{either(NUMBER_WORDS)})\s(?:[^\W\d]+\s)?(?:documents?|files?|pages?|languages?|formats?)\b",
    re.IGNORECASE,
)
"""Days, numbers of what is counted through, and how many of ours there are."""
CURE = "say it without a figure; the figures that have changed stand below, each with its source"
HINT = "say what is new; what customers reached is a claim with its figure"


def check_notes(lead: str, name: str, number: str, workspace: Workspace) -> Iterator[Diagnostic]:
    """A finding for each figure, result and disguised word in the text that begins the notes, at its line in the file
    `name`; `number` is that of the release."""
    free = [OURS, re.compile(rf"(?<![\w.]){re.escape(number)}(?![\w.]|\.\d)")]
    free += [pattern for pattern in (phrases_pattern(tuple(workspace.terms)),) if pattern]
    for n, line in enumerate(lead.splitlines(), 1):
        if disguised := find_disguise(line):
            yield report_disguise(disguised[1], Position(name, n, disguised[0] + 1))
        bare = alike(line)
        for pattern in free:
            bare = pattern.sub(lambda said: " " * len(said.group()), bare)
        for one in find_figures(bare, workspace.facts.units):
            message = f"the figure `{one.text}` has no source"
            yield Diagnostic("untraced-figure", message, Position(name, n, one.start + 1), CURE, width=len(one.text))
        result = find_result(line, workspace.facts.values.get("brand", {}), workspace.facts.units)
        if result:
            message = f"“{result}” is a result that somebody must have counted, and it has no source"
            at = Position(name, n, max(line.find(result), 0) + 1)
            yield Diagnostic("uncounted-result", message, at, HINT, width=len(result))
