"""Words that say what came of a product, and words that say what kind of term a fact is."""

import re

CLAUSE_END = re.compile(r"[,;:.!?()–—\n]|\b(?:and|but|while|or|yet|so|whereas)\b", re.IGNORECASE)
"""What parts a sentence into what is said of one thing each."""


def _words(text: str, *others: str) -> re.Pattern[str]:
    """A pattern of the words, where `~` stands for any ending and `_` for the blank between two, and other patterns."""
    ways = [re.escape(word).replace(re.escape("~"), r"\w*").replace("_", r"\s+") for word in text.split()]
    return re.compile(rf"(?<![\w-])(?:{'|'.join([*ways, *others])})(?!\w)", re.IGNORECASE)


GAIN = r"""
    save saves saved saving savings earn~ gain gains gained gaining win wins won winning recover~ regain~ recoup~
    pay~_back pays_off payback payoff paid_back pays_for_itself pay_for_itself profit~ benefit benefits benefited roi
    uplift yield~ pocket pockets pocketed pocketing avoid~ slash~ shav~ trim~ eliminat~ reduc~ improv~ boost~ grow
    grows grew growing growth_of growth_by growth_in increas~ lose loses losing lost loss losses leak~ wast~ revenue
    income margin margins freed free_up frees_up freeing unlock~ return_on return_of returned returns windfall bonus
    surplus richer better_off get~_back got_back gives_back achiev~ productiv~ roi speedup faster accelerat~ sooner
    quicker break~_even bring~_in brought_in upside cut cuts cutting lower_your lower_the lowers lowered lowering
    lighter disappear~ vanish~ back_in back_into make~_you made_you worth_of generat~ outperform~ doubl~ spared
"""
SAFETY = r"""
    guarantee guaranteed guarantees uptime availability error-free fault-free outage-free incident-free breach-free
    downtime-free risk-free zero-downtime always_on proven flawless~ trouble-free
"""
PRAISE = r"""
    satisf~ happy happier delighted nps csat loyal recommend~ rating ratings rated_by reviews renew~ retention churn~
    adopt~ succeed~ switched signed_up stayed migrated
    went_live rely relies relied trust trusts trusted loved loves love depend depends
"""
USERS = r"""
    already chose chosen bought
    run_on runs_on running_on are_live go_live joined signed live_on in_production proven
    of_our_customers sustain~ achiev~ reached measured handled processed served we_serve
    convinc~ persuad~ vouch~ endors~ prais~ answered booked closed
"""
FAULTS = """
    outage~ breach~ downtime incident~ error~ fault~ failure~ bug bugs dispute~ complaint~ escalation~ interruption~
    alert~ overage~ crash~ churn~ failing failed fails attack~ leak~ stops stopping
"""
LACKING = r"(?:no|without|zero|free\s+of|free\s+from|fewer|never|survives?)"
FAULTLESS = rf"{LACKING}(?:\s+[^\W\d_]+){{0,3}}?\s+{_words(FAULTS).pattern}"
USE = r"(?<!can )(?<!may )(?<!could )(?<!must )(?:use|uses|used|using)"
SUCCESS = r"success(?:es|ful|fully)?(?!\s+criteri)"
ANY = GAIN + SAFETY + PRAISE
RESULTS = {
    **{kind: _words(ANY, FAULTLESS, SUCCESS) for kind in ("price", "discount")},
    **{kind: _words(f"{SAFETY} payback pays_back pays_off pays_for_itself", FAULTLESS) for kind in ("label", "date")},
    "length": _words(f"{ANY} see_results sees_results first_results results_in results_within", FAULTLESS, SUCCESS),
    **{kind: _words(ANY + USERS, FAULTLESS, SUCCESS, USE) for kind in ("limit", "count")},
    "score": _words(f"{ANY} gave give_us gives_us rate rated rates", FAULTLESS, SUCCESS, r"(?:customers|users) score"),
}
"""Type of a fact -> words of a result that it is not."""
TERMS = {
    "price": _words(
        r"""
        price~ pay pays paid paying cost costs costing charg~ fee fees list tier tiers plan plans licen~ subscri~ quote~
        budget~ invest~ bill bills billed buy buys contract~ deal deals rate rates starter growth enterprise offer~
        sell sells expense~ spend~ commit~ order~ invoice~ package~ edition~ tariff~ start_at starts_at starting_at
        from includ~
        """
    ),
    "discount": _words(
        """
        price~ pay pays paid paying list discount~ rebate~ off fee fees cheaper promotion~ reduction bill~ invoice~
        subscri~
        """
    ),
}
"""Type -> words of which one must stand in the sentence."""
MONEY_LIMIT = _words(
    """
    up_to limit~ cap capped caps max maximum min minimum at_most at_least cover~ insur~ excess deductib~ deposit~
    threshold~ from over above below under within order~ free
    """
)
"""Words of which one must stand with a sum of money that is a limit."""
LASTS = _words("take takes last lasts give gives spend spends")
NAMED = {**TERMS, "length": LASTS}
"""Type -> words that say of a fact what it is, so that the rest of its sentence may speak of results."""
DONE = re.compile(
    r"(?<!\w)(?:install|deploy|implement|integrat|migrat|onboard|launch|rolled|roll|set up|live|up and running"
    r"|ship|production"
    r"|operational)\w*(?:\s+[^\W\d_]+){0,3}?\s+(?:in|within|after)\s+(?:(?:just|only|under|about|less than)\s+)*$",
    re.IGNORECASE,
)
"""What is done within a length of time, which is a term only of a fact about it."""
