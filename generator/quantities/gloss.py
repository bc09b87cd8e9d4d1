"""A gloss: the words around a figure in the English words that checks look for, from the data of each language.

Checks compare words with tables of English ones: bounds, ways, periods, denials, what every customer does. A text in
another language is read word for word through the `gloss` of its lexicon; what that does not know stays as it is, but
for its ending. No figure is changed: figures are read by the grammar of their own language.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from generator.quantities.languages import Lexicon
from generator.quantities.lexicon import NEVER, alike, branch, spelt
from generator.quantities.units import ENGLISH, Units

SENTENCE = ".!?…\n"
LEAST = 5  # letters of a word that may have an ending
LEAST_PART = 4  # letters of the first part of a word that is put together
UNKNOWN = r"[^\W\d_]+(?:-[^\W\d_]+)*"


class Gloss:
    """The gloss of one language with a company's own words."""

    def __init__(self, lexicon: Lexicon, own: Mapping[str, str]) -> None:
        table = lexicon.gloss
        units = {way.lower(): name for name, ways in lexicon.units.items() for way in ways if len(way) > 1}
        self._words = {**units, **_turned(table["words"]), **{word.lower(): said for word, said in own.items()}}
        self._before, self._after = _turned(table["before"]), _turned(table["after"])
        heads = _turned(table.get("heads", {}))
        self._heads = dict(sorted(heads.items(), key=lambda head: -len(head[0])))
        self._endings: tuple[str, ...] = tuple(table["endings"])
        self._nouns = re.compile(rf"(?:{'|'.join(table['nouns'])})$", re.IGNORECASE)
        self._every = re.compile(rf"(?<![\w-])(?:{_either(self._words)}|{UNKNOWN})", re.IGNORECASE)
        self._last = re.compile(rf"(?<![\w-])({_either(self._before)})(\s*)$", re.IGNORECASE)
        self._first = re.compile(rf"(\s*)({_either(self._after)})", re.IGNORECASE)

    def read(self, text: str, *, behind: bool = False, ahead: bool = False) -> str:
        """The text in English words; it stands right `behind` a figure, or a figure is right `ahead` of it."""
        said, head, tail = alike(text).replace("\u00a0", " "), "", ""
        first = self._first.match(said) if behind else None
        if first:
            head, said = f"{first[1]}{self._after[_key(first[2])]}", said[first.end() :]
        last = self._last.search(said) if ahead else None
        if last:
            tail, said = f"{self._before[_key(last[1])]}{last[2]}", said[: last.start()]
        starts = not behind
        return f"{head}{self._every.sub(lambda found: self._say(found, starts), said)}{tail}"

    def _say(self, found: re.Match[str], starts: bool) -> str:
        word = found[0]
        known = self._words.get(_key(word))
        said = self._bare(word) if known is None else known
        before = found.string[: found.start()].rstrip(" \"'„“«(")
        opens = starts if not before else before[-1] in SENTENCE
        return said[:1].upper() + said[1:] if opens and word[0].isupper() else said

    def _bare(self, word: str) -> str:
        """An unknown word without its ending; a common noun in small letters, so that it is no name. One that is put
        together with a noun for a change is read as both: "Kostensenkung" is a reduction of "Kosten"."""
        if word.isupper():
            return word
        low = word.lower()
        head = next((one for one in self._heads if low.endswith(one) and len(low) - len(one) >= LEAST_PART), "")
        if head:
            return f"{self._part(low.removesuffix(head))} {self._heads[head]}"
        word = word.lower() if self._nouns.search(word) else word
        ending = next((one for one in self._endings if word.endswith(one)), "")
        return word.removesuffix(ending) if ending and len(word) - len(ending) >= LEAST - 1 else word

    def _part(self, part: str) -> str:
        """The first part of a word that is put together, which may have a letter that joins."""
        bare = next((one for one in (part, part.removesuffix("s"), part.removesuffix("n")) if one in self._words), part)
        return self._words.get(bare) or self._bare(bare)


def gloss(text: str, units: Units, *, behind: bool = False, ahead: bool = False) -> str:
    """The text in the English words that checks know, if it is in another language; one without a gloss stays."""
    gloss_of = _find(units)
    return text if gloss_of is None else _read(gloss_of, text, behind, ahead)


def needs_gloss(units: Units) -> bool:
    """Whether texts in this language are read through a gloss."""
    return _find(units) is not None


def own_words(message: str, text: str, units: Units) -> str:
    """The message with the author's words where it quotes what they are in English."""
    gloss_of = _find(units)
    if gloss_of is None:
        return message
    for said, own in _pairs(gloss_of, text):
        message = message.replace(f"“{said}”", f"“{own}”")
    return message


def _pairs(gloss_of: Gloss, text: str) -> Iterator[tuple[str, str]]:
    """The words of a text that the gloss has, each in English and as it stands."""
    plain = alike(text)
    for table, pattern in (
        (gloss_of._before, gloss_of._last.pattern.removesuffix(r"(\s*)$")),
        (gloss_of._words, gloss_of._every.pattern),
    ):
        for found in re.finditer(pattern, plain, re.IGNORECASE):
            if known := table.get(_key(found[0])):
                yield known, text[found.start() : found.end()]


@lru_cache(maxsize=8192)
def _read(gloss_of: Gloss, text: str, behind: bool, ahead: bool) -> str:
    return gloss_of.read(text, behind=behind, ahead=ahead)


@lru_cache(maxsize=16)
def _find(units: Units) -> Gloss | None:
    language = units.language.partition("-")[0]
    if language == ENGLISH or not units.lexicon.gloss:
        return None
    # What the company counts is called as it calls it.
    counted = {
        way: unit.one if way == unit.one else unit.name
        for unit in units.by_name.values()
        if not unit.measure
        for way in unit.written
    }
    return Gloss(units.lexicon, {**counted, **units.glossary.get(language, {})})


def _turned(table: Mapping[str, list[str]]) -> dict[str, str]:
    """Word -> English, from English -> words."""
    return {
        alike(word).lower(): english + (" " if word.endswith("'") else "")
        for english, words in table.items()
        for word in words
    }


def _either(words: Mapping[str, str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    ends = ((word, r"(?!\w)" if word[-1].isalnum() else "") for word in ordered)
    return branch((word[0].lower(), f"{spelt(word[1:])}{end}") for word, end in ends) or NEVER


def _key(words: str) -> str:
    return " ".join(words.lower().split())
