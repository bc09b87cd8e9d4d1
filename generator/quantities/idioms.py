"""Idioms that say how many, how well or how fast without a number word: "tons of rules", "Class A", "in no time".

Each is a pattern of whole words, as those of `sizes`. What only compares ("lots of", "most") is none, and a heap counts
only what a company would count: "a heap of sand" is sand.
"""

BUYERS = (
    "customers?|clients?|banks?|compan(?:y|ies)|teams?|firms?|users?|insurers?|retailers?|business(?:es)?|enterprises?"
    "|developers?|engineers?|buyers?|orders?|audits?|deals?|decisions?|accounts?|hospitals?|vendors?|subscribers?"
)
"""Nouns of those who buy, and of what is done with them."""
_HEAPS = (
    "tons?|tonnes?|boatloads?|truckloads?|shiploads?|shedloads?|heaps?|loads?|piles?|stacks?|mountains?|oceans?|seas?|floods?"
    "|avalanches?|armies|army|hosts?|hordes?|droves?|masses|reams?|bags|barrels?|buckets?|legions?|multitudes?|swarms?"
    "|torrents?|galaxy|wealth"
)
_HEAPED = (
    f"{BUYERS}|rules?|work|time|money|cash|savings?|hours|days|weeks|months|people|checks?|effort|requests?|messages?|meetings?"
    "|value|revenue|leads?|awards?|tickets?|tenants?|fans|data|speed|results?|paperwork"
)
_TAKES = (
    "saves?|saved|saving|takes?|took|wins?|won|gets?|got|has|have|with|brings?|brought|costs?|answers?|handles?|handled|checks?"
    "|runs?|gains?"
)
_JOINS = "of|and|or|for|by|from|in|to|across|over|through|with|at|behind|against|among"
_DECADES = "(?-i:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)"
_GRADE = r"(?-i:A{1,3})\+?"

IDIOMS = (
    rf"(?<![\w\ufffc-]\s)(?:an?\s)?(?:{_HEAPS})\sof\s(?:[a-z]+\s)?(?:{_HEAPED})",
    rf"(?:{_TAKES}|{_JOINS})\s(?:an?\s)?(?:[a-z]+\s)?(?:{_HEAPS})\sof\s(?:[a-z]+\s)?(?:{_HEAPED})",
    rf"(?:(?:high|mid|low|upper|lower)[\s-])?(?<!-)(?:{_DECADES})(?!-)",
    rf"(?:class|grade|category|rated?|rating)\s(?:{_GRADE}|(?-i:[BCD])\+?)|(?:triple|double)[\s-]A|{_GRADE}[\s-](?:rated?|rating|grade)",
    r"(?:first|best|top|last)\s(?:in|of)\s(?:the\s)?(?:its\s)?class|best[\s-]in[\s-]class|top[\s-]tier|first[\s-]rate",
    r"(?:a|the)\s(?:[a-z]+\s)?(?:chunk|fraction|sliver)\sof\s(?:the|your|our|its|their|what)"
    r"|to\sa\s(?:mere\s|tiny\s|small\s)?fraction",
    r"quantum\sleaps?|night\sand\sday\s(?:faster|better|cheaper|easier)",
    r"in\s(?:a\sheartbeat|no\stime|the\sblink\sof\san\seye|an\sinstant|a\sflash|a\ssnap|a\sjiffy|a\ssplit\ssecond)"
    r"|at\sthe\sspeed\sof\s(?:light|sound)|at\slightning\sspeed|lightning[\s-]fast|(?:a\s)?split[\s-]second",
)
"""Heaps of what could be counted, decades, grades, parts, leaps and speeds."""
