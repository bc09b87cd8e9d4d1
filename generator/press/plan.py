"""The plan: which documents and formats a build makes, and the digest of everything each of them depends on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.content.documents import Document, views_of
from generator.content.survey import Survey
from generator.diagnostics import Diagnostic, Problem, did_you_mean, drop_consequences
from generator.layout.named_files import list_files
from generator.pages.workspace import Workspace
from generator.press.digests import common_digest, joint_digest, kind_digests
from generator.project import SUFFIXES
from generator.texts.cited_documents import list_cited
from generator.texts.named_documents import find_named, list_named


@dataclass(frozen=True, slots=True)
class Job:
    """One document to render: its key, the formats asked for (all of its kind if none), the digest of its inputs, for
    a report the survey that it is laid out from, and the pages that its files of the last build print, by path."""

    key: str
    formats: tuple[str, ...]
    digest: str
    survey: Survey | None = None
    before: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The jobs of ordinary documents, and those of reports, which tell what came of the others."""

    ordinary: tuple[Job, ...]
    reports: tuple[Job, ...]


def make_plan(workspace: Workspace) -> Plan:
    """A job for every document in all its formats. The files that documents share are read once."""
    common = common_digest(workspace)
    documents = workspace.documents.values()
    kinds = {name: kind_digests(name, workspace.project) for name in {document.kind.name for document in documents}}
    every = [
        (document, Job(document.key, formats_of(document), _digest(common, kinds, document, workspace)))
        for document in documents
    ]
    return Plan(
        tuple(job for document, job in every if not document.kind.survey),
        tuple(job for document, job in every if document.kind.survey),
    )


def narrow(plan: Plan, workspace: Workspace, targets: Iterable[str], formats: Iterable[str]) -> Plan:
    """The plan for targets such as `one-pagers` or `one-pagers/first`, and for these formats; none means all."""
    chosen = {document.key for document in choose(workspace, tuple(targets))}
    wanted = tuple(formats)

    def asked(jobs: tuple[Job, ...]) -> tuple[Job, ...]:
        named = (replace(job, formats=among(job.formats, wanted)) for job in jobs if job.key in chosen)
        return tuple(job for job in named if job.formats)

    return Plan(asked(plan.ordinary), asked(plan.reports))


def formats_of(document: Document) -> tuple[str, ...]:
    """Every format that some view of the document makes, in order, each once."""
    return tuple(dict.fromkeys(name for view in views_of(document) for name in view.formats))


def among(formats: tuple[str, ...], wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the formats that are wanted; all if nobody says which."""
    return tuple(name for name in formats if name in wanted) if wanted else formats


def choose(workspace: Workspace, targets: tuple[str, ...]) -> list[Document]:
    """The documents that the targets name; a target that names none is a `Problem` with the closest name."""
    if not targets:
        return list(workspace.documents.values())
    names = [target_name(target) for target in targets]
    unknown = [_unknown(name, workspace) for name in names if not _is_known(name, workspace)]
    if unknown:
        raise Problem(*unknown)
    return [document for key, document in workspace.documents.items() if any(names_key(name, key) for name in names)]


def target_name(target: str) -> str:
    """The target as a key: people also write the path of the content file."""
    name = target.strip("/").removeprefix("content/")
    for suffix in SUFFIXES:
        name = name.removesuffix(suffix)
    return name


def names_key(name: str, key: str) -> bool:
    """Whether a target names the document: its key, or its kind."""
    return key == name or key.startswith(f"{name}/")


def _is_known(name: str, workspace: Workspace) -> bool:
    """Whether there is such a kind or content file, be it readable or not."""
    return name in workspace.kinds or workspace.project.holds_document(name)


def _unknown(name: str, workspace: Workspace) -> Diagnostic:
    known = {*workspace.documents, *workspace.kinds}
    hint = did_you_mean(name, known) or "`collateral list` shows what there is"
    return Diagnostic("unknown-target", f"nothing to build is named `{name}`", None, hint)


def filter_findings(findings: Iterable[Diagnostic], targets: tuple[str, ...]) -> list[Diagnostic]:
    """The findings without those in content files that the targets do not name, and without what follows from others
    of them. What is wrong with a translation may stand in its source."""
    names = [target_name(target) for target in targets]
    named = (found for found in findings if not names or found.at is None or _concerns(found.at.file, names))
    return drop_consequences(named)


def _concerns(file: str, names: list[str]) -> bool:
    folder, _, rest = file.removeprefix("content/").partition("/")
    other = file.startswith("content/") and rest and folder not in {"facts", "claims"}
    key = target_name(file)
    return not other or any(names_key(name, key) or name.startswith(f"{key}.") for name in names)


def _digest(common: str, kinds: Mapping[str, tuple[str, str]], document: Document, workspace: Workspace) -> str:
    approvals = workspace.approvals.of(document.key)
    signed = (f"{one.role} {one.by} {one.date} {one.signed.digest}" for one in approvals)  # reports say who, and when
    named = (*list_named(document, workspace), *_list_leads(document, workspace))
    cited = (digest for _, digest in list_cited(document, workspace))
    own = (*kinds[document.kind.name], document.source.digest, document.key)
    return joint_digest((common, *own, *named, *cited, *signed))


def _list_leads(document: Document, workspace: Workspace) -> Iterator[str]:
    """The files that the document leads to: a kind may have other views than at the last build."""
    named = (workspace.documents.get(key) for key in find_named(document))
    return (file for one in named if one for file in list_files(one, workspace))
