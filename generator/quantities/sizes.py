"""Sizes that are written without digits: number words, multiples, fractions, ranks, Roman numerals, and glyphs.

The boundary: a word is a size if it names a number ("two", "dozen", "tenfold", "halved", "by a third", "number one",
"Tier IV"). What only compares ("more", "most", "faster", "several", "many", "all", "every", "single") names none, and
ordinals ("first", "fourth") name an order. "One" is a pronoun or an article far more often ("one noisy tenant", "if one
fails"); it is a size only where it measures ("one hour"), shares ("one of three") or scales ("one million").
A very small unit says how fast without a number ("microsecond answers"); "every second" is a share of buyers ("every
second bank"), and of days an order. A letter is a numeral before a noun of buyers: "C customers", not "C programs".
A heap counts what has no number ("tons of rules", "saves heaps of time"), a grade ranks ("Class A"), and a decade is
one of years, ages or shares ("in the nineties"); "around the clock" names a day, and no number.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.quantities.idioms import BUYERS, IDIOMS
from generator.quantities.languages import find_lexicon, language_of
from generator.quantities.lexicon import NUMBER_WORDS, PERIODS, branch, either, spelt

NUMERALS = (
    "\u00b2-\u00b3\u00b9\u00bc-\u00be\u09f4-\u09f9\u0b72-\u0b77\u0bf0-\u0bf2\u0c78-\u0c7e\u0d58-\u0d5e"
    "\u0d70-\u0d78\u0f2a-\u0f33\u1369-\u137c\u16ee-\u16f0\u17f0-\u17f9\u19da\u2070\u2074-\u2079"
    "\u2080-\u2089\u2150-\u2182\u2185-\u2189\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u2cfd\u3007"
    "\u3021-\u3029\u3038-\u303a\u3192-\u3195\u3220-\u3229\u3248-\u324f\u3251-\u325f\u3280-\u3289"
    "\u32b1-\u32bf\ua6e6-\ua6ef\ua830-\ua835\U00010107-\U00010133\U00010140-\U00010178"
    "\U0001018a-\U0001018b\U000102e1-\U000102fb\U00010320-\U00010323\U00010341\U0001034a"
    "\U000103d1-\U000103d5\U00010858-\U0001085f\U00010879-\U0001087f\U000108a7-\U000108af"
    "\U000108fb-\U000108ff\U00010916-\U0001091b\U000109bc-\U000109bd\U000109c0-\U000109cf"
    "\U000109d2-\U000109ff\U00010a40-\U00010a48\U00010a7d-\U00010a7e\U00010a9d-\U00010a9f"
    "\U00010aeb-\U00010aef\U00010b58-\U00010b5f\U00010b78-\U00010b7f\U00010ba9-\U00010baf"
    "\U00010cfa-\U00010cff\U00010e60-\U00010e7e\U00010f1d-\U00010f26\U00010f51-\U00010f54"
    "\U00010fc5-\U00010fcb\U00011052-\U00011065\U000111e1-\U000111f4\U0001173a-\U0001173b"
    "\U000118ea-\U000118f2\U00011c5a-\U00011c6c\U00011fc0-\U00011fd4\U00012400-\U0001246e"
    "\U00016b5b-\U00016b61\U00016e80-\U00016e96\U0001d2e0-\U0001d2f3\U0001d360-\U0001d378"
    "\U0001e8c7-\U0001e8cf\U0001ec71-\U0001ecab\U0001ecad-\U0001ecaf\U0001ecb1-\U0001ecb4"
    "\U0001ed01-\U0001ed2d\U0001ed2f-\U0001ed3d\U0001f100-\U0001f10c"
)
"""Numbers of all scripts that are no digits (Unicode's categories Nl and No), for a class of characters: ½, ², Ⅳ, ①."""
PICTURES = "\U0001f4af\U0001f51f"
"""A hundred and ten as emoji."""
DIGIT = rf"[\d{NUMERALS}{PICTURES}]"


@dataclass(frozen=True, slots=True)
class Sizes:
    """The words of one language: those that are a size wherever they stand, and patterns of several words."""

    words: tuple[str, ...]
    patterns: tuple[str, ...]


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_COUNTS = either(NUMBER_WORDS)
_NUMBERED = branch((word[0], spelt(word[1:])) for word in NUMBER_WORDS)
_PARTS = (
    "(?:(?:good|full|mere|tiny|small|whole|solid|bare|clear)\\s)?"
    "(?:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|elevenths?|twelfths?"
    "|(?:thir|four|fif|six|seven|eigh|nine)teenths?|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ieths?"
    "|hundredths?|thousandths?)"
)
_OF = "of|less|more|fewer|lower|higher|faster|slower|cheaper|smaller|larger|shorter|longer|off|again|as"
_SMALL = "(?:nano|micro|milli)seconds?"
_TIMES_OF_DAY = "second|minute|hour|day|week|month"
_LEVELS = "tier|level|phase|stage|class|type|grade|part|step|series|version|category|generation|gen|mark"

ENGLISH = Sizes(
    words=_split(
        """
        hundred hundreds thousand thousands million millions billion billions trillion trillions zillion zillions
        dozen dozens couple twice thrice double doubles doubled doubling triple triples tripled tripling treble
        trebled quadruple quadruples quadrupled quadrupling quintuple quintupled halve halves halved halving half
        trebles trebling quintuples quintupling sextuple sextuples sextupled septuple septuples septupled octuple
        quartered quartering octuples octupled decuple decupled nil nought
        twofold threefold fourfold fivefold sixfold sevenfold eightfold ninefold tenfold hundredfold thousandfold
        umpteen umpteenth lakh lakhs crore crores bazillion bazillions gazillion gazillions jillion jillions squillion
        squillions squared cubed oodles exponentially
        """
    ),
    patterns=(
        *IDIOMS,
        rf"(?:an?|{_COUNTS})[\s-]{_PARTS}\s(?:{_OF})",
        rf"(?:by|to|nearly|almost|about|over|under|than|only|just|within)\s(?:an?|{_COUNTS})[\s-]{_PARTS}",
        r"(?:a|the)\s(?:third|quarter|fifth|tenth)\s(?:of|less|more)",
        rf"(?:{_NUMBERED}|\w*(?:hundred|thousand|million|billion))[\s-]?fold",
        r"one-(?:half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|hundredth)|(?:a\s)?myriads?(?:\sof)?",
        rf"(?:{_NUMBERED}|hundred|thousand|million)[\s-]?x",
        r"orders?\sof\smagnitude|tens\sof|an?\s(?:trio|duo|quartet|quintet|sextet|octet|gross|century|brace)\sof"
        r"|an?\s(?:mil|mio|bn)",
        r"every\s(?:(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|hundredth|thousandth)(?!\s(?:part|counts))"
        rf"|(?:second|other)\s(?:{BUYERS}))",
        r"(?:top|bottom|upper|lower)\s(?:decile|quartile|quintile|tercile)",
        r"sub-?(?:nano|micro|milli)?second|sub-?(?:minute|hour)",
        rf"an?\s(?:{_TIMES_OF_DAY})\s(?:an?|per|each|every)\s(?:{either(PERIODS)})",
        r"(?:halves|thirds|fifths|tenths|hundredths|thousandths|millionths|billionths)\sof",
        rf"(?:with|in|within|our|its|true|real|only|mere|just)\s{_SMALL}|(?<![\w\ufffc-]\s){_SMALL}[\s-](?:[a-z]+)",
        rf"a\sscore\sof\s(?:{BUYERS})",
        rf"(?-i:[VXLCDM]|[CDM][CDMLXVI]{{2,}})\s(?:{BUYERS})",
        r"scores\sof|(?:two|three|four)\sscore|a\shandful\sof|a\spair\sof",
        rf"(?:number|no\.?)[\s-](?:one|{_COUNTS})",
        r"single[\s-]digits?",
        rf"(?:{_LEVELS})\s(?-i:[IVX]+)",
        r"(?-i:II|III|VII|VIII|IX|XI{1,3}|XIV|XVI{0,3}|XX+[IVX]*|XC|MM+[CDLXVI]*)\s(?=(?-i:[a-z]))\w+",
        r"(?-i:[IlO]{2,3})\s?(?:%|per\s?cent)",
        r"\w+\s(?-i:II|III|IV|VI|VII|VIII|IX|XI|XII|XIII|XIV|XV|XVI|XX)",
    ),
)


@cache
def sizes_of(language: str) -> Sizes:
    """The sizes of a language; those of English if it has none."""
    lexicon = find_lexicon(language)
    if language == "en" or lexicon is None or not lexicon.sizes:
        return ENGLISH
    # A number is a size wherever it stands, and so are "dreifach" and "dreimal".
    folds = tuple(f"{word}{ending}" for word in lexicon.numbers for ending in lexicon.sizes["folds"])
    return Sizes((*lexicon.sizes["words"], *folds), tuple(lexicon.sizes["patterns"]))


@dataclass(frozen=True, slots=True)
class SizePatterns:
    """What finds sizes in a text: `words` alone, and `phrases` of several words."""

    words: re.Pattern[str]
    phrases: re.Pattern[str]


@cache
def size_patterns(language: str) -> SizePatterns:
    """The patterns of a language such as `de-AT`, with those of English."""
    known = sizes_of(language_of(language))
    sizes = (ENGLISH,) if known is ENGLISH else (known, ENGLISH)
    words = [word for one in sizes for word in one.words]
    phrases = "|".join(f"(?:{pattern})" for one in sizes for pattern in one.patterns)
    return SizePatterns(
        re.compile(rf"(?<![^\W_])(?:{either(words)})"),
        re.compile(rf"(?<![\w-])(?:{phrases})(?!\w)", re.IGNORECASE),
    )


_TIMES = {
    2: "double doubles doubled doubling twice twofold",
    3: "triple triples tripled tripling treble trebled thrice threefold",
    4: "quadruple quadruples quadrupled quadrupling fourfold",
    5: "quintuple quintupled fivefold",
    6: "sixfold", 7: "sevenfold", 8: "eightfold", 9: "ninefold", 10: "tenfold", 100: "hundredfold",
    1000: "thousandfold",
}  # fmt: skip
_NUMBERS = {2: "couple", 12: "dozen", 100: "hundred", 1000: "thousand", 1_000_000: "million", 1_000_000_000: "billion"}
SIZE_VALUES: Mapping[str, tuple[float, str]] = {
    **{word: (float(value), "x") for value, words in _TIMES.items() for word in words.split()},
    **{word: (float(value), "") for value, word in _NUMBERS.items()},
    **dict.fromkeys(("halve", "halves", "halved", "halving"), (50.0, "%")),
}
"""Size -> the number that it names, and its unit: what a citation of one must agree with."""


@cache
def size_values(language: str) -> Mapping[str, tuple[float, str]]:
    """The sizes that name a number in a language such as `de-AT`, and in English."""
    lexicon = find_lexicon(language_of(language))
    if lexicon is None or not lexicon.sizes:
        return SIZE_VALUES
    folds = {
        f"{word}{ending}": (float(value), "x")
        for word, value in lexicon.numbers.items()
        for ending in lexicon.sizes["folds"]
    }
    written = {word.lower(): row.split() for word, row in lexicon.sizes["values"].items()}
    return {**SIZE_VALUES, **folds, **{word: (float(row[0]), "".join(row[1:])) for word, row in written.items()}}
