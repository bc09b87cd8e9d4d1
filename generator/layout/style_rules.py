"""The rules of style sheets for a few properties, each by what the last part of its selector asks for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import count, zip_longest

import cssselect2
import tinycss2
from cssselect2.compiler import CompiledSelector

from generator.layout.style_tokens import Declaration, read_declarations
from generator.pages.tree import Element

OUTWARD = re.compile(r"(?:[\w.#*>, -]|\[[^\]\\]*\]|:root|:(?:first|last)-child|:(?:is|not|where)\(|\))+", re.ASCII)
"""Selectors that look at an element and those around it, and at most at whether it is the first or last of its kin."""
COUNTED = re.compile(r":nth-[\w-]+\([^()]*\)")
NEIGHBOUR = re.compile(r"(?:[\w.#*-]|:[\w-]+|\[[^\]]*\])+\s*[+~]\s*", re.ASCII)
READ = re.compile(r"""\[\s*([\w-]+)\s*(?:=\s*(?:"([^"\\]*)"|'([^'\\]*)')\s*\]|(\]))?""")
"""The attribute that a selector looks at, and the whole value that it asks for, or that it asks for none."""
PART = re.compile(r"::?(first-letter|first-line)\b")
"""The beginnings of words that a sheet can give looks of their own."""
PARTS = frozenset({"", "first-letter", "first-line"})
ANOTHER = "\0"
"""A value that no selector asks for."""
Named = tuple[tuple[str, str], ...]
"""Style sheets by name, in order."""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One selector with one declaration, and the name of their sheet; `order` counts through all sheets."""

    selector: CompiledSelector
    order: int
    said: tuple[str, Declaration]
    outward: bool
    wider: CompiledSelector | None
    """The selector without what it says of neighbours: what this does not match, it does not match either."""

    @property
    def rank(self) -> tuple[bool, bool, tuple[int, int, int], int]:
        """Of two that match an element, that of the higher rank wins; a first letter only inherits from its element."""
        part = self.selector.pseudo_element is not None
        return part, self.said[1].important, self.selector.specificity, self.order


@dataclass(frozen=True)
class Rules:
    """Rules by `#id`, `.class`, tag or nothing, and the attributes that selectors look at.

    `read` holds the values that they tell apart; nothing if any value may matter.
    """

    by_last: Mapping[str, tuple[Rule, ...]]
    read: Mapping[str, frozenset[str] | None]

    def that_may_match(self, element: Element) -> Iterator[Rule]:
        """The rules whose last part names the element, its class or nothing of it."""
        names = (f"#{element.get('id')}", *(f".{name}" for name in set(element.classes)), element.tag.lower(), "")
        return (rule for name in names for rule in self.by_last.get(name, ()))

    def traits(self, element: Element) -> tuple[str | None, ...]:
        """What the rules can tell of the element's attributes: of two elements alike they say the same."""
        if not element.attributes:
            return ()
        given = ((element.attributes.get(name), values) for name, values in self.read.items())
        return tuple(v if v is None or values is None or v in values else ANOTHER for v, values in given)

    @cached_property
    def lasts(self) -> frozenset[str]:
        """What elements are called that a rule may match; an empty name stands for any."""
        return frozenset(self.by_last)


def read_rules(named: Named, properties: re.Pattern[str]) -> Rules:
    """Every rule of the sheets for one of the properties."""
    declared = [(name, one) for name, css in named for one in read_declarations(css) if properties.fullmatch(one.name)]
    by_last: dict[str, list[Rule]] = {}
    for rule in _compile(declared):
        by_last.setdefault(_last(rule.selector), []).append(rule)
    read = _read_attributes("\n".join(one.selector for _, one in declared))
    ids = {last[1:] for last in by_last if last.startswith("#")} | (read.get("id") or frozenset())
    known = read if read.get("id", ids) is None else {**read, "id": frozenset(ids)}
    return Rules({last: tuple(rules) for last, rules in by_last.items()}, {**known, "class": None})


def _read_attributes(selectors: str) -> dict[str, frozenset[str] | None]:
    asked: dict[str, frozenset[str] | None] = {"id": frozenset(re.findall(r"#([\w-]+)", selectors))}
    for found in READ.finditer(selectors):
        name, values = found[1].lower(), {value for value in found.groups()[1:] if value is not None}
        before = asked.get(name, frozenset())
        asked[name] = before | values if values and before is not None else None
    return asked


def _compile(declared: Iterable[tuple[str, Declaration]]) -> Iterator[Rule]:
    order = count()
    for said in declared:
        prelude = re.sub(r"\s*&", "", said[1].selector) or ":root"
        selectors, outward = _compile_list(prelude), OUTWARD.fullmatch(prelude) is not None
        wider = () if outward else _widen(prelude)
        for selector, wide in zip_longest(selectors, wider if len(wider) == len(selectors) else ()):
            part = selector.pseudo_element or ""
            if part in PARTS and not selector.never_matches:
                declared_of = (said[0], replace(said[1], conditions=find_conditions_of(said[1], part)))
                yield Rule(selector, next(order), declared_of if part else said, outward, wide)


def find_conditions_of(one: Declaration, part: str) -> tuple[str, ...]:
    """The conditions of a declaration; that it holds for a part of the words only is one more."""
    return (*one.conditions, f"::{part}") if part else one.conditions


def _widen(prelude: str) -> tuple[CompiledSelector, ...]:
    """The selectors without neighbours and counts; nothing where that is more than taking them out."""
    counted = COUNTED.sub("", prelude)
    wide = NEIGHBOUR.sub("", counted)
    plain = "(" not in counted and not re.search(r"\[[^\]]*[+~]", counted)
    return _compile_list(wide) if plain and OUTWARD.fullmatch(wide) else ()


@lru_cache(maxsize=2048)
def _compile_list(prelude: str) -> tuple[CompiledSelector, ...]:
    try:
        return tuple(cssselect2.compile_selector_list(tinycss2.parse_component_value_list(prelude)))
    except cssselect2.SelectorError:  # one that only browsers know matches nothing here
        return ()


def _last(selector: CompiledSelector) -> str:
    if selector.id is not None:
        return f"#{selector.id}"
    return f".{selector.class_name}" if selector.class_name is not None else selector.lower_local_name or ""
