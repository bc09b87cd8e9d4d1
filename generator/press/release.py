"""Release: what must hold before documents leave the building."""

from collections.abc import Iterable, Iterator
from datetime import date

from generator.content.documents import Document, views_of
from generator.content.kinds import View
from generator.diagnostics import Diagnostic, has_errors
from generator.layout.clearance import find_claims, reasons
from generator.pages.workspace import Workspace
from generator.press.plan import among, choose, formats_of
from generator.press.release_day import check_day, check_future
from generator.press.surveying import examine_with_survey

MOST_REASONS = 4  # what a person reads in one message; `collateral approvals` has all of them


def choose_released(workspace: Workspace, targets: Iterable[str]) -> tuple[str, ...]:
    """The documents among those that the targets name that a release contains: none that is internal or withdrawn."""
    return tuple(
        one.key
        for one in choose(workspace, tuple(targets))
        if one.kind.for_customers and not workspace.withdrawals.standing(one.key)
    )


def list_withdrawn(workspace: Workspace, targets: Iterable[str]) -> tuple[str, ...]:
    """The documents among those that the targets name that no release contains until they are restored."""
    return tuple(one.key for one in choose(workspace, tuple(targets)) if workspace.withdrawals.standing(one.key))


def is_internal(document: str, workspace: Workspace) -> bool:
    """Whether a document that was built, and may not be readable now, is of an internal kind or of none."""
    kind = workspace.kinds.get(document.partition("/")[0])
    return kind is None or not kind.for_customers


def stays_inside(path: str, document: str, workspace: Workspace) -> bool:
    """Whether a file of a document is one of a view that is internal."""
    return any(_is_of(path, document, view) for view in _inner(document, workspace))


def lacks_inner(document: str, formats: Iterable[str], paths: Iterable[str], workspace: Workspace) -> bool:
    """Whether a file of an internal view is not among those built, as after a release."""
    wanted, built = {*formats}, tuple(paths)
    read = workspace.documents.get(document)
    inner = (view for view in views_of(read) if view.internal) if read else _inner(document, workspace)
    asked = (view for view in inner if wanted & {*view.formats})
    return any(not any(_is_of(path, document, view) for path in built) for view in asked)


def _inner(document: str, workspace: Workspace) -> Iterator[View]:
    kind = workspace.kinds.get(document.partition("/")[0])
    yield from (view for view in kind.views if view.internal) if kind else ()


def _is_of(path: str, document: str, view: View) -> bool:
    folder, _, name = document.partition("/")
    _, own, rest = path.rpartition(f"-{name}-{view.name}")
    return path.startswith(f"{folder}/") and bool(own) and rest.startswith((".", "-"))


def find_refusals(
    workspace: Workspace, targets: Iterable[str], formats: Iterable[str], clock: date | None = None
) -> list[Diagnostic]:
    """Everything that speaks against releasing these documents: their errors, what they still wait for, and a day that
    cannot be, held against what they rest on and against the real `clock`."""
    named, wanted = tuple(targets), tuple(formats)
    outside = [name for name in named if not choose_released(workspace, (name,))]
    if outside or not (named or choose_released(workspace, ())):
        return [_refuse_outside(name, workspace) for name in outside or [""]]
    targets = choose_released(workspace, named)
    documents = (one for one in choose(workspace, targets) if among(formats_of(one), wanted))
    refused = (found for document in documents for found in _refuse(document, workspace, clock))
    return [*check_future(workspace.today, clock), *refused]


def _refuse_outside(name: str, workspace: Workspace) -> Diagnostic:
    """The finding for a target of which nothing may be released."""
    withdrawn = workspace.withdrawals.standing(next(iter(list_withdrawn(workspace, filter(None, (name,)))), ""))
    if withdrawn:
        hint = f"`collateral withdraw {withdrawn.document} --restore` lets the next release have it again"
        return Diagnostic("withdrawn-document", f"`{withdrawn.document}` is {withdrawn.sentence}", None, hint)
    message = f"`{name or 'the project'}` is internal, and is never released"
    cure = "release what is for customers or partners"
    return Diagnostic("internal-release", message, None, cure)


def _refuse(document: Document, workspace: Workspace, clock: date | None) -> list[Diagnostic]:
    examined = examine_with_survey(document, workspace.undrawn)
    findings, found = list(examined.findings), examined.composed.clearance
    claims = find_claims(document, (page for _, page in examined.composed.pages), workspace)
    findings += check_day(document, claims, workspace.today, clock)
    if has_errors(findings) or found is None or found.cleared:
        return findings
    why = reasons(found)
    said = "; ".join(why[:MOST_REASONS]) + (f"; and {len(why) - MOST_REASONS} more" if why[MOST_REASONS:] else "")
    message = f"`{document.key}` is not cleared for release: {said}"
    hint = f"`collateral approvals {document.key}` shows all that is missing"
    return [*findings, Diagnostic("not-cleared", message, document.source.position(("control",)), hint)]
