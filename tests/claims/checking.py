"""Check a ledger that a test writes down, and show the findings as people see them."""

import shutil
from datetime import date
from pathlib import Path

from generator.claims.ledger import read_ledger
from generator.claims.ledger_checks import check_ledger
from generator.content.facts import read_facts
from generator.diagnostics import Diagnostic, Problem
from generator.project import Project
from tests.units import FILE

ORDINARY = {"statement": "It is so.", "basis": "assumed", "status": "proposed", "owner": "Sales Lead"}
FACTS = {"fact:price": "$100K", "fact:discount": "20%", "fact:colour": "blue"}


def resolve(citation: str, ledger: dict[str, str]) -> tuple[str, float | None]:
    """The facts of these tests, the claims of the ledger, and one result of a model."""
    stated = {**FACTS, **ledger, "calc:roi/saas.cut": "33%"}
    if citation not in stated:
        raise Problem(Diagnostic("unknown-fact", f"nothing is named `{citation}`", hint="correct the name"))
    return stated[citation], 1 / 3 if citation.startswith("calc:") else None


def written(claims: str) -> str:
    """The ledger file for claims written as `name: field: value, …` lines, with what every claim must have."""
    lines = []
    for claim in claims.strip().splitlines():
        name, _, fields = claim.strip().partition(": ")
        ordinary = [f"{key}: {value}" for key, value in ORDINARY.items() if f"{key}: " not in fields]
        lines.append(f"{name}: {{{', '.join([fields, *ordinary])}}}\n")
    return "".join(lines)


def checked(folder: Path, claims: str, today: date | None = None) -> list[str]:
    """Every finding of the ledger with these claims, one claim a line."""
    path = folder / "content" / "claims" / "case.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written(claims), encoding="utf-8")
    (folder / "content" / "facts").mkdir(exist_ok=True)
    shutil.copy(FILE, folder / "content" / "facts")
    project = Project(folder)
    facts, _ = read_facts(project)
    ledger, findings = read_ledger(project, facts)
    values = {f"claim:{claim.id}": claim.value for claim in ledger}
    findings += check_ledger(ledger, project, lambda citation: resolve(citation, values), facts.units, today)
    return [shown(finding) for finding in findings]


def shown(found: Diagnostic) -> str:
    """One finding: its line, severity if it is a warning, code, message and cure."""
    line = found.at.line if found.at else "-"
    warning = "warning " if found.severity == "warning" else ""
    return f"line {line}: {warning}{found.code}: {found.message} ({found.hint})"
