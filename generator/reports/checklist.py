"""Checks of a document: what must be so, computed by `holds` or ticked by name and date. What is wrong with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.claims.approvals import signers
from generator.content.documents import Document
from generator.content.kinds import Kind
from generator.content.schemas import Node
from generator.content.sources import Steps
from generator.diagnostics import Diagnostic, did_you_mean, mend_first
from generator.pages.workspace import Workspace


def find_checks(document: Document) -> dict[Steps, Mapping[str, Any]]:
    """Every check of the document by its steps: what the schema marks with `x-check`."""
    return dict(_find_checks(document.data, (), document, document.kind.schema.root))


def _find_checks(data: Any, steps: Steps, document: Document, node: Node) -> Iterator[tuple[Steps, Mapping[str, Any]]]:
    schema = document.kind.schema
    if isinstance(data, Mapping) and "x-check" in schema.resolve(node):
        yield steps, data
    elif isinstance(data, Mapping | list):
        for key, value in data.items() if isinstance(data, Mapping) else enumerate(data):
            yield from _find_checks(value, (*steps, key), document, schema.below(node, key))


def check_checks(document: Document, workspace: Workspace) -> Iterator[Diagnostic]:
    """A finding for every condition that names what there is not, and every tick that nobody can have made."""
    for steps, check in find_checks(document).items():
        yield from _of_tick(check, steps, document, workspace)
        if check.get("holds"):
            yield from _of_condition(_Condition(check["holds"], (*steps, "holds"), document, workspace))


def _of_tick(check: Mapping[str, Any], steps: Steps, document: Document, workspace: Workspace) -> Iterator[Diagnostic]:
    source, ticked = document.source, check.get("ticked")
    if "holds" in check and "ticked" in check:
        message = "this is computed, and what is computed cannot be ticked"
        yield Diagnostic("ticked-by-hand", message, source.position((*steps, "ticked")), "delete `ticked`", width=6)
    if "holds" not in check and "ticked" not in check:
        hint = "add `holds: …` if the engine can compute it, otherwise an empty `ticked:`"
        message = "a check needs the field `holds` or the field `ticked`"
        yield Diagnostic("missing-field", message, source.position(steps), hint)
    if ticked and workspace.today and ticked["date"] > workspace.today.isoformat():
        at, message = source.value_position((*steps, "ticked", "date")), f"{ticked['date']} is still to come"
        yield Diagnostic("ticked-ahead", message, at, "tick it when it is done", width=len(ticked["date"]))


@dataclass(frozen=True, slots=True)
class _Condition:
    """A condition where it stands, and the documents and kinds that it is about."""

    asks: Mapping[str, Any]
    steps: Steps
    document: Document
    workspace: Workspace

    @property
    def about(self) -> str:
        return str(self.asks.get("documents", ""))

    @property
    def chosen(self) -> list[Document]:
        every = (one for one in self.workspace.documents.values() if not one.kind.survey)
        return [one for one in every if selects(self.asks, one.key, one.kind.audience)]

    @property
    def kinds(self) -> list[Kind]:
        named = self.about.partition("/")[0]
        return [self.workspace.kinds[named]] if named else [one.kind for one in self.chosen]

    def finding(self, code: str, message: str, hint: str, *steps: str | int) -> Diagnostic:
        """A finding at one of its fields."""
        named: Any = self.asks
        for step in steps:
            named = named[step]
        at = self.document.source.value_position((*self.steps, *steps))
        return Diagnostic(code, message, at, hint, width=len(str(named)))


def _of_condition(asked: _Condition) -> Iterator[Diagnostic]:
    if asked.about and not _is_known(asked.about, asked.workspace):
        known = {key for key, one in asked.workspace.documents.items() if not one.kind.survey}
        message = f"there is neither a kind nor a document `{asked.about}` to look at"
        hint = "name a folder of content/, or a file in one; reports look at no report"
        hint = did_you_mean(asked.about, known | _kinds(asked.workspace)) or hint
        kind = asked.about.partition("/")[0]
        if kind in set(asked.workspace.project.kinds()) - set(asked.workspace.kinds):
            hint = mend_first(f"layouts/{kind}")
        yield asked.finding("unknown-document", message, hint, "documents")
        return
    yield from _unknown_formats(asked)
    yield from _unknown_lists(asked)
    yield from _unknown_roles(asked)


def _unknown_formats(asked: _Condition) -> Iterator[Diagnostic]:
    formats = {name for kind in asked.kinds for view in kind.views for name in view.formats}
    for n, name in enumerate(asked.asks.get("formats", ())):
        if name not in formats:
            message = f"these documents are not made as `{name}`"
            yield asked.finding("unknown-format", message, did_you_mean(name, formats), "formats", n)


def _unknown_lists(asked: _Condition) -> Iterator[Diagnostic]:
    entries, roots = asked.asks.get("entries"), (kind.schema.root for kind in asked.kinds)
    lists = {name for root in roots for name, node in root.get("properties", {}).items() if "items" in node}
    if entries and entries not in lists:
        message = f"these documents have no list `{entries}`"
        yield asked.finding("unknown-field", message, did_you_mean(entries, lists), "entries")


def _unknown_roles(asked: _Condition) -> Iterator[Diagnostic]:
    role, chosen = asked.asks.get("signed_by"), asked.chosen
    roles = {role for one in chosen for role in signers(one, asked.workspace.facts)}
    if role and chosen and role not in roles:
        message = f"the signature of `{role}` is not asked for under these documents"
        hint = did_you_mean(role, roles) or "content/facts/sign-off.yaml says who signs what"
        yield asked.finding("unknown-role", message, hint, "signed_by")


def selects(condition: Mapping[str, Any], key: str, audience: str) -> bool:
    """Whether a condition is about the document: by its kind or its key, and by its audience."""
    named = condition.get("documents", "")
    return (not named or named in (key, key.partition("/")[0])) and condition.get("audience", audience) == audience


def _kinds(workspace: Workspace) -> set[str]:
    return {name for name, kind in workspace.kinds.items() if not kind.survey}


def _is_known(named: str, workspace: Workspace) -> bool:
    """Whether there is such a kind or content file, be it readable or not."""
    kind, _, name = named.partition("/")
    return kind in _kinds(workspace) and (not name or workspace.project.holds_document(named))
