"""Entries of the facts that words call by name: plans, segments. What is said of one is no figure of another.

An entry is known by its `name` and its `label`, as they are written. A market that no segment names is a segment, too,
so that "the first retail customer" is none of the banks.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.checks.citation_context import END
from generator.checks.cited import Cited
from generator.checks.source_words import WORD, stem
from generator.content.facts import Facts
from generator.pages.workspace import Workspace
from generator.quantities.markets import find_markets
from generator.remembered import remember_last

SEGMENTS = "segments"
BUYERS = r"(?:deals?|customers?|compan(?:y|ies)|teams?|clients?|buyers?)\b"
CLAUSE_END = re.compile(r"[.,;!?()\n]")
GOES_ON = re.compile(r"\s*(?:The|Its|Their|That|This|It|They|Here)\b[^,;:]*$")
"""The beginning of a sentence that names nothing anew."""
Names = Mapping[str, frozenset[str]]
"""File of facts -> the entries of it that words name."""


def check_entry(cited: Cited, workspace: Workspace) -> str:
    """The words right around a figure may not name another entry than the one that its source is about."""
    spot = cited.spot
    near = f"{CLAUSE_END.split(spot.before)[-1]} {spot.clause}"
    alone = not any(map(str.isalpha, near))
    said = find_names([spot.wide if alone else near], workspace.facts)
    if alone:  # the heads of a table name every entry, and which of them is its own nobody can tell
        said = {file: names for file, names in said.items() if len(names) == 1}
    meant = names_of_source(cited.target, workspace)
    led = find_names([_lead(spot.before)], workspace.facts) if meant.keys() - said.keys() else {}
    mixed = find_mixed(said, meant) or find_mixed({f: names for f, names in led.items() if len(names) == 1}, meant)
    return f"`{cited.target}` is of {mixed[1]}, and the words around it name {mixed[0]}" if mixed else ""


def _lead(before: str) -> str:
    """The sentence before, if that of the figure goes on with it: "You are on Growth. The list price is"."""
    sentences = END.split(before)
    return sentences[-2] if len(sentences) > 1 and GOES_ON.match(sentences[-1]) else ""


def find_mixed(said: Names, meant: Names) -> tuple[str, str] | None:
    """What is named and what is meant, if both name entries of the same file and none in common."""
    for file in sorted(said.keys() & meant.keys()):
        if not said[file] & meant[file]:
            return " and ".join(sorted(said[file])), " and ".join(sorted(meant[file]))
    return None


def find_names(texts: Iterable[str], facts: Facts) -> Names:
    """The entries that texts name, by their file; "Enterprise software" is a segment, and no plan named Enterprise."""
    words = " ; ".join(texts)
    found: Names = {}
    ways = _ways(facts)
    for market in find_markets(words) if any(file == SEGMENTS for file, _, _ in ways) else ():
        own = {name for file, name, way in ways if file == SEGMENTS and market in find_markets(way)}
        found = join([found, {SEGMENTS: frozenset(own or {market})}])
    for file, name, way in ways:
        said = re.compile(rf"(?<![\w-]){re.escape(way)}(?![\w-])") if way in words else None
        if said and said.search(words):
            found = join([found, {file: frozenset({name})}])
            words = said.sub(" ", words)
    return found


def find_foreign(words: str, facts: Facts) -> str:
    """A market that is said to buy, "the retail deal", though no segment is named so; mostly nothing."""
    named = find_names([words], facts).get(SEGMENTS, frozenset())
    foreign = (name for name in sorted(named) if name not in facts.values[SEGMENTS])
    return next((name for name in foreign if re.search(rf"{re.escape(name)}\s{BUYERS}", words, re.IGNORECASE)), "")


@remember_last
def _ways(facts: Facts) -> tuple[tuple[str, str, str], ...]:
    """The file, the id and each written name of every entry that has one, the longest names first."""
    ways = list(_list_ways(facts))
    segments = {way for file, _, way in ways if file == SEGMENTS}  # a plan made for a segment may bear its name
    told_apart = (one for one in ways if one[0] == SEGMENTS or one[2] not in segments)
    return tuple(sorted(told_apart, key=lambda one: -len(one[2])))


def words_of_names(file: str, facts: Facts) -> frozenset[str]:
    """The stems of all words by which the entries of a file are called."""
    return frozenset(stem(word) for one, _, way in _ways(facts) if one == file for word in WORD.findall(way))


def words_of_entries(target: str, facts: Facts) -> frozenset[str]:
    """The words of names, as written, and of the id of the entry that a fact is of: "Growth" and `growth`."""
    file, _, rest = target.removeprefix("fact:").partition(".")
    entry = rest.partition(".")[0] if target.startswith("fact:") else ""
    known = any((file, entry) == (one, name) for one, name, _ in _ways(facts))
    named = frozenset(word for _, _, way in _ways(facts) for word in WORD.findall(way) if word[0].isupper())
    return named | frozenset(WORD.findall(entry) if known else ())


@remember_last
def names_and_brand(facts: Facts) -> frozenset[str]:
    """The words, as written, by which the company and all entries of its facts are called, and of merge fields."""
    brand = facts.values.get("brand", {})
    ways = (*(way for _, _, way in _ways(facts)), *(str(brand.get(part, "")) for part in ("name", "short_name")))
    fields = (entry for group in facts.values.get("merge-fields", {}).values() for entry in group.values())
    shown = (str(entry.get(part, "")) for entry in fields for part in ("label", "prompt"))
    return frozenset(word for way in (*ways, *shown) for word in WORD.findall(way))


def _list_ways(facts: Facts) -> Iterator[tuple[str, str, str]]:
    """They are told apart only in files that have several."""
    for file, values in facts.values.items():
        named = {
            name: entry
            for name, entry in values.items()
            if isinstance(entry, Mapping) and isinstance(entry.get("name"), str)
        }
        for name, entry in named.items() if len(named) > 1 else ():
            yield from ((file, name, str(entry[key])) for key in ("name", "label") if key in entry)


def names_of_source(target: str, workspace: Workspace) -> Names:
    """The entries that the source of a citation is about."""
    scheme, _, path = target.partition(":")
    return SOURCES[scheme](path, workspace) if scheme in SOURCES else {}


def _names_of_fact(path: str, workspace: Workspace) -> Names:
    file, _, rest = path.partition(".")
    entry = rest.partition(".")[0]
    known = any((file, entry) == (one, name) for one, name, _ in _ways(workspace.facts))
    found = {file: frozenset({entry})} if known else {}
    made_for = entry in workspace.facts.values.get(SEGMENTS, {})  # a plan made for a segment bears its id
    return {**found, SEGMENTS: frozenset({entry})} if made_for else found


def _names_of_claim(name: str, workspace: Workspace) -> Names:
    claim = workspace.ledger.claims.get(name)
    if claim is None:
        return {}
    texts = (claim.subject, claim.measure, claim.statement, claim.population)
    found = [find_names(texts, workspace.facts), *(names_of_source(one, workspace) for one in claim.uses.values())]
    return join([*found, {SEGMENTS: frozenset(claim.segments)}] if claim.segments else found)


def _names_of_result(path: str, workspace: Workspace) -> Names:
    """The segment of a scenario, and the entries that are entered in it, such as a plan."""
    document, _, rest = path.partition("/")
    scenario = rest.partition(".")[0]
    found: list[Names] = []
    for model in workspace.models.values():
        if model.document.name == document and scenario in model.solved:
            entered = [value for value in model.solved[scenario].values.values() if isinstance(value, str)]
            segment = model.rows.get("scenarios", {}).get(scenario, {}).get("segment")
            found += [find_names(entered, workspace.facts), {SEGMENTS: frozenset({segment})} if segment else {}]
    return join(found)


def join(some: Iterable[Names]) -> Names:
    """All of several, by their file."""
    joined: dict[str, frozenset[str]] = {}
    for names in some:
        for file, entries in names.items():
            joined[file] = joined.get(file, frozenset()) | entries
    return joined


SOURCES = {"claim": _names_of_claim, "fact": _names_of_fact, "calc": _names_of_result}
"""Scheme -> the entries that a source is about."""
