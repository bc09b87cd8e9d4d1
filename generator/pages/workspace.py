"""The workspace: a project read once: facts, brand, ledger, kinds, documents and solved models."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from generator.claims.ledger import Ledger, read_ledger
from generator.content.brand import Brand, read_brand
from generator.content.documents import Document, read_documents
from generator.content.facts import Facts, read_facts
from generator.content.kinds import Kind, read_kind, unknown_kinds
from generator.diagnostics import Diagnostic, Problem
from generator.pages.models import SolvedModel, solve_models
from generator.project import Project


@dataclass(frozen=True)
class Workspace:
    """Everything that laying out a page may read."""

    project: Project
    facts: Facts
    brand: Brand
    ledger: Ledger
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    models: Mapping[str, SolvedModel] = field(default_factory=dict)

    @cached_property
    def fields(self) -> Mapping[str, Mapping[str, Any]]:
        """The merge fields by their full name, `account.company`."""
        groups = self.facts.values.get("merge-fields", {})
        return {f"{group}.{name}": entry for group, names in groups.items() for name, entry in names.items()}


def load_workspace(project: Project, formats: frozenset[str]) -> tuple[Workspace, list[Diagnostic]]:
    """Read the whole project. Documents with errors are left out, all findings returned; without a readable brand
    nothing can be laid out, which is a `Problem` that carries every finding."""
    facts, findings = read_facts(project)
    brand, found = read_brand(facts, project)
    findings += found
    ledger, found = read_ledger(project, facts)
    findings += found
    kinds, found = _kinds(project, formats)
    findings += found + unknown_kinds(project)
    documents: dict[str, Document] = {}
    for kind in kinds.values():
        read, found = read_documents(kind, facts, project)
        documents |= {document.key: document for document in read}
        findings += found
    if brand is None:
        raise Problem(*findings)
    workspace = Workspace(project, facts, brand, ledger, kinds, documents)
    models, found = solve_models(documents, workspace)
    return replace(workspace, models=models), findings + found


def _kinds(project: Project, formats: frozenset[str]) -> tuple[dict[str, Kind], list[Diagnostic]]:
    kinds, findings = {}, []
    for name in project.kinds():
        try:
            kinds[name] = read_kind(name, project, formats)
        except Problem as problem:
            findings += problem.diagnostics
    return kinds, findings
