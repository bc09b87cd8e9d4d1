"""Figures as people write them: read one, find all of them in a text."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.quantities.accounting import find_negatives, with_minus
from generator.quantities.figure_parts import READERS, Parts
from generator.quantities.grammar import build_grammar
from generator.quantities.languages import Lexicon
from generator.quantities.lexicon import ENGLISH, NEVER, NUMBER_WORDS, alike, either
from generator.quantities.quantity import Quantity
from generator.quantities.sizes import DIGIT, size_patterns, size_values
from generator.quantities.spoken_figures import read_phrase
from generator.quantities.units import NONE, Units

__all__ = ["Found", "Quantity", "find_numerals", "find_quantities", "parse_quantity"]

LONGEST = 200  # characters; no figure is longer
_BLANKS = re.compile(r"[ \t\r\n]+")  # not the no-break space, which separates thousands


@cache
def _minus(lexicon: Lexicon) -> re.Pattern[str]:
    alone = "" if lexicon is ENGLISH else r"(?<![^\W\d_] )"  # "au moins 5" is no minus five
    return re.compile(rf"{alone}(?i:{'|'.join(lexicon.joints['minus']) or NEVER}) (?=\d)")


@cache
def _numeral(lexicon: Lexicon) -> re.Pattern[str]:
    """A word with a digit, and a number word of the language or of English."""
    words = {*NUMBER_WORDS, *lexicon.numbers}
    return re.compile(rf"(?<!\S)(?=\S*{DIGIT})\S+|\b(?:{either(words)})")


@dataclass(frozen=True, slots=True)
class Found:
    """A figure in a text, which is `text[start:end]`, and the quantity it is; `None` for a numeral of another sort."""

    start: int
    end: int
    text: str
    quantity: Quantity | None


@lru_cache(maxsize=4096)  # the ledger's figures are read again for every text that cites them
def parse_quantity(text: str, units: Units) -> Quantity | None:
    """The quantity that the whole text is; `None` if it is none, or says more than one figure."""
    if len(text) > LONGEST:
        return None
    text, grammar = _BLANKS.sub(" ", alike(text)).strip(), build_grammar(units)
    text = with_minus(_minus(units.lexicon).sub("-", text))
    for name, read in READERS:
        match = grammar.match(name, text)
        if match and (quantity := read(Parts(match.groupdict(), units))):
            return quantity
    return _read_size(text.lower(), units) or read_phrase(text, units)


def parse_stated(text: str, units: Units) -> Quantity | None:
    """The quantity that a fact or a claim states: in the brand's language, or in English where that says nothing.

    What the brand's language may read in two ways is read in neither.
    """
    home = units.stated
    read = parse_quantity(text, home)
    if read or home.lexicon is ENGLISH or find_ambiguous(text, home)[0]:
        return read
    return parse_quantity(text, home.in_english)


def _read_size(word: str, units: Units) -> Quantity | None:
    """ "doubled" is 2x, "halve" 50%, "a dozen" twelve."""
    value, unit = size_values(units.language).get(word.removeprefix("a "), (None, ""))
    if value is None:
        return None
    return Quantity(value, value, unit=units.by_name[unit] if unit else NONE)


@lru_cache(maxsize=4096)  # a text is read again for its numerals, and the words around a citation for each format
def find_quantities(text: str, units: Units) -> tuple[Found, ...]:
    """Every quantity in the text, in order, none inside another; a range wins over its two ends."""
    found: list[Found] = []
    taken, grammar, plain = bytearray(len(text)), build_grammar(units), alike(text)
    for start, end in find_negatives(plain):
        if quantity := parse_quantity(text[start:end], units):
            taken[start:end] = b"x" * (end - start)
            found.append(Found(start, end, text[start:end], quantity))
    for name, read in READERS:
        for match in grammar.find(name, plain):
            start, end = match.span()
            if not any(taken[start:end]) and (quantity := read(Parts(match.groupdict(), units))):
                taken[start:end] = b"x" * (end - start)
                found.append(Found(start, end, text[start:end], quantity))
    return tuple(sorted(found, key=lambda one: one.start))


def find_numerals(text: str, units: Units) -> tuple[Found, ...]:
    """Every word with a digit, every number word and every other size that is no part of a quantity: `SOC2`, `24/7`,
    "hundred", "by a third", "Tier IV"."""
    rest = list(text)
    for one in find_quantities(text, units):
        rest[one.start : one.end] = " " * (one.end - one.start)
    found: list[Found] = []
    sizes = size_patterns(units.language)
    for pattern in (sizes.phrases, _numeral(units.lexicon), sizes.words):
        for word in pattern.finditer("".join(rest)):
            found.append(Found(*word.span(), word.group(), None))
        for one in found:
            rest[one.start : one.end] = " " * (one.end - one.start)
    return tuple(sorted(found, key=lambda one: one.start))


def find_ambiguous(text: str, units: Units) -> tuple[str, str]:
    """The number of the text that means one thing in one country and another in the next, and how to write it here;
    mostly nothing."""
    notation = units.notation
    found = _TWO_WAYS.search(alike(text))
    if found is None or (re.fullmatch(notation.number, found[0]) and not notation.ambiguous.fullmatch(found[0])):
        return "", ""
    return found[0], re.sub(r"[.,]", notation.group, found[0])


def name_readings(number: str) -> tuple[str, str]:
    """What an ambiguous number is in one country, and what in another."""
    return re.sub(r"[.,]", "", number), re.sub(r"[.,]", ".", number).rstrip("0").rstrip(".")


def find_foreign(text: str, units: Units) -> tuple[str, str]:
    """The number of the text that is written as in another country, and how it is written here; mostly nothing."""
    for found in _MARKED.finditer(alike(text)):
        if not re.fullmatch(units.notation.number, found[0]):
            whole, _, decimals = found[0].rpartition(max(".,", key=found[0].rfind))
            groups = re.sub(r"[.,'\u00a0]", units.notation.group, whole)
            return found[0], f"{groups}{units.notation.decimal}{decimals}"
    return "", ""


_TWO_WAYS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}(?![\d.,]*\d)")
_MARKED = re.compile(r"(?<![\d.,'])\d{1,3}(?:[.,'\u00a0]\d{3})*[.,]\d+(?![\d.,]*\d)")
