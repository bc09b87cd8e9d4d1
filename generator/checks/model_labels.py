"""The words of a model's rows: they say the period and the measure, the plan and the segment that the row counts.

A row with `from` is about what its source is about, one with a formula about what its formula takes; a row whose value
people enter is about what its name and its unit say. A label that names another period, or another entry, makes another
figure of it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.checks.named_entries import SEGMENTS, Names, find_foreign, find_mixed, find_names, join, names_of_source
from generator.checks.source_words import texts_of_source
from generator.content.documents import Document
from generator.content.sources import Steps
from generator.diagnostics import Diagnostic, Problem
from generator.formulas import references
from generator.models.model_context import GROUPS
from generator.models.solve_models import model_at
from generator.pages.solved_model import SolvedModel
from generator.pages.workspace import Workspace
from generator.quantities.gloss import gloss
from generator.quantities.periods import find_lengths, find_measures, find_periods, find_periods_of_name
from generator.quantities.scan import parse_stated
from generator.texts.citations import resolve

WORDS = ("label", "means", "source")
"""The fields of a row that say what it is."""
LITERAL = re.compile(r"(?<![\w.])(?:[2-9]|\d\d+)(?![\w.])")
"""A number of a formula that may turn months into years."""
SPAN = re.compile(r"\b(?:in|over|within|for|during|after|before|first|last|next)\b|\d", re.IGNORECASE)
"""What makes of a length of time in a label the time that something is done in."""
LENGTHS = {"hours": "hour", "months": "month"}
"""Units of models that are lengths of time."""


def check_model_labels(document: Document, workspace: Workspace) -> Iterator[Diagnostic]:
    """A finding for each label that names another period, measure or entry than its row has."""
    model, field = workspace.models.get(document.key), model_at(document)
    if model is None or field is None or model.document is not document:
        return
    reader = RowReader(model, workspace)
    for group in GROUPS:
        for name, row in model.rows.get(group, {}).items():
            yield from _check_row(name, row, (field, group, name), reader)
    yield from _check_scenarios(document, field, model, workspace)


def _check_scenarios(document: Document, field: str, model: SolvedModel, workspace: Workspace) -> Iterator[Diagnostic]:
    for name, scenario in model.rows.get("scenarios", {}).items():
        known = {SEGMENTS: frozenset({scenario["segment"]})} if "segment" in scenario else {}
        mixed = find_mixed(find_names([scenario["label"]], workspace.facts), known)
        if mixed:
            message = f"the label of the scenario `{name}` names {mixed[0]}, and it is for {mixed[1]}"
            at = document.source.value_position((field, "scenarios", name, "label"))
            yield Diagnostic("wrong-name", message, at, "name its own segment, or change `segment`")


def _check_row(name: str, row: Mapping[str, Any], steps: Steps, reader: "RowReader") -> Iterator[Diagnostic]:
    source = reader.model.document.source
    for field in (field for field in WORDS if field in row):
        words, at = row[field], source.value_position((*steps, field))
        periods, known = find_periods(reader.english(words)), reader.periods(name)
        known |= reader.periods_used(name) if known and field != "label" else frozenset()
        if known and periods and not periods & known:
            message = f"the {field} of `{name}` says {_list(periods)}, and its figure is per {_list(known)}"
            yield Diagnostic("label-differs", message, at, "say the period of the figure")
        foreign = find_foreign(words, reader.workspace.facts)
        if foreign:
            yield Diagnostic(
                "wrong-name", f"no segment is named {foreign}", at, "name one of content/facts/segments.yaml"
            )
        mixed = find_mixed(find_names([words], reader.workspace.facts), reader.names(name))
        if mixed and not foreign:
            message = f"the {field} of `{name}` names {mixed[0]}, and its figure is of {mixed[1]}"
            yield Diagnostic("wrong-name", message, at, "name what the figure is of, or cite the other figure")
    row = reader.in_english(row)
    counted, taken = find_lengths(row.get("means", "")), reader.lengths_used(name) or find_lengths(row["label"])
    if counted and taken and not counted & taken:
        message = f"the means of `{name}` speaks of {_list(counted)}s, and its formula or its label of {_list(taken)}s"
        yield Diagnostic("label-differs", message, source.value_position((*steps, "means")), "say what the row counts")
    measure = LENGTHS.get(str(row["unit"]).partition("/")[0])
    said = find_measures(row["label"]) or (frozenset() if SPAN.search(row["label"]) else find_lengths(row["label"]))
    if measure and said and measure not in said:
        message = f"the label of `{name}` counts {_list(said)}s, and its unit is {row['unit']}"
        yield Diagnostic("label-differs", message, source.value_position((*steps, "label")), "say the row's own unit")


class RowReader:
    """What the rows of one model are about."""

    def __init__(self, model: SolvedModel, workspace: Workspace) -> None:
        self.model, self.workspace = model, workspace
        self.rows = {name: self.in_english(row) for group in GROUPS for name, row in model.rows.get(group, {}).items()}

    def english(self, words: str) -> str:
        """Words of the model's document in the English ones that labels are compared in."""
        return gloss(words, self.workspace.facts.units)

    def in_english(self, row: Mapping[str, Any]) -> Mapping[str, Any]:
        """The row with its words in English; the very same if they are."""
        said = {field: self.english(str(row[field])) for field in WORDS if field in row}
        return row if all(row[field] == words for field, words in said.items()) else {**row, **said}

    def label_periods(self, name: str) -> frozenset[str]:
        """The periods that the row says of itself: its label, or its name and its unit."""
        row = self.rows[name]
        under = str(row["unit"]).partition("/")[2].removesuffix("s")
        return find_periods(row["label"]) or frozenset({under} - {""}) | find_periods_of_name(name)

    def periods(self, name: str) -> frozenset[str]:
        """The periods of its figure: those of its source, its unit or its name, or of all that its formula takes."""
        row = self.rows[name]
        under = str(row["unit"]).partition("/")[2].removesuffix("s")
        own = frozenset({under} - {""}) | find_periods_of_name(name)
        if "from" in row:
            return own | self.periods_of_source(row["from"])
        if own or "formula" not in row or LITERAL.search(row["formula"]):
            return own
        return self.periods_used(name)

    def periods_used(self, name: str) -> frozenset[str]:
        """The periods of the rows that its formula takes; months times hours a month are hours."""
        used = self._used(name)
        found = frozenset[str]().union(*map(self.label_periods, used))
        return found - {"month"} if any(self.rows[one]["unit"] == "months" for one in used) else found

    def lengths_used(self, name: str) -> frozenset[str]:
        """The units of time that the rows that its formula takes count in."""
        return frozenset[str]().union(*(find_lengths(self.rows[one]["label"]) for one in self._used(name)))

    def periods_of_source(self, target: str) -> frozenset[str]:
        """The periods of what is cited."""
        try:
            stated = parse_stated(resolve(target, self.workspace).value, self.workspace.facts.units)
        except Problem:
            return frozenset()
        per = frozenset(stated.per.one.split("/") if stated and stated.per else ())
        words = {word for text in texts_of_source(target, self.workspace) for word in re.findall(r"[a-z]+", text)}
        named = frozenset(words & {"year", "month", "week", "day"}) if target.startswith("fact:") else frozenset()
        return per or named or find_periods(" ; ".join(texts_of_source(target, self.workspace)))

    def names(self, name: str) -> Names:
        """The entries that its figure is of."""
        row = self.rows[name]
        if "from" in row:
            return names_of_source(row["from"], self.workspace)
        return join(map(self.names, self._used(name))) if "formula" in row else {}

    def _used(self, name: str) -> list[str]:
        """The rows that the formula of a row takes; formulas go in no circle."""
        formula = self.model.formulas.get(self.rows[name].get("formula", ""))
        return [one.key for one in references(formula) if one.key in self.rows] if formula else []


def _list(words: frozenset[str]) -> str:
    return " and ".join(sorted(words))
