"""The workspace: a project as read once, and all that laying out a page may see of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from gettext import NullTranslations
from typing import Any, TypeVar, cast

from generator.claims.approvals_file import Approvals
from generator.claims.ledger import Ledger
from generator.claims.provenance import ledger_digest
from generator.claims.withdrawals import Withdrawals
from generator.content.brand import Brand
from generator.content.documents import Document
from generator.content.facts import Facts
from generator.content.formats import Format
from generator.content.kinds import Kind
from generator.content.survey import Survey
from generator.content.translation import ENGLISH, Translation
from generator.content.voice import Voice
from generator.pages.solved_model import SolvedModel, list_shown
from generator.project import Project

Made = TypeVar("Made")


@dataclass(frozen=True)
class Workspace:
    """Everything that laying out a page may read."""

    project: Project
    facts: Facts
    brand: Brand
    ledger: Ledger
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    formats: Mapping[str, Format] = field(default_factory=dict)
    """All formats that have a writer, by their names."""
    models: Mapping[str, SolvedModel] = field(default_factory=dict)
    approvals: Approvals = field(default_factory=Approvals)
    withdrawals: Withdrawals = field(default_factory=Withdrawals)
    evidence: Mapping[str, str] = field(default_factory=dict)
    """The SHA-256 of every file in `content/evidence/`, by its name there."""
    drawing: bool = True
    """Whether charts are drawn; a check only needs to know that they can be, and fonts are slow to read."""
    terms: Mapping[str, str] = field(default_factory=dict)
    """Phrases with a figure that needs no evidence, each with the reason."""
    unread_terms: str = ""
    """The file of the phrases as written, if it has errors, so that none of them counts."""
    voice: Voice = field(default_factory=Voice)
    """What the company avoids to say, and how it spells."""
    today: date | None = None
    """The day on which claims may have expired; without one, nothing expires."""
    translation: Translation = ENGLISH
    """The words that the engine and the layouts print, in the language of this workspace."""
    catalogues: Mapping[str, NullTranslations] = field(default_factory=dict)
    """The words of every other language that a document is in."""
    account: Mapping[str, str] = field(default_factory=dict)
    """The values of the account that pages are laid out for, and its `id`; nothing in the kit."""
    survey: Survey | None = None
    """What reports are laid out from; the press makes it before it lays out one."""

    @property
    def language(self) -> str:
        """The language that pages of this workspace are printed in."""
        return self.brand.language

    @cached_property
    def undrawn(self) -> "Workspace":
        """The workspace for those who only look: its charts are not drawn, and what is once found stays known."""
        return replace(self, drawing=False) if self.drawing else self

    def in_language(self, tag: str) -> "Workspace":
        """The same workspace with figures read in another language; what pages say in it is `models/speaking`'s."""
        units = self.facts.units.in_language(tag or self.language)
        return self if units is self.facts.units else replace(self, facts=replace(self.facts, units=units))

    def once(self, make: "Callable[[Workspace], Made]") -> Made:
        """What `make` makes of this workspace, made when it is first asked for; a replaced workspace starts afresh."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("Made", self._made[make])

    @cached_property
    def _made(self) -> "dict[Callable[[Workspace], object], object]":
        return {}

    @cached_property
    def fields(self) -> Mapping[str, Mapping[str, Any]]:
        """What texts may name as `{{ group.name }}`: the merge fields, and what the models of documents for customers
        come to for an account. The facts may say of such a result what they say of a field."""
        groups = self.facts.values.get("merge-fields", {})
        stated = {f"{group}.{name}": entry for group, names in groups.items() for name, entry in names.items()}
        return {**stated, **{name: {**entry, **stated.get(name, {})} for name, entry in self.results.items()}}

    @cached_property
    def results(self) -> Mapping[str, Mapping[str, Any]]:
        """The inputs and results of models as fields, `roi.people`: an account that gives the inputs has them."""
        models = [model for model in self.models.values() if model.document.kind.for_customers]
        names = [model.document.name for model in models]
        return {
            f"{model.document.name}.{name}": {"label": row["label"], "prompt": row["label"], "longest": longest}
            for model in models
            if names.count(model.document.name) == 1 and "." not in model.document.name
            for name, row, longest in list_shown(model)
        }

    @cached_property
    def ledger_digest(self) -> str:
        """The digest of all that all claims say."""
        return ledger_digest(self.ledger, self.evidence)
