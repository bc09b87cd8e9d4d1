"""Results without a figure: what every customer did, most banks use, or nobody else has, somebody must have counted.

A sentence that cites something is read with its figure elsewhere. What one wants, asks, or sets as a condition is no
result, and neither is what the market does without the product: "most teams rely on sheets".
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from generator.checks.boundless_promises import find_promise
from generator.checks.citation_context import sentences
from generator.checks.lent_standing import find_standing
from generator.checks.praise_by_nobody import find_praise
from generator.checks.runs import HIDDEN, NOTE, Piece, runs, words_beside
from generator.checks.told_of_nobody import find_of_nobody
from generator.checks.told_results import find_told
from generator.checks.trace import ADDRESS, Figure
from generator.checks.universals import BUYERS
from generator.checks.untraced_figures import place_figure
from generator.content.documents import Document
from generator.diagnostics import Diagnostic
from generator.pages.page import Page
from generator.pages.tree import Element
from generator.pages.workspace import Workspace
from generator.quantities.figures import find_alike
from generator.quantities.gloss import gloss
from generator.quantities.stated_values import read_name
from generator.quantities.units import Units

ALL = (
    r"(?:every(?:\s+(?:single|last))?|each(?:\s+and\s+every)?|all|most|no|none|not\s+(?:one|a\s+single)|many|numerous"
    r"|countless|plenty|(?:nearly|almost|virtually|practically)\s+(?:all|every|each|no)"
    r"|(?:the|a)\s+(?:(?:vast|great|overwhelming|large|clear)\s+)?majority|the\s+(?:lion['’]s\s+share|bulk|cream))"
)
THOSE = rf"{ALL}\s+(?:(?:of|the|our|these|those|one)\s+){{0,3}}(?:[^\W\d]+\s+){{0,2}}?{BUYERS}"
OURS = r"(?:(?:our|existing|current|early)\s+(?:[^\W\d]+\s+)?(?:customers|clients|users|buyers|subscribers))"
NAMED = (
    r"(?:(?:(?:some\s+of\s+)?the\s+(?:world['’]s\s+)?)?(?:leading|top|big|biggest|major|large|largest|global|well-known|famous|renowned|serious|blue-chip)\s+(?:[^\W\d]+\s+)?"
    rf"{BUYERS}|{BUYERS}\s+(?:all\s+over|across|around|throughout)\s+(?:the\s+)?[^\W\d]+|{BUYERS}\s+(?:worldwide|everywhere))"
)
PEOPLE = r"(?:nobody|no\s+one|everybody|everyone)"
WHO = rf"(?:{THOSE}|{OURS}|{NAMED}|{PEOPLE})(?:\s+(?:of|in|with|at|on|who|that)\s+(?:[^\W\d]+\s+){{0,3}}?[^\W\d]+)?"
HAS = r"(?:\s+(?:has|have|had|already|ever|never|always|also|simply|actually|since|then|even|now|still|just|quickly))*"
DONE = (
    r"renew(?:s|ed)?|re-?signed|stay(?:s|ed)|stay(?=\s*(?:[.,;!]|$)|\s+with\b)|churn(?:s|ed)?"
    r"|cancel(?:l?ed|s)|(?<=never )cancel|switched"
    r"|left(?=\s*(?:[.,;!]|$)|\s+(?:us|so|since|yet|after)\b)|(?<=never )leave"
    r"|leaves?(?=\s*[.!]|\s+us\b)|quit(?=\s*[.,;!])"
    r"|upgraded"
    r"|succeed(?:s|ed)|saved|saves?\s+(?:money|time|hours|days|weeks|months|thousands|millions)|recouped|profit(?:s|ed)|complain(?:s|ed)|regret(?:s|ted)|returned|c[ao]mes?\s+back|doubled|won"
    r"|(?:is|are|was|were)\s+(?:very\s+|more\s+than\s+)?(?:happy|satisfied|delighted|thrilled|loyal|live|in\s+production)"
    r"|pass(?:es|ed)?\s+(?:its|their|the|every|all)\s+audits?|recommended|(?:got|gets|get)\s+results|saw\s+(?:results|savings|gains)"
)
LIKED = (
    r"(?:us(?:e[sd]?|ing)|trust(?:s|ed)?|rel(?:y|ies|ied)\s+(?:up)?on|runs?\s+on|lov(?:e|es|ed)|prefer(?:s|red)?|recommends?"
    r"|cho(?:ose|oses|se)|chosen|b(?:uy|uys|ought)|pick(?:s|ed)|adopt(?:s|ed)?|deploy(?:s|ed)?|swears?\s+by|depends?\s+on"
    r"|prais(?:e|es|ed)|endors(?:e|es|ed)|switched\s+to|moved\s+to|signed\s+up\s+for|works?\s+with)"
)
BY = rf"(?:{THOSE}|{OURS}|{NAMED})"
PRAISED_BY = rf"(?:trusted|loved|preferred|recommended|endorsed|praised)\s+by\s+(?:{BY}|{BUYERS})"
USED_BY = rf"(?:used|chosen|adopted|deployed|relied\s+on|bought)\s+by\s+{BY}"
FAULTLESS = (
    r"(?:(?:has|have)\s+never\s+(?:(?:yet|once)\s+)?(?:failed|lost|missed|broken|crashed|erred|gone\s+(?:down|wrong)|been\s+(?:breached|hacked|down"
    r"|late|wrong|offline|beaten)|made\s+a\s+(?:single\s+)?(?:mistake|error)|let\s+\w+\s+down)"
    r"|never\s+(?:fails|crashes|errs|goes\s+(?:down|wrong)|makes\s+(?:a\s+)?(?:mistakes?|errors?)|lets\s+\w+\s+down))"
)
UNHARMED = (
    r"(?:no|never\s+an?|not\s+(?:one|a\s+single))\s+(?:outages?|downtime|breach(?:es)?|incidents?|failures?|errors?|mistakes?|complaints?)"
    r",?\s+(?:ever|yet|since|to\s+date|so\s+far|at\s+all|in\s+production)"
)
MARKET = (
    r"(?:the|its|this|our|your)\s+(?:entire\s+|whole\s+)?"
    r"(?:market|world|industry|sector|planet|business|field|trade|category|country)"
)
MOST_OF = r"(?:[^\W\d]{3,}est|best|only|leading|foremost|first\s+and\s+only|number\s+one|top|most\s+[^\W\d]+)"
LEADS = (
    rf"(?:the|our|its|their)\s+(?:(?:world|industry|market|region)['’]s\s+)?(?:[^\W\d]+\s+)?{MOST_OF}\s+(?:[\w-]+\s+){{1,3}}?"
    rf"(?:(?:on|in)\s+{MARKET}|of\s+its\s+kind|out\s+there|ever\s+(?:built|made))"
    rf"|(?:world|industry|market|region|sector)['’]s\s+{MOST_OF}\s+[^\W\d]+"
    r"|(?:market|world|industry|category|sector|global)[\s-]lead(?:ers?|ing)|lead(?:s|er|ers)\s+(?:in|of)\s+(?:the|its|our)\s+(?:market|industry"
    r"|category|sector|field)|leads?\s+(?:the|its)\s+(?:market|industry|category|sector|field)|unrivall?ed|unmatched|unparalleled|unbeat(?:en|able)"
    r"|second\s+to\s+none|without\s+equal|award[\s-]winning|world[\s-]class|best[\s-]in[\s-]class|(?:the\s+)?gold\s+standard"
)
OPEN = re.compile(
    r"\b(?:if|unless|when|whenever|whether|until|once|before|in\s+case|provided|so\s+that|imagine|suppose|want|wants|would|could"
    r"|ask|asks|does|do|did|no\s+(?=market|world|industry)|not\s+(?:the|a|an)?\s*(?=[\w-]+$))\b[^.;!?]{0,80}$",
    re.IGNORECASE,
)
"""What makes a wish, a question or a condition of the words that follow."""
TOLD = (find_told, find_praise, find_of_nobody, find_standing, find_promise)
"""What looks for a result in other forms, each by a sentence and the names of the company."""
FACT = "fact:"
HINT = "cite a claim that counts it, with its figure, or say what the reader can check for themselves"


def check_uncounted(document: Document, page: Page, workspace: Workspace) -> Iterator[Diagnostic]:
    """A finding for each sentence of a customer's page that says a result of all, most or none without a source."""
    yield from _check(_list_sayings(page), document, workspace)


def find_uncounted(root: Element, document: Document, workspace: Workspace) -> Iterator[Diagnostic]:
    """The same for one text that no page has taken up yet."""
    yield from _check(_list_runs(root), document, workspace)


def find_result(words: str, brand: Mapping[str, Any], units: Units) -> str:
    """The first result of all, most or none that words say without a source; mostly none."""
    names = _names(brand)
    return next(iter((*_find_results(words, _pattern(names), units), *_find_told(words, names, units))), "")


def _names(brand: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(sorted({str(brand[name]) for name in ("name", "short_name") if brand.get(name)}))


def _check(sayings: Iterable[tuple[str, Element]], document: Document, workspace: Workspace) -> Iterator[Diagnostic]:
    names = _names(workspace.facts.values.get("brand", {}))
    pattern = _pattern(names)
    units = workspace.facts.units
    read = ((one, element) for said, element in sayings for one in (said, *_addresses(said)))
    for said, element in read:
        for words in (*_find_results(said, pattern, units), *_find_told(said, names, units)):
            figure = Figure(words, "", element.at, element.laid)
            message = f"“{words}” is a result that somebody must have counted, and it has no source"
            at = place_figure(figure, document, workspace.project)
            yield Diagnostic("uncounted-result", message, at, HINT, width=len(words))


def _addresses(said: str) -> Iterator[str]:
    """What the addresses in a text say."""
    return (read_name(one[0]) for one in ADDRESS.finditer(said))


def _list_sayings(page: Page) -> Iterator[tuple[str, Element]]:
    """The words of each run, and those beside the text: titles, alternative texts, tooltips."""
    for part in (page.root, page.heading) if page.heading else (page.root,):
        yield from _list_runs(part)
    yield from words_beside(page)


def _list_runs(root: Element) -> Iterator[tuple[str, Element]]:
    """The words of each run; where lines are broken, each line by itself as well."""
    for run in runs(root):
        said = [words_of(piece) for piece in run]
        yield "".join(said), run[0].element
        if any(piece.element.tag == "br" for piece in run):
            broken = ("\n" if piece.element.tag == "br" else words for piece, words in zip(run, said, strict=True))
            yield from ((line, run[0].element) for line in "".join(broken).splitlines())


@lru_cache(maxsize=16_384)
def _find_results(written: str, pattern: re.Pattern[str], units: Units) -> tuple[str, ...]:
    """The results in a run of words, each in a sentence that cites nothing, asks nothing and sets no condition; in
    another language than English, the whole sentence."""
    return tuple(_results(written, pattern, units))


def _results(written: str, pattern: re.Pattern[str], units: Units) -> Iterator[str]:
    said = gloss(written, units)
    for own in sentences(written) if pattern.search(said) else ():
        sentence = said if own == written else gloss(own, units)
        found = pattern.search(sentence)
        silent = HIDDEN in sentence or is_question(sentence)
        if found and not silent and not OPEN.search(sentence[: found.start()]):
            yield " ".join(found[0].split()) if sentence == own else own.strip(" .!")


def _find_told(written: str, names: tuple[str, ...], units: Units) -> Iterator[str]:
    """The results told as a story or as praise, each in a sentence that cites nothing and asks nothing; in another
    language than English, the whole sentence."""
    return (told for own in sentences(written) if (told := _told(own, names, units)))


@lru_cache(maxsize=16_384)  # most sentences stand in several formats of a document
def _told(own: str, names: tuple[str, ...], units: Units) -> str:
    """What one sentence tells; mostly nothing."""
    sentence = gloss(own, units)
    if HIDDEN in sentence or is_question(sentence):
        return ""
    told = next(filter(None, (find(sentence, names) for find in TOLD)), "")
    return told if sentence == own or not told else own.strip(" .!")


def is_question(sentence: str) -> bool:
    """Whether the sentence asks."""
    return sentence.rstrip("\"'”’) \n").endswith("?")


def words_of(piece: Piece) -> str:
    """The words as they are read here: a citation hidden, without the numbers of notes, a line break as a blank. A
    citation that says no figure proves nothing by it, and what a fact says in words is read like all others."""
    if piece.element.has("citation") and not _is_in_words(piece):
        return HIDDEN
    return " " if piece.element.tag == "br" else "" if piece.by == NOTE else piece.words.replace("\u00a0", " ")


def _is_in_words(piece: Piece) -> bool:
    """Whether a citation prints words of a fact, and no figure."""
    return piece.by.startswith(FACT) and not any(True for _ in find_alike(piece.words, "en"))


@lru_cache(maxsize=8)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    ours = "|".join([*map(re.escape, names), "us", "it", "our", "this", "ours"])
    liked = rf"{LIKED}\s+(?:{ours})\b"
    faultless = rf"(?:{ours}|we)\s+(?:[^\W\d]+\s+)?{FAULTLESS}"
    used = rf"(?:(?:{ours})\s+(?:is|was|has\s+been)\s+(?:\w+\s+)?|(?:^|(?<=[,;:–—|·.!?]\s))\s*){USED_BY}"
    used += rf"|from\s+{BY}\s+(?:used|chosen|trusted|loved)"  # as German says it
    said = f"{WHO}{HAS}\\s+(?:{DONE}|{liked})|{faultless}|{used}|{PRAISED_BY}|{UNHARMED}|{LEADS}"
    return re.compile(rf"(?<![\w-])(?:{said})(?!\w)", re.IGNORECASE)
