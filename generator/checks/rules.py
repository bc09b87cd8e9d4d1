"""Rules that a kind sets in `kind.yaml`: spoken length, character limits, one call to action, sums.

A rule reads the words as they will be printed; a merge field counts with the longest value it may have.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from generator.content.documents import Document
from generator.content.sources import Steps
from generator.diagnostics import Diagnostic, did_you_mean
from generator.pages.tree import Element, Node
from generator.pages.workspace import Workspace
from generator.texts.citations import SCHEMES
from generator.texts.text_nodes import Text

WORD = re.compile(r"[^\W_](?:[^\s]*[^\W_])?[%+]?")
PLACE = re.compile(r"\{(\w+)\}")  # stands for a field of the document in the name of a fact
Texts = Mapping[Steps, Text]


@dataclass(frozen=True, slots=True)
class Case:
    """What one rule looks at: the texts it names, within the document or one entry of a list."""

    document: Document
    rule: Mapping[str, Any]
    entry: Steps
    texts: tuple[Text, ...]
    workspace: Workspace

    @property
    def data(self) -> Any:
        """The document's data, or that of the entry."""
        data: Any = self.document.data
        for step in self.entry:
            data = data[step]
        return data

    def report(self, code: str, message: str, hint: str, steps: Steps | None = None) -> Diagnostic:
        """A finding at the first text of the case."""
        at = steps if steps is not None else self.texts[0].steps if self.texts else self.entry
        return Diagnostic(code, message, self.document.source.position(at), hint)


def check_rules(document: Document, texts: Texts, workspace: Workspace) -> Iterator[Diagnostic]:
    """Every finding of the rules that the document's kind sets."""
    for n, rule in enumerate(document.kind.rules):
        if rule["rule"] not in RULES:
            at = document.kind.source.value_position(("rules", n, "rule"))
            yield Diagnostic(
                "unknown-rule", f"there is no rule `{rule['rule']}`", at, did_you_mean(rule["rule"], RULES)
            )
            continue
        for entry in _entries(document, rule):
            named = tuple(
                text for steps, text in texts.items() if "of" not in rule or _is_named(steps, entry, rule["of"])
            )
            yield from RULES[rule["rule"]](Case(document, rule, entry, named, workspace))


def _entries(document: Document, rule: Mapping[str, Any]) -> list[Steps]:
    if "each" not in rule:
        return [()]
    return [(rule["each"], n) for n in range(len(document.data.get(rule["each"]) or ()))]


def _is_named(steps: Steps, entry: Steps, names: list[str]) -> bool:
    """Whether the text lies below one of the named fields of the entry; `script.words` names `words` of every part."""
    fields = [step for step in steps[len(entry) :] if isinstance(step, str)]
    ways = (name.split(".") for name in names)
    return steps[: len(entry)] == entry and any(fields[: len(way)] == way for way in ways)


def words_in(texts: tuple[Text, ...]) -> int:
    """Spoken words: runs of letters or digits; a dash or a mark alone is none."""
    return sum(len(WORD.findall(text.words)) for text in texts)


def spoken_length(case: Case) -> Iterator[Diagnostic]:
    """The texts must be spoken in `seconds`, less those of the fields in `less`, at `words_per_minute`, within so many
    percent."""
    seconds, pace, within = case.data.get(case.rule["seconds"]), case.rule["words_per_minute"], case.rule["within"]
    if seconds is None:
        return
    seconds -= sum(number for name in case.rule.get("less", ()) for number in _numbers(case.data, name.split(".")))
    wanted = seconds * pace / 60
    least, most = round(wanted * (1 - within / 100)), round(wanted * (1 + within / 100))
    count = words_in(case.texts)
    said = f"{count} words take {count * 60 / pace:.0f} seconds at {pace} words a minute; they may take {seconds}"
    if count < least:
        yield case.report("too-short", said, f"add {least - count} to {most - count} words")
    if count > most:
        yield case.report("too-long", said, f"cut {count - most} to {count - least} words")


def character_limit(case: Case) -> Iterator[Diagnostic]:
    """The texts together must not have more characters than `at_most`, a number or a fact such as
    `fact:channels.{channel}.characters`."""
    try:
        limit, source = _limit(case)
    except KeyError as missing:
        message, hint = missing.args
        yield case.report("unknown-fact", message, hint, (*case.entry, *PLACE.findall(str(case.rule["at_most"]))))
        return
    count = sum(len_longest(text.nodes, case.workspace) for text in case.texts)
    if count > limit:
        yield case.report(
            "too-long",
            f"up to {count} characters with its fields filled in; the limit is {limit}{source}",
            f"cut {count - limit} characters",
        )


def _limit(case: Case) -> tuple[int, str]:
    """The limit and, for a message, where it comes from; `KeyError` with message and hint if there is none."""
    limit = case.rule["at_most"]
    if isinstance(limit, int):
        return limit, ""
    path = PLACE.sub(lambda match: str(case.data.get(match[1])), limit.removeprefix("fact:"))
    try:
        number = str(case.workspace.facts.find(path)).replace(",", "")
    except KeyError as missing:
        raise KeyError(f"no fact is named `{path}`", missing.args[0]) from None
    if not number.isdecimal():
        raise KeyError(f"the fact `{path}` is no whole number", "a limit is a number of characters")
    return int(number), f" (`{path}`)"


def len_longest(nodes: tuple[Node, ...], workspace: Workspace) -> int:
    """The characters of the nodes, each merge field as long as it may get, two line breaks between paragraphs."""
    blocks = [node for node in nodes if isinstance(node, Element) and node.tag in {"p", "ul", "ol"}]
    return sum(_longest(node, workspace) for node in nodes) + 2 * max(len(blocks) - 1, 0)


def _longest(node: Node, workspace: Workspace) -> int:
    if isinstance(node, str):
        return len(node)
    if node.has("field") and node.get("data-field") in workspace.fields:
        return int(workspace.fields[node.get("data-field")]["longest"])
    return sum(_longest(child, workspace) for child in node.children)


def one_call_to_action(case: Case) -> Iterator[Diagnostic]:
    """The texts together ask for one thing: one question mark or one link, not several, not none."""
    asks = sum(text.words.count("?") for text in case.texts)
    links = sum(
        1
        for text in case.texts
        for node in text.nodes
        if isinstance(node, Element)
        for element in node.walk()
        if element.tag == "a" and element.get("href").partition(":")[0] not in SCHEMES
    )
    total = asks + links
    if total > case.rule.get("at_most", 1):
        yield case.report(
            "many-asks",
            f"the message asks {total} things of its reader; it may ask one",
            "keep the one question or link that matters",
        )


def adds_up(case: Case) -> Iterator[Diagnostic]:
    """The numbers of the named fields add up to the number in the field `to`."""
    total = case.data.get(case.rule["to"])
    parts = [number for name in case.rule["of"] for number in _numbers(case.data, name.split("."))]
    if total is not None and sum(parts) != total:
        said = f"the parts add up to {sum(parts):g}, and `{case.rule['to']}` says {total:g}"
        yield case.report("wrong-sum", said, "correct a part or the sum", (*case.entry, case.rule["to"]))


def _numbers(data: Any, names: list[str]) -> Iterator[float]:
    """Every number that the fields lead to, through lists."""
    if isinstance(data, list):
        for entry in data:
            yield from _numbers(entry, names)
    elif names and isinstance(data, Mapping):
        yield from _numbers(data.get(names[0]), names[1:])
    elif not names and isinstance(data, int | float):
        yield data


def cited_together(case: Case) -> Iterator[Diagnostic]:
    """Where a text cites one of `cites`, such as `fact:prices.*.year`, the document cites `needs`, too."""
    cited = [(target, text) for text in case.texts for target in _targets(text)]
    first = next((text for target, text in cited if fnmatchcase(target, case.rule["cites"])), None)
    if first and not any(fnmatchcase(target, case.rule["needs"]) for target, _ in cited):
        message = f"`{case.rule['needs']}` is cited nowhere in the document, and belongs beside what is cited here"
        yield case.report(
            "cited-without", message, "say it, with its citation, where the reader sees both", first.steps
        )


def _targets(text: Text) -> Iterator[str]:
    for node in text.nodes:
        for element in node.walk() if isinstance(node, Element) else ():
            if element.has("citation"):
                yield element.get("value")


RULES: Mapping[str, Callable[[Case], Iterator[Diagnostic]]] = {
    "spoken-length": spoken_length,
    "character-limit": character_limit,
    "one-call-to-action": one_call_to_action,
    "adds-up": adds_up,
    "cited-together": cited_together,
}
