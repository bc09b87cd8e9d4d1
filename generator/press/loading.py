"""Load a workspace: read the whole project once, and collect everything that is wrong with it."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial

from generator.audit.readers import require_readers
from generator.checks.catalogue_words import check_catalogue_words
from generator.checks.claim_words import check_claim_words
from generator.checks.glossary_words import check_glossary
from generator.checks.ledger_figures import check_ledger_texts
from generator.checks.ledger_names import check_ledger_names
from generator.checks.ledger_translations import check_translated_ledger
from generator.checks.off_voice import check_ledger_voice, check_shared_voice
from generator.checks.shared_words import check_shared_words
from generator.checks.style_words import check_styles
from generator.claims.approvals_file import check_policy, read_approvals
from generator.claims.computed_facts import settle_facts
from generator.claims.evidence import FOLDER
from generator.claims.ledger import read_ledger
from generator.claims.ledger_checks import check_ledger
from generator.claims.withdrawals import read_withdrawals
from generator.content.audiences import check_audiences
from generator.content.brand import read_brand
from generator.content.company_units import FILE as COMPANY_UNITS
from generator.content.documents import Document, read_documents
from generator.content.fact_types import check_fact_types, check_patterns
from generator.content.fact_words import check_fact_words
from generator.content.facts import Facts, read_facts
from generator.content.formats import Format
from generator.content.kinds import Kind, read_kind, unknown_kinds
from generator.content.last_days import check_last_days
from generator.content.needs import check_needs
from generator.content.reference_document import check_reference
from generator.content.sale_stages import check_stages
from generator.content.search_words import check_search_words
from generator.content.segment_looks import check_looks
from generator.content.terms import FILE as TERMS
from generator.content.terms import read_terms
from generator.content.unread_files import strays
from generator.content.voice import read_voice
from generator.diagnostics import Diagnostic, Problem, has_errors
from generator.models.solve_models import UNSOLVED, solve_models
from generator.pages.solved_model import SolvedModel
from generator.pages.workspace import Workspace
from generator.press.faulty_documents import check_faulty_texts
from generator.press.spoken_words import read_words
from generator.project import Project
from generator.texts.citations import state


def load_workspace(
    project: Project,
    formats: Mapping[str, Format],
    today: date | None = None,
    known: Mapping[str, SolvedModel] = UNSOLVED,
) -> tuple[Workspace, list[Diagnostic]]:
    """Read the whole project. Documents with errors are left out, all findings returned; without a readable brand
    nothing can be laid out, and without the company's units no figure can be read: a `Problem` that carries every
    finding. Claims expire by `today`, if it is given. Models that are `known` from before need not be solved again, if
    they are made from just the same. A format that nobody reads back is a `Problem`, too, whether a kind uses it or
    not.
    """
    require_readers(one.suffix for one in formats.values())
    facts, findings = _facts(project)
    brand, found = read_brand(facts, project)
    findings += found
    ledger, found = read_ledger(project, facts)
    findings += found
    approvals, found = read_approvals(project, today)
    findings += found + check_policy(facts, project)
    withdrawals, found = read_withdrawals(project)
    findings += found
    terms, unread = read_terms(project, facts.units)
    findings += [*unread, *check_shared_words(facts, terms), *check_glossary(facts)]
    voice, found = read_voice(project, facts.values.get("brand", {}))
    findings += found
    kinds, found = _kinds(project, formats)
    findings += found + unknown_kinds(project) + strays(project)
    findings += check_catalogue_words(facts, kinds, terms)
    findings += [*check_styles(project), *check_reference(project)]
    findings += check_audiences(_used(kinds, project), project.kinds(), facts)
    documents: dict[str, Document] = {}
    for kind in kinds.values():
        read, found = read_documents(kind, facts, project)
        lacking = list(check_needs(kind, facts, project))
        documents |= {document.key: document for document in read if not lacking}
        findings += [*found, *lacking]
    if brand is None:
        raise Problem(*findings)
    spoken, found = read_words(brand, documents.values(), facts.units, project)
    findings += found
    findings += [*check_looks(facts, brand, project), *check_stages(facts, project)]
    findings += [*check_search_words(facts, project), *check_last_days(facts, today)]
    evidence = _digests(project)
    workspace = Workspace(
        project,
        facts,
        brand,
        ledger,
        kinds,
        documents,
        formats=formats,
        approvals=approvals,
        withdrawals=withdrawals,
        evidence=evidence,
        terms=terms,
        unread_terms=_terms_text(project) if has_errors(unread) else "",
        voice=voice,
        today=today,
        translation=spoken.translation,
        catalogues=spoken.catalogues,
    )
    settled, found = settle(workspace, known)
    findings += [*found, *check_shared_voice(settled)]
    # With every model that can be solved, and without complaint about documents whose model cannot.
    return settled, [*findings, *check_faulty_texts(replace(workspace, models=settled.models), findings)]


def _used(kinds: Mapping[str, Kind], project: Project) -> dict[str, Kind]:
    """The kinds that the project has made its own, or has a document of: nobody need say anything of one that a newer
    package brings."""
    return {
        name: kind
        for name, kind in kinds.items()
        if project.document_keys(name) or not project.is_packaged(project.layout(f"{name}/kind.yaml"))
    }


def settle(workspace: Workspace, known: Mapping[str, SolvedModel] = UNSOLVED) -> tuple[Workspace, list[Diagnostic]]:
    """The workspace with its models solved, those documents left out that cannot be, and all that is wrong with the
    models and the ledger. Models that are `known` need not be solved again, if they are made from just the same."""
    documents, ledger, units = workspace.documents, workspace.ledger, workspace.facts.units
    models, findings = solve_models(documents, workspace, known)
    unsolved = {found.at.file for found in findings if found.at}
    solved = {key: document for key, document in documents.items() if document.source.file not in unsolved}
    workspace = replace(workspace, models=models, documents=solved)
    findings += check_ledger(ledger, workspace.project, partial(state, workspace=workspace), units, workspace.today)
    findings += [*check_ledger_texts(workspace), *check_ledger_names(workspace), *check_claim_words(workspace)]
    findings += [*check_ledger_voice(workspace), *check_translated_ledger(workspace)]
    return workspace, findings


def _facts(project: Project) -> tuple[Facts, list[Diagnostic]]:
    facts, findings = read_facts(project)
    if COMPANY_UNITS in facts.faulty:
        raise Problem(*findings)
    facts, found = settle_facts(facts)
    findings += found
    return facts, [*findings, *check_fact_types(facts), *check_patterns(facts), *check_fact_words(facts)]


def _terms_text(project: Project) -> str:
    with suppress(Problem):
        return project.read(project.content / TERMS).decode("utf-8", "replace")
    return ""


def _kinds(project: Project, formats: Mapping[str, Format]) -> tuple[dict[str, Kind], list[Diagnostic]]:
    kinds: dict[str, Kind] = {}
    findings: list[Diagnostic] = []
    for name in project.kinds():
        try:
            kinds[name] = read_kind(name, project, formats)
        except Problem as problem:
            findings += problem.diagnostics
    return kinds, findings


def _digests(project: Project) -> dict[str, str]:
    """The SHA-256 of every file of evidence; one that leads out of the project is none."""
    folder, found = project.content / FOLDER, dict[str, str]()
    for path in project.find_files(folder, "**/*"):
        if project.holds(path):
            with suppress(Problem):  # whoever checks the claims says why
                found[path.relative_to(folder).as_posix()] = project.digest(path)
    return found
