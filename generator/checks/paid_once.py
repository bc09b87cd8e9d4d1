"""Once or again and again: what a source states a year is paid every year, and what it states without one is not."""

import re

from generator.checks.cited import Cited
from generator.checks.result_words import CLAUSE_END
from generator.checks.source_words import is_period_of, texts_of_source, words_of_source
from generator.pages.workspace import Workspace
from generator.quantities.lexicon import PERIOD_OF

ONCE = (
    r"one[\s-]?(?:off|time)|once[\s-]only|(?:only|just)\s+once|once(?=\s*$|\s*[.:;)])|once\s+and\s+for\s+all|lump[\s-]sum"
    r"|(?:pay|paid|pays|payable|bill|billed|charged|buy|costs?)\s+once(?!\s+(?:an?|per|every|each)\b)"
    r"|(?:a\s+)?(?:single|sole)\s+(?:payment|fee|charge|price|sum|purchase|investment|invoice)|lifetime|for\s+life|forever"
    r"|perpetual(?:ly)?|outright|non[\s-]?recurring|for\s+good|ever\s+after"
    r"|own\s+it|yours\s+to\s+keep|one\s+payment|no\s+(?:renewals?|recurring|yearly|annual|further|more|other)\s+(?:fees?|costs?|charges?|payments?)"
)
SAID_ONCE = re.compile(rf"(?<![\w-])(?<!\bat\s)(?:{ONCE})(?!\w)", re.IGNORECASE)
BEHIND = re.compile(rf"\W*(?:(?:and|as|in|for|paid|payable|due)\s+)?(?:an?\s+)?({ONCE})(?!\w)", re.IGNORECASE)
AGAIN = re.compile(
    rf"\b({'|'.join(PERIOD_OF)}|recurring|regular)\s+(?:[^\W\d]+\s+){{0,2}}?(?:(?:of|is|are|at|was|comes\s+to)\s+)?$",
    re.IGNORECASE,
)
"""Words of a period before a sum of money: "an annual fee of"."""
PERIODS = ("year", "month", "week", "day", "quarter")


def check_paid_once(cited: Cited, workspace: Workspace) -> str:
    """A sum a year is no sum once, and a sum without a period is none a year."""
    if cited.source is None or not cited.source.unit.money or cited.conditional:
        return ""
    known = words_of_source(cited.target, workspace)
    period = next((one for one in PERIODS if is_period_of(one, known)), "")
    before = CLAUSE_END.split(cited.spot.before)[-1]
    near = f"{before} {cited.spot.words} {cited.spot.clause}"
    once = SAID_ONCE.search(near) or BEHIND.match(cited.spot.after) or SAID_ONCE.search(cited.spot.label)
    if period and once and not any(map(SAID_ONCE.search, texts_of_source(cited.target, workspace))):
        word = " ".join((once[1] if once.re is BEHIND else once[0]).split())
        return f"“{word}” is not how `{cited.target}` is paid: it is for each {period}"
    again = AGAIN.search(f"{before} ") or AGAIN.search(f"{cited.spot.label} ")
    if again and not period and not cited.source.per:
        return f"“{again[1]}” makes more of the figure: `{cited.target}` states it for no period"
    return ""
