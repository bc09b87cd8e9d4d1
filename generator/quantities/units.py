"""Units: what a figure counts, how that is written, and which units are a fixed number of another one.

The engine brings shares, time, people, sizes of data, the SI and money by ISO 4217 (`units.yaml`); a company adds its
own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml

from generator.quantities.languages import BARE, Lexicon, find_lexicon, language_of
from generator.quantities.lexicon import alike, plain
from generator.quantities.notation import HOME, Notation, currency_names, find_notation

ENGLISH = "en"
NO_NAMES: Mapping[str, Mapping[str, tuple[str, ...]]] = {}
NO_WORDS: Mapping[str, Mapping[str, str]] = {}
TABLE = Path(__file__).with_name("units.yaml")


@dataclass(frozen=True, slots=True)
class Unit:
    """What a figure counts. `name` is its plural or its symbol, `one` its singular, `written` all ways to write it.

    One of it is `size` of its `root`: `hours` are 3600 `seconds`. Of a `sign` a bare figure says something else: `80%`
    is no 80. Money is written before the number, as `mark`, with so many `places` of its smaller coin. The engine's
    units `measure`, a company's count.
    """

    name: str
    one: str = ""
    written: tuple[str, ...] = field(default=(), compare=False)
    root: str = ""
    size: float = 1.0
    sign: bool = False
    mark: str = ""
    measure: bool = False
    places: int = field(default=2, compare=False)

    @property
    def money(self) -> bool:
        """Whether it is a currency."""
        return bool(self.mark)

    def __bool__(self) -> bool:
        return bool(self.name)

    def __str__(self) -> str:
        return self.name


NONE = Unit("")
"""What a bare figure counts."""


@dataclass(frozen=True, eq=False)
class Units:
    """All units that figures may have, by name, and the language whose words the texts are in."""

    by_name: Mapping[str, Unit]
    language: str = "en"
    home: "Units | None" = None
    """The units as facts and claims name them, in the brand's language, if these are for texts in another one."""
    names: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """The company's ways to write its units in other languages, by language and unit."""
    glossary: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What a word of another language is in the words of facts and claims, by language."""

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of figures in this language; of one without a lexicon, only what all write alike."""
        return find_lexicon(language_of(self.language)) or BARE

    @cached_property
    def notation(self) -> Notation:
        """How numbers are written there."""
        return find_notation(self.language)

    @property
    def stated(self) -> "Units":
        """The units as facts and claims name them."""
        return self.home or self

    @cached_property
    def in_english(self) -> "Units":
        """The same units for what is written in English whatever the brand's language is."""
        return replace(self, language=ENGLISH)

    def in_language(self, tag: str) -> "Units":
        """The same units for texts in another language; facts and claims stay in theirs."""
        return self if not tag or tag == self.language else _translate(self.stated, tag)

    @cached_property
    def by_exact(self) -> Mapping[str, Unit]:
        """Every way to write a unit, to the letter."""
        return dict(reversed([(way, unit) for unit in self.by_name.values() for way in unit.written]))

    @cached_property
    def by_writing(self) -> Mapping[str, Unit]:
        """Every way to write a unit, in lower case, with the unit; where two share one, the first counts."""
        ways = ((way.lower(), unit) for unit in self.by_name.values() for way in unit.written)
        return dict(reversed([*ways]))

    def find(self, written: str) -> Unit:
        """The unit that is written so; `NONE` if there is none."""
        return self.by_exact.get(written) or self.by_writing.get(written.lower(), NONE)

    def with_own(
        self,
        own: Iterable[Unit],
        language: str,
        names: Mapping[str, Mapping[str, tuple[str, ...]]] = NO_NAMES,
        glossary: Mapping[str, Mapping[str, str]] = NO_WORDS,
    ) -> "Units":
        """These and a company's own, which come first: they may take over a way of writing."""
        mine = tuple((unit, unit.written, unit.places) for unit in own)
        return _joined(self, mine, language, _frozen(names), _frozen(glossary))


def noun(name: str, one: str = "", written: Iterable[str] = (), *, root: str = "", size: float = 1.0) -> Unit:
    """A thing that is counted: its plural, its singular (the plural without its s), and other ways to write it."""
    single = one or name.removesuffix("s")
    return Unit(name, single, tuple(dict.fromkeys((single, name, *written))), root or name, size)


def both(one: Unit, other: Unit) -> Unit:
    """What something is per, where that is two: `user/month`, the thing before the time."""
    first, second = sorted((one, other), key=lambda unit: (unit.measure, unit.name))
    name = f"{first.one}/{second.one}"
    return Unit(name, name, (), f"{first.root}/{second.root}", first.size * second.size, measure=True)


@lru_cache(maxsize=16)  # the same units again, so that texts that were read with them are not read anew
def _joined(
    units: Units, own: tuple[tuple[Unit, tuple[str, ...], int], ...], language: str, names: Any, glossary: Any
) -> Units:
    """The units and a company's own; their ways of writing and their coins stand beside them, which `==` leaves out."""
    mine = {unit.name: unit for unit, *_ in own}
    every = {**mine, **{name: unit for name, unit in units.by_name.items() if name not in mine}}
    return _speak(Units(every, names=_thawed(names), glossary=_thawed(glossary)), language)


def _frozen(words: Mapping[str, Mapping[str, Any]]) -> tuple[tuple[str, tuple[tuple[str, Any], ...]], ...]:
    return tuple((language, tuple(said.items())) for language, said in words.items())


def _thawed(words: tuple[tuple[str, tuple[tuple[str, Any], ...]], ...]) -> dict[str, dict[str, Any]]:
    return {language: dict(said) for language, said in words}


@lru_cache(maxsize=64)
def _translate(home: Units, tag: str) -> Units:
    return replace(_speak(home, tag), home=home)


def _speak(units: Units, tag: str) -> Units:
    """The units with the names that a language has for them, which come before those of English."""
    language = language_of(tag)
    if tag in HOME or (language == ENGLISH and not find_notation(tag).signs):
        return replace(units, language=tag)
    lexicon, signs = find_lexicon(language) or BARE, find_notation(tag).signs
    own, ways = units.names.get(language, {}), dict[str, list[str]]()
    for sign, code in signs.items():
        ways.setdefault(code, []).append(plain(sign))
    renamed = {
        name: replace(
            unit,
            written=tuple(
                dict.fromkeys(
                    (
                        *own.get(name, ()),
                        *lexicon.units.get(name, ()),
                        *lexicon.currencies.get(name, ()),
                        *ways.get(name, ()),
                        *(_called(tag, name) if unit.money and language != ENGLISH else ()),
                        *(way for way in unit.written if signs.get(way, name) == name),
                    )
                )
            ),
        )
        for name, unit in units.by_name.items()
    }
    return replace(units, by_name=renamed, language=tag)


def _called(tag: str, code: str) -> list[str]:
    return sorted(alike(name) for name in currency_names(tag, code) if name != code)


@cache
def engine_units() -> Units:
    """The units that the engine brings."""
    data: dict[str, Any] = yaml.load(TABLE.read_bytes(), yaml.CSafeLoader)
    money = {**data["currencies"], **{code: {"sign": code} for code in data["codes"].split()}}
    places = {code: places for places, codes in data["places"].items() for code in codes.split()}
    every = (
        *(_measure(name, entry) for name, entry in data["measures"].items()),
        *(_currency(code, entry, places.get(code, 2)) for code, entry in money.items()),
    )
    return Units({unit.name: unit for unit in every})


def _measure(name: str, entry: Mapping[str, Any]) -> Unit:
    one = entry.get("one", name)
    size, root = entry.get("is", (1.0, name))
    written = tuple(dict.fromkeys((one, name, *entry.get("written", ()))))
    return Unit(name, one, written, root, float(size), entry.get("sign", False), measure=True)


def _currency(code: str, entry: Mapping[str, Any], places: int) -> Unit:
    mark = entry["sign"] if entry["sign"] != code else f"{code}\u00a0"
    written = tuple(dict.fromkeys((code, entry["sign"], *entry.get("written", ()))))
    return Unit(code, code, written, code, sign=True, mark=mark, measure=True, places=places)
