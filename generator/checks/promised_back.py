"""Money back: a length of time or a price promises a refund only where its source does."""

import re

from generator.checks.certainties import find_stated, sentences_of
from generator.checks.cited import Cited
from generator.checks.source_words import stem, words_of_source
from generator.pages.workspace import Workspace

BACK = re.compile(
    r"(?<![\w-])(?:money[\s-]back|(?:or|get|have)\s+your\s+money(?:\s+back)?|refund(?:s|ed|able|ing)?|reimburse\w*"
    r"|(?:we|and|or)\s+(?:will\s+|['’]ll\s+)?(?:pay|give|hand|send|transfer)\s+(?:you|it|them|all|everything|your\s+\w+)\s+(?:\w+\s+)?back"
    r"|no[\s-]questions(?:[\s-]asked)?|no[\s-]quibbles?|return\s+policy|right\s+of\s+return|risk[\s-]free)(?!\w)",
    re.IGNORECASE,
)
"""Words that promise that a buyer loses nothing."""
PROMISED = "refund refunded return returns reimbursed money guarantee guaranteed warranty"
SAYS_SO = frozenset(map(stem, PROMISED.split()))
"""Words of a source that states such a promise, as stems."""


def check_back(cited: Cited, workspace: Workspace) -> str:
    """The sentence of a figure promises money back only if its source does, on whatever condition."""
    if SAYS_SO & words_of_source(cited.target, workspace):
        return ""
    promised = find_stated(BACK, sentences_of(cited))
    return f"“{promised}” is a promise that `{cited.target}` does not make" if promised else ""
