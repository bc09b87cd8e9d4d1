"""Opposites: what a source says of those who pass, win or stay is no figure of those who fail, lose or leave."""

from generator.checks.cited import Cited
from generator.checks.result_words import CLAUSE_END
from generator.checks.source_words import WORD, texts_of_source
from generator.pages.workspace import Workspace

PAIRS = tuple(
    (frozenset(one.split()), frozenset(other.split()))
    for one, other in (
        ("win wins won winning", "lose loses lost losing"),
        ("pass passes passed passing", "fail fails failed failing failure"),
        ("renew renews renewed renewal stay stays stayed retention", "leave leaves leaving cancel cancels quit churn"),
        ("uptime available availability", "downtime down outage outages unavailable unavailability"),
        ("respond responds responded response survive survived recovered", "die dies died relapse relapsed worsened"),
        ("fall falls fell drop drops away vanish vanishes", "remain remains remained remaining persists"),
        ("cost costs", "save saves saved saving savings gain gains gained profit profits"),
        ("punctual promised", "late delayed missed"),
        ("satisfied happy satisfaction", "dissatisfied unhappy dissatisfaction"),
        ("full booked occupied occupancy", "empty vacant vacancy"),
        ("accept accepts accepted approve approved", "reject rejects rejected deny denied refuse refused"),
        ("recommend recommends", "complain complains complained"),
    )
)
"""Words of which one side says the opposite of the other."""


def check_opposite(cited: Cited, workspace: Workspace) -> str:
    """The words around a claim's figure do not say the opposite of what it states."""
    if cited.scheme not in {"claim", "calc"} or cited.conditional:
        return ""
    before, after = CLAUSE_END.split(cited.spot.before)[-1], CLAUSE_END.split(cited.spot.after)[0]
    said = [word.casefold() for word in WORD.findall(f"{before} {after}")]
    known = {word.casefold() for text in texts_of_source(cited.target, workspace) for word in WORD.findall(text)}
    for pair in PAIRS:
        for mine, other in (pair, pair[::-1]):
            word = next((one for one in said if one in other), "")
            if word and known & mine and not known & other and not (cited.scheme == "calc" and mine & {*said}):
                return f"“{word}” is the opposite of what `{cited.target}` states"
    return ""
