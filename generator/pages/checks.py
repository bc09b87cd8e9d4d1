"""Checks of a document: what must be so, computed by `holds` or ticked by name and date. What is wrong with them."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.claims.approvals import signers
from generator.content.documents import SUFFIXES, Document
from generator.content.schemas import Node
from generator.content.sources import Steps
from generator.diagnostics import Diagnostic, did_you_mean
from generator.pages.workspace import Workspace


def marked(document: Document) -> dict[Steps, Mapping[str, Any]]:
    """Every check of the document by its steps: what the schema marks with `x-check`."""
    return dict(_marked(document.data, (), document, document.kind.schema.root))


def _marked(data: Any, steps: Steps, document: Document, node: Node) -> Iterator[tuple[Steps, Mapping[str, Any]]]:
    schema = document.kind.schema
    if isinstance(data, Mapping) and "x-check" in schema.resolve(node):
        yield steps, data
    elif isinstance(data, Mapping | list):
        for key, value in data.items() if isinstance(data, Mapping) else enumerate(data):
            yield from _marked(value, (*steps, key), document, schema.below(node, key))


def check_checks(document: Document, workspace: Workspace) -> Iterator[Diagnostic]:
    """A finding for every condition that names what there is not, and every tick that nobody can have made."""
    for steps, check in marked(document).items():
        source = document.source
        if "holds" in check and "ticked" in check:
            message = "this is computed, and what is computed cannot be ticked"
            yield Diagnostic("ticked-by-hand", message, source.position((*steps, "ticked")), "delete `ticked`", width=6)
        if "holds" not in check and "ticked" not in check:
            hint = "add `holds: …` if the engine can compute it, otherwise an empty `ticked:`"
            message = "a check needs the field `holds` or the field `ticked`"
            yield Diagnostic("missing-field", message, source.position(steps), hint)
        ticked = check.get("ticked")
        if ticked and workspace.today and ticked["date"] > workspace.today.isoformat():
            at, message = source.value_position((*steps, "ticked", "date")), f"{ticked['date']} is still to come"
            yield Diagnostic("ticked-ahead", message, at, "tick it when it is done", width=len(ticked["date"]))
        yield from _of_condition(check.get("holds") or {}, (*steps, "holds"), document, workspace)


def _of_condition(
    condition: Mapping[str, Any], steps: Steps, document: Document, workspace: Workspace
) -> Iterator[Diagnostic]:
    source, named = document.source, condition.get("documents", "")
    if named and not _is_known(named, workspace):
        known = {key for key, one in workspace.documents.items() if not one.kind.survey} | _kinds(workspace)
        at = source.value_position((*steps, "documents"))
        message = f"there is neither a kind nor a document `{named}` to look at"
        hint = did_you_mean(named, known) or "name a folder of content/, or a file in one; reports look at no report"
        yield Diagnostic("unknown-document", message, at, hint, width=len(named))
        return
    chosen = [one for one in workspace.documents.values() if selects(condition, one.key, one.kind.audience)]
    chosen = [one for one in chosen if not one.kind.survey]
    kinds = [workspace.kinds[named.partition("/")[0]]] if named else [one.kind for one in chosen]
    formats = {name for kind in kinds for view in kind.views for name in view.formats}
    for n, name in enumerate(condition.get("formats", ())):
        if name not in formats:
            at, hint = source.value_position((*steps, "formats", n)), did_you_mean(name, formats)
            yield Diagnostic("unknown-format", f"these documents are not made as `{name}`", at, hint, width=len(name))
    lists = {name for kind in kinds for name, node in kind.schema.root.get("properties", {}).items() if "items" in node}
    entries = condition.get("entries")
    if entries and entries not in lists:
        at, hint = source.value_position((*steps, "entries")), did_you_mean(entries, lists)
        yield Diagnostic("unknown-field", f"these documents have no list `{entries}`", at, hint, width=len(entries))
    roles, role = {role for one in chosen for role in signers(one, workspace.facts)}, condition.get("signed_by")
    if role and chosen and role not in roles:
        at, hint = source.value_position((*steps, "signed_by")), did_you_mean(role, roles)
        message = f"the signature of `{role}` is not asked for under these documents"
        cure = hint or "content/facts/sign-off.yaml says who signs what"
        yield Diagnostic("unknown-role", message, at, cure, width=len(role))


def selects(condition: Mapping[str, Any], key: str, audience: str) -> bool:
    """Whether a condition is about the document: by its kind or its key, and by its audience."""
    named = condition.get("documents", "")
    return (not named or named in (key, key.partition("/")[0])) and condition.get("audience", audience) == audience


def _kinds(workspace: Workspace) -> set[str]:
    return {name for name, kind in workspace.kinds.items() if not kind.survey}


def _is_known(named: str, workspace: Workspace) -> bool:
    """Whether there is such a kind or content file, be it readable or not."""
    kind, _, name = named.partition("/")
    files = (workspace.project.content / kind / f"{name}{suffix}" for suffix in SUFFIXES)
    return kind in _kinds(workspace) and (not name or any(map(workspace.project.holds, files)))
