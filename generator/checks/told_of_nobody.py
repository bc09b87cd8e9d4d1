"""Results told of nobody in particular: "some clients cut their audits", "users report fewer tickets", "tickets fell".

Nobody can look these up, and an honest pain looks much the same: "users report errors", "tickets rose". What parts the
two is whether something got better. So each form here takes a person or a measure, a verb of what has happened, and a
gain; what is the reader's own, a condition, a question or a contrast is no result.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.checks.told_results import BESIDE
from generator.checks.universals import BUYERS

PEOPLE = (
    rf"(?:{BUYERS}|engineers?|developers?|auditors?|people|staff|employees|patients|members|guests|adopters?"
    r"|(?:product|finance|sales|support|compliance)\s+(?:people|managers?|leads?|teams?)|the\s+market|some)"
)
ADVERBS = (
    r"(?:\s+(?:has|have|had|already|also|simply|since|then|even|just|quickly|soon|finally|actually|typically|often|usually|all"
    r"|thereby|immediately|nearly|almost|sharply|steadily|noticeably|now|both))*"
)
BURDEN = (
    r"(?:audits?|backlogs?|costs?|spend(?:ing)?|bills?|work(?:load)?|effort|time|hours|tickets?|calls|complaints?|churn|outages?"
    r"|incidents?|errors?|mistakes?|faults?|failures?|breach(?:es)?|downtime|disputes?|escalations?|overages?|interruptions?"
    r"|risks?|exposure|overhead|cycles?|lead\s+times?|waits?|waiting\s+times?|delays?|latency|fines?|losses|waste|returns"
    r"|meetings|reviews|rework|headcount|alerts|turnover|attrition|accidents|injuries|absences|stress)"
)
GOOD = (
    r"(?:revenues?|sales|productivity|satisfaction|throughput|uptime|availability|conversions?|retention|margins?|profits?"
    r"|adoption|loyalty|nps|morale|output|efficiency|income|growth|quality|accuracy|renewals|bookings|ratings|speed|win\s+rates?)"
)
OBJECT = r"\s+(?:[^\W\d]+\s+){0,3}?"
LESS = r"(?:cut|slashed|shaved|trimmed|reduced|lowered|shortened|halved|eliminated|shrank|minimi[sz]ed)"
MORE = r"(?:boosted|improved|grew|increased|lifted|doubled|tripled|raised|accelerated|gained)"
SAVED = (
    r"saved(?:\s+(?!their|them|the|it|in)[^\W\d]+){0,3}?\s+(?:time|money|hours?|days?|weeks?|months?|work|effort|costs?|budgets?"
    r"|releases?|sprints?|headaches?|trouble)"
)
GAINED = (
    rf"(?:{SAVED}|{LESS}{OBJECT}{BURDEN}|{MORE}{OBJECT}{GOOD}|(?:won|got|earned|bought){OBJECT}back|got\s+rid\s+of|recouped"
    r"|regained|freed\s+up|stopped\s+(?:waiting|worrying|guessing|arguing|struggling|firefighting|chasing)|never\s+looked\s+back"
    r"|(?:ditched|scrapped|retired|abandoned|threw\s+(?:out|away))\s+(?:its|their)"
    r"|sleep\s+(?:better|well)|slept\s+(?:better|well))"
)
BETTER = (
    r"(?:fewer|less|better|faster|calmer|shorter|happier|easier|smoother|sooner|quicker|safer|lower|simpler|higher|savings?|gains"
    r"|results|success(?:es)?|relief|wins|calm|painless|effortless|a\s+breeze|a\s+formality|delighted|impressed|thrilled)(?!\s+(?:than|to|is|are|of)\b)"
)
SAY = r"(?:reports?|reported|tells?\s+us|told\s+us|says?|said|confirms?|confirmed|notices?|noticed)"
SEE = (
    r"(?:sees?|saw|enjoys?|enjoyed|experiences?|experienced|achieves?|achieved|reali[sz]es?|reali[sz]ed|faced?"
    r"|suffer(?:s|ed)?)"
)
UP_TO = (
    r"(?:\s+(?!(?:no|not|never|want|wants|need|needs|wish|would|could|should|prefer|must|cannot|from|before)\b)"
    r"[^\W\d]+)"
)
FELL = (
    r"(?:(?:fell|dropped)(?!\s+(?:on|upon|behind|between|through|apart|into|out|off|to\s+(?:the|your|one|whoever|some\w+|nobody)))"
    r"|sank|plunged|plummeted|declined|decreased|shrank|shrunk|collapsed|tumbled|melted\s+away|dried\s+up|halved"
    r"|(?:came|come|went|gone)\s+down|fallen|dropped|went\s+from"
    r"|(?:was|were|been|is\s+now|are\s+now)\s+(?:[^\W\d]+\s+)?(?:halved|slashed|wiped\s+out|reduced|eliminated))"
)
ROSE = (
    r"(?:rose|soared|grew|jumped|climbed|doubled|tripled|improved|surged|rocketed|took\s+off|(?:shot|went|gone)\s+up|grown|risen"
    r"|increased)"
)
USUAL = r"(?:typically|usually|generally|normally|routinely|commonly|on\s+average|as\s+a\s+rule)"
GAINING = rf"(?:saves?|cuts?|gains?|wins?\s+back|recovers?|halves?|gets?{OBJECT}back|frees?\s+up|sees?\s+results)"
EASY = (
    r"(?:an?\s+(?:mere\s+)?(?:formality|breeze|non-event|walk\s+in\s+the\s+park)|routine|painless|effortless|child['’]s\s+play"
    r"|a\s+matter\s+of\s+(?:hours|minutes|seconds|days))"
)
SOON = (
    r"(?:within|in\s+(?:days|weeks|hours|no\s+time)|at\s+once|immediate(?:ly)?|instant(?:ly)?|soon|quick(?:ly)?|fast|overnight"
    r"|clear|visible|impressive|dramatic|remarkable|huge|real|astonishing)"
)
STUDIES = (
    r"(?:studies|research|surveys?|science|statistics|(?:our\s+)?experience|independent\s+tests|benchmarks|the\s+field)"
)
MOVED = r"(?:switched|made\s+the\s+(?:switch|move)|adopted\s+it|tried\s+it|moved\s+over|joined)"
NOUNS = (
    r"(?:(?!(?:your|their|its|his|her|if|whether|when|ask|asks|who|whose|where|what|which|how|no|not|until|before|had)\b)"
    r"[^\W\d]+\s+){0,2}?"
)
"""What may stand before the measure that fell or rose."""
OWN = re.compile(r"\b(?:your|their|its|whose|his|her)\s+(?:[^\W\d]+\s+){0,2}$", re.IGNORECASE)
OPEN = re.compile(
    r"\b(?:if|unless|when|whenever|whether|until|before|imagine|suppose|would|could|might|should|ask|asks|who|where|what|which|how"
    r"|no|nobody|not|never)\b[^.;:]*$",
    re.IGNORECASE,
)
"""What makes a condition, a question or a denial of the words that follow."""
CONTRAST = re.compile(
    r"\bfaster\s+than\b|(?:\b(?:and|but|yet|while|though|although|or)\b)[^.;]*?(?:\bno(?:t|body|thing|ne)?\b|n['’]t\b|\bnever\b"
    r"|\bstay(?:s|ed)\b|\bwait(?:s|ed)?\b|\bask(?:s|ed)?\b|\bneither\b)|^\s*(?:,\s*)?(?:if|when|once|as\s+(?:far|long|much)\s+as|or\s+not)\b",
    re.IGNORECASE,
)
"""What turns the words before into a part of a trouble."""


def find_of_nobody(sentence: str, names: tuple[str, ...]) -> str:
    """The words that tell a result of nobody in particular; mostly none. `names` are the company's and
    its product's."""
    return next((" ".join(found.split()) for found in _find(sentence, names)), "")


def _find(sentence: str, names: tuple[str, ...]) -> Iterator[str]:
    for pattern in _patterns(names):
        found = pattern.search(sentence)
        if found and not _is_other(sentence[: found.start()], sentence[found.end() :]):
            yield found[0]


def _is_other(before: str, after: str) -> bool:
    """Whether it is the reader's own, open, or one side of a contrast."""
    return bool(OWN.search(before) or OPEN.search(before) or CONTRAST.search(after))


@lru_cache(maxsize=8)
def _patterns(names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    ours = "|".join([*map(re.escape, names), "it", "we", "this"])
    lead = r"(?:^|(?<=[,;:–—]\s)|(?<=\band\s)|(?<=\bbut\s)|(?<=\bthat\s)|(?<=\bthen\s)|(?<=\bwhile\s))\s*"
    ways = (
        rf"{PEOPLE}{BESIDE}{ADVERBS}\s+{GAINED}",
        rf"{PEOPLE}{ADVERBS}\s+{SAY}{UP_TO}{{0,4}}?\s+(?:{BETTER}|they\s+sleep)",
        rf"{lead}{NOUNS}{PEOPLE}{ADVERBS}\s+{SEE}\s+(?:{BETTER}{OBJECT}(?:{BURDEN}|{GOOD})|(?:big\s+|real\s+)?(?:savings|results|gains))",
        rf"{lead}(?:people|those|[^\W\d]+s)\s+(?:who|that)\s+{MOVED}\s+[^\W\d]+",
        rf"(?:we|I)(?:\s+(?:have|keep|often|always|now|regularly|already|also|just|only))*\s+(?:hear|hearing|heard|see|saw|seeing|seen)"
        rf"(?:\s+(?:of|that|about))?(?:{UP_TO}{{0,3}}?\s+{BETTER}|\s+{PEOPLE}\s+(?!struggle|lose|fail|wait|fight|argue|stuck|suffer)"
        r"[^\W\d]+)",
        rf"{lead}{NOUNS}{BURDEN}{ADVERBS}\s+{FELL}",
        rf"{lead}{NOUNS}{GOOD}{ADVERBS}\s+{ROSE}",
        rf"(?:{PEOPLE}|{ours})\s+{USUAL}\s+{GAINING}",
        rf"(?:results|savings|gains|benefits|payback)\s+(?:came|come|were|was|followed|showed|arrived|started)\s+(?:[^\W\d]+\s+)?{SOON}",
        r"(?:(?:has|have|had)\s+)?paid\s+for\s+(?:itself|themselves)|(?:has|have)\s+(?:long\s+|already\s+|more\s+than\s+)*paid\s+off",
        rf"(?:became|become|turned\s+into|(?:is|are)\s+now)\s+{EASY}",
        rf"{STUDIES}\s+(?:has\s+|have\s+)?(?:shows?|shown|proves?|proven|confirms?|confirmed|teaches|taught|suggests?)\s+(?:us\s+)?that",
        rf"(?:{ours})\s+(?:has|have)\s+(?:already\s+|since\s+|long\s+)?(?:saved|spared|freed|rescued|helped)\s+(?:[^\W\d]+\s+){{0,2}}?"
        rf"{PEOPLE}",
        r"(?:waiting\s+lists?|demand|order\s+books?)\s+(?:is|are|(?:has|have)\s+been)\s+(?:[^\W\d]+\s+)?(?:long|high|strong|huge|full"
        r"|overwhelming|enormous|growing)(?=\s*[.,;!]|$)",
        rf"as\s+(?:our\s+)?{PEOPLE}\s+(?:have\s+)?(?:measured|confirmed|saw|seen|found)",
        rf"(?:savings|results|gains|success(?:es)?|relief)\s+(?:that\s+)?(?:our\s+)?{PEOPLE}\s+(?:report|see|get|achieve|enjoy)",
        r"^\s*(?:all\s+)?(?:gone|history|solved)\s*[.!]?\s*$",
    )
    return tuple(re.compile(rf"(?<![\w-])(?:{way})(?!\w)", re.IGNORECASE) for way in ways)
