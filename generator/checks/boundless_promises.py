"""Promises without any bound: what is guaranteed, impossible, unlimited, or gone, without a figure that a source could
prove. What is a condition, a question or a denial promises nothing.
"""

import re
from functools import cache

from generator.checks.lent_standing import DENIES
from generator.checks.told_results import ASKS

LENGTHS = ("seconds?", "minutes?", "hours?|afternoons?", "days?", "weeks?|sprints?", "months?", "quarters?", "years?")
"""Lengths of time, the shortest first."""
RESULTS = (
    r"(?:results?|savings|success|returns?|roi|profits?|uptime|availability|compliance|outcomes?|payback|satisfaction|growth"
    r"|correctness|accuracy)"
)
TROUBLES = (
    r"(?:errors?|mistakes?|fraud|outages?|downtime|breaches|failures?|leaks?|disputes?|complaints?|incidents?|faults?|risks?"
    r"|data\s+loss|human\s+error)"
)
WORK = r"(?:(?:manual\s+|routine\s+|tedious\s+)?(?:work|effort|labou?r|toil)|paperwork|busywork|overhead|drudgery)"
GOES = (
    r"(?:goes\s+away|go\s+away|disappears?|vanish(?:es)?|evaporates?|melts?\s+away|falls?\s+away|ceases?"
    r"|is\s+gone|falls?\s+to\s+zero)"
)
MUCH = (
    r"(?:(?:almost|nearly|virtually|practically)\s+all|most|all|the\s+(?:lion['’]s\s+share|bulk|majority)|much"
    r"|nearly\s+everything)"
)
ENDS = r"(?:eliminates?|rules?\s+out|abolish(?:es)?|does\s+away\s+with|wipes?\s+out|puts?\s+an\s+end\s+to|eradicates?)"
NONE = r"(?:unlimited|infinite|limitless|boundless|endless)"
SCALE = r"(?:throughput|scale|scalability|capacity|load|performance|speed|growth|uptime|savings|potential)"
BLISS = (
    r"(?:a\s+fortune|a\s+bundle|a\s+ton|tons|loads|heaps|a\s+full-time\s+(?:job|position|role)|a\s+salary"
    r"|(?:a\s+)?whole\s+team|hours|days|weeks|months|years|sprints|thousands|millions)"
)
SAVES = r"saves?(?:\s+(?:you|your\s+[^\W\d]+|them|us))?"
LIVE = r"(?:price|costs?|time|effort|work)"


def find_promise(sentence: str, names: tuple[str, ...]) -> str:
    """The words that promise without a bound; mostly none. `names` make no difference here."""
    found = (pattern.search(sentence) for pattern in _patterns())
    return next((" ".join(one[0].split()) for one in found if one and not _is_open(sentence[: one.start()])), "")


def _is_open(before: str) -> bool:
    return bool(ASKS.search(before) or DENIES.search(before))


def _shrinks() -> str:
    """From a longer time to a shorter one, or a shorter one instead of a longer one."""
    article = r"(?:an?\s+|whole\s+)?"
    pairs = ((short, "|".join(LENGTHS[n + 1 :])) for n, short in enumerate(LENGTHS[:-1]))
    ways = (
        rf"from\s+{article}(?:{longer})\s+(?:down\s+)?to\s+{article}(?:{short})|(?<!for\s)(?:{short})\s+(?:instead\s+of|rather\s+than)\s+"
        rf"{article}(?:{longer})"
        for short, longer in pairs
    )
    return "|".join(ways)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    ways = (
        rf"guarantee[sd]?\s+(?:you\s+|your\s+|our\s+)?(?:[^\W\d]+\s+)?{RESULTS}",
        r"guaranteed\s+(?:[^\W\d]+-free|flawless|faultless|compliant|secure|safe)",
        r"(?:your\s+)?money[\s-]back|or\s+your\s+money",
        r"(?<=,\s)guaranteed(?=\s*[.!]|\s*$)",
        rf"{TROUBLES}\s+(?:is|are|become)\s+(?:impossible|unthinkable|ruled\s+out|eliminated|history|excluded)",
        rf"{ENDS}\s+(?:all\s+|any\s+|every\s+|your\s+)*(?:human\s+|manual\s+|costly\s+)?(?:{TROUBLES}|{WORK})",
        rf"{MUCH}\s+(?:of\s+)?(?:your\s+|the\s+|this\s+|that\s+|its\s+)?{WORK}\s+(?:simply\s+|just\s+)?{GOES}",
        rf"(?:^|(?<=[.,;:]\s))\s*(?:your\s+|the\s+)?{WORK}\s+(?:simply\s+|just\s+)?{GOES}",
        _shrinks(),
        rf"{NONE}\s+{SCALE}|scales?\s+(?:without\s+(?:any\s+)?limits?|infinitely|endlessly|forever|to\s+any\s+(?:size|load))",
        r"(?:near|almost|virtually)[\s-](?:instant(?:ly|aneous)?|real[\s-]time|zero)",
        rf"an?\s+(?:small\s+|tiny\s+)?fraction\s+of\s+(?:the|its|your|their)\s+{LIVE}",
        r"(?:costs?|for)\s+next\s+to\s+nothing|pays?\s+for\s+(?:itself|themselves)",
        rf"{SAVES}\s+{BLISS}",
    )
    return tuple(re.compile(rf"(?<![\w-])(?:{way})(?!\w)", re.IGNORECASE) for way in ways)
