"""Words that move a figure a little: "nearly" and "well over" say on which side of it the truth lies."""

import re

from generator.checks.cited import Cited
from generator.pages.workspace import Workspace

BELOW = (
    r"nearly|almost|barely|hardly|scarcely|close\s+to|near(?:ing)?|approaching|verging\s+on|bordering\s+on|practically"
    r"|virtually|not\s+quite|not\s+even|not\s+yet|short\s+of|just\s+short\s+of|(?:a\s+\w+\s+)?shy\s+of|a\s+(?:touch|shade|bit|hair|little)\s+(?:under|below|less\s+than)"
    r"|(?:just|well|far|slightly|comfortably|considerably|significantly|a\s+little|a\s+bit)\s+(?:under|below|less\s+than|fewer\s+than)"
    r"|as\s+little\s+as|as\s+few\s+as|as\s+low\s+as|a\s+mere|a\s+scant|at\s+the\s+outside|as\s+good\s+as"
)
ABOVE = (
    r"a\s+(?:good|full|solid|cool|whopping|hefty|strong|round|staggering|massive|generous)|easily|comfortably|fully|upwards?\s+of"
    r"|(?:just|well|far|slightly|comfortably|considerably|significantly|a\s+little|a\s+bit|way)\s+(?:over|above|beyond|past|more\s+than|in\s+excess\s+of)"
    r"|beyond|past|north\s+of|in\s+excess\s+of|exceed(?:s|ing|ed)?|surpass(?:es|ing|ed)?|topp(?:ed|ing)|no\s+fewer\s+than|as\s+(?:high|long)\s+as"
)
AFTER_BELOW = r"at\s+the\s+outside|give\s+or\s+take|or\s+even\s+less|if\s+that|or\s+thereabouts|minus"
AFTER_ABOVE = (
    r"and\s+(?:then\s+some|counting|beyond|upwards?|change|a\s+bit)|plus(?!\s+an?\s+[^\W\d]+\s+(?:of|for)\b)|easily"
    r"|or\s+even\s+more|and\s+a\s+half"
)
LEADS = tuple(re.compile(rf"(?<![\w-])({way})\s+(?:a\s+)?$", re.IGNORECASE) for way in (BELOW, ABOVE))
TRAILS = tuple(
    re.compile(rf"\W{{0,2}}(?:[^\W\d]+\s+)?({way})(?!\w)", re.IGNORECASE) for way in (AFTER_BELOW, AFTER_ABOVE)
)
SIDES = (frozenset({"<", "≤", "up to"}), frozenset({">", "≥", "from"}))
"""The bounds of a source that lie on the side of "nearly", and on that of "well over"."""
PLAIN = re.compile(r"(?:a\s+full|fully|a\s+mere|as\s+(?:little|few|low|high|long)\s+as)$", re.IGNORECASE)
"""Words that only praise a figure that is as stated."""


def check_approximation(cited: Cited, workspace: Workspace) -> str:
    """What a word moves a little upwards or downwards is a bound of the source on that side."""
    if cited.source is None or cited.conditional:
        return ""
    for leads, trails, side in zip(LEADS, TRAILS, SIDES, strict=True):
        found = leads.search(cited.spot.before) or trails.match(cited.spot.after)
        if (
            found
            and cited.source.comparator not in side
            and not (PLAIN.match(found[1]) and not cited.source.comparator)
        ):
            word = " ".join(found[1].split())
            return f"“{word}” moves the figure, and `{cited.target}` states {cited.stated}"
    return ""
