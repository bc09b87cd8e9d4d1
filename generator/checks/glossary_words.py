"""The glossary against what the engine knows: a word that means costs cannot be called savings, and none is a figure.

What a company calls its own things only the company knows. What its language calls them, the engine's own lexicon says,
for the word as it stands or, of what is measured, for the end of a compound: "Lizenzkosten" are costs.
"""

from collections.abc import Iterator, Mapping

from generator.checks.chart_titles import find_families
from generator.checks.source_words import WORD, stem
from generator.content.facts import GLOSSARY, Facts
from generator.diagnostics import Diagnostic
from generator.quantities.figures import find_figures
from generator.quantities.languages import find_lexicon
from generator.quantities.lexicon import ENGLISH, alike

LEAST = 5
"""Letters of a word that is known at the end of a compound."""
CURE = "write what the word means, or leave the entry out"


def check_glossary(facts: Facts) -> Iterator[Diagnostic]:
    """A finding for each entry that gives a word another meaning than it has, or holds a figure or a bound."""
    for language, entries in facts.values.get(GLOSSARY, {}).items():
        known = _known_words(language)
        for word, said in entries.items():
            why = _find_figure(language, word, said, facts) or _contradict(word, said, known)
            if why:
                at = facts.sources[GLOSSARY].value_position((language, word))
                message = f"the glossary calls `{word}` “{said}”, and {why}"
                yield Diagnostic("glossary-differs", message, at, CURE, width=len(said))


def _known_words(language: str) -> Mapping[str, str]:
    """Each word of a language as the engine reads it in English."""
    lexicon = find_lexicon(language)
    table = lexicon.gloss.get("words", {}) if lexicon else {}
    return {alike(way).lower(): english for english, ways in table.items() for way in ways}


def _find_figure(language: str, word: str, said: str, facts: Facts) -> str:
    lexicon = find_lexicon(language) or ENGLISH
    for text, units in ((word, facts.units.in_language(language)), (said, facts.units.in_english)):
        for one in find_figures(text, units):
            return f"`{one.text}` is a figure, which no word stands for"
    bound = word.lower() in lexicon.bounds or said.lower() in ENGLISH.bounds
    return "a bound belongs to its figure" if bound else ""


def _contradict(word: str, said: str, known: Mapping[str, str]) -> str:
    """What the word means by the engine's own lexicon, if that is something else; mostly nothing."""
    plain = alike(word).lower()
    meant = known.get(plain, "")
    if meant:
        return "" if _stems(meant) & _stems(said) or _same_family(meant, said) else f"it means “{meant}”"
    ends = (known[plain[n:]] for n in range(1, len(plain) - LEAST + 1) if plain[n:] in known)
    tail = next(ends, "")
    return f"it ends like “{tail}”" if find_families(tail) and not _same_family(tail, said) else ""


def _same_family(one: str, other: str) -> bool:
    return bool(find_families(one) & find_families(other))


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word.lower()) for word in WORD.findall(words))
