"""A reader of figures of its own: whether a changed text means something else. It shares no code with the engine."""

import re
import unicodedata
from collections import Counter

MARKS = re.compile(r"[\[\]()*_`]")
"""What marks a citation or stress, and says nothing; the address of a citation says what it rests on."""
FIGURE = re.compile(r"(?P<currency>[$€£¥]|\b(?:USD|EUR|GBP)\s)?\s?(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<plus>\s?\+)?")
WORDS = re.compile(r"[^\W\d_]+|%")
SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "b": 1e9, "billion": 1e9}
CURRENCIES = {"usd": "$", "eur": "€", "gbp": "£", "dollars": "$", "euros": "€", "pounds": "£"}
NUMBERS = re.findall(r"\w+", "one two three four five six seven eight nine ten eleven twelve")
COUNTS = {word: n for n, word in enumerate(NUMBERS, 1)}
SAME = {"percent": "%", "each": "per", "every": "per", "a": "per", "an": "per", "milliseconds": "ms", "sec": "second"}
"""Words that say the same beside a figure."""


def meaning(text: str) -> Counter[object]:
    """Every figure with its currency, scale and bound, and every word with its number and spelling evened out."""
    plain = MARKS.sub(" ", unicodedata.normalize("NFKC", text)).replace("−", "-")
    figures = []
    for found in FIGURE.finditer(plain):
        before, after = plain[: found.start()].rstrip(), plain[found.end() :]
        scale = re.match(r"\s?([A-Za-z]+)\b", after)
        times = SCALES.get(scale[1].lower(), 1) if scale else 1
        currency = (found["currency"] or "").strip().lower()
        sign = bool(re.search(r"(?:^|[\s(–])-$", before))
        bound = "<" if before.endswith("<") else "+" if found["plus"] else ""
        number = round(float(found["digits"].replace(",", "")) * times, 9)
        figures.append((-number if sign else number, CURRENCIES.get(currency, currency), bound))
    words = [_same(word.lower()) for word in WORDS.findall(plain)]
    return Counter([*figures, *(_pairs(words))])


def changes_meaning(before: str, after: str) -> bool:
    """Whether the two texts say different things."""
    return meaning(before) != meaning(after)


LESS = re.compile(r"\[(?:under |<|at most |up to )(\d+(?:\.\d+)?)([^\]]*)\]\(")
MORE = re.compile(r"\[(?:at least |over )?(half|a third|\d+(?:\.\d+)?)(\+?[^\]]*)\]\(", re.IGNORECASE)
FRACTIONS = {"half": 0.5, "a third": 1 / 3}


def is_weaker(before: str, after: str) -> bool:
    """Whether one cited bound has become one that follows from it: "under 53 ms" where it was "under 50 ms"."""
    return _moved(LESS, before, after) > 0 or (_moved(MORE, before, after) < 0 and "at least " in after.lower())


def _moved(bound: re.Pattern[str], before: str, after: str) -> float:
    """How far the only bound of its kind that differs has moved; nothing if more than that differs."""
    pairs = [*zip(bound.finditer(before), bound.finditer(after), strict=False)]
    changed = [(one, other) for one, other in pairs if one[0] != other[0]]
    if len(changed) != 1 or bound.sub("", before) != bound.sub("", after) or changed[0][0][2] != changed[0][1][2]:
        return 0
    first, then = (FRACTIONS.get(one[1].lower()) or float(one[1]) for one in changed[0])
    return then - first


def _same(word: str) -> object:
    if word in COUNTS:
        return float(COUNTS[word])
    word = SAME.get(word, CURRENCIES.get(word, word))
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def _pairs(words: list[object]) -> list[object]:
    """The words in their order, but for scales, which their figures carry."""
    return [(word,) for word in words if word not in SCALES]
