"""What names a claim's figure that stands alone, under it or before its colon: the claim's own words, its direction."""

from collections.abc import Iterable, Iterator

from generator.checks.change import BOUND
from generator.checks.citation_context import END
from generator.checks.cited import Cited
from generator.checks.counted import FUNCTION_WORDS, OFF
from generator.checks.denials import OWN
from generator.checks.directions import find_directions
from generator.checks.labels_beside import LETTER
from generator.checks.predicates import SHARES
from generator.checks.result_words import CLAUSE_END
from generator.checks.source_words import WORD, stem, texts_of_source
from generator.claims.claim import OBSERVED, PROMISED, Claim
from generator.pages.workspace import Workspace

PLAIN = frozenset(
    map(
        stem,
        (
            *FUNCTION_WORDS,
            *OFF,
            *"time duration take share part number amount total level rate value target threshold goal".split(),  # noqa: SIM905
        ),
    )
)
"""Words that any figure may be called by, as stems."""
SAYS_LITTLE = PLAIN - {stem("part")}
SEEN_OR_PROMISED = OBSERVED | PROMISED
"""What sentences tell of as it is; plans and models are called by many names."""
LEAST = 4  # letters of a word that may be the beginning of another
SHORT = 4  # words of a name; more may say something else before they come to the figure


def check_line_under(cited: Cited, workspace: Workspace) -> str:
    """A claim's figure that stands alone has no word and no direction under it that the claim does not have, and one
    behind a colon has a word of the claim before it."""
    claim = workspace.ledger.claims.get(cited.target.partition(":")[2])
    label = cited.spot.under or _led(cited)
    if cited.scheme != "claim" or claim is None or not label:
        return ""
    texts = [*texts_of_source(cited.target, workspace)]
    brand = _stems([workspace.brand.name, workspace.brand.short_name])
    named = [word for word in WORD.findall(label) if stem(word) not in PLAIN | brand]
    known = _stems(texts)
    foreign = [word for word in named if stem(word) not in known]
    if cited.spot.under:
        foreign += [word for word in named[:1] if stem(word) not in _stems(_topic(claim, texts))]
    elif len(foreign) < len(named):
        foreign = []
    if foreign:
        return f"“{foreign[0]}” is not what `{cited.target}` states: “{claim.statement}”"
    return _goes_otherwise(label.strip(), cited.target, texts)


def check_topic(cited: Cited, workspace: Workspace) -> str:
    """What takes a claim's time, or has its size, is named by a word of the claim: "audits take under 50 ms" is not."""
    claim = workspace.ledger.claims.get(cited.target.partition(":")[2])
    source = cited.source
    if cited.scheme != "claim" or claim is None or source is None or claim.basis not in SEEN_OR_PROMISED:
        return ""
    sized = source.unit.measure and not source.unit.money and source.unit.name not in SHARES
    led = [word for word in WORD.findall(END.split(cited.spot.before)[-1]) if stem(word) not in SAYS_LITTLE]
    if not sized or not led:
        return ""
    known = _stems(_topic(claim, [*texts_of_source(cited.target, workspace)])) - _stems(source.unit.written)
    if any(_is_alike(word, known) for word in WORD.findall(cited.spot.wide.replace(cited.spot.words, ""))):
        return ""
    return f"“{' '.join(led[:3])}” is nothing that `{cited.target}` is about: “{claim.statement}”"


def _is_alike(word: str, known: frozenset[str]) -> bool:
    """Whether the word is one of those known, or the beginning of one: "check out" of a checkout."""
    root = stem(word)
    if root in SAYS_LITTLE:
        return False
    return root in known or (len(root) >= LEAST and any(one.startswith(root) for one in known))


def _led(cited: Cited) -> str:
    """The name before a colon, if nothing else names the figure: "Latency: <50 ms"."""
    named = LETTER.search(CLAUSE_END.split(cited.spot.after)[0]) or not cited.written.unit.measure
    name = cited.spot.label if cited.spot.before.rstrip().endswith(":") and not named else ""
    return name if len(name.split()) <= SHORT else ""


def _goes_otherwise(label: str, target: str, texts: Iterable[str]) -> str:
    denies = OWN.search(label)
    if denies and not any(map(OWN.search, texts)):
        return f"“{denies[0]}” denies what `{target}` states"
    said, stated = find_directions(_directed([label])), find_directions(_directed(texts))
    return f"“{label}” goes another way than `{target}` states" if said - stated else ""


def _topic(claim: Claim, texts: Iterable[str]) -> Iterator[str]:
    """What the value is of: all but the circumstances, which are the population and what follows a comma."""
    aside = (claim.statement, claim.population)
    yield claim.statement.replace(claim.population or "\n", "").partition(",")[0]
    yield from (text for text in texts if text not in aside)


def _stems(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(word) for text in texts for word in WORD.findall(text))


def _directed(texts: Iterable[str]) -> Iterator[str]:
    return (word for text in texts for word in WORD.findall(BOUND.sub(" ", text)))
