"""The kit's lines that cite claims and facts, as a reader sees them, and changes of one digit, unit or noun in them."""

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.pages.workspace import Workspace
from generator.texts.citations import resolve
from tests.proof.mutants import Mutant

CITED = re.compile(r"\[([^\]]*)\]\(((?:claim|fact):[^)]+)\)")
OTHER = re.compile(r"\]\((?!claim:|fact:)|[{}]")
"""What the rivals have no source for: results of models, counts, merge fields."""
HEAD = re.compile(r"""^\s*(?:- )?(?:[\w ]+:\s)?\s*["'>|]?""")
UNITS = (
    ("minutes", "hours"), ("hours", "days"), ("days", "weeks"), ("day", "week"), ("weeks", "months"),
    ("months", "years"), ("month", "week"), ("year", "month"), ("second", "minute"), ("ms", "s"), ("%", "x"),
    ("$", "€"), ("K", "M"),
)  # fmt: skip
NOUNS = (
    ("customers", "tenants"), ("companies", "people"), ("criteria", "customers"), ("requests", "messages"),
    ("rules", "tests"), ("targets", "customers"), ("tenants", "users"), ("messages", "customers"), ("people", "teams"),
    ("POCs", "deals"), ("employees", "customers"), ("versions", "rules"), ("proof of", "review of"),
    ("percentile", "customer"),
)  # fmt: skip
SETTINGS = {"audiences", "fact-types", "merge-fields", "units"}
"""Files of facts that state nothing."""
NEAR = 24  # characters after a citation in which its noun stands


@dataclass(frozen=True, slots=True)
class CitedLine:
    """A line of a content file, its place, and the claims and facts that it cites."""

    file: str
    line: int
    text: str
    targets: tuple[str, ...]

    def changed(self, start: int, end: int, new: str, kind: str) -> Mutant:
        """The line with other words in the place of these."""
        return Mutant(self.file, self.line, start, self.text, self.text[:start] + new + self.text[end:], kind)


def cited_lines(workspace: Workspace) -> list[CitedLine]:
    """Every such line of a document without a model, and each text once."""
    root, found = workspace.project.root, dict[str, CitedLine]()
    for key in sorted(workspace.documents.keys() - workspace.models.keys()):
        path = f"content/{key}.yaml"
        for number, text in enumerate((root / Path(path)).read_text("utf-8").splitlines()):
            targets = tuple(target for _, target in CITED.findall(text))
            if targets and not OTHER.search(text):
                found.setdefault(text.strip(), CitedLine(path, number, text, targets))
    return list(found.values())


def as_read(text: str, workspace: Workspace) -> str:
    """The line as a reader sees it: no key, no mark, and each citation's words or its value."""
    printed = CITED.sub(lambda one: one[1] or resolve(one[2], workspace).value, HEAD.sub("", text))
    return printed.replace("**", "").rstrip("\"'")


def source_text(target: str, workspace: Workspace) -> str:
    """What the source of a citation says in words: a claim's statement and value, a fact's name and value.

    "2 to 3" in the place of "2-3", which `onus` takes for one number and a name."""
    scheme, _, name = target.partition(":")
    value = re.sub(r"(?<=\d)[-–](?=\d)", " to ", resolve(target, workspace).value)
    if scheme == "claim":
        claim = workspace.ledger.find(name)
        return f"{CITED.sub(_words, claim.statement)} {claim.measure}: {value}"
    return f"{' '.join(re.split(r'[._]', name))}: {value}"


def _words(cited: re.Match[str]) -> str:
    return cited[1]


def every_source(workspace: Workspace) -> list[str]:
    """Every claim and every fact, as a citation names it."""
    claims = [f"claim:{claim.id}" for claim in workspace.ledger.claims.values() if claim.status != "withdrawn"]
    facts = {name: values for name, values in workspace.facts.values.items() if name not in SETTINGS}
    return claims + [f"fact:{path}" for path in _leaves(facts)]


def _leaves(values: Mapping[str, object], above: str = "") -> Iterator[str]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{above}{name}.")
        elif value is not None and not isinstance(value, list):
            yield f"{above}{name}"


def digit_changes(lines: list[CitedLine], seed: int = 1) -> list[Mutant]:
    """Changes of one digit between the brackets of each citation, in an order by chance."""
    chance = random.Random(seed)
    found = [
        line.changed(at, at + 1, str((int(line.text[at]) + chance.randint(1, 9)) % 10), "digit")
        for line in lines for one in CITED.finditer(line.text) for at in range(*one.span(1)) if line.text[at].isdigit()
    ]  # fmt: skip
    return chance.sample(found, len(found))


def word_changes(lines: list[CitedLine], seed: int = 1) -> list[Mutant]:
    """Changes of a unit or a noun in the brackets of a citation or right after them, in an order by chance."""
    chance, found = random.Random(seed), list[Mutant]()
    for line in lines:
        for one in CITED.finditer(line.text):
            for kind, (old, new) in [("unit", pair) for pair in UNITS] + [("noun", pair) for pair in NOUNS]:
                found += [line.changed(*span, new, kind) for span in _places(old, line.text, one)]
    return chance.sample(found, len(found))


def _places(word: str, text: str, cited: re.Match[str]) -> Iterator[tuple[int, int]]:
    edge, end = (r"(?<![A-Za-z])", r"(?![A-Za-z])") if word[-1].isalpha() else ("", "")
    pattern = re.compile(rf"{'' if word == 'K' else edge}{re.escape(word)}{end}")
    after = text[cited.end() :].partition("[")[0][:NEAR]
    for start, stop in (cited.span(1), (cited.end(), cited.end() + len(re.match(r"[^.,;:]*", after)[0]))):  # type: ignore[index]
        yield from (one.span() for one in pattern.finditer(text, start, stop))
