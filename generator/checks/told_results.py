"""Results told as a story: what customers did, and what happened at them, in whatever verb, somebody must have seen.

A table of verbs that tell of success never ends. The past tense does: verbs end in -ed, or are of the closed list of
irregular ones. So what our customers, or those who use the product, did is a result unless the verb is harmless.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.checks.universals import BUYERS

CLIENTS = r"(?:customers?|clients?|adopters?|subscribers?|licensees?)"
MANY = (
    r"(?:every|each|all|most|many|numerous|countless|several|some|both|one|two|three|half|a\s+(?:few|number|majority)"
    r"|the\s+(?:majority|rest|first|last|other))"
)
OURS = (
    rf"(?:{MANY}\s+(?:of\s+)?(?:our|these|those)\s+(?:[^\W\d]+\s+)?(?:{CLIENTS}|users?)"
    rf"|(?:every|each|all|most|many|numerous|countless|our|existing|current|early|earliest|happy|founding|paying)\s+"
    rf"(?:[^\W\d]+\s+)?{CLIENTS}|(?:an?|one|another)\s+(?:[^\W\d]+\s+)?{CLIENTS}\s+of\s+ours)"
)
TRADES = r"(?:banks|bank|insurers?|retailers?|fintechs?|enterprises?|hospitals?|start-?ups?|carriers|telcos|utilities)"
BESIDE = r"(?:\s+(?:of|in|with|at|on|from|who|that|which)\s+(?:[^\W\d]+\s+){0,3}?[^\W\d]+)?"
ADVERBS = (
    r"(?:\s+(?:has|have|had|already|ever|never|also|simply|actually|since|then|even|just|quickly|soon|all|finally"
    r"|long))*"
)
IRREGULAR = (
    "became bent blew bought broke built burnt caught chose cut dealt dug drew drove fell fled flew forgot fought found"
    " froze gave got grew held hid kept knew laid lay led left lost made met paid quit rang ran rode rose sank sat saw"
    " sent shed shook shot shrank shut slept slid sold sought sped spent split sprang stood stole stopped struck stuck"
    " swept swung taught threw took tore understood woke won wore wrote done gone taken given seen broken thrown fallen"
)
HARMLESS = (
    "need|needed|succeed|proceed|exceed|speed|feed|embed|based|located|named|listed|called|concerned|affected|involved|interested"
    "|invited|required|asked|wanted|expected|wished|hoped|started|agreed|signed"
)
"""What ends in -ed and is no past tense, no verb, or no result: they asked, wanted, started."""
DID = rf"(?:(?!(?:{HARMLESS})\b)[^\W\d]{{2,}}ed|{'|'.join(IRREGULAR.split())}|was|were)"
HAS = r"ha(?:s|ve)\s+(?:ever\s+|never\s+|not\s+)?(?:come|become|run|put|been)"
TOLD = re.compile(rf"(?:^|\s)(?:{DID}|{HAS})(?!\w)", re.IGNORECASE)
"""What makes a story of a sentence, wherever it stands."""
NOW = r"(?:now|no\s+longer|never|finally|at\s+last|always)"
SAY = r"(?:report|reported|tell\s+us|told\s+us|say|said|confirm|confirmed|agree|describe|rave)"
PRAISE = (
    r"(?:love|adore|praise|endorse|recommend|swear\s+by|rave\s+about|applaud|trust|accept|approve|welcome|vouch\s+for"
    r"|insist\s+on|stand\s+behind|sign\s+off\s+on)"
)
ASKS = re.compile(
    r"\b(?:if|unless|when|whenever|whether|until|before|imagine|suppose|would|could|might|ask|asks)\b", re.IGNORECASE
)
"""Words that make a condition or a wish of a sentence."""


def find_told(sentence: str, names: tuple[str, ...]) -> str:
    """The words of a sentence that tell a result of customers, or of those who use the product; mostly none."""
    return next((" ".join(found.split()) for found in _find(sentence, names)), "")


def _find(sentence: str, names: tuple[str, ...]) -> Iterator[str]:
    for pattern in _patterns(names):
        found = pattern.search(sentence)
        if found and not ASKS.search(sentence[: found.start()]):
            yield found[0]
    for pattern in _places(names):
        found = pattern.search(sentence)
        told = TOLD.search(sentence) if found else None
        if found and told and not ASKS.search(sentence):
            yield found[0]


def _compile(*ways: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<![\w-])(?:{way})(?!\w)", re.IGNORECASE) for way in ways)


@lru_cache(maxsize=8)
def _patterns(names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """What says by itself that something came of it."""
    product = "|".join([*map(re.escape, names), "us"])
    users = rf"{BUYERS}\s+(?:on|with|using|(?:that|who|which)\s+(?:[^\W\d]+\s+){{1,3}}?)\s*(?:{product})"
    return _compile(
        rf"{OURS}{BESIDE}{ADVERBS}\s+{DID}",
        rf"{MANY}\s+(?:[^\W\d]+\s+)?{TRADES}{BESIDE}{ADVERBS}\s+{DID}",
        rf"(?:an?|one|another)\s+(?:[^\W\d]+\s+)?{BUYERS}\s+(?:in|from|of)\s+(?-i:[A-Z])[^\W\d]+{ADVERBS}\s+{DID}",
        rf"(?:our|early|existing)\s+{CLIENTS}{BESIDE}\s+{NOW}\s+[^\W\d]+",
        rf"{users}{ADVERBS}\s+(?:{NOW}\s+[^\W\d]+|{DID})",
        rf"(?:^|(?<=[,;:]\s))\s*(?:our\s+)?(?:[^\W\d]+\s+)?{CLIENTS}\s+{SAY}",
        rf"(?:^|(?<=[,;:]\s))\s*(?:our\s+)?[^\W\d]+s\s+{PRAISE}\s+(?:{product}|it)(?=\s*[.,;!]|$)",
    )


@lru_cache(maxsize=8)
def _places(names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Where and since when something happened, if the sentence says what did."""
    product = "|".join(map(re.escape, names))
    return _compile(
        rf"(?:at|with|among|across|inside)\s+(?:{OURS}|our\s+(?:very\s+)?first\s+{CLIENTS})",
        rf"(?:since|after|thanks\s+to)\s+(?:[^\W\d]+\s+){{0,3}}(?:{product})\b(?:\s+[^\W\d]+){{0,2}},",
        rf"(?:{product})\s+(?:has|have)\s+(?:[^\W\d]+\s+)+?(?:at|among|across|inside)\s+(?:[^\W\d]+\s+)?{BUYERS}",
    )
